"""Where a line cites another paper: its number, day and trích yếu are history and never moved. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_KIND = (
    r"(?:nghị quyết|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|kế hoạch|công văn|hướng dẫn"
    r"|chương trình|kết luận|quy định|quy chế|thông báo|báo cáo|văn bản|đề án|tờ trình|công điện|điều lệ"
    r"|thông tri|phương án)"
)
_DAY = r"ngày\s+(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
# A paper with its number; what is said of it up to the next comma belongs to it.
_NUMBERED = re.compile(
    rf"\b{_KIND}(?:\s+liên tịch)?\s+(?:số\s*:?\s*)?\d+[\w\-]*\s?[/\-][^\s,;.()]*"
    rf"(?:\s*,?\s*{_DAY})?(?:\s+(?:của|về|ban hành|quy định|hướng dẫn|v/v|triển khai)\b[^,;.:]*)?",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b{_KIND}\s+(?:số\s*)?{_DAY}(?:\s+(?:của|về)\b[^,;.:]*)?", re.IGNORECASE)
_LAW = re.compile(r"(?:\bBộ luật|\bLuật|\bPháp lệnh|\bHiến pháp)\s+[^,;.:()]*(?:\([^)]*\))?")
_GROUND = re.compile(
    rf"^\W*(?:căn cứ|thực hiện|theo|triển khai(?: thực hiện)?|tiếp tục thực hiện|thi hành)\s+"
    rf"(?:vào\s+)?(?:các\s+|nội dung\s+)?(?:{_KIND}|luật|bộ luật|pháp lệnh|hiến pháp)\b",
    re.IGNORECASE,
)
_BASIS = re.compile(r"^\W*căn cứ\b", re.IGNORECASE)
_ADOPTS = re.compile(r"\b(?:xây dựng|ban hành|lập|triển khai)\s+kế hoạch\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a line, from *start* up to *end*."""

    start: int
    end: int


def cited(line: str, *, in_preface: bool = False) -> list[Span]:
    """Return where *line* speaks of other papers.

    Before the first part (*in_preface*) a line that begins with a ground is cited as a whole, up to the
    sentence with which the plan adopts itself; further down a căn cứ only.
    """
    found = [
        Span(match.start(), match.end())
        for pattern in (_NUMBERED, _DATED, _LAW)
        for match in pattern.finditer(line)
    ]
    if _BASIS.match(line) or (in_preface and _GROUND.match(line)):
        own = _own_sentence(line)
        found.append(Span(0, own if own is not None else len(line)))
    return found


def _own_sentence(line: str) -> int | None:
    """Return where the plan's own sentence begins behind its grounds; None if there is none."""
    for match in _ADOPTS.finditer(line):
        if not any(one.start() <= match.start() < one.end() for one in _NUMBERED.finditer(line)):
            comma = max(line.rfind(mark, 0, match.start()) for mark in ",;")
            return comma + 1 if comma >= 0 else match.start()
    return None


def covered(at: int, spans: Iterable[Span]) -> bool:
    """Tell whether the letter at *at* lies in one of *spans*."""
    return any(one.start <= at < one.end for one in spans)
