"""Read one's own inbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, func, literal_column, select

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import MutedKind, Notice

MOST = 100
PAGE = 50


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the inbox; ``newer`` and ``older`` are the lines to go on from, or None."""

    notices: Sequence[Notice]
    newer: int | None
    older: int | None


def unread_column() -> ScalarSelect[int]:
    """Return the number of unread lines of the person in ``users``, for a request's first statement."""
    first = (
        select(Notice.id)
        .where(Notice.user_id == literal_column("users.id"), Notice.read_at.is_(None))
        .limit(MOST)
    )
    return select(func.count()).select_from(first.subquery()).scalar_subquery()


def inbox(actor: Actor, *, unread: bool, after: int | None = None, before: int | None = None) -> Slice:
    """Return a page of a person's lines, the newest first: those below *after*, or those above *before*."""
    query = select(Notice).where(Notice.user_id == actor.user_id)
    if unread:
        query = query.where(Notice.read_at.is_(None))
    backwards = before is not None
    if backwards:
        query = query.where(Notice.id > before).order_by(Notice.id)
    else:
        query = query.where(Notice.id < after) if after is not None else query
        query = query.order_by(Notice.id.desc())
    found = list(db.session.scalars(query.limit(PAGE + 1)))
    more, lines = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not lines:
        return Slice((), None, None)
    newer = lines[0].id if (more if backwards else after is not None) else None
    older = lines[-1].id if (backwards or more) else None
    return Slice(lines, newer, older)


def read_at(actor: Actor, moment: datetime) -> int:
    """Return how many of a person's lines were noted as read at one *moment*."""
    query = select(func.count(Notice.id)).where(Notice.user_id == actor.user_id, Notice.read_at == moment)
    return db.session.scalar(query) or 0


def get(actor: Actor, notice_id: int) -> Notice:
    """Return one line of one's own."""
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.user_id != actor.user_id:
        raise NotFound
    return notice


def muted_by(actor: Actor) -> set[NoticeKind]:
    """Return what a person does without."""
    return set(db.session.scalars(select(MutedKind.kind).where(MutedKind.user_id == actor.user_id)))
