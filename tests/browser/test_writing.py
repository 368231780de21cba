"""The editor of a plan in a browser: the panel follows the text, words are kept, two editors lose nothing."""

import pytest

from intranet.db.session import commit
from tests.support import world
from tests.support.chromium import DESK, PHONE
from tests.writing.support import PLAIN, fresh, save, texts, written

pytestmark = pytest.mark.browser
MINE = PLAIN.replace("Giữ trật tự", "Bảo vệ")
THEIRS = PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự")


@pytest.fixture
def draft(address):
    """A plan that is being written."""
    return written()


def opened(tab, draft) -> str:
    """Open the editor as the clerk; return its path."""
    path = f"/ke-hoach/soan/{draft.id}"
    commit()
    tab.sign_in("office", world.PASSWORD)
    tab.go(path)
    return path


def test_the_panel_follows_the_text_and_saves_nothing(desk, draft):
    opened(desk, draft)
    page = desk.page
    assert not page.locator("[data-look]").is_visible()
    page.fill(
        "#text", PLAIN.replace("- Giữ trật tự", "- Treo băng rôn trước ngày 05/12/2026.\n- Giữ trật tự")
    )
    page.locator("#nhiem-vu >> text=Treo băng rôn").wait_for()
    assert "4 nhiệm vụ" in page.inner_text("#cau-truc")
    assert "Có thay đổi chưa lưu" in page.inner_text("#tinh-trang")
    page.locator("#nhiem-vu li", has_text="Treo băng rôn").locator("[data-line]").click()
    chosen = page.evaluate(
        "(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.getElementById('text'))"
    )
    assert chosen.startswith("- Treo băng rôn")
    assert page.evaluate("document.getElementById('text').scrollTop") > 0
    assert len(texts(fresh(draft.id))) == 1


def test_ctrl_s_saves_and_the_writer_goes_on_at_their_place(desk, draft):
    opened(desk, draft)
    page = desk.page
    page.fill("#text", MINE)
    page.evaluate("document.getElementById('text').setSelectionRange(40, 40)")
    with page.expect_navigation():
        page.press("#text", "Control+s")
    assert "Đã lưu thành bản 2" in page.inner_text("main")
    assert page.evaluate("document.getElementById('text').selectionStart") == 40
    assert page.evaluate("localStorage.length") == 0


def test_words_found_again_are_merged_with_what_others_saved_since(desk, draft):
    """The draft in the browser knows the revision it was written on: it overwrites nobody."""
    path = opened(desk, draft)
    page = desk.page
    page.fill("#text", MINE)
    page.locator(".draft-note").wait_for()
    save(draft, PLAIN.replace("Trần Thị Mai", "Lê Văn Tám"), base=1, by="office_head")
    desk.go(path)
    assert "Đã lấy lại bản nháp" in page.inner_text(".draft-note")
    assert (page.input_value("#text"), page.input_value("[name=base]")) == (MINE, "1")
    page.locator("#nhiem-vu >> text=Bảo vệ").wait_for()
    with page.expect_navigation():
        page.click("[data-save]")
    last = texts(fresh(draft.id))[-1]
    assert "Bảo vệ" in last and "Lê Văn Tám" in last
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_two_editors_at_one_line_lose_nothing(chrome, address, draft, size):
    with chrome.tab(address, size) as tab:
        path = opened(tab, draft)
        page = tab.page
        save(draft, THEIRS, base=1, by="office_head")
        page.fill("#text", MINE)
        page.locator(".draft-note").wait_for()
        tab.expect(path)
        with page.expect_navigation():
            page.click("[data-save]")
        assert [*tab.axe(), *tab.overflow()] == []
        assert "Bảo vệ tại nơi" in page.inner_text(".conflict") and "Giữ gìn trật tự" in page.inner_text(
            ".conflict"
        )
        tab.go(path)
        assert page.input_value("#text").strip() == MINE.strip(), "whoever walks away finds their words again"
        with page.expect_navigation():
            page.click("[data-save]")
        page.check("input[value=both]")
        with page.expect_navigation():
            page.click("button:has-text('Lưu bản hợp nhất')")
        last = texts(fresh(draft.id))[-1]
        assert "Bảo vệ tại nơi" in last and "Giữ gìn trật tự" in last
        assert page.input_value("#text") == last
        assert page.evaluate("localStorage.length") == 0


def test_a_plan_is_written_without_a_script(chrome, address, draft):
    with chrome.tab(address, PHONE, scripts=False) as tab:
        opened(tab, draft)
        page = tab.page
        page.fill("#text", MINE)
        page.click("text=Xem lại cấu trúc")
        assert "Bảo vệ" in page.inner_text("#cau-truc")
        assert page.input_value("#text").strip() == MINE.strip()
        page.click("text=Lưu >> nth=-1")
        assert len(texts(fresh(draft.id))) == 2
