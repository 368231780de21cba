"""The rungs around a due date, in working days."""

from datetime import date

import pytest

from intranet.calendar.workdays import SHIPPED
from intranet.reminders.ladder import RUNGS, Ladder, day_of

DUE = date(2026, 12, 4)  # a Friday
LONG_AGO = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("rung", "day"),
    [
        (-7, date(2026, 11, 25)), (-3, date(2026, 12, 1)), (-1, date(2026, 12, 3)),
        (0, DUE), (1, date(2026, 12, 7)), (3, date(2026, 12, 9)),
    ],
)  # fmt: skip
def test_each_rung_has_its_day(rung, day):
    assert day_of(rung, DUE, SHIPPED) == day


def test_holidays_are_no_rungs():
    # Tue 24/11/2026 is off, as vectors.md has it: −5 and −7 working days from 27/11 are 19/11 and 17/11.
    due = date(2026, 11, 27)
    assert day_of(-7, due, SHIPPED) == date(2026, 11, 17)
    assert day_of(-3, due, SHIPPED) == date(2026, 11, 23)
    assert day_of(1, date(2026, 8, 20), SHIPPED) == date(2026, 8, 21)
    assert day_of(3, date(2026, 8, 20), SHIPPED) == date(2026, 8, 24)  # Saturday 22/8 is worked


def test_a_due_date_on_a_day_off_is_up_on_the_working_day_before():
    sunday = date(2026, 12, 6)
    assert day_of(0, sunday, SHIPPED) == date(2026, 12, 4)
    assert day_of(1, sunday, SHIPPED) == date(2026, 12, 7)


def test_work_stands_on_the_highest_rung_that_is_up():
    seen = {}
    day = date(2026, 11, 20)
    while day < date(2026, 12, 20):
        if SHIPPED.is_working(day):
            seen.setdefault(Ladder(day, SHIPPED).rung(DUE, LONG_AGO), day)
        day = date.fromordinal(day.toordinal() + 1)
    assert seen == {None: date(2026, 11, 20)} | {rung: day_of(rung, DUE, SHIPPED) for rung in RUNGS}


def test_work_that_was_late_when_it_was_given_is_late_from_then_on():
    today = date(2026, 12, 4)
    ladder = Ladder(today, SHIPPED)
    old = date(2026, 10, 1)
    assert ladder.rung(old, LONG_AGO) == 3
    assert ladder.rung(old, today) == 0
    assert ladder.rung(old, date(2026, 12, 3)) == 1
    assert ladder.rung(old, date(2026, 12, 1)) == 3
