"""Who opened and downloaded a paper is noted, whatever else goes on (L2)."""

from threading import Event, Thread
from time import sleep

import pytest

from intranet.db.session import db
from intranet.documents import readings
from intranet.documents.reading_models import Deed, Reading
from tests.support.papers import paper
from tests.support.world import person


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def test_downloads_and_openings_are_noted_once_a_day_each(as_, at):
    document = paper("issued")
    reader = as_("specialist")
    for _ in range(2):
        reader.get(f"/van-ban/{document.id}")
    response = reader.download(f"/van-ban/{document.id}/tai")
    assert 'filename="01-TB-UBND.docx"' in response.headers["Content-Disposition"]
    reader.download(f"/van-ban/{document.id}/tep/{document.versions[0].id}")
    at("2026-11-21 08:00")
    as_("specialist").get(f"/van-ban/{document.id}")
    db.session.expire_all()
    found = [
        (one.deed, one.version_id is not None)
        for one in db.session.scalars(db.select(Reading).order_by(Reading.id))
        if one.user_id == person("specialist").id
    ]
    opened, taken = (Deed.OPENED, False), (Deed.DOWNLOADED, True)
    assert found == [opened, taken, taken, opened]
    office = as_("office").get(f"/van-ban/{document.id}")
    assert "Chu Văn Thắng" in office.text
    assert "Tải về" in as_("office").get(f"/van-ban/{document.id}/luot-xem").text
    as_("specialist").get(f"/van-ban/{document.id}/luot-xem", status=403)


def test_a_download_is_noted_though_another_one_writes(as_, app):
    document = paper("issued")
    reader = as_("specialist")
    started = Event()

    def write() -> None:
        with app.app_context(), db.engine.connect() as other:
            if other.dialect.name == "sqlite":
                other.exec_driver_sql("ROLLBACK")
                other.exec_driver_sql("BEGIN IMMEDIATE")
            started.set()
            sleep(0.3)

    writer = Thread(target=write)
    writer.start()
    started.wait(10)
    reader.download(f"/van-ban/{document.id}/tai")
    writer.join()
    db.session.expire_all()
    assert [one.deed for one in db.session.scalars(db.select(Reading))] == [Deed.DOWNLOADED]


def test_a_download_waits_for_another_writer_but_a_moment(as_, app, monkeypatch):
    monkeypatch.setattr(readings, "PATIENCE", 50)
    document = paper("issued")
    reader = as_("specialist")
    with db.engine.connect() as other:
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("ROLLBACK")
            other.exec_driver_sql("BEGIN IMMEDIATE")
        assert reader.download(f"/van-ban/{document.id}/tai").data[:2] == b"PK"
