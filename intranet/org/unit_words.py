"""How changes of units and people read in their history."""

from datetime import date
from typing import Any

from intranet.audit.models import AuditEntry
from intranet.org.models import Block, UnitKind

_FIELDS = {
    "name": "tên",
    "short_name": "tên viết tắt",
    "kind": "loại",
    "block": "khối",
    "parent_id": "đơn vị trên",
    "position": "thứ tự",
    "gathers": "gồm mọi",
    "starts_on": "từ ngày",
    "ends_on": "đến hết ngày",
    "full_name": "họ tên",
    "phone": "điện thoại",
    "username": "tên đăng nhập",
    "place": "địa danh",
    "parent": "cấp trên",
}
_SILENT = {"name_key"}


def changed(words: str) -> Any:
    """Return the words of an entry that lists what was changed in ``data["changes"]``."""

    def read(entry: AuditEntry) -> str:
        changes = entry.data.get("changes") or {}
        parts = [
            f"{_FIELDS.get(field, field)}: {_value(field, old)} → {_value(field, new)}"
            for field, (old, new) in changes.items()
            if field not in _SILENT
        ]
        return f"{words} ({'; '.join(parts)})" if parts else words

    return read


def _value(field: str, value: Any) -> str:
    if value in (None, ""):
        return "(trống)"
    if field == "block":
        return Block(value).label
    if field in ("kind", "gathers"):
        return UnitKind(value).label
    if field in ("starts_on", "ends_on"):
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    return f"“{value}”" if isinstance(value, str) else str(value)
