"""Set the law's limit aside for a duty that its words only seem to be about, or take it up again (C4)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.calendar import law
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.settings import values
from intranet.tasks import dating, notices
from intranet.tasks.dating import Dated, Shift
from intranet.tasks.models import Assignment, Task
from intranet.tasks.reckoning import day_of
from intranet.tasks.reflow import STILL, by_unit
from intranet.text.dates import short

OFF, ON = "Hạn của luật không áp dụng", "Hạn của luật được áp dụng lại"


def _sentence(entry) -> str:
    old, new = (short(date.fromisoformat(entry.data[name])) for name in ("old", "new"))
    return f"Hạn đổi từ {old} sang {new}: {entry.data['cause']}"


log.define("assignment.law", _sentence)


def foresee(tasks: Sequence[Task], *, off: bool) -> list[Shift]:
    """Return the open dates that move; a date that a decision made stays. Nothing is saved."""
    names, calendar = directory(), current()
    rules = {task.id: law.switched(task.rule or {}, off=off) for task in tasks}
    query = (
        select(Assignment)
        .where(Assignment.task_id.in_(rules), Assignment.phase.in_(STILL))
        .options(joinedload(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    found = []
    for share in db.session.scalars(query):
        asked = {
            "anchor_day": share.anchor_day, "after": clock.local(share.given_at).date(), "calendar": calendar,
        }  # fmt: skip
        was = day_of(share, share.task, **asked)
        if was != share.due:  # it may have its date by what held when it was given
            asked["valued"] = values.known(share.given_at)
            was = day_of(share, share.task, **asked)
        new = day_of(share, _Said(share.task, rules[share.task_id]), **asked)
        if was == share.due and new is not None and new != share.due:
            found.append(Shift(share, names.unit_name(share.unit_id), share.due, new))
    return found


class _Said:
    """A task as it would be with another rule."""

    def __init__(self, task: Task, rule: dict):
        self.words, self.rule_words, self.body, self.rule = task.words, task.rule_words, task.body, rule


def switch(actor: Actor, tasks: Sequence[Task], *, off: bool) -> list[Shift]:
    """Write it on *tasks* and date their open shares by it; each unit is told once."""
    moved = foresee(tasks, off=off)
    for task in tasks:
        task.rule = law.switched(task.rule or {}, off=off)
    cause = OFF if off else ON
    for shift in moved:
        shift.assignment.lapse_request()  # it was asked for by the other date
        log.record(actor, "assignment.law", shift.assignment, old=shift.old, new=shift.new, cause=cause)
    dating.write(Dated(one.assignment, one.new, one.time, one.assignment.anchor_day) for one in moved)
    for theirs in by_unit(moved).values():
        notices.moved(theirs, cause=cause)
    return moved
