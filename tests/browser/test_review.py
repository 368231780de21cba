"""The review of a plan in a browser: keys and the text that follows, and all of it without scripts."""

import pytest

from intranet.db.session import db
from intranet.plans.models import Plan
from tests.imports.support import OURS
from tests.support.chromium import DESK, PHONE
from tests.support.world import PASSWORD

pytestmark = pytest.mark.browser


def begin(tab) -> None:
    """Sign in as the clerk and paste our own plan."""
    tab.sign_in("office", PASSWORD)
    tab.go("/ke-hoach/nhap")
    tab.page.fill("#text", OURS)
    tab.page.click("main button[type=submit]")
    tab.page.wait_for_selector("h1:has-text('Soát kế hoạch 31/KH-UBND')")


def test_a_question_is_answered_by_its_key(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        assert "Tổ hòa giải cơ sở" in tab.page.inner_text(".source__line.is-current")
        assert tab.page.locator(".ask").count() == 1
        answers = tab.page.locator(".ask button, .ask a.btn").all_inner_texts()
        key = 1 + next(n for n, words in enumerate(answers) if "Không phải đơn vị của xã" in words)
        tab.page.keyboard.press(str(key))
        tab.page.wait_for_selector(".ask:has-text('việc này của đơn vị nào?')")
        assert tab.axe() == []


def test_the_text_follows_what_is_looked_at(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        tab.page.locator("li[data-line] [data-edit]").first.focus()
        assert "Chuẩn bị nội dung trả lời" in tab.page.inner_text(".source__line.is-current")


def test_that_it_is_signed_is_said_once_whatever_is_mended_after(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        tab.page.check("#signed")
        tab.page.locator("li[data-line] [data-edit]").first.click()
        tab.page.fill("#title", "Chuẩn bị bài trả lời")
        tab.page.click("main button[type=submit]")
        tab.page.wait_for_selector("li:has-text('Chuẩn bị bài trả lời')")
        assert tab.page.is_checked("#signed")
        tab.page.click(".ask button:has-text('Không phải đơn vị của xã')")
        tab.page.wait_for_selector(".ask:has-text('việc này của đơn vị nào?')")
        assert tab.page.is_checked("#signed") and tab.page.is_visible(".when-signed")
        tab.page.uncheck("#signed")
        tab.page.reload()
        assert not tab.page.is_checked("#signed")


def test_a_limit_shows_only_its_own_fields(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        tab.page.locator("li[data-line] [data-edit]").first.click()
        assert tab.page.is_visible("#days") and not tab.page.is_visible("#day_of_month")
        tab.page.select_option("#kind", "monthly")
        assert tab.page.is_visible("#day_of_month") and not tab.page.is_visible("#days")


def test_a_plan_is_confirmed_without_scripts(session, chrome, address):
    with chrome.tab(address, PHONE, scripts=False) as tab:
        begin(tab)
        assert tab.overflow() == []
        above = tab.page.locator(".ask").first.bounding_box()["y"]
        assert above < tab.page.locator(".pane").bounding_box()["y"], "problems come first on a phone"
        tab.page.click(".ask a:has-text('Đơn vị khác')")
        tab.page.check("label:has-text('Hội Nông dân xã')")
        tab.page.click("main button[type=submit]")
        tab.page.check("#signed")
        tab.page.click(".actionbar button[type=submit]")
        tab.page.wait_for_selector("text=Đã xác nhận kế hoạch")
        assert tab.page.is_visible("#nguyen-van .source"), "without scripts nothing is closed"
    assert db.session.scalars(db.select(Plan)).one().is_issued


def test_on_a_phone_the_bar_saves_too_and_long_parts_are_closed(session, chrome, address):
    with chrome.tab(address, PHONE) as tab:
        begin(tab)
        bar = tab.page.locator(".actionbar")
        assert bar.locator("text=Lưu, làm tiếp sau").is_visible()
        assert bar.bounding_box()["height"] < 130, "the questions need the room"
        tab.page.click(".ask button:has-text('Bỏ, không giao')")
        tab.page.check("#signed")
        tab.page.click(".actionbar button[type=submit]")
        tab.page.wait_for_selector("text=Đã xác nhận kế hoạch")
        assert not tab.page.is_visible("#nguyen-van .source") and tab.page.is_visible("#nguyen-van summary")
        assert tab.overflow() == [] and tab.axe() == []
        tab.page.click("#nguyen-van summary")
        assert tab.page.is_visible("#nguyen-van .source")
        tab.page.goto(f"{tab.page.url}#dong-5")
        tab.page.reload()
        assert tab.page.is_visible("#dong-5"), "an address that leads into a part opens it"


def test_duties_are_walked_through_and_changed_by_keys(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        words = "document.querySelector('.is-current')?.textContent || ''"
        for _ in range(12):
            if "Giữ trật tự" in tab.page.evaluate(words):
                break
            tab.page.keyboard.press("j")
        assert "Giữ trật tự" in tab.page.evaluate(words)
        tab.page.keyboard.press("b")
        tab.page.wait_for_selector("#da-bo:has-text('Giữ trật tự')")


def test_the_first_key_leads_to_the_first_duty_and_changes_none(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        tab.page.click(".ask button:has-text('Không phải đơn vị của xã')")
        tab.page.click(".ask button:has-text('Bỏ, không giao')")
        tab.page.wait_for_selector("text=Không còn chỗ nào chưa rõ")
        dropped = tab.page.locator("#da-bo").inner_text()
        tab.page.keyboard.press("b")
        tab.page.keyboard.press("j")
        first = tab.page.locator("li[data-line][data-stop]").first
        assert "is-current" in first.get_attribute("class")
        tab.page.reload()
        assert tab.page.locator("#da-bo").inner_text() == dropped


def test_a_limit_says_what_it_means_while_it_is_typed(chrome, address):
    with chrome.tab(address, DESK) as tab:
        begin(tab)
        tab.page.locator("li[data-line] [data-edit]").first.click()
        assert "5 ngày làm việc trước đối thoại" in tab.page.inner_text(".due-meaning")
        tab.page.fill("#days", "7")
        tab.page.wait_for_selector(".due-meaning:has-text('7 ngày làm việc trước đối thoại: thứ')")
        tab.page.select_option("#kind", "none")
        tab.page.wait_for_selector(".due-meaning:has-text('không có thời hạn')")
        assert tab.axe() == []
