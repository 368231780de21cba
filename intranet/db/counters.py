"""Change counters: how a worker learns that what it remembers has been changed by another.

A service that changes remembered data calls :func:`bump` in the same transaction. Readers compare
the number that came with the request's first statement with the one they remembered.
"""

from sqlalchemy import Table, select
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.session import db
from intranet.db.upsert import upsert


class ChangeCounter(db.Model):
    """How often a kind of remembered data has been changed."""

    __tablename__ = "change_counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


def bump(name: str) -> None:
    """Say that the data called *name* changes with this transaction."""
    table: Table = ChangeCounter.__table__
    db.session.execute(
        upsert(table, keys=["name"], values={"name": name, "value": 1}, update={"value": table.c.value + 1})
    )


def value_of(name: str) -> int:
    """Return how often the data called *name* has been changed."""
    return db.session.scalar(select(ChangeCounter.value).where(ChangeCounter.name == name)) or 0
