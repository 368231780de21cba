"""The database of the first release, brought up: nothing is lost and everybody goes on working (M5)."""

import json

import pytest
from flask_migrate import upgrade

from intranet.audit import chain
from intranet.db.cache import forget_all
from intranet.db.session import commit, db, set_reading
from intranet.keeping import archive, restoring, rows, schema
from intranet.search import index
from intranet.seed.commune import PASSWORD
from tests.migrations import release
from tests.support.browser import Browser

FIRST = "0001"
# What a later release keeps elsewhere, or counts anew; all else stays as it was.
ELSEWHERE = {("tasks", "folded")}


@pytest.fixture
def upgraded(app, session, at):
    """The installation of the first release, after the commands that the guide of operation gives."""
    at("2026-11-30 08:00")
    folder = app.extensions["migrate"].directory
    db.session.remove()
    set_reading(False)
    db.drop_all()
    with db.engine.begin() as connection:  # the record of the migrations is no table of ours
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    release.put(FIRST, folder)
    upgrade(directory=folder)
    forget_all()
    assert index.lacks_rows()
    index.rebuild()
    commit()
    set_reading(True)
    yield app
    db.session.remove()


def now() -> dict[str, dict]:
    """Return every row by table and key."""
    found = {}
    with schema.snapshot() as connection:
        for table in rows.kept(schema.tables()):
            keys = [column.name for column in table.primary_key]
            read = (json.loads(line) for line in rows.read(connection, table))
            found[table.name] = {tuple(row[key] for key in keys): row for row in read}
    return found


def test_every_row_of_the_first_release_is_kept(upgraded):
    tables, present = release.content(FIRST), now()
    assert sum(map(len, tables.values())) > 900
    lost = []
    for name, given in tables.items():
        keys = [column.name for column in db.metadata.tables[name].primary_key]
        for row in given:
            kept = present[name].get(tuple(row[key] for key in keys))
            if kept is None:
                lost.append((name, row))
                continue
            for column, value in row.items():
                if (name, column) not in ELSEWHERE and _plain(kept.get(column)) != _plain(value):
                    lost.append((name, column, value, kept.get(column)))
    assert lost == []


def _plain(value):
    """Return a moment without the part of a second that one engine writes and the other leaves out."""
    return value.removesuffix(".000000") if isinstance(value, str) else value


def test_the_log_is_as_it_was_written(upgraded):
    assert [*chain.faults()] == []
    assert chain.length() == len(release.content(FIRST)["audit_entries"])
    result = upgraded.test_cli_runner().invoke(args=["audit", "verify"])
    assert result.exit_code == 0 and "nguyên vẹn" in result.output


PATHS = {
    "chu.tich": ("/", "/nhiem-vu", "/ke-hoach/1", "/doi-thoai", "/doi-thoai/1", "/nhat-ky", "/lich"),
    "bi.thu": ("/", "/nhiem-vu", "/ke-hoach", "/van-ban"),
    "van.phong": ("/", "/nhiem-vu", "/nhiem-vu/1", "/ke-hoach/1", "/trang", "/quan-tri/thiet-lap", "/da-xoa"),
    "kinh.te2": ("/", "/nhiem-vu", "/thong-bao", "/ket-luan", "/tim?q=doi+thoai"),
    "hdnd": ("/", "/phieu-giam-sat", "/ke-hoach"),
    "thon.nalanh": ("/", "/nhiem-vu", "/trang"),
    "quan.tri": ("/", "/don-vi", "/can-bo", "/quan-tri/sao-luu", "/lich-lam-viec"),
}  # fmt: skip


@pytest.mark.parametrize("username", PATHS)
def test_everybody_signs_in_as_before_and_finds_their_pages(upgraded, username):
    browser = Browser(upgraded.test_client(), before=commit)
    browser.post("/dang-nhap", {"username": username, "password": PASSWORD})
    for path in PATHS[username]:
        browser.get(path)


def test_work_of_before_is_reported_and_found(upgraded):
    browser = Browser(upgraded.test_client(), before=commit)
    browser.post("/dang-nhap", {"username": "van.phong", "password": PASSWORD})
    title = release.content(FIRST)["tasks"][0]["title"]
    assert title in browser.get("/tim", status=200).text or title in browser.get("/nhiem-vu/1").text


def test_what_was_brought_up_is_backed_up_and_comes_back(upgraded, tmp_path):
    before = now()
    place = tmp_path / "upgraded.zip"
    archive.write(place)
    set_reading(False)
    db.session.rollback()
    restoring.restore(place)
    commit()
    set_reading(True)
    after = now()
    entries = after["audit_entries"]
    assert [*chain.faults()] == [] and len(entries) == len(before["audit_entries"]) + 1
    for name, given in before.items():
        if name not in ("audit_entries", "audit_head"):
            assert after[name] == given, name
