"""Change counters: how a worker learns that what it remembers has been changed by another.

A service that changes remembered data calls :func:`bump` in the same transaction. Readers compare
the number with the one they remembered; a request learns all numbers with its first statement
(:func:`know`) and asks no more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Table, select
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.cache import forget_all
from intranet.db.session import after_rollback, db
from intranet.db.upsert import upsert

_known: ContextVar[dict[str, int] | None] = ContextVar("known_counters", default=None)
_put_off: ContextVar[set[str] | None] = ContextVar("put_off_counters", default=None)


class ChangeCounter(db.Model):
    """How often a kind of remembered data has been changed."""

    __tablename__ = "change_counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


def know(values: dict[str, int] | None) -> None:
    """Let :func:`value_of` answer from *values* for the rest of this request (None: ask again)."""
    _known.set(values)


def bump(name: str) -> None:
    """Say that the data called *name* changes with this transaction."""
    if (put_off := _put_off.get()) is not None:
        put_off.add(name)
        return
    table: Table = ChangeCounter.__table__
    db.session.flush()
    db.session.execute(
        upsert(table, keys=["name"], values={"name": name, "value": 1}, update={"value": table.c.value + 1})
    )
    know(None)
    # What this process remembers under the new number must not outlive a rollback.
    after_rollback(forget_all)


def hold(name: str) -> None:
    """Let nobody else bump this counter before the present transaction is over, nor have bumped it unseen.

    For who looks at what there is before changing it: two on PostgreSQL would each see nothing of the other.
    """
    table: Table = ChangeCounter.__table__
    db.session.execute(
        upsert(table, keys=["name"], values={"name": name, "value": 0}, update={"value": table.c.value})
    )
    know(None)


@contextmanager
def bumped_once() -> Iterator[None]:
    """Let many changes of one kind count as one at the end; what was remembered before holds within.

    For work that needs nothing of what it changes: else each change makes everything be read again.
    """
    names: set[str] = set()
    token = _put_off.set(names)
    try:
        yield
    finally:
        _put_off.reset(token)
    for name in sorted(names):
        bump(name)


def value_of(name: str) -> int:
    """Return how often the data called *name* has been changed."""
    known = _known.get()
    if known is not None and name in known:
        return known[name]
    return db.session.scalar(select(ChangeCounter.value).where(ChangeCounter.name == name)) or 0
