"""Who took which file away (L2): noted beside the request, which itself saves nothing."""

import logging
from collections.abc import Collection
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlalchemy.exc import DBAPIError

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.db.cache import remembered
from intranet.db.session import aside, db
from intranet.files.models import StoredFile, Taking

PATIENCE = 2_000  # milliseconds that a download waits for another writer
log = logging.getLogger(__name__)


class _Unnoted(Exception):
    """Another writer was in the way: the next time notes it."""


def note(table: Table, values: dict[str, Any], *, patience: int = PATIENCE) -> bool:
    """Write one note, or tell that another writer was in the way: no page or download fails for it."""
    try:
        with aside(patience) as connection:
            connection.execute(insert(table).values(values))
    except DBAPIError:
        log.warning("not noted in %s: user %s", table.name, values["user_id"])
        return False
    return True


def taken(
    actor: Actor,
    name: str,
    *,
    subject: Any = None,
    stored: StoredFile | None = None,
    body: Body | None = None,
) -> bool:
    """Note that the actor took the file *name* away: a *stored* one, or one made for them.

    *subject* is what it hangs on; *body*, of a list, whose matters it tells.
    """
    kind, number, title = "", 0, ""
    if subject is not None:
        kind, number, title = type(subject).__name__, subject.id, subject.title[:300]
    values = {
        "at": clock.now(), "user_id": actor.user_id, "file_id": stored.id if stored else None, "name": name,
        "subject_type": kind, "subject_id": number, "subject_title": title,
        "body": body or getattr(subject, "body", None),
    }  # fmt: skip
    return note(Taking.__table__, values)


def taken_today(actor: Actor, name: str, *, subject: Any = None, stored: StoredFile | None = None) -> None:
    """Note once a day what a program fetches by itself again and again: a picture in a text, a calendar."""
    key = (actor.user_id, stored.id if stored else None, name, clock.today())

    def first() -> bool:
        if not _is_noted(actor, name, stored) and not taken(actor, name, subject=subject, stored=stored):
            raise _Unnoted
        return True

    try:
        remembered("takings", key, first)
    except _Unnoted:
        log.info("left to the next time: %s by %s", name, actor.user_id)


def _is_noted(actor: Actor, name: str, stored: StoredFile | None) -> bool:
    last = db.session.scalar(
        select(Taking.at)
        .where(Taking.user_id == actor.user_id, Taking.name == name)
        .where(Taking.file_id == stored.id if stored else Taking.file_id.is_(None))
        .order_by(Taking.id.desc())
        .limit(1)
    )
    return last is not None and clock.local(last).date() == clock.today()


def forget_files(file_ids: Collection[int]) -> None:
    """Leave no name of files that go for good: only that somebody took one, and when."""
    mine = Taking.file_id.in_(sorted(file_ids))
    db.session.execute(update(Taking).where(mine).values(file_id=None, name=""))


def forget_subject(subject: Any) -> None:
    """Leave nothing of what a thing said that goes for good, neither in its title nor in names of files."""
    mine = (Taking.subject_type == type(subject).__name__) & (Taking.subject_id == subject.id)
    db.session.execute(update(Taking).where(mine).values(name="", subject_title=""))
