"""Somebody without a position in force: the account is theirs, and nothing else (L7)."""

import pytest

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.explain import why
from intranet.access.permissions import Permission as P
from intranet.db.counters import bump
from intranet.db.session import commit, set_reading
from tests.support.world import PASSWORD, person

NEW = "suối trong chảy qua bản"


@pytest.fixture
def newcomer(session):
    """Take every position from the specialist, as from an account made this morning."""
    set_reading(False)
    user = person("specialist")
    user.positions.clear()
    user.must_change_password = True
    bump("org")
    commit()
    set_reading(True)
    return "specialist"


def test_a_first_password_is_changed_before_any_position(newcomer, as_):
    browser = as_(newcomer)
    assert browser._send("GET", "/").location == "/tai-khoan/mat-khau"
    assert browser.get("/tai-khoan/mat-khau").heading
    where = browser.post("/tai-khoan/mat-khau", {"current": PASSWORD, "password": NEW, "repeated": NEW})
    assert where == "/"
    page = browser.get("/")
    assert "Chưa có chức vụ đang hiệu lực" in page.text
    for path in sorted({link for link in page.links if link.startswith("/") and "static" not in link}):
        browser.get(path)
    browser.get("/tai-khoan")
    browser.get("/nhiem-vu", status=403)
    browser.post("/dang-xuat")


def test_only_the_own_account_needs_no_position():
    somebody = Actor(7, "Người mới")
    assert [p for p in P if permits_somewhere(somebody, p)] == [P.ACCOUNT_USE]
    reason = why(somebody, P.ACCOUNT_USE, None)
    assert reason.allowed and ": :" not in reason.text
