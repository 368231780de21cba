"""G14: what a plan says of a person that nobody outside needs to know; plans are read by the whole commune.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 and, before 01/01/2026, NĐ 13/2023: a number of identity, a birthday,
a home or a person's own telephone is given on only where the work needs it.
"""

import re
from collections.abc import Iterator

from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, over, should
from intranet.plans.parsing.words import key

_DIGITS = r"(?:\d[ .]?)"
_KINDS = (
    ("số căn cước, số định danh", re.compile(
        r"\b(?:cccd|cmnd|cmtnd|căn cước|chứng minh|định danh)[^\d;]{0,40}" + _DIGITS + r"{9,12}(?!\d)"
        r"|(?<![\d/.,])0(?:\d{2})[0-3]\d{8}(?![\d/])"
    )),
    ("ngày, năm sinh", re.compile(
        r"\b(?:sinh ngày|sinh năm|ngày sinh|ngày, tháng, năm sinh)\s*:?\s*\d"
        r"|\bsn\s*:?\s*(?:19|20)\d{2}\b"
    )),
    ("nơi ở của cá nhân", re.compile(
        r"\b(?:nơi (?:thường trú|tạm trú|cư trú|ở hiện nay)|hộ khẩu thường trú|địa chỉ nhà|nhà riêng)\s*:"
        r"|\b(?:thường trú|tạm trú) tại\s+(?:số|thôn|bản|ấp|tổ|xóm|khu)\s"
    )),
    ("số điện thoại riêng", re.compile(r"(?<![\d/.])(?:\+84|0)[ .]?[35789](?:[ .]?\d){8}(?![\d/])")),
)  # fmt: skip
_OF_OFFICE = re.compile(r"đường dây nóng|hotline|tổng đài|trực ban|cơ quan|văn phòng|bộ phận")


def personal(case: Case) -> Iterator[Note]:
    """Name each kind once, with all its lines; the telephone that an office is reached by is nobody's own."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(case.lines[: case.foot - 1], start=1):
        low = key(line)
        for name, pattern in _KINDS:
            if pattern.search(low) and not (name.startswith("số điện") and _OF_OFFICE.search(low)):
                found.setdefault(name, []).append(number)
    if found:
        names = "; ".join(found)
        yield over([n for lines in found.values() for n in lines], should(
            "personal_data", None, f"Kế hoạch nêu dữ liệu của cá nhân: {names}.",
            "Bỏ khỏi kế hoạch, hoặc để ở danh sách riêng không công khai.",
        ))  # fmt: skip


RULES = (personal,)
