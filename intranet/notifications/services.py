"""Read notices away."""

from sqlalchemy import update

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.notifications.models import Notice


def read(notice: Notice) -> None:
    """Note that the line was opened."""
    if notice.read_at is None:
        notice.read_at = clock.now()


def read_all(actor: Actor) -> None:
    """Note that a person has seen all their lines."""
    db.session.execute(
        update(Notice)
        .where(Notice.user_id == actor.user_id, Notice.read_at.is_(None))
        .values(read_at=clock.now())
    )
