"""Run migrations on the application's database; they import no application code."""

from contextlib import nullcontext

from alembic import context
from flask import current_app
from sqlalchemy import Connection, Enum

from intranet.db.types import Moment

config = context.config
database = current_app.extensions["migrate"].db


def plain_types(type_: str, item: object, _autogen_context: object) -> str | bool:
    """Write our own column types as the plain ones below them: a new state needs no migration."""
    if type_ == "type" and isinstance(item, Moment):
        return "sa.DateTime()"
    if type_ == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def options() -> dict:
    """Return what alembic needs to know of the models."""
    return {
        "target_metadata": database.metadatas[None],
        "render_item": plain_types,
        "render_as_batch": True,
        "compare_type": True,
        **current_app.extensions["migrate"].configure_args,
    }


def run() -> None:
    """Run the migrations within one transaction, on the connection that is given or one of our own."""
    given = config.attributes.get("connection")
    with nullcontext(given) if given is not None else database.engine.connect() as connection:
        references(connection, False)
        context.configure(connection=connection, **options())
        with context.begin_transaction():
            context.run_migrations()
            if broken := checked(connection):
                raise RuntimeError(f"after the migration these rows point nowhere: {broken[:5]}")
        references(connection, True)


def references(connection: Connection, kept: bool) -> None:
    """Let SQLite hold references or not: to change a table it makes another and drops the old one."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if kept else 'OFF'}")


def checked(connection: Connection) -> list:
    """Return the rows whose references lead nowhere, which SQLite was not asked to watch meanwhile."""
    if connection.dialect.name != "sqlite":
        return []
    return list(connection.exec_driver_sql("PRAGMA foreign_key_check"))


run()
