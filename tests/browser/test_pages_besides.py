"""Pages that no demo can hold: of an empty installation, of a backup, of words written just now."""

from datetime import date

import pytest
from whitenoise import WhiteNoise

from intranet import clock
from intranet.access.actor import Role
from intranet.app import create_app
from intranet.audit import log
from intranet.calendar import services as calendar
from intranet.calendar.changes import Change
from intranet.db.session import commit, db
from intranet.firstday import services
from intranet.org import passwords, position_services
from intranet.org.people_services import create_user
from intranet.tasks import comment_services
from intranet.web.assets import YEAR
from tests.firstday.conftest import ACCOUNTS, COMMUNE, ORGANISATION, PASSWORD
from tests.support import world
from tests.support.chromium import Tab
from tests.support.make import make_task
from tests.support.server import live_server
from tests.support.soundness import faults_of, faults_shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

# What the tests below open; ``test_pages`` need not look for these.
OPENED = {
    "task_comments.edit", "commune.found", "keeping.restore", "almanac.take_over",
    *(f"firstday.{step}" for step in (
        "index", "commune", "organisation", "accounts", "letters", "numbers", "calendar", "end",
    )),
}  # fmt: skip
LATER = {
    "/the-thuc": {"dang-uy-term": "2025-2030"}, "/so-van-ban": {"ubnd-0": "53"}, "/lich": {"seen_it": "y"},
}  # fmt: skip


@pytest.fixture
def new(tmp_path):
    """An installation in which nobody has begun."""
    url = f"sqlite:///{tmp_path / 'new.db'}"
    app = create_app({"DATA": tmp_path, "SQLALCHEMY_DATABASE_URI": url, "PASSWORD_MEMORY_KIB": 8})
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def new_address(new, packed):
    """Serve it."""
    with live_server(WhiteNoise(new, root=packed, prefix="static/", max_age=YEAR)) as address:
        yield address


def send(tab: Tab, **typed: str) -> None:
    """Fill in what the form of the page asks for, and go on."""
    for name, value in typed.items():
        box = tab.page.locator(f"main [name={name}]").first
        if box.get_attribute("type") == "radio":
            tab.page.check(f"main [name={name}][value='{value}']")
        elif box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        elif box.get_attribute("type") == "checkbox":
            box.check()
        else:
            box.fill(value)
    with tab.page.expect_navigation():
        tab.page.click("main form .actions button[type=submit]:not([name])")


def test_every_step_of_the_first_day_is_sound(chrome, new, new_address):
    code = services.new_code()
    commit()
    faults = []

    def look(step: str) -> None:
        assert tab.page.url.endswith(f"/thiet-lap{step}"), tab.page.url
        faults.extend(faults_of(tab, f"/thiet-lap{step}"))

    with chrome.tab(new_address) as tab:
        tab.go("/")
        look("")
        send(tab, code=code, choice="real")
        look("/xa")
        send(tab, **COMMUNE)
        look("/to-chuc")
        send(tab, **ORGANISATION)
        look("/tai-khoan")
        send(tab, **ACCOUNTS)
        faults.extend(faults_shown(tab, "the first passwords"))
        tab.sign_in(ACCOUNTS["admin_username"], PASSWORD)
        for step, typed in LATER.items():
            look(step)
            send(tab, **typed)
        look("/hoan-tat")
        send(tab)
        assert tab.page.url == f"{new_address}/"
        faults.extend(faults_of(tab, "/"))
    assert faults == []


def test_a_demo_that_was_asked_for_says_how_to_sign_in(chrome, new, new_address):
    code = services.new_code()
    commit()
    with chrome.tab(new_address) as tab:
        tab.go("/thiet-lap")
        tab.page.context.set_default_timeout(120_000)
        send(tab, code=code, choice="demo")
        assert faults_shown(tab, "the demo is there") == []


def test_a_commune_founded_by_hand_is_asked_for_soundly(chrome, new, new_address):
    hasher = passwords.hasher(8)
    user, _ = create_user(log.SYSTEM, hasher, full_name="Dương Gia Bách", username="quan.tri")
    user.password_hash, user.must_change_password = hasher.hash(PASSWORD), False
    position_services.appoint(
        log.SYSTEM, user, role=Role.ADMINISTRATOR, body=None, unit_id=None, starts_on=clock.today()
    )
    commit()
    with chrome.tab(new_address) as tab:
        tab.sign_in("quan.tri", PASSWORD)
        assert faults_of(tab, "/quan-tri/lap-to-chuc") == []


def test_a_year_that_differs_from_the_shipped_one_is_shown_soundly(chrome, address):
    year = clock.today().year
    calendar.carry_out(world.actor("office"), Change(out=(date(year, 1, 1),)))
    commit()
    with chrome.tab(address) as tab:
        tab.sign_in("office", world.PASSWORD)
        assert faults_of(tab, f"/lich-lam-viec/{year}/theo-phan-mem") == []


def test_a_backup_is_offered_to_be_put_back_soundly(chrome, address):
    with chrome.tab(address) as tab:
        tab.sign_in("admin", world.PASSWORD)
        tab.go("/quan-tri/sao-luu")
        with tab.page.expect_navigation():
            tab.page.click("text=Sao lưu ngay")
        path = tab.page.locator("a[href*='khoi-phuc?ban=']").first.get_attribute("href")
        assert faults_of(tab, "/quan-tri/sao-luu") == []
        assert faults_of(tab, path) == []


def test_words_of_just_now_are_changed_soundly(chrome, address):
    (share,) = make_task("economy")
    made = comment_services.write(world.actor("office"), share, text="Trước thứ Năm.")
    commit()
    with chrome.tab(address) as tab:
        tab.sign_in("office", world.PASSWORD)
        assert faults_of(tab, f"/nhiem-vu/{share.id}/trao-doi/{made.id}/sua") == []
