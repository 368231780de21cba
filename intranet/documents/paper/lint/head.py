"""Faults of the head: number, symbol, day, place, title, trích yếu and the lines below them."""

import re
from collections.abc import Iterator

from intranet.documents.paper.form import STATE_MOTTO
from intranet.documents.paper.lint.fault import Case, Fault
from intranet.documents.paper.lint.saved import Place, Saved
from intranet.documents.paper.wording import (
    PARTY_NUMBER,
    STATE_NUMBER,
    TYPES,
    day_padding,
    is_spaced,
    number_padding,
)
from intranet.text.fold import fold

_DAY = re.compile(r"ngày +(?P<day>\d*) *tháng +(?P<month>\d*) *năm")


def number(saved: Saved, case: Case) -> Iterator[Fault]:
    """G01, P01, P02: number and symbol as the house writes them, of this kind."""
    line, party = saved.number, case.is_party
    code = "P01" if party else "G01"
    if not case.kind.is_numbered:
        return
    if not line:
        yield Fault(code, "Chưa có dòng số, ký hiệu dưới tên cơ quan.")
        return
    if party and re.match(r"Số *:", line):
        yield Fault("P02", "Văn bản của Đảng viết “Số” không có dấu hai chấm.", line)
        line = re.sub(r"^Số *:", "Số", line)
    found = (PARTY_NUMBER if party else STATE_NUMBER).fullmatch(line)
    example = case.house.symbol_of(case.kind, unit="VP" if case.kind.is_letter and not party else "")
    if found is None:
        if not is_spaced(line):
            model = f"{'Số 05' if party else 'Số: 05'}{example}"
            yield Fault(code, f"Số, ký hiệu chưa đúng mẫu; cần viết như “{model}”.", line)
        return
    named = found["kind"] in TYPES or found["kind"] == "CV"
    if party:
        right = found["kind"] == case.kind.code
    else:
        right = not named if case.kind.is_letter else found["kind"] == case.kind.code
    if not right:
        yield Fault(
            code, f"Ký hiệu không phải của {case.kind.label.lower()}; cần viết như “{example}”.", line
        )


def spaces(saved: Saved, case: Case) -> Iterator[Fault]:
    """G02: no space in the symbol."""
    if is_spaced(saved.number):
        yield Fault("G02", "Ký hiệu văn bản viết liền, không có dấu cách.", saved.number)


def zeros(saved: Saved, case: Case) -> Iterator[Fault]:
    """G03: 01–09 for numbers and days, 01 and 02 for months, no zero before the months 3 to 9."""
    found = re.match(r"Số ?:? *(\d+)", saved.number)
    if found and (said := number_padding(found[1])):
        yield Fault("G03", said, saved.number)
    for line in filter(None, (saved.date,)):
        found = _DAY.search(line)
        if not found:
            yield Fault("G03", "Ngày phải viết đủ “ngày … tháng … năm …”.", line)
            continue
        for said in day_padding(found["day"], found["month"]):
            yield Fault("G03", said, line)


def letter(saved: Saved, case: Case) -> Iterator[Fault]:
    """G04: a letter has V/v under its number, and no name of a kind."""
    if not case.kind.is_letter:
        return
    begins = "về việc" if case.is_party else "V/v"
    if not any(line.text.startswith(begins) for line in saved.at(Place.LEFT)):
        yield Fault("G04", f"Công văn phải có trích yếu “{begins} …” dưới số, ký hiệu.")
    if saved.title:
        yield Fault("G04", "Công văn không ghi tên loại ở giữa trang.", saved.title[0].text)


def named(saved: Saved, case: Case) -> Iterator[Fault]:
    """G05 and P03: title, trích yếu and what stands below; the star below the Party's name."""
    party = case.is_party
    if party and not any(line.text == "*" for line in saved.at(Place.LEFT)):
        yield Fault("P03", "Dưới tên cấp ủy phải có dấu sao (*).")
    if not case.kind.title:
        return
    texts = [line.text for line in saved.title]
    if not texts or texts[0] != case.kind.title:
        yield Fault("G05", f"Chưa có tên loại “{case.kind.title}” ở giữa trang.", texts[0] if texts else "")
        return
    if not [text for text in texts[1:] if set(text) != {"-"}]:
        yield Fault("G05", "Chưa có trích yếu dưới tên loại văn bản.", texts[0])
        return
    if party:
        if texts[-1] != "-----":
            yield Fault("P03", "Dưới trích yếu phải có năm dấu gạch nối (-----).", texts[-1])
    elif not any(line.ruled and not line.text and line.place is Place.BODY for line in saved.lines):
        yield Fault("G05", "Dưới trích yếu phải có đường kẻ ngắn.", texts[-1])


def place(saved: Saved, case: Case) -> Iterator[Fault]:
    """G16: the place of the date line is the one of the house."""
    named, comma, _ = saved.date.partition(", ngày")
    if case.house.place and comma and named != case.house.place:
        yield Fault("G16", f"Địa danh phải là “{case.house.place}”.", saved.date)


def motto(saved: Saved, case: Case) -> Iterator[Fault]:
    """P08: no Quốc hiệu on a paper of the Party."""
    wanted = fold(STATE_MOTTO[0])
    for line in saved.lines if case.is_party else ():
        if fold(line.text) == wanted:
            yield Fault("P08", "Văn bản của Đảng không có Quốc hiệu.", line.text)


RULES = (number, spaces, zeros, letter, named, place, motto)
