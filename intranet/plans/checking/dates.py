"""Rules for days in the text: days that do not exist, and days that contradict each other."""

import re
from collections.abc import Iterator
from datetime import date

from intranet.plans.checking.case import Case
from intranet.plans.checking.held import day_of
from intranet.plans.checking.note import Note, must, should
from intranet.plans.parsing import moments
from intranet.plans.parsing.words import key
from intranet.text.dates import WEEKDAYS

_DAY = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>(?:19|20|21)\d{2})(?![\d/])"
    r"|\bngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>\d{4}))?(?!\d)"
    r"|\bngày\s+(?P<day3>\d{1,2})/(?P<month3>\d{1,2})(?![\d/])"
)
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_NAMED_BEFORE = re.compile(rf"(?P<name>{_WEEKDAY})\s*[,(]?\s*(?:ngày\s+)?$")
_NAMED_AFTER = re.compile(rf"^\s*[,(]?\s*(?P<name>{_WEEKDAY})\b")
_SPAN = re.compile(rf"\btừ\s+(?P<first>{moments.DAY})\s*(?:đến|-)\s*(?:hết\s+)?(?P<last>{moments.DAY})")


def _written(found: re.Match[str], year: int | None) -> tuple[str, date | None, bool]:
    """Return a day as printed, the day it is if there is such a day, and whether its year is known."""
    day, month, printed = (
        next((found[name + n] for n in ("", "2", "3") if found.groupdict().get(name + n)), None)
        for name in ("day", "month", "year")
    )
    value = int(printed) if printed else year
    try:
        return found[0], date(value or 2024, int(month or 0), int(day or 0)), value is not None
    except ValueError:
        return found[0], None, value is not None


def impossible(case: Case) -> Iterator[Note]:
    """A day that no calendar has."""
    for paragraph in [*case.preface, *case.body]:
        for found in _DAY.finditer(key(paragraph.text)):
            words, day, _ = _written(found, case.year)
            if day is None:
                yield must(
                    "date_impossible", case.line_of(words, first=paragraph.first) or paragraph.first,
                    f"Không có ngày “{words.removeprefix('ngày ')}”.", "Sửa lại ngày, tháng.",
                )  # fmt: skip
    header = case.reading.header.date
    if header and len(header) == 10 and day_of(header) is None:
        line = case.line_of("tháng", first=1)
        yield must("date_impossible", line, "Ngày ban hành không có trong lịch.", "Sửa lại ngày, tháng.")


def weekdays(case: Case) -> Iterator[Note]:
    """A weekday that the day does not fall on."""
    for paragraph in case.body:
        low = key(paragraph.text)
        for found in _DAY.finditer(low):
            words, day, sure = _written(found, case.year)
            if day is None or not sure:
                continue
            named = _NAMED_BEFORE.search(low[: found.start()]) or _NAMED_AFTER.match(low[found.end() :])
            if named and moments.weekday(named["name"]) not in (None, day.isoweekday()):
                yield must(
                    "weekday_wrong", case.line_of(words, first=paragraph.first) or paragraph.first,
                    f"Ngày {day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}, không phải {named['name']}.",
                    "Sửa thứ hoặc sửa ngày cho khớp.",
                )  # fmt: skip


def spans(case: Case) -> Iterator[Note]:
    """An end before its beginning."""
    for paragraph in case.body:
        for found in _SPAN.finditer(key(paragraph.text)):
            last = moments.day(found["last"], case.year)
            printed = re.findall(r"\d+", found["first"])
            first = moments.day(found["first"], int(last[0][:4]) if last and len(printed) < 3 else case.year)
            if first and last and last[0] < first[0] and len(printed) >= 2:
                yield must(
                    "span_backwards", case.line_of(found[0], first=paragraph.first) or paragraph.first,
                    f"“{paragraph.text[found.start() : found.end()]}”: ngày kết thúc trước ngày bắt đầu.",
                    "Sửa ngày bắt đầu hoặc ngày kết thúc.",
                )  # fmt: skip


def years(case: Case) -> Iterator[Note]:
    """A plan for a year that is over when it is signed, or a dialogue held before its plan."""
    titled = re.search(r"\bnăm (20\d{2})\b(?!\s*-)", key(case.reading.header.title or ""))
    printed = case.reading.header.date
    if titled and printed and int(titled[1]) < int(printed[:4]):
        yield should(
            "year_differs", case.line_of(f"năm {titled[1]}", first=case.title_line),
            f"Kế hoạch cho năm {titled[1]} nhưng ghi ngày ban hành năm {printed[:4]}.",
            "Sửa năm ở trích yếu hoặc ở ngày ban hành.",
        )  # fmt: skip
    if case.day is None:
        return
    for one in case.reading.dialogues:
        when = one.when or {}
        day = day_of(when.get("date") or when.get("date_before"))
        if day and day < case.day:
            yield must(
                "dialogue_past", case.line_of(str(when.get("text") or ""), first=case.title_line),
                f"Cuộc đối thoại ngày {day:%d/%m/%Y} sớm hơn ngày ban hành kế hoạch ({case.day:%d/%m/%Y}).",
                "Sửa ngày đối thoại, hoặc xem lại ngày ban hành.",
            )  # fmt: skip


RULES = (impossible, weekdays, spans, years)
