"""Read notices away; choose what to be told."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, update

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.errors import Refused
from intranet.notifications import queries
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import MutedKind, Notice


def read(notice: Notice) -> None:
    """Note that the line was opened."""
    if notice.read_at is None:
        notice.read_at = clock.now()


def read_all(actor: Actor) -> datetime:
    """Note that a person has seen all their lines; return the moment, by which it can be undone."""
    now = clock.now()
    lines = update(Notice).where(Notice.user_id == actor.user_id, Notice.read_at.is_(None))
    db.session.execute(lines.values(read_at=now))
    return now


def unread(actor: Actor, moment: datetime) -> int:
    """Let a person's lines that were read at one *moment* be new again; return how many there were."""
    lines = update(Notice).where(Notice.user_id == actor.user_id, Notice.read_at == moment)
    return db.session.execute(lines.values(read_at=None)).rowcount


def mute(actor: Actor, kinds: Collection[NoticeKind]) -> tuple[list[str], list[str]]:
    """Let a person do without *kinds* and be told all others; return the labels before and after."""
    if locked := [kind for kind in kinds if kind.locked]:
        raise Refused(f"“{locked[0].label}”: {locked[0].locked}", field="told")
    before = queries.muted_by(actor)
    if before != set(kinds):
        db.session.execute(delete(MutedKind).where(MutedKind.user_id == actor.user_id))
        if kinds:
            rows = [{"user_id": actor.user_id, "kind": kind} for kind in kinds]
            db.session.execute(insert(MutedKind), rows)
    return _labels(before), _labels(kinds)


def _labels(kinds: Collection[NoticeKind]) -> list[str]:
    return [kind.label for kind in NoticeKind if kind in kinds]
