"""Put an archive in place of what there is: all of it, or nothing changes."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.exc import SQLAlchemyError

from intranet.audit import log
from intranet.audit.models import AuditHead
from intranet.db.cache import forget_all
from intranet.db.counters import ChangeCounter, bump
from intranet.db.session import after_commit, after_rollback, db
from intranet.errors import Refused
from intranet.files import store
from intranet.keeping import archive, rows, schema
from intranet.keeping.archive import Manifest
from intranet.org.identity import COUNTERS
from intranet.search import index

log.define("keeping.restore", lambda entry: f"Khôi phục từ bản sao lưu {entry.data['name']}")


@dataclass(frozen=True)
class Installation:
    """The installation as the log knows it."""

    title: str
    id: int = 1


def restore(place: Path, *, by: str = "") -> Manifest:
    """Replace everything by what the archive at *place* holds; the caller commits.

    An archive of an older release is brought up to this one on the way. Whoever is signed in has to sign in
    again. *by* names who does it, for the log; an empty installation logs nothing, to be the same again.
    """
    manifest = archive.verify(place)
    connection = db.session.connection()
    if schema.revision(connection) != schema.head():
        raise Refused("Cơ sở dữ liệu chưa ở bản mới nhất. Hãy chạy “flask --app wsgi db upgrade” trước.")
    db.session.expunge_all()
    every = schema.tables()
    was_empty = not db.session.execute(sa.select(AuditHead.id).limit(1)).first()
    _hold(connection, every)
    try:
        rows.empty(connection, every)
        with _source(place, manifest) as lines_of:
            for table in rows.kept(every):
                rows.write(connection, table, lines_of(table))
        rows.set_sequences(connection, every)
    except (SQLAlchemyError, KeyError, ValueError) as error:
        raise archive.Damaged(
            "Nội dung bản sao lưu không khớp nhau; dữ liệu hiện có được giữ nguyên."
        ) from error
    _check(connection, manifest)
    _files(place, manifest)
    index.rebuild()
    _forget()
    if not was_empty:
        log.record(log.SYSTEM, "keeping.restore", Installation(manifest.commune), name=place.name, by=by)
    return manifest


def _hold(connection: Connection, every: list[Table]) -> None:
    """Keep others from writing into the tables until this is decided; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in every)
        connection.execute(sa.text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))


@contextmanager
def _source(place: Path, manifest: Manifest) -> Iterator:
    """Give a function from a table of this release to its rows."""
    with zipfile.ZipFile(place) as box:
        if manifest.revision == schema.head():
            yield lambda table: archive.lines(box, table.name) if table.name in manifest.tables else iter(())
            return
        with schema.workshop(manifest.revision) as (old, known):
            with old.begin():
                for name in manifest.tables:
                    rows.write(old, known[name], archive.lines(box, name))
            schema.raised(old)
            yield lambda table: rows.read(old, table)


def _check(connection: Connection, manifest: Manifest) -> None:
    """Count what has arrived; a release that adds or drops rows on the way up is not held to the number."""
    if manifest.revision != schema.head():
        return
    for table in rows.kept(schema.tables()):
        there = connection.scalar(sa.select(sa.func.count()).select_from(rows.plain(table)))
        if there != manifest.tables.get(table.name, {"rows": 0})["rows"]:
            raise Refused(f"Khôi phục không đủ dòng ở bảng {table.name}; dữ liệu hiện có được giữ nguyên.")


def _files(place: Path, manifest: Manifest) -> None:
    """Put back the files that are not there; they go again if the restoration comes to nothing."""
    with zipfile.ZipFile(place) as box:
        for sha256 in manifest.files:
            if not store.is_kept(sha256):
                store.put_back(sha256, box.read(f"files/{sha256}"))
                after_rollback(lambda name=sha256: store.path_of(name).unlink(missing_ok=True))


def _forget() -> None:
    """Let every process drop what it remembers of the rows that were replaced."""
    for name in {*COUNTERS, *db.session.scalars(sa.select(ChangeCounter.name))}:
        bump(name)
    after_commit(forget_all)
