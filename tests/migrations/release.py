"""Put the rows of a past release into a database of that release, on either engine, and bring it up."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from intranet.db.session import db
from intranet.files import store
from intranet.keeping import rows
from tests.migrations.make_release import RELEASES


def lines(revision: str) -> Iterator[dict[str, Any]]:
    """Give each row of a release with the name of its table, and each file."""
    columns: dict[str, Any] = {}
    for text in (RELEASES / f"{revision}.jsonl").read_text(encoding="utf-8").splitlines():
        found = json.loads(text)
        if isinstance(found, list):
            values = dict(zip(columns["columns"], found, strict=True))
            yield {"table": columns["table"], "row": values}
        elif "table" in found:
            columns = found
        else:
            yield found


def content(revision: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a release by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in lines(revision):
        if "table" in one:
            found.setdefault(one["table"], []).append(one["row"])
    return found


def put(revision: str, folder: str | Path) -> None:
    """Make an empty database be that of a release, with its rows and files."""
    upgrade(directory=str(folder), revision=revision)
    known = sa.MetaData()
    given = content(revision)
    with db.engine.begin() as connection:
        known.reflect(connection)
        for table in known.sorted_tables:
            if some := given.get(table.name):
                # As the software writes them, so that JSON is JSON on both engines.
                model = db.metadata.tables.get(table.name)
                _write(connection, table, model, some)
        rows.set_sequences(connection, list(known.sorted_tables))
    for one in lines(revision):
        if "file" in one:
            store.put_back(one["file"], base64.b64decode(one["data"]))


def _write(connection: Any, table: sa.Table, model: sa.Table | None, some: list[dict[str, Any]]) -> None:
    encoded = [json.dumps(row).encode() for row in some]
    for column in table.columns:
        if model is not None and column.name in model.columns:
            column.type = model.columns[column.name].type
    rows.write(connection, table, iter(encoded))
