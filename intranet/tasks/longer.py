"""The days of a longer time as pages offer and draw them; what passes the dialogue is said (C7)."""

from collections.abc import Iterator
from datetime import date, timedelta

from intranet import clock
from intranet.calendar.queries import current
from intranet.calendar.strips import added
from intranet.calendar.why import Mark
from intranet.calendar.why import strip as marked
from intranet.tasks import anchoring
from intranet.tasks.models import Assignment
from intranet.text.dates import WEEKDAYS, numeric

OFFERED = 60  # working days to choose from, about a quarter
DRAWN = 45  # days in a strip; more say nothing
_DAY = timedelta(days=1)


def dialogue_day(assignment: Assignment) -> date | None:
    """Return the day of the dialogue that needs the work.

    None where it has no day yet or is over, so that every longer time passes it, and for work due after it.
    """
    held = anchoring.find(assignment.dialogue_id)
    day = held.day if held else None
    if day is None or assignment.due is None or not max(assignment.due, clock.today()) <= day:
        return None
    return day


def warning(day: date | None, dialogue: date | None) -> str:
    """Return what a leader should know of a longer time until *day*: that it passes the *dialogue*."""
    if day is None or dialogue is None or day <= dialogue:
        return ""
    return f"Ngày xin gia hạn sau ngày đối thoại {numeric(dialogue)}."


def choices(assignment: Assignment, dialogue: date | None) -> list[tuple[str, str]]:
    """Return the working days that may be asked for or given, and how many each adds."""
    return [
        ("", "Chọn ngày"),
        *((day.isoformat(), _label(day, number, dialogue)) for number, day in _ahead(assignment)),
    ]


def _ahead(assignment: Assignment) -> Iterator[tuple[int, date]]:
    if assignment.due is None:
        return
    calendar, asked = current(), assignment.wants_due or assignment.due
    day = max(assignment.due, clock.today() - _DAY)
    number = calendar.count_between(assignment.due, day)
    last = number + OFFERED
    while number < last or day < asked:
        day += _DAY
        if calendar.is_working(day):
            number += 1
            yield number, day


def _label(day: date, number: int, dialogue: date | None) -> str:
    after = "sau ngày đối thoại, " if warning(day, dialogue) else ""
    weekday = WEEKDAYS[day.weekday()]
    return f"{weekday[0].upper()}{weekday[1:]}, {numeric(day)}: {after}thêm {number} ngày làm việc"


def strip(
    assignment: Assignment, dialogue: date | None, *, until: date | None = None
) -> tuple[Mark, ...]:
    """Return the days after the present date up to *until*, else two weeks of them or what is asked for."""
    due, asked, today = assignment.due, assignment.wants_due, clock.today()
    if due is None:
        return ()
    ahead = current().add_working(max(due, today), 10)
    end = until or max(ahead, asked or ahead)
    if not 0 < (end - due).days <= DRAWN:
        return ()
    return marked(added(current(), due, end, new=asked, event=dialogue), today)
