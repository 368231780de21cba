"""What units do in a browser: a page written out of Word, an announcement read, a report refused."""

from datetime import date

import pytest

from intranet.db.session import commit
from intranet.pages.models import PageKind
from intranet.tasks import services as tasks
from tests.pages.support import common, page
from tests.support import world
from tests.support.chromium import PHONE
from tests.support.make import make_task

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office">
<head><style>p.MsoNormal{color:red}</style></head>
<body><p class=MsoNormal><b><span style='font-size:14.0pt'>Kính gửi:</span></b> các thôn<o:p></o:p></p>
<h2>Nội dung</h2><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>·&nbsp;&nbsp; Họp thôn</p>
<table><tr><td>Ngày</td><td>Việc</td></tr><tr><td>5/3</td><td>Họp</td></tr></table>
<script>window.bad = 1</script><img src=x onerror="window.bad = 1"></body></html>"""
PASTE = """html => {
  const data = new DataTransfer();
  data.setData('text/html', html); data.setData('text/plain', 'thô');
  document.querySelector('#text').dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_what_is_pasted_out_of_word_becomes_markdown(address, desk):
    commit()
    desk.sign_in("specialist", world.PASSWORD)
    desk.go("/trang-chung/viet")
    desk.page.focus("#text")
    desk.page.evaluate(PASTE, WORD)
    text = desk.page.input_value("#text")
    assert "**Kính gửi:** các thôn" in text and "## Nội dung" in text and "- Họp thôn" in text
    assert "| Ngày | Việc |\n| --- | --- |\n| 5/3 | Họp |" in text and "<" not in text and "Mso" not in text
    assert desk.page.evaluate("window.bad") is None
    desk.page.click("[data-line='- ']")
    assert desk.page.input_value("#text").count("- ") > text.count("- ")


def test_a_page_reads_and_confirms_without_scripts(chrome, address):
    made = page("office", "Trực Tết", parent=common(), kind=PageKind.ANNOUNCEMENT, must_read=True)
    with chrome.tab(address, (360, 740), scripts=False) as tab:
        tab.sign_in("village", world.PASSWORD)
        tab.go(f"/trang/{made.path}")
        tab.page.click("text=Tôi đã đọc")
        assert "Đã xác nhận đọc" in tab.page.inner_text("main")


def test_a_phone_shows_why_a_report_was_refused_below_the_parts_that_it_folds(address, phone, at):
    at("2026-11-02 09:00")
    (one,) = make_task("east", due=date(2026, 11, 6), title="Phát phiếu hỏi")
    tasks.accept(world.actor("village"), one)
    commit()
    at("2026-11-18 09:00")
    phone.sign_in("village", world.PASSWORD)
    phone.go(f"/nhiem-vu/{one.id}")
    phone.expect(f"/nhiem-vu/{one.id}/bao-cao")
    phone.page.fill("#text", "Đã phát hết phiếu.")
    with phone.page.expect_navigation():
        phone.page.click("text=Báo cáo hoàn thành")
    phone.page.locator(".errors:focus").wait_for()
    phone.page.wait_for_timeout(300)  # nothing to wait for: it has to stay where it is
    top = phone.page.evaluate("document.querySelector('.errors').getBoundingClientRect().top")
    assert 0 <= top < PHONE[1] / 2
