"""A dialogue's day was fixed or moved: what hangs on it gets its date again (B6, B10)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.tasks import notices
from intranet.tasks.models import Assignment, Phase
from intranet.tasks.reckoning import hangs_on_dialogue, reckon

log.define(
    "assignment.move", lambda entry: f"Hạn đổi từ {_day(entry.data['old'])} sang {_day(entry.data['new'])}"
)


def _day(text: str | None) -> str:
    return f"{text[8:10]}/{text[5:7]}/{text[:4]}" if text else "chưa có ngày"


@dataclass(frozen=True, slots=True)
class Shift:
    """One assignment whose date changes."""

    assignment: Assignment
    unit: str
    old: date | None
    new: date | None


def shifts(dialogue_id: int, day: date | None) -> list[Shift]:
    """Return what would change if the dialogue were held on *day*; done and reported work stays."""
    query = (
        select(Assignment)
        .where(Assignment.dialogue_id == dialogue_id, Assignment.phase == Phase.OPEN)
        .options(joinedload(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    found = []
    for assignment in db.session.scalars(query):
        rule = assignment.task.rule
        if not hangs_on_dialogue(rule):
            continue
        new = reckon(assignment.task, anchor_day=day, after=clock.today()).day
        if new != assignment.due:
            found.append(Shift(assignment, directory().unit_name(assignment.unit_id), assignment.due, new))
    return found


def anchor_moved(
    actor: Actor, dialogue_id: int, day: date | None, *, label: str, on_behalf_of: str = "", tell: bool = True
) -> list[Shift]:
    """Give every open assignment of the dialogue its date by *day*; tell each unit once.

    Without *tell* the caller has more to say to the units, and says it all at once.
    """
    moved = shifts(dialogue_id, day)
    open_ones = select(Assignment).where(
        Assignment.dialogue_id == dialogue_id, Assignment.phase == Phase.OPEN
    )
    for assignment in db.session.scalars(open_ones):
        assignment.anchor_day = day
    for shift in moved:
        shift.assignment.due = shift.new
        shift.assignment.first_due = shift.assignment.first_due or shift.new
        log.record(
            actor,
            "assignment.move",
            shift.assignment,
            on_behalf_of=on_behalf_of,
            old=shift.old,
            new=shift.new,
        )
    if tell:
        _tell(moved, label)
    return moved


def _tell(moved: list[Shift], label: str) -> None:
    by_unit: dict[int, list[Assignment]] = {}
    for shift in moved:
        if not shift.assignment.state.is_declined:
            by_unit.setdefault(shift.assignment.unit_id, []).append(shift.assignment)
    for theirs in by_unit.values():
        notices.moved(theirs, label=label)
