"""An empty installation, and somebody who walks through its first day without a script."""

import pytest

from intranet.db.session import commit
from intranet.firstday import services
from tests.seed.conftest import empty, installation, load
from tests.support.browser import Browser

__all__ = ["empty", "installation", "load"]

PASSWORD = "mưa rào trên mái ngói cũ"
COMMUNE = {"level": "phường", "name": "Sơn Hà", "parent": "tỉnh Bắc Hà", "place": ""}
ORGANISATION = {"model": "2025", "villages": "Tổ dân phố 1\nTổ dân phố 2"}
ACCOUNTS = {
    "admin_name": "Dương Gia Bách", "admin_username": "quan.tri", "password": PASSWORD, "repeated": PASSWORD,
    "office_name": "Trịnh Thị Hoài", "office_title": "Chánh Văn phòng", "leader_role": "chairman",
    "leader_name": "Nông Văn Quảng",
}  # fmt: skip


@pytest.fixture
def browser(empty):
    """Open a browser that nobody has signed in with."""
    return lambda: Browser(empty.test_client(), before=commit)


@pytest.fixture
def code(empty):
    """Print a code on the server."""

    def printed():
        made = services.new_code()
        commit()
        return made

    return printed


@pytest.fixture
def begin(browser, code):
    """Open the first day with a code; return the browser that holds it."""

    def opened():
        one = browser()
        one.post("/thiet-lap", {"code": code(), "choice": "real"})
        return one

    return opened


@pytest.fixture
def found(begin):
    """Walk through the steps that need the code; return the page with the first passwords."""

    def founded(organisation=None, **accounts):
        one = begin()
        assert one.post("/thiet-lap/xa", COMMUNE) == "/thiet-lap/to-chuc"
        assert one.post("/thiet-lap/to-chuc", organisation or ORGANISATION) == "/thiet-lap/tai-khoan"
        page = one.get("/thiet-lap/tai-khoan")
        return one.post("/thiet-lap/tai-khoan", page.fields | ACCOUNTS | accounts, status=200)

    return founded


@pytest.fixture
def sign_in(browser):
    """Sign somebody in; return their browser."""

    def signed_in(username, password=PASSWORD):
        one = browser()
        one.post("/dang-nhap", {"username": username, "password": password})
        return one

    return signed_in


@pytest.fixture
def whole(found, sign_in):
    """Walk through the whole first day; return the administrator's browser and the first passwords."""

    def walked():
        page = found()
        secrets = [page.text_of(b) for b in page.all("b") if b.get("class") == "secret"]
        admin = sign_in("quan.tri")
        letters = admin.get("/thiet-lap/the-thuc").fields
        admin.post("/thiet-lap/the-thuc", letters | {"dang-uy-term": "2025-2030"})
        numbers = admin.get("/thiet-lap/so-van-ban").fields
        admin.post("/thiet-lap/so-van-ban", numbers | {"ubnd-0": "53"})
        admin.post("/thiet-lap/lich", {"seen_it": "y"})
        admin.post("/thiet-lap/hoan-tat")
        return admin, secrets

    return walked
