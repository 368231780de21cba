"""Gather what a dialogue's page shows: the days around it and the work that hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.calendar.deadlines import DueStates
from intranet.calendar.queries import current
from intranet.calendar.workdays import Calendar
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.dialogues.planned import planned_words
from intranet.dialogues.timeline import Dated, Timeline, timeline
from intranet.org.directory import directory
from intranet.tasks.dates import Note, notes_of
from intranet.tasks.dating import Shift
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.reasons import Reason, selected


@dataclass(frozen=True, slots=True)
class Hanging:
    """One share of work that hangs on the dialogue."""

    id: int
    title: str
    unit: str
    state: AssignmentState
    due: date | None
    due_state: str
    due_words: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Moving:
    """A duty of which some units get another date, the same for each of them."""

    title: str
    units: list[str]
    old: date | None
    new: date | None


def moving(shifts: Sequence[Shift]) -> list[Moving]:
    """Return the dates that would change, the first first, each duty once for the units that share one."""
    found: dict[tuple[int, date | None, date | None], Moving] = {}
    for shift in shifts:
        key = shift.assignment.task_id, shift.old, shift.new
        row = found.setdefault(key, Moving(shift.assignment.task.title, [], shift.old, shift.new))
        row.units.append(shift.unit)
    return sorted(found.values(), key=lambda row: row.new or date.max)


def by_time(dialogues: Sequence[Dialogue]) -> list[tuple[str, list[Dialogue]]]:
    """Return the dialogues in runs under one heading each, in their order."""
    return [(heading, list(run)) for heading, run in groupby(dialogues, key=_time_of)]


def _time_of(dialogue: Dialogue) -> str:
    if dialogue.day is None:
        return "Chưa có ngày"
    return "Sắp tới" if dialogue.day >= clock.today() else "Đã tổ chức"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a dialogue's page says."""

    when: str
    left: str
    hanging: list[Hanging]
    timeline: Timeline | None


def _hanging(actor: Actor, dialogue: Dialogue) -> Select[tuple[Assignment]]:
    return (
        select(Assignment)
        .where(Assignment.dialogue_id == dialogue.id, visible(actor, P.TASK_VIEW, Assignment))
        .where(Assignment.phase != Phase.CANCELLED)
        .order_by(Assignment.sort_day, Assignment.id)
        .limit(500)
    )


def reasons(actor: Actor, dialogue: Dialogue) -> list[Reason]:
    """Return what explains each date of the work that hangs on *dialogue*, as far as this person sees it."""
    return selected(_hanging(actor, dialogue))


def sheet(actor: Actor, dialogue: Dialogue) -> Sheet:
    """Return what the page of *dialogue* says to this person."""
    calendar, today, names = current(), clock.today(), directory()
    states = DueStates(calendar, today)
    query = (
        _hanging(actor, dialogue)
        .join(Assignment.task)
        .options(contains_eager(Assignment.task).load_only(Task.title))
    )
    hanging = []
    for one in db.session.scalars(query):
        is_open = one.phase == Phase.OPEN
        view = states.view(one.due, open=is_open)
        words = view.words if is_open else one.state.label
        hanging.append(
            Hanging(
                one.id, one.task.title, names.unit_name(one.unit_id), one.state, one.due, view.state, words,
                notes_of(one, today=today, pending=one.state.is_pending),
            )
        )
    return Sheet(
        when=planned_words(dialogue.planned),
        left=_left(dialogue, calendar, today),
        hanging=hanging,
        timeline=_timeline(dialogue, hanging, today, calendar),
    )


def _timeline(dialogue: Dialogue, hanging: list[Hanging], today: date, calendar: Calendar) -> Timeline | None:
    if dialogue.day is None:
        return None
    work = [
        Dated(one.due, one.title, one.due_state == "late", not one.state.is_open, f"/nhiem-vu/{one.id}")
        for one in hanging
        if one.due
    ]
    return timeline(dialogue.day, work, today=today, calendar=calendar, place=dialogue.place)


def _left(dialogue: Dialogue, calendar, today: date) -> str:
    if dialogue.day is None:
        return ""
    if dialogue.day < today:
        return "đã tổ chức"
    if dialogue.day == today:
        return "hôm nay"
    return f"còn {calendar.count_between(today, dialogue.day)} ngày làm việc"
