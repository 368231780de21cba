"""Insert or update in one statement, on every engine that we run on."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from intranet.db.session import db


def upsert(table: Table, *, keys: list[str], values: dict[str, Any], update: dict[str, Any]) -> Any:
    """Return the statement that inserts *values*, or applies *update* where *keys* exist already."""
    dialect = db.session.get_bind().dialect.name
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table).values(**values)
    return insert.on_conflict_do_update(index_elements=keys, set_=update)
