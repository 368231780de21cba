"""Which tables there are, at which revision, and how rows of an older release become rows of this one."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import current_app
from sqlalchemy import Connection, Table
from sqlalchemy.pool import NullPool

from intranet.db.session import db, set_reading
from intranet.errors import Refused


def tables() -> list[Table]:
    """Return the tables of this release, those that others point to first."""
    return list(db.metadata.sorted_tables)


@contextmanager
def reading() -> Iterator[None]:
    """Begin transactions meanwhile that take no write lock."""
    set_reading(True)
    try:
        yield
    finally:
        set_reading(False)


@contextmanager
def snapshot() -> Iterator[Connection]:
    """Give a connection that sees one moment, whatever others write meanwhile."""
    with reading(), db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        connection.execute(sa.select(sa.table("audit_head", sa.column("id")))).all()  # the moment is now
        yield connection
        connection.rollback()


def revision(connection: Connection) -> str:
    """Return the revision that the database is at."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return head()
    return connection.scalar(sa.select(sa.text("version_num")).select_from(sa.text("alembic_version"))) or ""


def head() -> str:
    """Return the revision that this release's models are at."""
    return _scripts().get_current_head() or ""


def _config():
    return current_app.extensions["migrate"].migrate.get_config()


def _scripts():
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def require_known(old: str) -> None:
    """Refuse rows of a release that this one does not descend from."""
    if old not in {one.revision for one in _scripts().walk_revisions()}:
        raise Refused("Bản sao lưu này do bản phần mềm mới hơn tạo. Hãy nâng cấp phần mềm rồi khôi phục.")


@contextmanager
def workshop(old: str) -> Iterator[tuple[Connection, dict[str, Table]]]:
    """Give an empty database of the release *old* and its tables, to be filled and then :func:`raised`."""
    require_known(old)
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{Path(folder) / 'old.db'}", poolclass=NullPool)
        try:
            with engine.connect() as connection:
                # Before a transaction, within which SQLite would not hear of it: tables are made anew.
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
                with connection.begin():
                    _upgrade(connection, old)
                found = sa.MetaData()
                found.reflect(connection)
                connection.rollback()
                yield connection, dict(found.tables)
        finally:
            engine.dispose()


def raised(connection: Connection) -> None:
    """Bring the rows of a workshop up to this release."""
    with connection.begin():
        _upgrade(connection, "head")


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
