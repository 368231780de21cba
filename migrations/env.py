"""Run migrations on the application's database; they import no application code."""

from alembic import context
from flask import current_app
from sqlalchemy import Enum

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
    """Run the migrations within one transaction."""
    with database.engine.connect() as connection:
        context.configure(connection=connection, **options())
        with context.begin_transaction():
            context.run_migrations()


run()
