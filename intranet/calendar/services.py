"""Fill the office's calendar."""

from dataclasses import dataclass

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar import data, queries
from intranet.calendar.models import CalendarDay, DayKind, DayStatus
from intranet.db.counters import bump
from intranet.db.session import db

log.define("calendar.load", "nạp lịch nghỉ kèm theo phần mềm")


@dataclass(frozen=True)
class CalendarYear:
    """A year of the calendar as the log knows it."""

    id: int

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Lịch nghỉ năm {self.id}"


def load_shipped(actor: Actor) -> tuple[int, ...]:
    """Enter the shipped days of every year the office has not entered; return those years.

    A year once entered is the office's own: what it took out does not come back.
    """
    if actor != log.SYSTEM:
        require_somewhere(actor, P.CALENDAR_EDIT)
    missing = tuple(sorted(data.YEARS.keys() - queries.entered_years()))
    for each in data.DAYS:
        if each.day.year in missing:
            db.session.add(_row(each))
    if missing:
        bump(queries.COUNTER)
    for year in missing:
        log.record(actor, "calendar.load", CalendarYear(year))
    return missing


def _row(each: data.ShippedDay) -> CalendarDay:
    return CalendarDay(
        day=each.day,
        kind=DayKind(each.kind),
        name=each.name,
        source=each.source,
        status=DayStatus(each.status),
    )
