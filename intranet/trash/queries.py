"""Read what was deleted: each person what they may bring back, in one statement."""

from dataclasses import dataclass

from sqlalchemy import Select, and_, false, or_, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.trash.kinds import kinds
from intranet.trash.models import KEPT, Trashed

PAGE = 50


def waiting() -> Select[tuple[Trashed]]:
    """Select what was deleted and has neither come back nor gone for good."""
    return select(Trashed).where(Trashed.ended_at.is_(None))


def visible_to(actor: Actor) -> Select[tuple[Trashed]]:
    """Select what the actor may bring back today."""
    mine = [
        and_(Trashed.kind == kind.name, Trashed.subject_id.in_(kind.mine(actor)))
        for kind in kinds()
        if permits_somewhere(actor, kind.permission)
    ]
    return waiting().where(Trashed.at > clock.now() - KEPT, or_(false(), *mine))


def is_seen(actor: Actor, trashed: Trashed) -> bool:
    """Tell whether the actor may bring it back."""
    return db.session.scalar(visible_to(actor).where(Trashed.id == trashed.id)) is not None


def get(actor: Actor, trashed_id: int) -> Trashed:
    """Return one deletion that the actor may undo, or :class:`NotFound`."""
    found = db.session.scalars(visible_to(actor).where(Trashed.id == trashed_id)).one_or_none()
    if found is None:
        raise NotFound("Mục này không còn trong danh sách đã xóa.")
    return found


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list, the newest first, and where the next begins (0: there is none)."""

    rows: list[Trashed]
    older: int


def page(actor: Actor, *, before: int = 0) -> Slice:
    """Return one page of what the actor may bring back."""
    query = visible_to(actor)
    if before:
        query = query.where(Trashed.id < before)
    found = list(db.session.scalars(query.order_by(Trashed.id.desc()).limit(PAGE + 1)))
    return Slice(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else 0)
