"""What a person who leaves holds by name, and how it passes to another or back to the unit (A6)."""

from sqlalchemy import func, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.db.session import db
from intranet.org import handover
from intranet.org.directory import directory
from intranet.tasks import notices
from intranet.tasks.models import Assignment, Phase

log.define("assignment.hand-over", lambda entry: f"Bàn giao từ {entry.data['old']} sang {entry.data['new']}")
STILL = (Phase.OPEN, Phase.WAITING, Phase.QUEUED)


def connect() -> None:
    """Let the hand-over page know of tasks. ``app`` calls this once."""
    work = handover.Work(
        "phần việc", count=_count, units=_units, move=_move,
        in_unit=_in_unit, listed=lambda unit_id: f"/nhiem-vu?don-vi={unit_id}",
    )  # fmt: skip
    handover.register("tasks", work)


def _held(user_id: int):
    return Assignment.assignee_id == user_id, Assignment.phase.in_(STILL)


def _count(user_id: int) -> int:
    return db.session.scalar(select(func.count()).select_from(Assignment).where(*_held(user_id))) or 0


def _in_unit(unit_id: int) -> int:
    query = select(func.count()).select_from(Assignment)
    return db.session.scalar(query.where(Assignment.unit_id == unit_id, Assignment.phase.in_(STILL))) or 0


def _units(user_id: int) -> set[int]:
    return set(db.session.scalars(select(Assignment.unit_id).where(*_held(user_id)).distinct()))


def _move(actor: Actor, user_id: int, to_user_id: int | None) -> handover.Moved:
    """Give each share to the receiver if they sit in its unit; nobody else is let see it."""
    names, today, given = directory(), clock.today(), 0
    found = list(db.session.scalars(select(Assignment).where(*_held(user_id))))
    for assignment in found:
        sits = to_user_id in names.staff({assignment.unit_id}, today)
        assignment.assignee_id = to_user_id if sits else None
        given += sits
        old, new = names.person_name(user_id), names.person_name(assignment.assignee_id) or "cả đơn vị"
        log.record(actor, "assignment.hand-over", assignment, old=old, new=new)
        notices.named(assignment)
    return handover.Moved(given, len(found) - given)
