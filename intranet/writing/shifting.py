"""Move a plan to another year: its own dates, quarters and years, never those of what it cites. Pure.

Whatever is changed is listed, and so is what was left because only a person can say what it should be.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from intranet.text import lunar
from intranet.text.dates import WEEKDAYS
from intranet.writing.citations import Span, cited, covered

FAR = 1  # years before or after the plan's own that are its own too: “tổng hợp từ ngày 01/10/2024”
ROOM = " " * 6

_YEAR = r"(20\d{2})"
_DAY_WORD = r"((?:[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ nhật))"
_DATE = re.compile(rf"(?<![\d/.\-])(\d{{1,2}})(\s?[/.\-]\s?)(\d{{1,2}})\2{_YEAR}(?![\d/])")
_DATE_WORDS = re.compile(rf"([Nn]gày\s+)(\d{{1,2}})(\s+tháng\s+)(\d{{1,2}})(\s+năm\s+){_YEAR}(?!\d)")
_SCHOOL = re.compile(rf"(?<![\d/]){_YEAR}(\s?[-–]\s?){_YEAR}(?![\d/])")
_MONTH = re.compile(
    rf"((?:[Tt]háng|[Qq]uý)\s+(?:(?:\d{{1,2}}|[IVX]+)(?:\s?,\s?|\s+và\s+))*)?"
    rf"(?<![\d/.])(\d{{1,2}}|[IVX]+)(\s?/\s?){_YEAR}(?![\d/])"
)
_IN_YEAR = re.compile(rf"([Nn]ăm\s+){_YEAR}(?!\d)")
_BARE = re.compile(r"(?<![\d/.\-–])20\d{2}(?![\d/]|\s?[-–]\s?\d)")
_NO_YEAR = re.compile(r"\b[Nn]gày\s+(\d{1,2})/(\d{1,2})(?![\d/])")
_WEEKDAY_BEFORE = re.compile(rf"{_DAY_WORD}(,?\s+(?:ngày\s+)?)$")
_WEEKDAY_BEHIND = re.compile(rf"^(\s?\(){_DAY_WORD}(?=\))")
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|thời kỳ|khóa)\s*$", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:dự thảo\s+)?kế hoạch\b", re.IGNORECASE)
_PART = re.compile(r"^\W{0,3}(?:I|1|A)\s?[.\-–)]\s*\S")
_NUMBER = re.compile(r"^(\s*Số\s*:?)\s*\d+[a-zA-Z]?\s*(?=[/\-]\s?[A-ZĐ])")
_SIGNED = re.compile(rf"([Nn]gày)\s+\d{{1,2}}\s+(tháng)\s+\d{{1,2}}\s+(năm)\s+{_YEAR}")


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was changed, or left (then *new* is empty); *note* says what to look at."""

    line: int
    old: str
    new: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shifted:
    """A text as it was moved, what was changed in it, and what a person must look at."""

    text: str
    changes: tuple[Change, ...]
    left: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The same change in all its *lines*; a limit that was settled at review has none."""

    lines: tuple[int, ...]
    old: str
    new: str
    note: str


def grouped(changes: Iterable[Change]) -> list[Listed]:
    """Return each change once, with the lines that it was made in, in their order."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in changes:
        found.setdefault((one.old, one.new, one.note), []).append(one.line)
    return [
        Listed(tuple(dict.fromkeys(line for line in lines if line)), *said) for said, lines in found.items()
    ]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Letters of a line that become others."""

    start: int
    end: int
    new: str
    note: str = ""


def shift(
    text: str, from_year: int, to_year: int, *, off: Callable[[date], str] = lambda _day: ""
) -> Shifted:
    """Return *text*, a plan of *from_year*, as one of *to_year*; *off* says why a day is a day off."""
    mover = _Mover(from_year, to_year, off)
    lines, changes, left = [], [], []
    printed = text.split("\n")
    title = next((n for n, line in enumerate(printed) if _TITLE.match(line)), 0)
    part = next((n for n, line in enumerate(printed) if n > title and _PART.match(line)), 0)
    for number, line in enumerate(printed):
        edits = (
            mover.head(line) if number < title else mover.body(line, cited(line, in_preface=number < part))
        )
        edits = [one for one in edits if one.new != line[one.start : one.end]]
        lines.append(_applied(line, edits))
        changes += [_listed(number, line, one) for one in edits]
        left += [
            Change(number + 1, words, "", note)
            for words, note in mover.doubtful(line, cited(line, in_preface=number < part))
            if number >= title
        ]
    return Shifted("\n".join(lines), tuple(changes), tuple(left))


def _applied(line: str, edits: list[_Edit]) -> str:
    for one in reversed(edits):
        line = line[: one.start] + one.new + line[one.end :]
    return line


def _listed(number: int, line: str, one: _Edit) -> Change:
    return Change(number + 1, line[one.start : one.end], one.new, one.note)


class _Mover:
    """Knows the two years and what a day off is."""

    def __init__(self, from_year: int, to_year: int, off: Callable[[date], str]):
        self._from, self._to, self._off = from_year, to_year, off
        self._later = to_year - from_year

    def head(self, line: str) -> list[_Edit]:
        """Return what becomes of a line of the letterhead: number and day are blank until it is signed."""
        if found := _NUMBER.match(line):
            return [_Edit(found.start(), found.end(), f"{found[1].rstrip()}{ROOM}", "số để trống chờ cấp")]
        if found := _SIGNED.search(line):
            blank = f"{found[1]}{ROOM}{found[2]}{ROOM}{found[3]} {self._to}"
            return [_Edit(found.start(), found.end(), blank, "ngày ban hành để trống")]
        return []

    def body(self, line: str, taken: list[Span]) -> list[_Edit]:
        """Return what becomes of a line below the title, in its order; *taken* is what it cites."""
        edits: list[_Edit] = []
        for find in (self._dates, self._dates_in_words, self._spans, self._months, self._years):
            for one in find(line):
                if not covered(one.start, taken):
                    edits.append(one)
                    taken.append(Span(one.start, one.end))
        return sorted(edits, key=lambda one: one.start)

    def doubtful(self, line: str, taken: list[Span]) -> Iterator[tuple[str, str]]:
        """Give what is left in a line and a person should look at."""
        for found in _BARE.finditer(line):
            alone = not covered(found.start(), taken) and not _changed_year(line, found.start())
            if alone and self._is_own(int(found[0])):
                yield found[0], "năm đứng một mình, chưa đổi"
        for found in _SCHOOL.finditer(line):
            if _TERM.search(line[: found.start()]):
                yield _with_word(line, found), "nhiệm kỳ, giai đoạn: giữ nguyên"
        for found in lunar.named_in(line):
            if not covered(found.start(), taken):
                yield found[0], f"tên năm âm lịch, chưa đổi; năm {self._to} là {lunar.name_of(self._to)}"
        for found in _NO_YEAR.finditer(line):
            day = _day(int(found[1]), int(found[2]), self._to)
            if day and not covered(found.start(), taken) and (why := self._why(day)):
                yield found[0], f"năm {self._to} {why}"

    def _is_own(self, year: int) -> bool:
        return abs(year - self._from) <= FAR

    def _dates(self, line: str) -> Iterator[_Edit]:
        for found in _DATE.finditer(line):
            if self._is_own(int(found[4])):
                new, note, day = self._moved(int(found[1]), int(found[3]), int(found[4]))
                first = f"{new:02d}" if len(found[1]) == 2 else str(new)
                words = f"{first}{found[2]}{found[3]}{found[2]}{int(found[4]) + self._later}"
                yield from self._with_weekday(line, found.start(), found.end(), words, note, day)

    def _dates_in_words(self, line: str) -> Iterator[_Edit]:
        for found in _DATE_WORDS.finditer(line):
            if self._is_own(int(found[6])):
                new, note, day = self._moved(int(found[2]), int(found[4]), int(found[6]))
                first = f"{new:02d}" if len(found[2]) == 2 else str(new)
                words = f"{found[1]}{first}{found[3]}{found[4]}{found[5]}{int(found[6]) + self._later}"
                yield from self._with_weekday(line, found.start(), found.end(), words, note, day)

    def _with_weekday(
        self, line: str, start: int, end: int, words: str, note: str, day: date | None
    ) -> Iterator[_Edit]:
        """Give the edit of a date; the name of its weekday, if printed beside it, is put right with it."""
        if day is not None and (before := _WEEKDAY_BEFORE.search(line[:start])):
            yield _Edit(before.start(), end, f"{_named(day, before[1])}{before[2]}{words}", note)
        elif day is not None and (behind := _WEEKDAY_BEHIND.match(line[end:])):
            yield _Edit(start, end + behind.end(), f"{words}{behind[1]}{_named(day, behind[2])}", note)
        else:
            yield _Edit(start, end, words, note)

    def _spans(self, line: str) -> Iterator[_Edit]:
        """Give “năm học 2025-2026”, “vụ Đông Xuân 2025-2026”: two years that follow one another."""
        for found in _SCHOOL.finditer(line):
            one, other = int(found[1]), int(found[3])
            if other - one == 1 and self._is_own(one) and not _TERM.search(line[: found.start()]):
                words = f"{one + self._later}{found[2]}{other + self._later}"
                yield _Edit(found.start(), found.end(), words)

    def _months(self, line: str) -> Iterator[_Edit]:
        """Give “tháng 9/2025”, “quý III/2025”."""
        for found in _MONTH.finditer(line):
            is_time = not found[2].isdigit() or 1 <= int(found[2]) <= 12
            if self._is_own(int(found[4])) and is_time:
                words = f"{found[1] or ''}{found[2]}{found[3]}{int(found[4]) + self._later}"
                yield _Edit(found.start(), found.end(), words)

    def _years(self, line: str) -> Iterator[_Edit]:
        for found in _IN_YEAR.finditer(line):
            span = _SCHOOL.match(line, found.start(2))
            if self._is_own(int(found[2])) and not span:
                yield _Edit(found.start(), found.end(), f"{found[1]}{int(found[2]) + self._later}")

    def _moved(self, day: int, month: int, year: int) -> tuple[int, str, date | None]:
        """Return the day of the month in the new year, what to say of it, and the day itself."""
        new = _day(day, month, year + self._later)
        if new is None and (day, month) == (29, 2):
            return 28, f"năm {year + self._later} không có ngày 29/02", _day(28, 2, year + self._later)
        return day, self._why(new) if new else "", new

    def _why(self, day: date) -> str:
        """Return what to look at in a day: a day off."""
        if named := self._off(day):
            return f"rơi vào {named}"
        return f"rơi vào {WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else ""


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(day: date, printed: str) -> str:
    """Return the weekday of *day*, with a capital where the printed one had it."""
    name = WEEKDAYS[day.weekday()]
    return name[0].upper() + name[1:] if printed[0].isupper() else name[0].lower() + name[1:]


def _changed_year(line: str, at: int) -> bool:
    """Tell whether a year at *at* belongs to words that are moved anyway."""
    return any(
        found.start() <= at < found.end()
        for pattern in (_DATE, _DATE_WORDS, _SCHOOL, _MONTH, _IN_YEAR)
        for found in pattern.finditer(line)
    )


def _with_word(line: str, found: re.Match[str]) -> str:
    """Return a span of years with the word before it: “nhiệm kỳ 2025-2030”."""
    word = _TERM.search(line[: found.start()])
    return line[word.start() if word else found.start() : found.end()]
