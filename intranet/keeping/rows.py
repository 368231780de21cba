"""Rows as plain JSON, the same from SQLite and PostgreSQL, and back.

An archive must be readable by a later release and by the other engine, so rows are read below the models:
a day is ``2026-11-29``, a moment ``2026-11-29T08:00:00`` in UTC, a state its value.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from intranet.db.types import Moment

# What holds nothing that anybody entered: counters of this installation, locks, who is signed in now, and the
# rows of the search, which are written anew.
LEFT_OUT = frozenset({"change_counters", "sign_in_throttles", "sign_ins", "alembic_version", "search_rows"})
_CHUNK = 500


def plain(table: Table) -> sa.TableClause:
    """Return *table* with the plain types that lie below its own."""
    return sa.table(table.name, *(sa.column(one.name, _plain_type(one.type)) for one in table.columns))


def _plain_type(kind: Any) -> sa.types.TypeEngine:
    if isinstance(kind, Moment | sa.DateTime):
        return sa.DateTime()
    for known in (sa.Date, sa.Boolean, sa.Integer, sa.Float, sa.LargeBinary):
        if isinstance(kind, known):
            return known()
    return sa.JSON(none_as_null=True) if isinstance(kind, sa.JSON) else sa.String()


def kept(tables: list[Table]) -> list[Table]:
    """Return the tables that an archive holds, those that others point to first."""
    return [table for table in tables if table.name not in LEFT_OUT]


def read(connection: Connection, table: Table) -> Iterator[bytes]:
    """Give each row as one line of JSON, in the order of the key."""
    flat = plain(table)
    query = sa.select(flat).order_by(*(flat.c[one.name] for one in table.primary_key))
    with connection.execution_options(yield_per=_CHUNK).execute(query) as found:
        for row in found.mappings():
            line = json.dumps(dict(row), default=_written, ensure_ascii=False, separators=(",", ":"))
            yield line.encode() + b"\n"


def _written(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"nothing knows how to keep {type(value)}")


def write(connection: Connection, table: Table, lines: Iterator[bytes]) -> int:
    """Insert rows as :func:`read` gave them; return how many.

    A row that points to another of its own table may come before it: the pointer is set when all are there.
    """
    flat = plain(table)
    own = [one.parent.name for one in table.foreign_keys if one.column.table is table]
    later: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    count = 0
    for line in lines:
        row = _read(flat, json.loads(line))
        if any(row.get(name) is not None for name in own):
            later.append({"_id": row["id"], **{name: row[name] for name in own}})
            row |= dict.fromkeys(own)
        rows.append(row)
        count += 1
        if len(rows) >= _CHUNK:
            connection.execute(flat.insert(), rows)
            rows = []
    if rows:
        connection.execute(flat.insert(), rows)
    if later:
        values = {name: sa.bindparam(name) for name in own}
        change = sa.update(flat).where(flat.c.id == sa.bindparam("_id")).values(values)
        connection.execute(change, later)
    return count


def _read(flat: sa.TableClause, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _typed(flat.c[name].type, value) for name, value in row.items()}


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, sa.DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, sa.Date) else value


def empty(connection: Connection, tables: list[Table]) -> None:
    """Take every row out, of what points to others first; sign-ins and locks go too."""
    for table in reversed(tables):
        if table.name != "change_counters":
            connection.execute(sa.delete(plain(table)))


def set_sequences(connection: Connection, tables: list[Table]) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key:
            name = connection.scalar(
                sa.select(sa.func.pg_get_serial_sequence(table.name, column.name))
            )
            if name:
                most = sa.select(sa.func.coalesce(sa.func.max(plain(table).c[column.name]), 0) + 1)
                connection.execute(sa.select(sa.func.setval(name, most.scalar_subquery(), False)))
