"""The administrator's page of backups."""

import shutil

import pytest
import sqlalchemy as sa

from intranet.db.session import commit, db, set_reading
from intranet.keeping import services
from intranet.keeping.place import folder
from intranet.tasks.models import Task
from tests.support import world
from tests.support.make import make_task

PAGE = "/quan-tri/sao-luu"


@pytest.fixture(autouse=True)
def _no_backups(session):
    shutil.rmtree(folder(), ignore_errors=True)


def newest():
    return services.backups()[0].name


def test_a_backup_is_made_read_through_and_put_back(as_, session):
    browser = as_("admin")
    assert "Chưa có bản sao lưu nào" in browser.get(PAGE).text
    browser.post(PAGE)
    name = newest()
    assert f"Đã sao lưu vào tệp {name}" in browser.get(PAGE).text
    browser.post(f"{PAGE}/kiem-tra?ban={name}")
    assert "nguyên vẹn" in browser.get(PAGE).text
    set_reading(False)
    make_task("economy", title="Việc giao sau khi sao lưu")
    commit()
    page = browser.get(f"{PAGE}/khoi-phuc?ban={name}")
    assert "việc làm sau thời điểm sao lưu sẽ mất" in page.text
    wrong = browser.post(f"{PAGE}/khoi-phuc?ban={name}", {"password": "không phải"}, status=422)
    assert "Mật khẩu không đúng" in wrong.text
    assert db.session.scalar(sa.select(sa.func.count(Task.id))) == 1
    db.session.rollback()
    done = browser.post(f"{PAGE}/khoi-phuc?ban={name}", {"password": world.PASSWORD}, status=200)
    assert "Đã khôi phục" in done.text
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count(Task.id))) == 0
    # Everybody has to sign in again, and what was there before can be put back too.
    assert browser.open("/").location.startswith("/dang-nhap")
    assert any("truoc-khi-khoi-phuc" in one.name for one in services.backups())


def test_the_page_says_which_folder_to_copy_and_where_to_read_how(as_):
    page = as_("admin").get(PAGE)
    assert str(folder()) in page.text and folder().is_absolute()
    assert "/tro-giup/van-hanh#sao-luu" in page.links


def test_a_backup_is_named_by_the_hour_that_the_page_shows(as_, session, at):
    at("2026-03-02 06:15")
    browser = as_("admin")
    browser.post(PAGE)
    assert newest().startswith("sao-luu-20260302-0615")
    assert "02/03/2026, 06:15" in browser.get(PAGE).text


def test_a_damaged_one_is_told_and_not_offered(as_, session):
    browser = as_("admin")
    browser.post(PAGE)
    place = folder() / newest()
    place.write_bytes(place.read_bytes()[:300])
    page = browser.get(PAGE)
    assert "Hỏng hoặc không phải bản sao lưu" in page.text
    assert f"khoi-phuc?ban={place.name}" not in page.html
    browser.post(f"{PAGE}/kiem-tra?ban={place.name}")
    assert "đã hỏng" in browser.get(PAGE).text
    assert browser.open(f"{PAGE}/khoi-phuc?ban={place.name}").status_code == 422


def test_nobody_reaches_another_file_by_name(as_, session):
    browser = as_("admin")
    for name in ("..%2fintranet.db", "secret_key", "sao-luu-khong-co.zip"):
        assert browser.open(f"{PAGE}/khoi-phuc?ban={name}").status_code == 404


def test_only_the_newest_are_kept(session):
    set_reading(False)
    place = folder()
    for number in range(4):
        (place / f"sao-luu-2026010{number}-000000.zip").write_bytes(b"")
    assert services.thin(2) == ["sao-luu-20260101-000000.zip", "sao-luu-20260100-000000.zip"]
    assert len(list(place.iterdir())) == 2
