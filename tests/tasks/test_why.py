"""Why a date is what it is: on every page, from every list, with the law's limit beside the plan's (C6)."""

from dataclasses import replace
from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar.queries import current
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.imports.pages import ReviewPage
from intranet.notifications.models import Notice
from intranet.plans import law_services
from intranet.plans import services as plans
from intranet.plans.amending import set_aside
from intranet.settings import catalogue
from intranet.settings import services as settings
from intranet.tasks import recount_queries as recount
from intranet.tasks.models import Assignment
from tests.imports import support
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

ANNOUNCE = "Thông báo rộng rãi trên loa truyền thanh về thời gian, địa điểm đối thoại cho Nhân dân."
PREPARE = "Chuẩn bị nội dung trả lời gửi Văn phòng."
RULES = {
    "culture": (ANNOUNCE, {"days": 3, "working_days": True, "direction": "before", "anchor": "event"}),
    "economy": (PREPARE, {"days": 7, "working_days": True, "direction": "before", "anchor": "event"}),
}


@pytest.fixture
def plan(session, at):
    """A signed plan for a dialogue on 27/11/2026: an announcement that comes too late for the law."""
    at("2026-11-02 08:00")
    office = actor("office")
    duties = [
        plans.Duty(
            line=n, title=words, words=words, unit_ids=[unit(key).id], rule=rule, per_dialogue=True,
            rule_words=f"trước {rule['days']} ngày làm việc",
        )
        for n, (key, (words, rule)) in enumerate(RULES.items())
    ]  # fmt: skip
    made = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    held = dialogues.create(office, made, [dialogues.Ordered(label="quý IV", day=date(2026, 11, 27))])
    plans.issue_tasks(office, made, anchors=dialogues.anchors(held))
    commit()
    return made


def share(key: str) -> Assignment:
    return db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).one()


def strip_of(page) -> list[str]:
    """Return what a screen reader says of each day of the strip."""
    (strip,) = [one for one in page.all("ol") if "days" in (one.get("class") or "").split()]
    hidden = [one for one in strip.iter("span") if one.get("class") == "visually-hidden"]
    return [page.text_of(one) for one in hidden]


def test_the_law_makes_the_date_where_it_asks_for_more(plan, as_):
    assert share("culture").due == date(2026, 11, 20)
    page = as_("culture").get(f"/nhiem-vu/{share('culture').id}")
    assert "Vì sao hạn là thứ Sáu, 20/11/2026?" in page.text
    assert "“3 ngày làm việc trước đối thoại” là 23/11/2026" in page.text
    assert "Điều 43: thông báo cho Nhân dân chậm nhất 07 ngày trước ngày đối thoại (20/11/2026)" in page.text
    assert "Hạn lấy theo luật vì sớm hơn." in page.text
    assert "Đếm lùi 7 ngày từ ngày đối thoại 27/11/2026" in page.text


def test_a_date_given_before_the_limit_was_set_is_explained_and_moved_by_what_held_then(plan, as_, at):
    at("2026-11-03 08:00")
    settings.change(
        actor("office"), catalogue.ANNOUNCE, value="10", basis="Quyết định 15/QĐ-UBND",
        starts_on=date(2026, 11, 10),
    )  # fmt: skip
    commit()
    page = as_("culture").get(f"/nhiem-vu/{share('culture').id}")
    assert "chậm nhất 07 ngày trước ngày đối thoại (20/11/2026)" in page.text
    assert "hạn đang áp dụng là" not in page.text
    (item,) = [one for one in plan.items if one.unit_ids == [unit("culture").id]]
    (shift,) = law_services.foresee(plan, item)
    assert (shift.old, shift.new) == (date(2026, 11, 20), date(2026, 11, 23))
    before = current()
    after = replace(before, off={**before.off, date(2026, 11, 20): "Nghỉ bão"})
    (moved,) = [one for one in recount.foresee(before, after).moved if one.assignment == share("culture")]
    assert (moved.old, moved.new) == (date(2026, 11, 20), date(2026, 11, 19))


def test_the_plans_page_says_both_limits(plan, as_):
    page = as_("office").get(f"/ke-hoach/{plan.id}")
    assert "Hạn: trước 3 ngày làm việc" in page.text
    assert page.text.count("chậm nhất 07 ngày trước ngày đối thoại. Hạn nào sớm hơn thì theo.") == 1


def test_the_office_sets_the_laws_limit_aside_and_takes_it_up_again(plan, as_):
    office = as_("office")
    (item,) = [one for one in plan.items if one.unit_ids == [unit("culture").id]]
    path = f"/ke-hoach/{plan.id}/nhiem-vu/{item.id}/han-luat"
    assert path in office.get(f"/ke-hoach/{plan.id}").links
    page = office.get(path)
    assert "1 thời hạn đổi theo" in page.text and "20/11/2026" in page.text and "23/11/2026" in page.text
    office.post(path, page.fields | {"comment": ""}, 422)
    assert share("culture").due == date(2026, 11, 20)
    office.post(path, page.fields | {"comment": "Chỉ là tin nội bộ"})
    db.session.expire_all()
    assert share("culture").due == date(2026, 11, 23)
    text = as_("culture").get(f"/nhiem-vu/{share('culture').id}").text
    assert "Văn phòng xác định hạn này không áp dụng cho việc này." in text
    told = db.session.scalars(db.select(Notice.text).where(Notice.user_id == person("culture").id)).all()
    assert sum("Hạn của luật không áp dụng" in one for one in told) == 1
    # a dialogue that moves keeps it aside
    dialogues.fix_day(actor("chairman"), plan.dialogues[0], day=date(2026, 12, 3))
    commit()
    assert share("culture").due == date(2026, 11, 30)
    page = office.get(path)
    office.post(path, page.fields | {"comment": "Có báo cho dân"})
    db.session.expire_all()
    assert share("culture").due == date(2026, 11, 26)


def test_an_amendment_that_repeats_the_limit_leaves_the_law_set_aside(plan):
    (item,) = [one for one in plan.items if one.unit_ids == [unit("culture").id]]
    law_services.switch(actor("office"), plan, item, off=True, comment="Chỉ là tin nội bộ")
    rule = RULES["culture"][1]
    again = plans.Duty(line=1, title=ANNOUNCE, words=ANNOUNCE, rule=rule, unit_ids=item.unit_ids)
    assert set_aside(item, again).rule == {**rule, "law": False}
    assert set_aside(item, replace(again, rule={**rule, "days": 4})).rule == {**rule, "days": 4}


def test_the_office_is_told_when_no_date_moves(plan, as_):
    share("culture").state = "done"
    commit()
    (item,) = [one for one in plan.items if one.unit_ids == [unit("culture").id]]
    office, path = as_("office"), f"/ke-hoach/{plan.id}/nhiem-vu/{item.id}/han-luat"
    shown = office.get(office.post(path, office.get(path).fields | {"comment": "Chỉ là tin nội bộ"}))
    assert "Không có hạn nào đổi" in shown.text and "0 hạn" not in shown.text


def test_a_duty_of_which_the_law_does_not_speak_has_no_such_page(plan, as_):
    (item,) = [one for one in plan.items if one.unit_ids == [unit("economy").id]]
    as_("office").get(f"/ke-hoach/{plan.id}/nhiem-vu/{item.id}/han-luat", 404)
    (item,) = [one for one in plan.items if one.unit_ids == [unit("culture").id]]
    as_("culture").get(f"/ke-hoach/{plan.id}/nhiem-vu/{item.id}/han-luat", 403)


def test_a_dialogue_that_moves_keeps_the_stricter_limit(plan):
    (held,) = plan.dialogues
    dialogues.fix_day(actor("chairman"), held, day=date(2026, 12, 3))
    assert share("culture").due == date(2026, 11, 26)
    assert share("economy").due == date(2026, 11, 23)


def test_each_day_of_the_strip_is_said_in_words(plan, as_):
    assert share("economy").due == date(2026, 11, 17)
    said = strip_of(as_("specialist").get(f"/nhiem-vu/{share('economy').id}"))
    assert said[0] == "thứ Ba, 17/11/2026: ngày thứ 7, hạn"
    assert "thứ Bảy, 21/11/2026: ngày nghỉ, không tính" in said
    assert "thứ Ba, 24/11/2026: Ngày Văn hóa Việt Nam, không tính" in said
    assert said[-1] == "thứ Sáu, 27/11/2026: đối thoại"


def test_a_count_over_months_is_told_whole(session, as_, at):
    at("2026-01-05 08:00")
    rule = {"days": 120, "working_days": True, "direction": "after", "anchor": "issue"}
    (one,) = make_task("economy", rule=rule, issued_on=clock.today())
    said = strip_of(as_("specialist").get(f"/nhiem-vu/{one.id}"))
    assert len(said) <= 70
    assert sum("ngày được tính" in words for words in said) == 1
    assert said[-1].startswith("thứ") and said[-1].endswith("ngày thứ 120, hạn")


def test_work_without_a_limit_or_a_day_says_what_is_missing(session, as_):
    (without,) = make_task("economy")
    rule = {"days": 7, "working_days": True, "direction": "before", "anchor": "event"}
    (undated,) = make_task("economy", title="Chờ ngày", rule=rule)
    browser = as_("specialist")
    assert "Kế hoạch không ghi thời hạn cho việc này." in browser.get(f"/nhiem-vu/{without.id}").text
    assert "Chưa có ngày đối thoại; hạn được tính khi có ngày." in browser.get(f"/nhiem-vu/{undated.id}").text


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("office", "/nhiem-vu?don-vi=tat-ca"),
        ("office", "/doi-thoai/{dialogue}"),
        ("office", "/ke-hoach/{plan}"),
        ("culture", "/nhiem-vu"),
        ("culture", "/"),
    ],
)
def test_every_list_leads_to_the_reasons(plan, as_, name, path):
    page = as_(name).get(path.format(dialogue=plan.dialogues[0].id, plan=plan.id))
    assert f"/nhiem-vu/{share('culture').id}#vi-sao" in page.links


@pytest.mark.parametrize("path", ["/nhiem-vu/vi-sao?don-vi=tat-ca", "/doi-thoai/{dialogue}/vi-sao"])
def test_all_reasons_of_a_list_stand_on_one_page_for_paper(plan, as_, path):
    held = plan.dialogues[0].id
    page = as_("office").get(path.format(dialogue=held))
    assert page.text.count("Hạn lấy theo luật vì sớm hơn.") == 1
    assert len([one for one in page.all("ol") if "days" in (one.get("class") or "").split()]) == 2
    theirs = as_("culture").get(path.format(dialogue=held).replace("?don-vi=tat-ca", ""))
    assert ANNOUNCE[:30] in theirs.text and PREPARE[:30] not in theirs.text


def test_the_page_of_reasons_asks_no_more_for_more_work(session, as_):
    make_task("economy", due=date(2026, 12, 16))
    browser, seen = as_("specialist"), []
    for more in (0, 12):
        for n in range(more):
            make_task("economy", title=f"Việc {n}", due=date(2026, 12, 16))
        browser.get("/nhiem-vu/vi-sao")
        with recorded() as asked:
            browser.get("/nhiem-vu/vi-sao")
        seen.append(len(asked))
    assert seen[0] == seen[1] <= 4


def test_the_review_says_both_limits_and_why(session, as_, at):
    at("2026-11-02 08:00")
    text = support.OURS.replace(
        "1. Phòng Kinh tế\n",
        "1. Phòng Văn hóa – Xã hội\n- Niêm yết lịch đối thoại tại nhà văn hóa các thôn trước 05 ngày so với"
        " ngày tổ chức đối thoại.\n2. Phòng Kinh tế\n",
    )
    path = support.paste(as_("office"), text)
    draft = support.draft_at(path)
    duty = next(
        one for group in ReviewPage(draft).groups for one in group.duties if "Niêm yết" in one.duty.words
    )
    assert duty.due_day == date(2026, 12, 3)
    page = as_("office").get(path)
    assert "theo luật; theo kế hoạch là" in page.text
    assert "Hạn lấy theo luật vì sớm hơn." in page.text
    assert [one for one in page.all("details") if "why" in (one.get("class") or "")]


@pytest.mark.parametrize(
    ("anchor", "waits"),
    [("event", True), ("nhận đơn của dân", False)],
)
def test_only_a_limit_of_the_dialogue_is_said_to_wait_for_its_day(session, as_, anchor, waits):
    rule = {"days": 3, "working_days": True, "direction": "after", "anchor": anchor}
    (one,) = make_task("economy", rule=rule, rule_words="ba ngày làm việc")
    page = as_("junior").get(f"/nhiem-vu/{one.id}")
    assert "Vì sao chưa có hạn?" in page.text
    assert ("có ngày khi ấn định ngày đối thoại" in page.text) is waits
