"""Tell people something."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select, update

from intranet import clock
from intranet.db.session import db
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import MutedKind, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One thing to say to some people, but for those who do without its *kind*."""

    users: Iterable[int]
    text: str
    path: str
    reason: str
    kind: NoticeKind = NoticeKind.OTHER


def tell(
    users: Iterable[int], text: str, path: str, *, reason: str, kind: NoticeKind = NoticeKind.OTHER
) -> None:
    """Put one line into the inbox of each of *users*, once; ``reason`` says why they get it.

    Who does without this *kind* is left out. The *path* must open for all of them.
    """
    tell_all([Word(users=users, text=text, path=path, reason=reason, kind=kind)])


def tell_all(words: Iterable[Word]) -> None:
    """Say several things, in one statement however many they are."""
    wanted = [(word, users) for word in words if (users := set(word.users))]
    kinds = {word.kind for word, _ in wanted}
    deaf = {kind: muting(kind) if not kind.locked else set() for kind in kinds}
    _put(
        (user, word.text, word.path, word.reason, word.kind)
        for word, users in wanted
        for user in sorted(users - deaf[word.kind])
    )


def tell_each(
    texts: dict[int, str], path: str, *, instead_of: ColumnElement[bool], reason: str, kind: NoticeKind
) -> None:
    """Put a line of their own into the inbox of each person, whatever they do without.

    Their unread lines for which *instead_of* holds count as read: all they say is told again.
    """
    older = update(Notice).where(Notice.user_id.in_(texts), Notice.read_at.is_(None), instead_of)
    db.session.execute(older.values(read_at=clock.now()).execution_options(synchronize_session=False))
    _put((user, text, path, reason, kind) for user, text in sorted(texts.items()))


def _put(told: Iterable[tuple[int, str, str, str, NoticeKind]]) -> None:
    now = clock.now()
    lines = [
        {"user_id": user, "kind": kind, "text": text, "reason": reason, "path": path, "created_at": now}
        for user, text, path, reason, kind in told
    ]
    if lines:
        db.session.flush()
        db.session.execute(insert(Notice.__table__), lines)


def muting(*kinds: NoticeKind) -> set[int]:
    """Return who does without one of *kinds*."""
    return set(db.session.scalars(select(MutedKind.user_id).where(MutedKind.kind.in_(kinds))))
