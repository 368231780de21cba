"""Which dates of work move when the calendar is changed; nothing is saved here (C5).

Only open work moves, and only a date that is what its rule came to before: a date that was set by hand
or by a decision stays. Work that is reported or done was counted by the calendar of its time; it is only
told how many such dates went through the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import joinedload

from intranet import clock
from intranet.calendar import law
from intranet.calendar.due import Due
from intranet.calendar.workdays import Calendar
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.settings import values
from intranet.tasks.acceptance import accept_by
from intranet.tasks.dating import Shift
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.reckoning import reckon

# A limit that was moved off days off stands at most so many days before the day that it counts to.
_REACH = timedelta(30)
_AT_ONCE = 500


@dataclass(frozen=True)
class Recount:
    """What a changed calendar does: open dates that move, closed ones that stay, until when to accept."""

    moved: list[Shift] = field(default_factory=list)
    closed: int = 0
    accepts: dict[int, date] = field(default_factory=dict)


def foresee(before: Calendar, after: Calendar) -> Recount:
    """Return what moves when the calendar is no longer *before* but *after*; nothing is saved."""
    days = before.differences(after)
    if not days:
        return Recount()
    counts = _Counts(before, after)
    moving: dict[int, Due] = {}
    closed = 0
    for row in db.session.execute(_through(days[0], days[-1])):
        old, new = counts.of(row)
        if old.day != row.due or new.day is None or new.day == row.due:
            continue
        if row.phase in (Phase.OPEN, Phase.QUEUED):
            moving[row.id] = new
        else:
            closed += 1
    return Recount(_shifts(moving), closed, _acceptances(before, after, days))


class _Counts:
    """Counts a task's date by both calendars, once for all units that have it from the same day."""

    def __init__(self, before: Calendar, after: Calendar):
        self.calendars = before, after
        self.seen: dict[tuple[Any, ...], tuple[Due, Due]] = {}

    def of(self, row: Row[Any]) -> tuple[Due, Due]:
        """Return the date of one share by either calendar."""
        given = clock.local(row.given_at).date()
        key = row.task_id, row.anchor_day, given, row.period_ends, row.due
        if key not in self.seen:
            self.seen[key] = self._counted(row, given, values.on)
            if self.seen[key][0].day != row.due and not row.slack:  # it may have its date by an earlier value
                then = self._counted(row, given, values.known(row.given_at))
                self.seen[key] = then if then[0].day == row.due else self.seen[key]
        return self.seen[key] if not row.slack else self._extended(self.seen[key], row.slack)

    def _counted(self, row: Row[Any], given: date, valued: law.Valued) -> tuple[Due, Due]:
        old, new = (
            reckon(
                row, anchor_day=row.anchor_day, after=given, calendar=one, period_ends=row.period_ends,
                valued=valued,
            )
            for one in self.calendars
        )  # fmt: skip
        return old, new

    def _extended(self, found: tuple[Due, Due], slack: int) -> tuple[Due, Due]:
        """Return both dates with the working days that the leader has added (C7)."""
        old, new = (
            replace(due, day=one.add_working(due.day, slack)) if due.day else due
            for one, due in zip(self.calendars, found, strict=True)
        )
        return old, new


def _through(first: date, last: date) -> Any:
    """Select the shares whose date may have been counted through a day from *first* to *last*."""
    due, anchor = Assignment.due, Assignment.anchor_day
    near = due.between(first - _REACH, last)
    onwards = and_(anchor <= last, due >= first)
    backwards = and_(due <= last, anchor >= first)
    return (
        select(
            Assignment.id, Assignment.phase, Assignment.due, anchor, Assignment.given_at, Assignment.task_id,
            Task.rule, Task.words, Task.rule_words, Assignment.slack, Assignment.period_ends,
            Assignment.body,
        )
        .join(Assignment.task)
        .where(Assignment.phase != Phase.CANCELLED, Task.rule.is_not(None), or_(near, onwards, backwards))
    )  # fmt: skip


def _shifts(moving: dict[int, Due]) -> list[Shift]:
    """Return the open shares that move, by the directory's names of their units and then by date."""
    names, numbers, found = directory(), list(moving), []
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        query = select(Assignment).where(Assignment.id.in_(some)).options(joinedload(Assignment.task))
        for share in db.session.scalars(query):
            new = moving[share.id]
            found.append(Shift(share, names.unit_name(share.unit_id), share.due, new.day, new.time))
    return sorted(found, key=lambda one: (one.unit, one.new or date.max, one.assignment.id))


def _acceptances(before: Calendar, after: Calendar, days: Sequence[date]) -> dict[int, date]:
    """Return the shares not yet taken whose one working day ends on another day, with that day."""
    query = select(Assignment.id, Assignment.given_at, Assignment.accept_by).where(
        Assignment.state == AssignmentState.GIVEN,
        Assignment.accept_by.between(days[0] - _REACH, days[-1] + _REACH),
    )
    found = {}
    for row in db.session.execute(query):
        given = clock.local(row.given_at).date()
        new = accept_by(given, after)
        if accept_by(given, before) == row.accept_by != new:
            found[row.id] = new
    return found
