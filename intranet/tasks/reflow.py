"""A dialogue's day was fixed or moved: what hangs on it gets its date again (B6, B10)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.tasks import dating, notices
from intranet.tasks.dating import Dated, Shift
from intranet.tasks.models import Assignment, Phase
from intranet.tasks.reckoning import day_of, hangs_on_dialogue

STILL = (Phase.OPEN, Phase.QUEUED)

log.define(
    "assignment.move", lambda entry: f"Hạn đổi từ {_day(entry.data['old'])} sang {_day(entry.data['new'])}"
)


def _day(text: str | None) -> str:
    return f"{text[8:10]}/{text[5:7]}/{text[:4]}" if text else "chưa có ngày"


def shifts(dialogue_id: int, day: date | None) -> list[Shift]:
    """Return what would change if the dialogue were held on *day*; done and reported work stays."""
    return _shifts(_open_shares(dialogue_id), day)


def _open_shares(dialogue_id: int) -> list[Assignment]:
    query = (
        select(Assignment)
        .where(Assignment.dialogue_id == dialogue_id, Assignment.phase.in_(STILL))
        .options(joinedload(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    return list(db.session.scalars(query))


def _shifts(shares: Sequence[Assignment], day: date | None) -> list[Shift]:
    names, calendar, today = directory(), current(), clock.today()
    found = []
    for share in shares:
        if not hangs_on_dialogue(share.task.rule):
            continue
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
    shares = _open_shares(dialogue_id)
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
    if tell:
        _tell(moved, label)
    return moved


def _tell(moved: list[Shift], label: str) -> None:
    for theirs in by_unit(moved).values():
        notices.moved(theirs, cause=f"{label} có ngày mới")


def by_unit(moved: Sequence[Shift]) -> dict[int, list[Shift]]:
    """Return what moves for each unit that has to know; not who gave the work back, or has to wait."""
    found: dict[int, list[Shift]] = {}
    for shift in moved:
        state = shift.assignment.state
        if not state.is_declined and not state.is_queued:
            found.setdefault(shift.assignment.unit_id, []).append(shift)
    return found
