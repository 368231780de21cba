"""Change how a body heads and numbers its papers; those issued before keep what they were printed with."""

import re
from collections.abc import Mapping
from typing import Any

from intranet.access.actor import Actor, Body
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.documents.houses import composed, settings_of
from intranet.documents.register_filters import Book, current_book
from intranet.documents.register_queries import given
from intranet.errors import Refused, WrongState
from intranet.text.fold import clean

FIELDS = {
    "parents": "cơ quan cấp trên", "names": "tên cơ quan", "in_full": "tên đầy đủ", "symbol": "ký hiệu",
    "place": "địa danh", "collective": "thay mặt", "tone": "cách đặt dấu thanh", "end_mark": "dấu kết thúc",
    "heading_mark": "dấu sau số mục", "scope": "cách đánh số", "term": "nhiệm kỳ",
}  # fmt: skip
NEEDED = {"names": "tên cơ quan", "in_full": "tên đầy đủ", "symbol": "ký hiệu", "place": "địa danh"}
_TERM = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")


def _words(entry: AuditEntry) -> str:
    changed = (FIELDS.get(name, name) for name in entry.data["changes"])
    return "Sửa thể thức văn bản: " + ", ".join(changed)


log.define("house.change", _words)


def change(
    actor: Actor, body: Body, values: Mapping[str, Any], *, scope: str, term: str, seen: int | None = None
) -> bool:
    """Let the papers of *body* be headed and numbered like this from now on; tell whether that is new.

    Only what differs from the composed letterhead is kept, so that the rest follows the commune's name.
    *seen* is the version that the person changes; 0 before the first change.
    """
    require_somewhere(actor, P.SETTINGS_EDIT)
    made = composed(body)
    kept = {}
    for name in FIELDS.keys() & values.keys():
        value = _tidy(values[name])
        if name in NEEDED and not value:
            raise Refused(f"Hãy ghi {NEEDED[name]}.", field=name)
        own = getattr(made, name)
        if value != (list(own) if isinstance(own, tuple) else own):
            kept[name] = value
    if " " in kept.get("symbol", ""):
        raise Refused("Ký hiệu viết liền, không có dấu cách, ví dụ UBND.", field="symbol")
    row = settings_of(body)
    if seen is not None and seen != (row.version or 0):
        raise WrongState("Thể thức này vừa có người khác sửa. Hãy xem lại bản xem trước rồi gửi lại.")
    term = _term(body, term, row.term)
    if row.term and term != row.term:
        _expect_new_term(body, term, row.term)
    usual = "type" if body is Body.PARTY else "all"
    scope = "" if scope == usual else scope
    if scope != row.scope:
        _expect_new_book(body)
    before = {**row.values, "scope": row.scope, "term": row.term}
    after = {**kept, "scope": scope, "term": term}
    pairs = {name: [before.get(name), after.get(name)] for name in FIELDS}
    found = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if not found:
        return False
    row.values, row.scope, row.term = kept, scope, term
    db.session.add(row)
    bump("settings")
    log.record(actor, "house.change", row, changes=found)
    return True


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [line for line in map(clean, value) if line]


def _term(body: Body, text: str, old: str) -> str:
    """Return the term as “2025-2030”."""
    if body is not Body.PARTY:
        return old
    if not clean(text):
        raise Refused("Hãy ghi nhiệm kỳ của Đảng ủy, ví dụ 2025-2030.", field="term")
    found = _TERM.fullmatch(clean(text))
    if found is None or not 0 < int(found[2]) - int(found[1]) <= 10:
        raise Refused("Nhiệm kỳ ghi bằng hai năm, ví dụ 2025-2030.", field="term")
    return f"{found[1]}-{found[2]}"


def _expect_new_book(body: Body) -> None:
    """Refuse another way of numbering once numbers were given: the same number would be given twice."""
    book = current_book(body)
    if given((body,)).get(book):
        raise Refused(
            f"Sổ {book.span} đã cấp số. Cách đánh số chỉ đổi được trước số đầu tiên của sổ mới.",
            field="scope",
        )


def _expect_new_term(body: Body, term: str, old: str) -> None:
    """Refuse a term of which years lie in one that is numbered already, but for the year of the congress."""
    if int(term[:4]) < int(old[-4:]) and given((body,)).get(Book(body, old)):
        raise Refused(
            f"Sổ nhiệm kỳ {old} đã cấp số. Nhiệm kỳ mới bắt đầu sớm nhất từ năm {old[-4:]}, nếu không số sẽ"
            " bị cấp hai lần.",
            field="term",
        )
