"""Insert or update, or insert what is missing, in one statement, on every engine that we run on."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, TextClause
from sqlalchemy.dialects import postgresql, sqlite

from intranet.db.session import db


def upsert(table: Table, *, keys: list[str], values: dict[str, Any], update: dict[str, Any]) -> Any:
    """Return the statement that inserts *values*, or applies *update* where *keys* exist already."""
    return _insert(table).values(**values).on_conflict_do_update(index_elements=keys, set_=update)


def insert_missing(table: Table, *, keys: list[str]) -> Any:
    """Return the statement that inserts rows, but for those whose *keys* exist already."""
    return _insert(table).on_conflict_do_nothing(index_elements=keys)


def insert_new(table: Table, rows: Sequence[dict[str, Any]], *, keys: list[str], where: TextClause) -> Any:
    """Return the statement that inserts *rows* but those whose *keys*, of the rows *where*, exist already."""
    return _insert(table).values(list(rows)).on_conflict_do_nothing(index_elements=keys, index_where=where)


def _insert(table: Table) -> Any:
    dialect = db.session.get_bind().dialect.name
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
