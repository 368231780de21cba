"""Who took which file away (L2): noted beside the request, which itself saves nothing."""

import logging
from collections.abc import Callable, Collection, Hashable
from contextlib import suppress
from typing import Any

from sqlalchemy import Select, Table, insert, select, update
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


def once_a_day(name: str, key: tuple[Hashable, ...], *, newest: Select, write: Callable[[], bool]) -> None:
    """Write a note where the *newest* like it is not of today; a process that knows so does not ask again.

    *name* and *key* are those of its memory. What another writer hindered is left to the next time.
    """

    def first() -> bool:
        last = db.session.scalar(newest.limit(1))
        is_noted = last is not None and clock.local(last).date() == clock.today()
        if not is_noted and not write():
            raise _Unnoted
        return True

    with suppress(_Unnoted):
        remembered(name, (*key, clock.today()), first)


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
    once_a_day(
        "takings",
        (actor.user_id, stored.id if stored else None, name),
        newest=select(Taking.at)
        .where(Taking.user_id == actor.user_id, Taking.name == name)
        .where(Taking.file_id == stored.id if stored else Taking.file_id.is_(None))
        .order_by(Taking.id.desc()),
        write=lambda: taken(actor, name, subject=subject, stored=stored),
    )


def forget_files(file_ids: Collection[int]) -> None:
    """Leave no name of files that go for good: only that somebody took one, and when."""
    mine = Taking.file_id.in_(sorted(file_ids))
    db.session.execute(update(Taking).where(mine).values(file_id=None, name=""))


def forget_subject(subject: Any) -> None:
    """Leave nothing of what a thing said that goes for good, neither in its title nor in names of files."""
    mine = (Taking.subject_type == type(subject).__name__) & (Taking.subject_id == subject.id)
    db.session.execute(update(Taking).where(mine).values(name="", subject_title=""))
