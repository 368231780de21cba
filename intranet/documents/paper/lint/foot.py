"""Faults of the foot and of whom the paper goes to: Kính gửi, Nơi nhận, Lưu, the lines of the signature."""

import re
from collections.abc import Iterator
from itertools import takewhile

from intranet.documents.paper.lint.fault import Case, Fault
from intranet.documents.paper.lint.saved import Place, Saved, SavedLine
from intranet.documents.paper.signature import OFFICE_SINCE
from intranet.documents.paper.wording import GONE_LEVEL, GONE_POST, TWO_LEVELS

_DOTTED = re.compile(r"^(TM|KT|TL|TUQ)\.")


def filed(saved: Saved, case: Case) -> Iterator[Fault]:
    """G08 and P07: every recipient on a line that ends in “;”, the last says where the paper is filed."""
    if not case.kind.is_numbered:
        return
    lines = [line.text for line in saved.at(Place.TO)][1:]
    if not lines:
        yield Fault("G08", "Chưa có Nơi nhận.")
        return
    for text in lines[:-1]:
        if not text.endswith(";"):
            yield Fault("G08", "Mỗi dòng Nơi nhận kết thúc bằng dấu chấm phẩy.", text)
    last = lines[-1]
    if case.is_party:
        if re.search(r"\bVT\b", last):
            yield Fault("P07", "Văn bản của Đảng ghi “Lưu Văn phòng …”, không ghi VT.", last)
        if not re.match(r"- Lưu [^:]*\.$", last):
            yield Fault("P07", "Dòng cuối Nơi nhận phải ghi “- Lưu Văn phòng Đảng ủy.”.", last)
    elif not re.match(r"- Lưu: VT\b[^.]*\.$", last):
        yield Fault("G08", "Dòng cuối Nơi nhận phải ghi “- Lưu: VT, ….”.", last)


def dear(saved: Saved, case: Case) -> Iterator[Fault]:
    """G09: Kính gửi stands on letters only, and Nơi nhận then begins with “Như trên”."""
    found = next((line.text for line in saved.at(Place.BODY) if line.text.startswith("Kính gửi")), "")
    first = next(iter([line.text for line in saved.at(Place.TO)][1:]), "")
    if case.kind.is_letter:
        if not found:
            yield Fault("G09", "Công văn phải có “Kính gửi:”.")
        if not first.startswith("- Như trên"):
            yield Fault("G09", "Nơi nhận của công văn bắt đầu bằng “- Như trên;”.", first)
    elif found:
        yield Fault("G09", f"{case.kind.label} không có “Kính gửi:”.", found)


def _dear_lines(saved: Saved) -> list[SavedLine]:
    """Return the line of Kính gửi and, where it ends in a colon, the names that stand below it."""
    lines = saved.at(Place.BODY)
    begun = next((n for n, line in enumerate(lines) if line.text.startswith("Kính gửi")), None)
    if begun is None:
        return []
    names = takewhile(lambda line: line.text.startswith("- "), lines[begun + 1 :])
    return [lines[begun], *(names if lines[begun].text.endswith(":") else ())]


def levels(saved: Saved, case: Case) -> Iterator[Fault]:
    """G13: after 01/7/2025 nothing goes to a district, a township or a post that is no more."""
    if case.day is None or case.day < TWO_LEVELS:
        return
    for line in [*_dear_lines(saved), *saved.at(Place.TO)]:
        if found := GONE_LEVEL.search(line.text):
            yield Fault("G13", f"Từ 01/7/2025 không còn “{found[1].lower()}”; cần sửa nơi nhận.", line.text)
    for line in saved.at(Place.BODY, Place.TABLE, Place.TO):
        if GONE_POST.search(line.text):
            yield Fault("G13", "Từ 01/7/2025 không còn chức danh Văn phòng - Thống kê.", line.text)


def office(saved: Saved, case: Case) -> Iterator[Fault]:
    """G15: nobody signed by order in a commune before there was a Chánh Văn phòng."""
    for line in saved.at(Place.SIGNED):
        early = case.day is not None and case.day < OFFICE_SINCE
        if early and re.search(r"^TL\.|^T/L|CHÁNH VĂN PHÒNG", line.text):
            yield Fault("G15", "Trước 01/7/2025 cấp xã chưa có Chánh Văn phòng để ký.", line.text)


def party(saved: Saved, case: Case) -> Iterator[Fault]:
    """P04, P05, P06, P10: the signature and Nơi nhận of a paper of the Party."""
    if not case.is_party:
        return
    signed, above = saved.at(Place.SIGNED), ""
    for line in signed:
        if _DOTTED.match(line.text):
            yield Fault("P04", "Văn bản của Đảng dùng T/M, K/T, T/L, không dùng dấu chấm.", line.text)
        elif line.text.startswith("K/T") and above.startswith("T/M"):
            yield Fault("P10", "Cấp phó của cấp ủy ký T/M, không ký K/T.", line.text)
        elif line.text.isupper() and "/" not in line.text and line.bold:
            yield Fault("P05", "Chức vụ người ký in chữ đứng, không đậm.", line.text)
        above = line.text
    head = next(iter(saved.at(Place.TO)), None)
    if head and not (head.underlined and head.text == "Nơi nhận:"):
        yield Fault("P06", "“Nơi nhận:” có dấu hai chấm và được gạch chân.", head.text)


RULES = (filed, dear, levels, office, party)
