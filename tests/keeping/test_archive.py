"""What is backed up comes back, all of it, on either engine and from an older release; or nothing changes."""

import json
import zipfile

import pytest
import sqlalchemy as sa

from intranet.audit import chain, log
from intranet.db.session import commit, db, rollback, set_reading
from intranet.errors import Refused
from intranet.files import store, takings
from intranet.files.models import StoredFile
from intranet.keeping import archive, restoring, rows, schema
from intranet.org.models import Unit, UnitKind
from intranet.search.models import SearchRow
from intranet.tasks.models import Task
from tests.support.make import make_task
from tests.support.world import actor


def content():
    """Return every row that an archive holds."""
    with schema.snapshot() as connection:
        return {
            table.name: list(rows.read(connection, table)) for table in rows.kept(schema.tables())
        }


@pytest.fixture
def busy(session):
    """A world with work, a log and a file."""
    set_reading(False)
    (share,) = make_task("economy", title="Rà soát đường liên thôn")
    words = "minh chứng".encode() + b"\n" * 2000
    kept = store.save(log.SYSTEM, words, name="ghi.txt", allowed=("txt",))
    commit()
    set_reading(True)
    assert takings.taken(actor("office"), kept.name, subject=share, stored=kept)
    db.session.rollback()
    return session


@pytest.fixture
def kept(busy, tmp_path):
    place = tmp_path / "kept.zip"
    archive.write(place)
    return place


def restore(place):
    set_reading(False)
    db.session.rollback()
    restoring.restore(place, by="Kiểm thử")
    commit()
    set_reading(True)


def rewritten(source, target, change):
    """Copy an archive, its tables and manifest changed by *change* so that its hashes still fit."""
    import hashlib

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        tables = {
            name: [json.loads(line) for line in old.read(f"tables/{name}.jsonl").splitlines()]
            for name in manifest["tables"]
        }
        change(manifest, tables)
        manifest["tables"] = {}
        for name, found in tables.items():
            data = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in found)
            new.writestr(f"tables/{name}.jsonl", data)
            manifest["tables"][name] = {"rows": len(found), "sha256": hashlib.sha256(data).hexdigest()}
        for name in old.namelist():
            if name.startswith("files/"):
                new.writestr(name, old.read(name))
        new.writestr("manifest.json", json.dumps(manifest))
    return target


def test_an_empty_installation_becomes_the_same_to_the_byte(kept, tmp_path):
    set_reading(False)
    rows.empty(db.session.connection(), schema.tables())
    commit()
    store.path_of(db.session.scalar(sa.select(StoredFile.sha256)) or _hash(kept)).unlink()
    restore(kept)
    archive.write(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == kept.read_bytes()


def _hash(place):
    return next(iter(archive.inspect(place).files))


def test_what_came_after_is_gone_and_what_went_is_back(kept):
    before = content()
    set_reading(False)
    make_task("police", title="Việc giao sau khi sao lưu")
    db.session.execute(sa.delete(Task).where(Task.id < 0))
    store.path_of(_hash(kept)).unlink()
    commit()
    restore(kept)
    after = content()
    # The log goes on with one line that says what was done; all else is as it was.
    assert after["audit_entries"][:-1] == before["audit_entries"]
    assert "kept.zip" in after["audit_entries"][-1].decode()
    for told in ("audit_entries", "audit_head"):
        before.pop(told), after.pop(told)
    assert after == before
    assert store.is_kept(_hash(kept))
    assert list(chain.faults()) == []


def test_new_rows_are_numbered_after_those_that_came_back(kept):
    restore(kept)
    set_reading(False)
    most = db.session.scalar(sa.select(sa.func.max(Task.id)))
    make_task("police", title="Việc giao sau khi khôi phục")
    commit()
    assert db.session.scalar(sa.select(sa.func.max(Task.id))) == most + 1


def test_a_row_may_point_to_a_later_one_of_its_table(kept, tmp_path):
    def turn(_manifest, tables):
        first, last = tables["units"][0], tables["units"][-1]
        first["parent_id"] = last["id"]

    restore(rewritten(kept, tmp_path / "turned.zip", turn))
    first, last = (db.session.scalar(sa.select(f(Unit.id))) for f in (sa.func.min, sa.func.max))
    assert db.session.get(Unit, first).parent_id == last


def test_what_does_not_fit_together_changes_nothing(kept, tmp_path):
    before = content()
    store.path_of(_hash(kept)).unlink()
    broken = rewritten(kept, tmp_path / "broken.zip", lambda _, tables: tables["units"].clear())
    set_reading(False)
    with pytest.raises(Refused, match="không khớp"):
        restoring.restore(broken)
    rollback()
    set_reading(True)
    assert content() == before
    assert not store.is_kept(_hash(kept))


def test_a_missing_file_is_named_and_the_rest_is_kept(busy, tmp_path):
    lost = db.session.scalar(sa.select(StoredFile.sha256))
    store.path_of(lost).unlink()
    assert archive.write(tmp_path / "a.zip").missing == [lost]
    assert archive.verify(tmp_path / "a.zip").missing == [lost]


def _cut(data):
    return data[: len(data) // 2]


def _scratched(data):
    return data.replace(b"\n" * 100, b"\n" * 99 + b"x", 1)


@pytest.mark.parametrize("harm", [_cut, _scratched, lambda _: b"", lambda _: b"PK\x03\x04 nothing"])
def test_a_damaged_archive_is_refused_before_anything_is_touched(kept, tmp_path, harm):
    before = content()
    bad = tmp_path / "bad.zip"
    bad.write_bytes(harm(kept.read_bytes()))
    with pytest.raises(archive.Damaged):
        restore(bad)
    set_reading(True)
    assert content() == before


@pytest.mark.parametrize("change", [{"format": 99}, {"revision": "9999"}])
def test_an_archive_of_a_newer_release_asks_for_an_upgrade(kept, tmp_path, change):
    newer = rewritten(kept, tmp_path / "newer.zip", lambda manifest, _: manifest.update(change))
    with pytest.raises(Refused, match="Hãy nâng cấp phần mềm"):
        restore(newer)
    set_reading(True)


def test_an_archive_of_an_older_release_is_brought_up_to_this_one(kept, tmp_path):
    def age(manifest, tables):
        manifest["revision"] = "0001"
        with schema.workshop("0001") as (_connection, known):
            for name in list(tables):
                if name not in known:
                    tables.pop(name)
                    continue
                columns = set(known[name].columns.keys())
                gone = {"folded": ""} if name == "tasks" else {}  # the list was searched by it until 0011
                rows = [row | gone for row in tables[name]]
                tables[name] = [{k: v for k, v in row.items() if k in columns} for row in rows]

    old = rewritten(kept, tmp_path / "old.zip", age)
    restore(old)
    assert db.session.scalar(sa.select(Task.title)) == "Rà soát đường liên thôn"
    found = db.session.scalars(sa.select(SearchRow.title).where(SearchRow.kind == "task")).all()
    assert found == ["Rà soát đường liên thôn"]
    assert db.session.scalar(sa.select(sa.func.count(Unit.id)).where(Unit.kind == UnitKind.OFFICE))
    assert list(chain.faults()) == []


def test_the_database_must_be_of_this_release_itself(kept, app):
    set_reading(False)
    with db.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(sa.text("INSERT INTO alembic_version VALUES ('0001')"))
    try:
        with pytest.raises(Refused, match="db upgrade"):
            restoring.restore(kept)
        with pytest.raises(Refused, match="db upgrade"):
            archive.write(kept.with_name("other.zip"))
    finally:
        rollback()
        with db.engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE alembic_version"))
