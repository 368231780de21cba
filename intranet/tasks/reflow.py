"""A dialogue's day was fixed or moved, a plan's own day filled in: what hangs on it is dated (B6, B10)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.calendar.queries import current
from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.tasks import dating, notices
from intranet.tasks.dating import Dated, Shift
from intranet.tasks.models import Assignment, Phase, Task
from intranet.tasks.reckoning import day_of, hangs_on_dialogue
from intranet.text.dates import numeric

STILL = (Phase.OPEN, Phase.QUEUED)

log.define(
    "assignment.move", lambda entry: f"Hạn đổi từ {_day(entry.data['old'])} sang {_day(entry.data['new'])}"
)


def _day(text: str | None) -> str:
    return f"{text[8:10]}/{text[5:7]}/{text[:4]}" if text else "chưa có ngày"


def shifts(dialogue_id: int, day: date | None) -> list[Shift]:
    """Return what would change if the dialogue were held on *day*; done and reported work stays."""
    return _shifts(_open_shares(dialogue_id), day)


def issue_shifts(plan_id: int, day: date | None) -> list[Shift]:
    """Return what would change if the plan bore *day* as its day of issue; done and reported work stays."""
    return _shifts(_shares_since_issue(plan_id), day)


def _open_shares(dialogue_id: int) -> list[Assignment]:
    shares = db.session.scalars(_still_open().where(Assignment.dialogue_id == dialogue_id))
    return [one for one in shares if hangs_on_dialogue(one.task.rule)]


def _shares_since_issue(plan_id: int) -> list[Assignment]:
    """Return the open shares whose date counts from the day on which their plan was issued."""
    query = _still_open().join(Assignment.task).where(Task.plan_id == plan_id, Task.rule.is_not(None))
    return [one for one in db.session.scalars(query) if one.task.rule.get("anchor") == ISSUE_ANCHOR]


def _still_open() -> Any:
    return (
        select(Assignment)
        .where(Assignment.phase.in_(STILL))
        .options(joinedload(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )


def _shifts(shares: Sequence[Assignment], day: date | None) -> list[Shift]:
    names, calendar, today = directory(), current(), clock.today()
    found = []
    for share in shares:
        new = day_of(share, share.task, anchor_day=day, after=today, calendar=calendar)
        if new != share.due:
            found.append(Shift(share, names.unit_name(share.unit_id), share.due, new))
    return found


def anchor_moved(
    actor: Actor, dialogue_id: int, day: date | None, *, label: str, on_behalf_of: str = "", tell: bool = True
) -> list[Shift]:
    """Give every open assignment of the dialogue its date by *day*; tell each unit once.

    Without *tell* the caller has more to say to the units, and says it all at once.
    """
    moved = _move(actor, _open_shares(dialogue_id), day, on_behalf_of)
    if tell:
        _tell(moved, f"{label} tổ chức ngày {numeric(day)}" if day else f"{label} chưa có ngày")
    return moved


def issue_day_known(actor: Actor, plan_id: int, day: date | None, *, label: str) -> list[Shift]:
    """Give every open assignment that counts from the plan's issue its date by *day*; tell each unit once."""
    moved = _move(actor, _shares_since_issue(plan_id), day)
    _tell(moved, f"{label} có ngày ban hành")
    return moved


def _move(
    actor: Actor, shares: Sequence[Assignment], day: date | None, on_behalf_of: str = ""
) -> list[Shift]:
    moved = _shifts(shares, day)
    dues = {shift.assignment.id: shift.new for shift in moved}
    dating.write(Dated(one, dues.get(one.id, one.due), one.due_time, day) for one in shares)
    for shift in moved:
        shift.assignment.lapse_request()  # it was asked for by the other date
        log.record(
            actor,
            "assignment.move",
            shift.assignment,
            on_behalf_of=on_behalf_of,
            old=shift.old,
            new=shift.new,
        )
    return moved


def _tell(moved: list[Shift], cause: str) -> None:
    for theirs in by_unit(moved).values():
        notices.moved(theirs, cause=cause)


def by_unit(moved: Sequence[Shift]) -> dict[int, list[Shift]]:
    """Return what moves for each unit that has to know; not who gave the work back, or has to wait."""
    found: dict[int, list[Shift]] = {}
    for shift in moved:
        state = shift.assignment.state
        if not state.is_declined and not state.is_queued:
            found.setdefault(shift.assignment.unit_id, []).append(shift)
    return found
