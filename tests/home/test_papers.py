"""What waits of papers on everybody's first page, and the clock of conclusions."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.documents import approvals
from tests.conclusions.support import approved, delegate, drafted, held, issued, submitted
from tests.support.queries import recorded
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def tags(page) -> list[str]:
    """Return the words of the page's tags with their colour."""
    found = [one for one in page.all("span") if (one.get("class") or "").startswith("tag")]
    return [f"{one.get('class').rpartition('--')[2]}: {page.text_of(one)}" for one in found]


def test_a_paper_of_friday_was_not_submitted_today_on_sunday(as_, at):
    at("2026-11-20 16:30")
    submitted()
    at("2026-11-22 08:00")
    assert "wait: Trình thứ Sáu, 20/11" in tags(as_("chairman").get("/"))


@pytest.mark.parametrize(
    ("today", "tag"),
    [
        ("2026-11-16", "wait: Trình hôm nay"),
        ("2026-11-17", "wait: Chờ 1 ngày làm việc"),
        ("2026-11-18", "soon: Chờ 2 ngày làm việc"),
        ("2026-11-19", "late: Chờ 3 ngày làm việc"),
        ("2026-11-23", "late: Chờ 5 ngày làm việc"),
    ],
)
def test_waiting_over_one_and_two_working_days_shows_to_the_leader_and_the_office(as_, at, today, tag):
    made = submitted()
    at(f"{today} 08:00")
    chair, office = as_("chairman").get("/"), as_("office").get("/")
    assert tag in tags(chair) and tag in tags(office)
    assert "Chờ duyệt" in chair.text and "Đang chờ lãnh đạo duyệt" in office.text
    assert f"/ket-luan/{made.id}" in chair.links and f"/ket-luan/{made.id}" in office.links


def test_what_waits_for_the_leader_stands_first(as_):
    submitted()
    page = as_("chairman").get("/")
    assert [page.text_of(one) for one in page.all("h2") if one.get("id")][:1] == ["Chờ duyệt"]


def test_the_deputy_sees_it_inside_a_delegation_only(as_):
    submitted()
    assert "Chờ duyệt" not in as_("vice").get("/").text
    delegate("conclusion")
    assert "Chờ duyệt" in as_("vice").get("/").text


def test_the_office_sees_what_came_back_and_what_wants_a_number(as_):
    approved()
    assert "Chờ cấp số, ban hành" in as_("office").get("/").text
    made = drafted(label="khác")
    approvals.submit(actor("office"), made.document)
    approvals.give_back(actor("chairman"), made.document, comment="Ghi rõ chiều dài")
    commit()
    text = as_("office").get("/").text
    assert "Bị trả lại" in text and "“Ghi rõ chiều dài”" in text
    assert "Ghi rõ chiều dài" not in as_("chairman").get("/").text


@pytest.mark.parametrize(
    "name", ["specialist", "village", "councillor", "inspector", "front", "party_office", "secretary"]
)
def test_others_hear_nothing_of_it(as_, name):
    submitted()
    text = as_(name).get("/").text
    assert "Chờ duyệt" not in text and "Hạn ra thông báo kết luận" not in text


@pytest.mark.parametrize(
    ("today", "tag"),
    [
        ("2026-11-13", "Hạn ban hành còn 5 ngày làm việc"),
        ("2026-11-16", "Hạn ban hành còn 4 ngày làm việc"),
        ("2026-11-19", "Hạn ban hành còn 1 ngày làm việc"),
        ("2026-11-20", "Hạn ban hành hôm nay"),
        ("2026-11-21", "Quá hạn ban hành 1 ngày làm việc"),
        ("2026-11-23", "Quá hạn ban hành 1 ngày làm việc"),
        ("2026-11-25", "Quá hạn ban hành 2 ngày làm việc"),
    ],
)
def test_five_working_days_run_from_the_dialogue_and_are_over_on_the_sixth(as_, at, today, tag):
    at("2026-11-13 17:00")
    held()
    at(f"{today} 08:00")
    for name in ("chairman", "office"):
        page = as_(name).get("/")
        assert any(one.endswith(f": {tag}") for one in tags(page)), (name, tags(page))
        assert "Hạn 20/11/2026" in page.text and "Chưa soạn kết luận" in page.text


def test_the_clock_explains_its_last_day_before_anything_is_begun(as_):
    held()
    page = as_("office").get("/")
    assert "Đếm tới 5 ngày làm việc từ ngày đối thoại 13/11/2026" in page.text


def test_the_clock_leads_to_the_conclusion_once_it_is_begun(as_):
    made = drafted()
    page = as_("chairman").get("/")
    assert f"/ket-luan/{made.id}" in page.links and "Chưa soạn kết luận" not in page.text
    assert f"/ket-luan/{made.id}#vi-sao" in page.links


def test_a_paper_s_own_page_explains_until_when_it_is_issued(as_):
    made = submitted()
    page = as_("chairman").get(f"/van-ban/{made.document_id}")
    assert any(one.get("id") == "vi-sao" for one in page.all("div"))
    assert "Đếm tới 5 ngày làm việc từ ngày đối thoại" in page.text
    assert f"/ket-luan/{made.id}#vi-sao" in as_("chairman").get("/").links


def test_a_conclusion_that_was_given_up_is_due_again(as_):
    made = drafted()
    approvals.drop(actor("office"), made.document, comment="Lập nhầm")
    commit()
    page = as_("office").get("/")
    assert f"/doi-thoai/{made.dialogue_id}" in page.links and "Chưa soạn kết luận" in page.text


def test_neither_what_is_to_come_nor_what_is_long_past_is_due(as_):
    held(day=date(2026, 11, 17), label="mai")
    held(day=date(2026, 2, 2), label="đầu năm")
    held(day=None, label="chưa định")
    assert "Hạn ra thông báo kết luận" not in as_("office").get("/").text


def test_the_party_s_clock_is_the_party_s(as_):
    held(Body.PARTY)
    assert "Hạn ra thông báo kết luận" in as_("secretary").get("/").text
    assert "Hạn ra thông báo kết luận" not in as_("chairman").get("/").text


@pytest.mark.parametrize("name", ["chairman", "office"])
def test_the_desk_costs_the_same_for_few_and_many_papers(as_, name):
    browser, costs = as_(name), []
    for extra in (1, 6):
        for n in range(extra):
            made = drafted(label=f"lần {extra}-{n}")
            approvals.submit(actor("office"), made.document)
            held(label=f"chờ {extra}-{n}")
        commit()
        browser.get("/")
        with recorded() as sql:
            browser.get("/")
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 5, costs


def test_an_issued_conclusion_is_due_no_more(as_):
    issued()
    assert "Hạn ra thông báo kết luận" not in as_("office").get("/").text


def test_a_deputy_reads_for_whom_and_in_what_they_act(as_, at):
    assert "ủy quyền về" not in as_("vice").get("/").text
    delegate("conclusion", "plan", until=date(2026, 11, 20))
    assert "đang được Nông Văn Bình ủy quyền về: Kế hoạch, Thông báo kết luận." in as_("vice").get("/").text
    at("2026-11-21 08:00")
    assert "đang được Nông Văn Bình" not in as_("vice").get("/").text
