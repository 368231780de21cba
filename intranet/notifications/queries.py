"""Read one's own inbox."""

from sqlalchemy import ScalarSelect, func, literal_column, select

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.notifications.models import Notice

MOST = 100


def unread_column() -> ScalarSelect[int]:
    """Return the number of unread lines of the person in ``users``, for a request's first statement."""
    first = (
        select(Notice.id)
        .where(Notice.user_id == literal_column("users.id"), Notice.read_at.is_(None))
        .limit(MOST)
    )
    return select(func.count()).select_from(first.subquery()).scalar_subquery()


def inbox(actor: Actor, *, limit: int = MOST) -> list[Notice]:
    """Return a person's lines, the newest first."""
    query = select(Notice).where(Notice.user_id == actor.user_id).order_by(Notice.id.desc()).limit(limit)
    return list(db.session.scalars(query))


def get(actor: Actor, notice_id: int) -> Notice:
    """Return one line of one's own."""
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.user_id != actor.user_id:
        raise NotFound
    return notice
