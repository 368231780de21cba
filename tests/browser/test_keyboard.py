"""The flows of the work by keyboard alone: seen focus, no trap, no step that needs a mouse (N2)."""

import pytest

from intranet.db.session import db
from intranet.documents.models import Document
from intranet.pages.models import Page
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, AssignmentState
from tests.imports.support import OURS, paste
from tests.support import papers
from tests.support.chromium import DESK, PHONE, ZOOMED
from tests.support.keys import Keys
from tests.support.make import make_task
from tests.support.world import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def by_keys(chrome, address):
    """Open a tab for somebody who has a keyboard only."""
    opened = []

    def sign_in(name: str, size: tuple[int, int] = DESK) -> Keys:
        tab = chrome.tab(address, size)
        opened.append(tab)
        keys = Keys(tab.__enter__())
        keys.sign_in(name, PASSWORD)
        return keys

    yield sign_in
    for tab in opened:
        tab.__exit__(None, None, None)


def fresh(model, number):
    """Return a thing as others have left it."""
    db.session.rollback()
    return db.session.get_one(model, number)


def test_work_from_accepting_to_confirming(by_keys):
    (share,) = make_task("economy", title="Rà soát mương nội đồng")
    unit = by_keys("specialist")
    unit.follow("Tiếp nhận", "a")
    unit.follow("Tiếp nhận", "button")
    assert fresh(Assignment, share.id).state == AssignmentState.ACCEPTED
    unit.tab.expect(f"/nhiem-vu/{share.id}/bao-cao")
    unit.main()
    unit.to("Kết quả thực hiện", "textarea")
    unit.to("Báo cáo hoàn thành", "button")
    unit.enter()
    unit.page.locator(".errors:focus").wait_for()  # the first thing that is heard is what is wrong
    unit.to("Kết quả thực hiện", "a")
    unit.page.keyboard.press("Enter")
    assert unit.here()["tag"] == "textarea"
    unit.type("Đã rà soát đủ ba tuyến.")
    unit.to("Báo cáo hoàn thành", "button")
    unit.enter()
    assert fresh(Assignment, share.id).state == AssignmentState.REPORTED
    office = by_keys("office")
    office.follow("Xem, xác nhận", "a")
    office.follow("Xác nhận hoàn thành", "button")
    assert fresh(Assignment, share.id).state == AssignmentState.DONE


def test_a_paper_is_approved(by_keys):
    made = papers.paper("submitted")
    leader = by_keys("chairman")
    leader.follow("Xem, duyệt", "a")
    leader.main()
    leader.to("Duyệt", "button")
    leader.enter()
    assert fresh(Document, made.id).state == "approved"


def test_a_page_is_written_mended_and_published(by_keys):
    writer = by_keys("specialist")
    writer.to("Trang chung", "a")
    writer.enter()
    writer.follow("Viết, quản lý trang", "a")
    writer.follow("Viết trang", "a")
    writer.main()
    writer.to("Tên trang", "input")
    writer.type("Lịch tưới vụ xuân")
    writer.to("Nội dung", "textarea")
    writer.type("Tưới từ thứ Hai.")
    writer.to("Lưu bản nháp", "button")  # out of the text by Tab: no trap
    writer.enter()
    writer.follow("Sửa", "a")
    writer.main()
    writer.to("Nội dung", "textarea")
    writer.page.keyboard.press("Control+End")
    writer.type(" Thứ Năm nghỉ.")
    writer.to("Lưu", "button")
    writer.enter()
    writer.follow("Đăng", "a")
    writer.main()
    writer.to("Đăng", "button")
    writer.enter()
    db.session.expire_all()
    made = db.session.scalars(db.select(Page).where(Page.title == "Lịch tưới vụ xuân")).one()
    assert made.is_published and made.shown.text == "Tưới từ thứ Hai. Thứ Năm nghỉ."


@pytest.mark.parametrize("size", [DESK, PHONE, ZOOMED])
def test_what_has_the_focus_is_seen_in_every_window(as_, by_keys, size):
    """WCAG 2.2, 2.4.7 and 2.4.11: neither a bar at the foot nor a list's hidden heads take the focus away."""
    make_task("economy", "office", title="Rà soát mương nội đồng")
    paper = papers.paper("submitted")
    review = paste(as_("office"))
    office = by_keys("office", size)
    for path in ("/", "/nhiem-vu", review, f"/van-ban/{paper.id}"):
        office.tab.go(path)
        assert office.walk() > 10


def test_a_plan_is_pasted_reviewed_and_confirmed(session, by_keys):
    office = by_keys("office")
    office.to("Kế hoạch", "a")
    office.enter()
    office.follow("Nhập kế hoạch", "a")
    office.main()
    office.to("dán văn bản", "textarea")
    office.type(OURS)
    office.to("Đọc kế hoạch", "button")
    office.enter()
    office.main()
    office.to("Đơn vị khác", "a")
    office.enter()
    office.main()
    office.to("Hội Nông dân xã", "input")
    office.page.keyboard.press("Space")
    office.to("Ghi nhận", "button")
    office.enter()
    office.main()
    office.to("đã ký, ban hành", "input")
    office.page.keyboard.press("Space")
    office.to("Xác nhận", "button")
    office.enter()
    assert db.session.scalars(db.select(Plan)).one().is_issued
