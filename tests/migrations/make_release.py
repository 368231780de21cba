"""Keep what a release of the past had in its database, as rows of plain JSON that either engine takes.

``python -m tests.migrations.make_release COMMIT`` takes the release out of the history of this repository,
lets it make its tables and load the demo of that time, and writes ``releases/REVISION.jsonl``: for each
table a line with its columns and a line for each row, then a line for each small file. Made once for each
release; the file is never changed afterwards.
"""

import base64
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RELEASES = Path(__file__).with_name("releases")
LARGEST = 3_000  # bytes of a file that is kept with the rows
PASSING = {"alembic_version", "change_counters", "sign_ins", "sign_in_throttles", "search_rows"}


def main(commit: str) -> None:
    """Write the rows of the release at *commit*."""
    with tempfile.TemporaryDirectory() as folder:
        code, data = Path(folder) / "code", Path(folder) / "data"
        code.mkdir()
        packed = subprocess.run(["git", "archive", commit], cwd=PROJECT, check=True, capture_output=True)
        subprocess.run(["tar", "-x", "-C", str(code)], input=packed.stdout, check=True)
        for words in ("db upgrade", "demo load"):
            subprocess.run(
                [sys.executable, "-m", "flask", "--app", "wsgi", *words.split()],
                cwd=code, check=True, env={**os.environ, "INTRANET_DATA": str(data)},
            )  # fmt: skip
        with closing(sqlite3.connect(data / "intranet.db")) as database:
            (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
            lines = [*_rows(database), *_files(data / "files")]
    RELEASES.mkdir(exist_ok=True)
    place = RELEASES / f"{revision}.jsonl"
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{place}: {len(lines)} lines, {place.stat().st_size} bytes")


def _rows(database: sqlite3.Connection) -> Iterator[str]:
    named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    for (table,) in named:
        if table in PASSING or table.startswith("sqlite_"):
            continue
        kinds = {row[1]: row[2] for row in database.execute(f'PRAGMA table_info("{table}")')}
        yield json.dumps({"table": table, "columns": [*kinds]})
        found = database.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        for values in found.fetchall():
            row = [_plain(kind, value) for kind, value in zip(kinds.values(), values, strict=True)]
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _plain(kind: str, value: object) -> object:
    """Return a value as an archive of the software writes it."""
    if value is None:
        return None
    if kind == "JSON":
        return json.loads(str(value))
    if kind == "DATETIME":
        return str(value).replace(" ", "T")
    return bool(value) if kind == "BOOLEAN" else value


def _files(folder: Path) -> Iterator[str]:
    for place in sorted(one for one in folder.rglob("*") if one.is_file()):
        if place.stat().st_size <= LARGEST:
            data = base64.b64encode(place.read_bytes()).decode()
            yield json.dumps({"file": place.name, "data": data})


if __name__ == "__main__":
    main(sys.argv[1])
