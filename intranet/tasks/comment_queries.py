"""Read what was said about an assignment, and whom a comment may name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor, Grant
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.directory import directory
from intranet.tasks.comment_models import Comment
from intranet.tasks.models import Assignment

MOST = 200


def comments_of(assignment: Assignment) -> list[Comment]:
    """Return what was said, in its order; the last of it where it is very much."""
    query = select(Comment).where(Comment.assignment_id == assignment.id).order_by(Comment.id.desc())
    return list(db.session.scalars(query.limit(MOST)))[::-1]


def get(assignment: Assignment, comment_id: int) -> Comment:
    """Return one comment on *assignment*, or :class:`NotFound`."""
    comment = db.session.get(Comment, comment_id)
    if comment is None or comment.assignment_id != assignment.id:
        raise NotFound
    return comment


def authors_of(assignment: Assignment) -> list[int]:
    """Return who has taken part."""
    query = select(Comment.author_id).where(
        Comment.assignment_id == assignment.id, Comment.withdrawn_at.is_(None)
    )
    return list(db.session.scalars(query.distinct().order_by(Comment.author_id)))


def readers(assignment: Assignment) -> list[int]:
    """Return the people who may see *assignment* today, in the order of their names."""
    known, today = directory(), clock.today()
    grants: dict[int, list[Grant]] = {}
    for seat in known.seats:
        if seat.is_held(today) and seat.user_id in known.active:
            grant = Grant(seat.role, seat.body, seat.unit_id, seat.is_head)
            grants.setdefault(seat.user_id, []).append(grant)
    # Seeing hangs on positions alone, never on a delegation (no D in its row), so that no database is asked.
    may = _asking(assignment)
    return [one for one in known.people if one in grants and may(Actor(one, "", tuple(grants[one])))]


def units_of(people: Iterable[int]) -> list[int]:
    """Return the units in which one of *people* sits today, in their order."""
    known, today = directory(), clock.today()
    some = set(people)
    seats = {seat.unit_id for seat in known.seats if seat.user_id in some and seat.is_held(today)}
    return [unit.id for unit in known.open_units(today) if unit.id in seats]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may be named."""

    id: int
    name: str


def by_unit(people: Iterable[int]) -> list[tuple[str, list[Reader]]]:
    """Return *people* under the names of their units, each of them once."""
    known, today, left = directory(), clock.today(), dict.fromkeys(people)
    found = []
    for unit in known.open_units(today):
        staff = set(known.staff({unit.id}, today))
        here = [one for one in left if one in staff]
        for one in here:
            del left[one]
        if here:
            found.append((unit.name, here))
    if left:
        found.append(("Không thuộc đơn vị nào", list(left)))
    return [(label, [Reader(one, known.person_name(one)) for one in some]) for label, some in found]


def _asking(assignment: Assignment) -> Callable[[Actor], Any]:
    return lambda actor: permits(actor, P.TASK_VIEW, assignment)
