"""Every row of the owner's table of working days, read from the table itself."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from intranet.calendar.rules import compute
from intranet.calendar.workdays import SHIPPED, Calendar
from tests.support import needs

WEEKENDS = Calendar(off={}, worked={}, years={})
HOLIDAYS = Calendar(
    off={day: name for day, name in SHIPPED.off.items() if "hoán đổi" not in name}, worked={}, years={}
)
_NUMBER = re.compile(r"[+−-]\s?\d+")
_DAY = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})/(\d{1,2})(?:/(\d{4}))?)\b")
ROWS = 15  # as the table has them; a row that is added must be read too


def days(text: str, year: int) -> list[date]:
    """Return the days that a cell names; *year* where it leaves it out."""
    found = []
    for match in _DAY.finditer(text):
        if match[1]:
            found.append(date(int(match[1]), int(match[2]), int(match[3])))
        else:
            found.append(date(int(match[6] or year), int(match[5]), int(match[4])))
    return found


@cache
def table() -> tuple[tuple[date, list[int], bool, list[str]], ...]:
    """Return the rows: the start, the numbers to count, whether in working days, the three answers."""
    text = needs.shared("vectors.md").read_text(encoding="utf-8").partition("## The five seeds")[0]
    rows = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) < 3 or not _DAY.search(cells[0]):
            continue
        (start,) = days(cells[0], 0)
        numbers = [int(one.replace("−", "-").replace(" ", "")) for one in _NUMBER.findall(cells[1])]
        rows.append((start, numbers, "working" in cells[1], [*cells[2:], "", "", ""][:3]))
    return tuple(rows)


def answers() -> Iterator[tuple[date, list[int], Calendar, list[date]]]:
    """Give what each calendar must answer; the last answer of a row is the right one."""
    for start, numbers, working, (weekends, holidays, right) in table():
        if not working:
            continue
        last = next(cell for cell in (right, holidays, weekends) if cell and cell != "same")
        for calendar, cell in ((WEEKENDS, weekends), (HOLIDAYS, holidays), (SHIPPED, last)):
            if cell and (cell != "same" or calendar is HOLIDAYS):
                cell = weekends if cell == "same" else cell
                yield start, numbers, calendar, days(re.sub(r"\(.*?\)", "", cell), start.year)


def test_every_row_is_read():
    assert len(table()) == ROWS
    assert all(numbers and any(cells) for _, numbers, _, cells in table())


def test_working_days_by_each_calendar():
    seen = 0
    for start, numbers, calendar, expected in answers():
        assert [calendar.add_working(start, n) for n in numbers] == expected, start
        seen += len(expected)
    assert seen >= 30


@pytest.mark.parametrize("way", ["before", "after"])
def test_calendar_days(way):
    seen = 0
    for start, numbers, working, cells in table():
        if working:
            continue
        expected = days(cells[2], start.year)
        for n, day in zip(numbers, expected, strict=True):
            if (n < 0) != (way == "before"):
                continue
            rule = {"days": abs(n), "working_days": False, "direction": way, "anchor": "event"}
            due = compute(rule, calendar=SHIPPED, anchor_day=start)
            assert due.day == day == start + timedelta(n)
            says_day_off = "falling on a day off" in cells[2]
            assert bool(due.notes) == says_day_off
            seen += 1
    assert seen
