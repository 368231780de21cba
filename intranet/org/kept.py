"""Statements that are written once for all who hold the same positions, and asked by each.

To write the large ones anew for every look would cost several times what the database needs to answer.
"""

from collections.abc import Callable, Hashable
from typing import Any

from sqlalchemy import Row

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import anyone_like, parameters, positions
from intranet.db.cache import written
from intranet.db.session import db

MOST = 64  # statements of one name, each as large as a page of text


def asked(name: str, actor: Actor, key: Hashable, write: Callable[[Actor], Any]) -> list[Row[Any]]:
    """Return the rows of the statement that *write* makes for somebody like *actor*; of none, no rows.

    It may depend on nothing but the positions, *key* and the day.
    """
    statement, values = kept(name, actor, key, write)
    return [] if statement is None else list(db.session.connection().execute(statement, values))


def kept(
    name: str, actor: Actor, key: Hashable, write: Callable[[Actor], Any], *, most: int = MOST
) -> tuple[Any, dict[str, Any]]:
    """Return that statement, and what it needs to know of *actor*; no more than *most* are kept."""

    def make() -> tuple[Any, set[Any]]:
        someone = anyone_like(actor)
        return write(someone), someone.asked

    statement, permissions = written(name, (positions(actor), clock.today(), key), make, limit=most)
    return statement, parameters(actor, *permissions)
