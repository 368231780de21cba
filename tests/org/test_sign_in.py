"""Sign in and out (L4)."""

import time

import pytest

from intranet import clock
from intranet.db.session import commit, db, set_reading
from intranet.org import passwords
from intranet.org.people import SignIn, User
from tests.support.browser import Browser
from tests.support.world import PASSWORD, person


@pytest.fixture
def stranger(app, session):
    return Browser(app.test_client(), before=commit)


def attempt(browser, password, name="chairman", status=422):
    return browser.post("/dang-nhap", {"username": name, "password": password}, status=status)


def test_a_stranger_is_asked_to_sign_in_and_comes_back(stranger):
    fields = {"username": "chairman", "password": PASSWORD, "tiep": "/thong-bao"}
    assert stranger.post("/dang-nhap", fields) == "/thong-bao"
    assert stranger.get("/thong-bao").heading == "Thông báo"


def test_nobody_is_sent_to_another_server(stranger):
    for target in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        where = stranger.post("/dang-nhap", {"username": "chairman", "password": PASSWORD, "tiep": target})
        assert where == "/"


def test_a_wrong_name_and_a_wrong_password_look_the_same(stranger):
    one = attempt(stranger, "sai").text
    assert one.replace("chairman", "") == attempt(stranger, "sai", name="nobody").text.replace("nobody", "")


@pytest.mark.parametrize("name", ["chairman", "nobody"])
def test_five_failures_lock_for_fifteen_minutes_whatever_the_password(stranger, at, name):
    at("2026-11-20 08:00")
    for _ in range(5):
        attempt(stranger, "sai", name=name)
    assert "khóa đến 08:15" in attempt(stranger, PASSWORD, name=name).text
    at("2026-11-20 08:14")
    assert "khóa" in attempt(stranger, PASSWORD, name=name).text
    at("2026-11-20 08:16")
    if name == "chairman":
        attempt(stranger, PASSWORD, status=302)


def test_a_success_forgets_the_failures(stranger):
    for _ in range(2):
        for _ in range(4):
            attempt(stranger, "sai")
        attempt(stranger, PASSWORD, status=302)
        stranger.post("/dang-xuat")


def test_an_idle_sign_in_ends_after_fifteen_minutes(stranger, at):
    at("2026-11-20 08:00")
    attempt(stranger, PASSWORD, status=302)
    at("2026-11-20 08:14")
    stranger.get("/")
    at("2026-11-20 08:28")
    stranger.get("/")
    at("2026-11-20 08:44")
    assert stranger._send("GET", "/").location.startswith("/dang-nhap")


def test_own_sign_ins_are_listed_and_ended(as_, app):
    here, there = as_("office"), as_("office")
    page = here.get("/tai-khoan")
    assert page.html.count("Kết thúc<span class=\"visually-hidden\"> lượt trên ") == 1  # not the one in use
    other = db.session.scalars(db.select(SignIn).order_by(SignIn.id.desc())).first()
    here.post(f"/tai-khoan/dang-nhap/{other.id}/ket-thuc")
    assert there._send("GET", "/").status_code == 302
    here.get("/")


def test_nobody_ends_the_sign_in_of_another(as_):
    as_("chairman")
    theirs = db.session.scalars(db.select(SignIn)).one()
    as_("office").post(f"/tai-khoan/dang-nhap/{theirs.id}/ket-thuc", status=404)


def test_a_first_password_opens_no_page_but_its_own(as_):
    person("specialist").must_change_password = True
    db.session.commit()
    browser = as_("specialist")
    assert browser._send("GET", "/thong-bao").location == "/tai-khoan/mat-khau"
    new = "suối trong chảy qua bản"
    browser.post("/tai-khoan/mat-khau", {"current": PASSWORD, "password": new, "repeated": new})
    browser.get("/thong-bao")


@pytest.mark.parametrize("bad", ["ngắn", "12345678901234", "specialist rất dài đây", "matkhau rất dài đây"])
def test_an_easy_password_is_refused(as_, bad):
    page = as_("specialist").post(
        "/tai-khoan/mat-khau", {"current": PASSWORD, "password": bad, "repeated": bad}, status=422
    )
    assert "ật khẩu" in page.text
    db.session.expire_all()
    assert person("specialist").must_change_password is False


def test_a_closed_account_is_out_at_once(as_):
    browser = as_("specialist")
    db.session.execute(db.update(User).where(User.username == "specialist").values(is_active=False))
    db.session.commit()
    assert browser._send("GET", "/").status_code == 302


def test_a_name_with_letters_that_nobody_types_is_an_unknown_name(stranger):
    assert "chưa đúng" in attempt(stranger, PASSWORD, name="chair\x00nobody").text


def test_an_unknown_name_costs_as_much_as_a_wrong_password():
    kept = passwords.hasher(8)
    known = kept.hash("một mật khẩu nào đó")
    deeds = []

    class Counting:
        """A hasher that notes what it is asked."""

        memory_cost, time_cost, parallelism = kept.memory_cost, kept.time_cost, kept.parallelism

        def hash(self, given):
            deeds.append("hash")
            return kept.hash(given)

        def verify(self, was, given):
            deeds.append("verify")
            return kept.verify(was, given)

    passwords.matches(Counting(), "", "sai")
    deeds.clear()
    assert not passwords.matches(Counting(), "", "sai")
    unknown = deeds.copy()
    deeds.clear()
    assert not passwords.matches(Counting(), known, "sai")
    assert unknown == deeds == ["verify"]


def test_the_own_page_waits_for_the_first_password(as_):
    person("specialist").must_change_password = True
    db.session.commit()
    assert as_("specialist")._send("GET", "/tai-khoan").location == "/tai-khoan/mat-khau"


def test_being_used_is_noted_and_what_idled_away_is_listed_no_more(as_, at):
    at("2026-11-20 08:00")
    left, here = as_("office"), as_("office")
    for hour in ("08:06", "08:12", "08:18", "08:24"):
        at(f"2026-11-20 {hour}")
        page = here.get("/tai-khoan")
    assert len(page.all("tbody")[0]) == 1, "the one left at eight is over"
    assert "08:24" in page.text
    here.post("/tai-khoan/co-chu")
    times = sorted(db.session.scalars(db.select(SignIn.last_seen_at)))
    assert [clock.local(one).strftime("%H:%M") for one in times] == ["08:00", "08:24"]
    as_("office")
    ended = db.session.scalars(db.select(SignIn).order_by(SignIn.id)).first()
    assert ended.ended_at is not None
    assert left._send("GET", "/").status_code == 302
    here.get("/")


def test_a_page_does_not_wait_for_somebody_who_writes(as_, at, app):
    at("2026-11-20 08:00")
    reader = as_("office")
    at("2026-11-20 08:06")
    set_reading(False)
    db.session.execute(db.update(User).where(User.username == "village").values(phone="1"))
    reader.before = lambda: None
    began = time.monotonic()
    reader.get("/tai-khoan")
    assert time.monotonic() - began < 3
    db.session.rollback()
    set_reading(True)
