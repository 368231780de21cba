"""What the scripts add to pages: drafts, one more question, sending once. And that nothing needs them."""

from types import SimpleNamespace as Thing

import pytest
from flask import Flask, render_template_string, request

from intranet import clock
from intranet.config import ROOT
from intranet.home.menu import Entry
from intranet.web import assets, drawing, filters, headers
from tests.support.chromium import DESK, PHONE
from tests.support.server import live_server

pytestmark = pytest.mark.browser

PAGE = """{% extends "layouts/app.html" %}
{% from "components/filters.html" import filters %}
{% from "components/select_all.html" import select_all %}
{% block title %}Trang{% endblock %}
{% block content %}<h1>Trang</h1>
{% if wrong %}<div class="errors" role="alert" tabindex="-1"><h2>Còn 1 chỗ cần sửa</h2>
  <ul><li><a href="#loi">Ghi rõ hơn</a></li></ul></div>{% endif %}
<form id="viet" method="post" action="/viet" data-draft="viet">
  <label for="loi">Lời</label><textarea id="loi" name="loi">{{ typed }}</textarea>
  <label for="dai">Dài</label><textarea id="dai" name="dai" data-most="1000"></textarea>
  <label for="mk">Mật khẩu</label><input id="mk" type="password" name="mk" autocomplete="off">
  <div class="actions"><button type="submit">Gửi lời</button></div></form>
<form id="khac" method="post" action="/khac?lan=2"><label for="y-khac">Ý khác</label>
  <textarea id="y-khac" name="y"></textarea><button type="submit">Gửi ý</button></form>
<form method="post" action="/huy" data-confirm="Hủy số 115?" data-confirm-text="Số vẫn nằm trong sổ.">
  <button class="btn btn-danger" type="submit">Hủy số</button></form>
<form method="post" action="/tep" enctype="multipart/form-data">
  <label for="tep">Tệp</label><input class="form-control" id="tep" type="file" name="tep">
  <button type="submit">Gửi tệp</button></form>
<form method="post" action="/cham"><button type="submit">Gửi chậm</button></form>
{% call filters('/', auto=True) %}<div><label for="han">Hạn</label><select id="han" name="han">
  <option value="">Mọi hạn</option><option value="qua">Quá hạn</option></select></div>
  <div><label for="q">Tìm</label><input id="q" name="q"></div>{% endcall %}
<form>{{ select_all('chon') }}<p data-selected-bar hidden>Đã chọn <b data-selected-count>0</b></p>
  {% for n in '123' %}<input type="checkbox" name="chon" value="{{ n }}" aria-label="Dòng {{ n }}">
  {% endfor %}
</form>
<form id="nhieu"><input type="hidden" name="viec" value="9"><b data-chosen="viec"></b></form>
{% for n in '12' %}<p><label>Việc {{ n }}
  <input class="form-check-input" type="checkbox" form="nhieu" name="viec" value="{{ n }}"></label></p>
{% endfor %}
{% endblock %}"""


@pytest.fixture(scope="module")
def small():
    """Return a small application that draws the real layout, and counts what it is sent."""
    app = Flask("small", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    for part in (assets, drawing, filters, headers):
        part.init_app(app)
    app.secret_key = "only for tests"
    app.sent = []

    @app.context_processor
    def frame():
        entries = tuple(Entry(f"Nơi {n}", f"/{n}", "home") for n in range(6))
        return {
            "me": Thing(name="Lò Thị Vui", user_id=7, position_label="Văn phòng"),
            "menu": entries,
            "account_menu": entries[:1],
            "sign_out": None,
            "notice_count": 2,
            "commune": Thing(name="xã Minh Sơn", title="XÃ MINH SƠN"),
            "now": clock.now(),
            "demo": False,
        }

    def draw(status: int = 200, **values):
        return render_template_string(PAGE, **{"typed": "", "wrong": False} | values), status

    @app.get("/")
    def index():
        return draw()

    @app.post("/viet")
    def write():
        app.sent.append("viet")
        typed = request.form["loi"]
        return draw() if len(typed) > 10 else draw(422, typed=typed, wrong=True)

    @app.post("/huy")
    def void():
        app.sent.append("huy")
        return draw()

    @app.post("/tep")
    def take():
        app.sent.append("tep")
        return "", 204

    @app.post("/cham")
    def slow():
        app.sent.append("cham")
        return "", 204  # the page stays, as after a download

    return app


@pytest.fixture
def address(small):
    """Serve the small application."""
    small.sent.clear()
    with live_server(small) as address:
        yield address


@pytest.fixture
def page(chrome, address):
    """Open it on a desk."""
    with chrome.tab(address, DESK) as tab:
        tab.go("/")
        tab.expect("/viet")
        yield tab.page


def test_typed_words_outlive_the_page(page):
    page.fill("#loi", "Đã soạn đủ chín câu trả lời")
    page.fill("#mk", "bí mật của tôi")
    page.locator(".draft-note").wait_for()
    page.reload()
    assert page.input_value("#loi") == "Đã soạn đủ chín câu trả lời"
    assert "Đã lấy lại bản nháp" in page.inner_text(".draft-note")
    assert page.input_value("#mk") == ""
    assert "bí mật" not in page.evaluate("JSON.stringify(localStorage)")


def test_every_long_text_outlives_a_killed_tab(chrome, address):
    with chrome.tab(address, DESK) as tab:
        tab.go("/")
        tab.page.fill("#y-khac", "Chưa viết xong thì mất điện")
        tab.page.locator("#khac .draft-note").wait_for()
        tab.page.close(run_before_unload=False)
        again = tab.page.context.new_page()
        again.goto(address)
        assert again.input_value("#y-khac") == "Chưa viết xong thì mất điện"
        again.click("#khac >> text=Bỏ bản nháp")
        assert again.input_value("#y-khac") == "" and again.evaluate("localStorage.length") == 0


def test_a_draft_can_be_dropped(page):
    page.fill("#loi", "Đã soạn đủ chín câu trả lời")
    page.locator(".draft-note").wait_for()
    page.reload()
    page.click("text=Bỏ bản nháp")
    assert page.input_value("#loi") == ""
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_goes_when_the_form_was_taken(page):
    page.fill("#loi", "Đã soạn đủ chín câu trả lời")
    page.click("text=Gửi lời")
    page.wait_for_load_state()
    assert page.evaluate("localStorage.length") == 0
    assert page.input_value("#loi") == ""


def test_a_draft_stays_when_the_form_was_refused(page):
    page.fill("#loi", "Ngắn")
    page.click("text=Gửi lời")
    page.locator(".errors:focus").wait_for()
    assert page.evaluate("localStorage.length") == 1
    page.click(".errors a")
    assert page.evaluate("document.activeElement.id") == "loi"


def test_what_is_ticked_below_a_form_is_counted_in_it(page):
    count = page.locator("[data-chosen]")
    assert count.inner_text() == "Đã chọn 1 việc", "the one that another page shows"
    page.check("text=Việc 1")
    page.check("text=Việc 2")
    assert count.inner_text() == "Đã chọn 3 việc"


def test_a_dangerous_form_asks_and_may_be_left(page, small):
    page.click("text=Hủy số")
    dialog = page.locator(".modal.show")
    assert "Hủy số 115?" in dialog.inner_text() and "Số vẫn nằm trong sổ." in dialog.inner_text()
    dialog.get_by_text("Thôi").click()
    dialog.wait_for(state="detached")
    assert small.sent == []
    page.click("text=Hủy số")
    with page.expect_navigation():
        page.locator(".modal.show .btn-danger").click()
    assert small.sent == ["huy"]


def test_too_large_a_file_is_refused_before_it_is_sent(page, small):
    page.evaluate("document.body.dataset.mostBytes = 10; document.body.dataset.tooLarge = 'Tệp quá 25 MB.'")
    page.set_input_files("#tep", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 11})
    page.fill("#loi", "Chữ đã gõ")
    page.click("text=Gửi tệp")
    assert page.inner_text("#tep-qua-lon") == "Tệp quá 25 MB."
    assert page.evaluate("document.activeElement.id") == "tep" and small.sent == []
    page.set_input_files("#tep", {"name": "b.txt", "mimeType": "text/plain", "buffer": b"x" * 9})
    assert page.locator("#tep-qua-lon").count() == 0
    page.click("text=Gửi tệp")
    page.wait_for_timeout(300)
    assert small.sent == ["tep"]


def test_a_form_is_sent_once(page, small):
    page.dblclick("text=Gửi chậm")
    page.wait_for_timeout(300)
    assert small.sent == ["cham"]


def test_filters_send_themselves_and_leave_a_short_address(page, address):
    with page.expect_navigation():
        page.select_option("#han", "qua")
    assert page.url == f"{address}/?han=qua"


def test_the_room_left_is_counted_near_its_end_and_nothing_is_cut(page):
    assert page.locator(".counter").count() == 0
    page.fill("#dai", "ệ" * 899)
    assert page.locator(".counter").count() == 0
    page.fill("#dai", "ệ" * 950)
    assert page.inner_text(".counter") == "Còn 50 ký tự"
    page.fill("#dai", "e\u0323\u0302" * 2234)  # as some keyboards write it: three signs, one letter
    assert page.inner_text(".counter") == "Dài quá 1.234 ký tự"
    assert len(page.input_value("#dai")) == 3 * 2234
    page.locator(".counter + [aria-live]:text-is('Dài quá 1.234 ký tự')").wait_for(state="attached")
    page.fill("#dai", "")
    assert not page.is_visible(".counter")


def test_one_box_stands_for_all(page):
    page.check("[data-select-all]")
    assert page.locator("[name=chon]:checked").count() == 3
    assert page.inner_text("[data-selected-count]") == "3"
    page.uncheck("[name=chon] >> nth=0")
    assert page.evaluate("document.querySelector('[data-select-all]').indeterminate")


def test_the_page_is_sound(chrome, address):
    for size in (DESK, PHONE):
        with chrome.tab(address, size) as tab:
            tab.go("/")
            assert tab.axe() == []
            assert tab.overflow() == []


def test_the_menu_of_a_phone_is_closed_by_its_cross(chrome, address):
    with chrome.tab(address, PHONE) as tab:
        tab.go("/")
        tab.page.get_by_role("button", name="Danh mục", exact=True).click()
        menu = tab.page.locator("#danh-muc.show")
        menu.wait_for()
        tab.page.get_by_role("button", name="Đóng danh mục").click()
        menu.wait_for(state="detached")


def test_menus_open_by_their_address_without_a_script(chrome, address):
    with chrome.tab(address, PHONE, scripts=False) as tab:
        tab.go("/")
        tab.page.get_by_role("button", name="Danh mục").click()
        assert tab.page.get_by_role("navigation", name="Danh mục đầy đủ").is_visible()
        tab.go("/")
        assert not tab.page.locator("[data-select-all]").is_visible()
