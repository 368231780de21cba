"""“Nhắc việc hôm nay”, what a person wants to be told, and the page of the system's health."""

import re
from datetime import date

import pytest

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.notifications.kinds import NoticeKind
from intranet.org.people import Absence
from intranet.reminders import services
from intranet.reminders.models import MailAddress
from intranet.tasks import services as tasks
from intranet.tasks.models import ReportKind
from tests.reminders.support import remind
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person

DUE = date(2026, 12, 4)
PAGE, CHOICE = "/nhac-viec", "/tai-khoan/nhac-viec"


@pytest.fixture
def late(session, at):
    """Work that is three working days late today."""
    at("2026-11-09 08:00")
    (one,) = make_task("economy", title="Nạo vét mương Nà Lạnh", due=DUE)
    at("2026-12-09 06:30")
    remind()
    return one


def choose(browser, *told: str, **more: str):
    everything = [kind.value for kind in NoticeKind if not kind.locked]
    data = {"told": list(told) or everything, "address": "", **more}
    return browser._send("POST", CHOICE, data=data)


def test_the_digest_says_what_why_and_how_late(late, as_):
    page = as_("junior").get(PAGE)
    assert page.heading == "Nhắc việc hôm nay"
    assert "Nạo vét mương Nà Lạnh" in page.text and "Quá hạn 5 ngày" in page.text
    assert "Vì đồng chí thuộc Phòng Kinh tế." in page.text
    assert f"/nhiem-vu/{late.id}" in page.links


def test_a_leader_s_digest_says_that_it_is_to_be_urged_and_where_slips_are_printed(late, as_):
    page = as_("chairman").get(PAGE)
    assert "Việc cần đôn đốc" in page.text and "quá hạn từ 3 ngày làm việc" in page.text
    assert "/van-ban/phieu-nhac-viec" in page.links
    assert "/van-ban/phieu-nhac-viec" not in as_("junior").get(PAGE).links


def test_who_stands_in_reads_for_whom(session, at, as_):
    at("2026-11-09 08:00")
    (one,) = make_task("economy", due=DUE)
    one.assignee_id = person("junior").id
    db.session.add(
        Absence(
            user_id=person("junior").id, starts_on=date(2026, 11, 20), ends_on=date(2026, 12, 30), reason=""
        )
    )
    commit()
    at("2026-12-03 06:30")
    remind()
    assert "Vì Phùng Thu Hà vắng mặt, đồng chí làm thay." in as_("specialist").get(PAGE).text


def test_what_was_done_since_is_not_shown_any_more(late, as_):
    tasks.accept(actor("specialist"), late)
    tasks.report(
        actor("specialist"), late, kind=ReportKind.RESULT, text="Đã xong.", committed=date(2026, 12, 9)
    )
    commit()
    page = as_("junior").get(PAGE)
    assert "Nạo vét" not in page.text and "đều đã xong" in page.text


def test_a_day_without_a_digest_leads_to_the_one_before(late, as_, at):
    at("2026-12-11 09:00")
    browser = as_("junior")
    page = browser.get(PAGE)
    assert "Không có việc đến kỳ nhắc" in page.text
    assert f"{PAGE}?den=2026-12-09" in page.links
    earlier = browser.get(f"{PAGE}?den=2026-12-09")
    assert earlier.heading == "Nhắc việc ngày 09/12/2026" and "Nạo vét" in earlier.text
    assert browser.open(f"{PAGE}?den=9999-99-99").status_code == 200


def test_a_day_off_says_that_nobody_is_reminded_and_when_again(late, as_, at):
    at("2026-12-12 09:00")
    page = as_("junior").get(PAGE)
    assert "Hôm nay là ngày nghỉ, không nhắc việc" in page.text and "thứ Hai, 14/12/2026" in page.text


def test_nobody_reads_another_s_digest_or_work_that_is_theirs_no_more(late, as_):
    late.unit_id = person("culture").positions[0].unit_id
    commit()
    assert "Nạo vét" not in as_("junior").get(PAGE).text
    assert "Không có việc" in as_("farmer").get(PAGE).text


def test_the_page_takes_few_statements_however_long_the_digest(session, at, as_):
    at("2026-11-09 08:00")
    for n in range(30):
        make_task("economy", title=f"Việc {n}", due=DUE)
    at("2026-12-04 06:30")
    remind()
    browser = as_("junior")
    browser.get(PAGE)
    with recorded() as seen:
        browser.get(PAGE)
    assert len(seen) <= 3, seen


def test_the_desk_and_the_inbox_lead_to_it(late, as_):
    for name in ("specialist", "chairman", "village"):
        browser = as_(name)
        assert PAGE in browser.get("/").links, name
        assert PAGE in browser.get("/thong-bao").links


def test_the_choice_is_kept_and_stands_in_the_log(as_):
    browser = as_("junior")
    assert choose(browser, "soon", "work", by_mail="y", address="junior@xa.example").status_code == 302
    fields = browser.get(CHOICE)
    ticked = [
        box.get("value") for box in fields.all("input")
        if box.get("name") == "told" and box.get("checked") is not None
    ]  # fmt: skip
    assert ticked == ["soon", "work"]
    entry = db.session.scalars(db.select(AuditEntry).where(AuditEntry.action == "user.notices")).one()
    assert entry.data["changes"]["address"] == ["", "junior@xa.example"]
    assert entry.data["changes"]["muted"][0] == [] and "Văn bản" in entry.data["changes"]["muted"][1]


def test_own_overdue_is_shown_locked_with_its_reason(as_):
    browser = as_("junior")
    page = browser.get(CHOICE)
    (box,) = (one for one in page.all("input") if one.get("id") == "told-late")
    assert box.get("disabled") is not None and box.get("checked") is not None
    assert "Không tắt được. Hạn của việc được giao là để thực hiện" in page.text
    assert services.outbox.muting(NoticeKind.LATE) == set()


@pytest.mark.parametrize(
    "address", ["", "junior", "junior@xa", "a b@xa.example", "a@xa.example,b@xa.example", "ạ@xa.example"]
)
def test_letters_need_an_address_that_can_be_one_and_nothing_typed_is_lost(as_, address):
    browser = as_("junior")
    answer = choose(browser, "soon", by_mail="y", address=address)
    assert answer.status_code == 422
    html = answer.get_data(as_text=True)
    assert "invalid" in html and re.search(r'id="told-paper"[^>]*checked', html) is None
    assert db.session.scalars(db.select(MailAddress)).all() == []


def test_the_health_page_says_when_reminding_was_done(session, at, as_):
    at("2026-12-09 06:30")
    remind()
    at("2026-12-09 09:00")
    page = as_("admin").get("/")
    assert "gần nhất09/12/2026, 06:30: 0 bản nhắc, 0 thư trong ngàyBình thường" in page.text
    assert "Chưa đặt máy chủ thư" in page.text


def test_the_health_page_is_amber_when_nobody_reminded_for_a_day(session, at, monkeypatch):
    from intranet.reminders import health

    assert health.checks(mailing=False)[0][2] == "soon"
    at("2026-12-04 06:30")  # Friday
    remind()
    at("2026-12-06 12:00")
    assert health.checks(mailing=False)[0][2] == "done"
    at("2026-12-07 09:00")
    assert health.checks(mailing=False)[0][2] == "soon"
