"""The way in: a file, its bytes or a pasted text becomes a ``Reading``."""

from pathlib import Path

from intranet.errors import Refused
from intranet.plans.parsing.result import Reading

MAX_BYTES = 20 * 1024 * 1024


def read_file(path: Path) -> Reading:
    """Return what the plan in the file *path* orders."""
    if not path.is_file():
        raise Refused("Không tìm thấy tệp này. Hãy kiểm tra lại đường dẫn.")
    if path.stat().st_size > MAX_BYTES:
        raise Refused("Tệp lớn hơn 20 MB. Hãy chọn tệp nhỏ hơn.")
    return read_bytes(path.read_bytes(), name=path.name)


def read_bytes(data: bytes, *, name: str) -> Reading:
    """Return what the plan in *data* orders; *name* is the file's name, for its extension only."""
    return read_text(data.decode("utf-8"))


def read_text(text: str) -> Reading:
    """Return what the plan pasted as *text* orders."""
    return Reading(lines=text.splitlines())
