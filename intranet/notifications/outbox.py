"""Tell people something."""

from collections.abc import Iterable

from sqlalchemy import insert, select

from intranet import clock
from intranet.db.session import db
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import MutedKind, Notice


def tell(
    users: Iterable[int], text: str, path: str, *, reason: str, kind: NoticeKind = NoticeKind.OTHER
) -> None:
    """Put one line into the inbox of each of *users*, once; ``reason`` says why they get it.

    Who does without this *kind* is left out. The *path* must open for all of them.
    """
    wanted = set(users)
    if wanted and not kind.locked:
        wanted -= muting(kind)
    tell_each(dict.fromkeys(wanted, text), path, reason=reason, kind=kind)


def tell_each(texts: dict[int, str], path: str, *, reason: str, kind: NoticeKind) -> None:
    """Put a line of their own into the inbox of each person, whatever they do without."""
    now = clock.now()
    lines = [
        {"user_id": user, "kind": kind, "text": text, "reason": reason, "path": path, "created_at": now}
        for user, text in sorted(texts.items())
    ]
    if lines:
        db.session.flush()
        db.session.execute(insert(Notice.__table__), lines)


def muting(*kinds: NoticeKind) -> set[int]:
    """Return who does without one of *kinds*."""
    return set(db.session.scalars(select(MutedKind.user_id).where(MutedKind.kind.in_(kinds))))
