"""The session, its engines' manners, and work to do once a transaction is safe or lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, event

from intranet.db.base import Base

db = SQLAlchemy(model_class=Base)
migrate = Migrate()

PATIENCE = 20_000  # milliseconds that a writer waits for another one

_reading: ContextVar[bool] = ContextVar("reading", default=False)


def set_reading(reading: bool) -> None:
    """Say whether what follows only reads; SQLite then begins without taking the write lock."""
    _reading.set(reading)


@event.listens_for(Engine, "do_connect")
def _make_folder(dialect: Any, _record: Any, args: list[Any], _options: dict[str, Any]) -> None:
    # Not before: commands that need no database leave no folder behind.
    if dialect.name == "sqlite" and args and args[0] not in ("", ":memory:"):
        Path(args[0]).parent.mkdir(parents=True, exist_ok=True)


@event.listens_for(Engine, "connect")
def _set_manners(connection: Any, _record: Any) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    # A reader that turns writer beside another writer fails at once in SQLite,
    # whatever the time-out; one that begins as a writer waits its turn.
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if _reading.get() else "BEGIN IMMEDIATE")


def after_commit(action: Callable[[], None]) -> None:
    """Run *action* once the present transaction has been committed."""
    db.session.info.setdefault("after_commit", []).append(action)


def after_rollback(action: Callable[[], None]) -> None:
    """Run *action* if the present transaction comes to nothing."""
    db.session.info.setdefault("after_rollback", []).append(action)


def commit() -> None:
    """Commit, then run what was waiting. Only ``web``, ``cli`` and ``seed`` call this."""
    db.session.commit()
    db.session.info.pop("after_rollback", None)
    for action in db.session.info.pop("after_commit", []):
        action()


def rollback() -> None:
    """Undo the present transaction and whatever was made beside the database for it."""
    db.session.info.pop("after_commit", None)
    waiting = db.session.info.pop("after_rollback", [])
    db.session.rollback()
    for action in waiting:
        action()


def let_go() -> None:
    """End the present transaction before long work, so that nobody waits; nothing may be changed yet.

    What follows begins another one, and reads again what it needs.
    """
    rollback()


@contextmanager
def aside(patience: int = 0) -> Iterator[Any]:
    """Give a connection whose small transaction is saved whatever becomes of the request's.

    For what a reading request may note. While another one writes it waits *patience* milliseconds, then
    ``OperationalError`` says so. The request must not hold a write lock meanwhile.
    """
    was = _reading.get()
    _reading.set(False)
    try:
        with db.engine.connect() as connection:
            _wait(connection, patience)
            try:
                with connection.begin():
                    yield connection
            finally:
                _wait(connection, PATIENCE)
    finally:
        _reading.set(was)


def _wait(connection: Any, milliseconds: int) -> None:
    """Say how long the connection waits for another one's write lock; PostgreSQL locks rows, not all."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute(f"PRAGMA busy_timeout={milliseconds}")
