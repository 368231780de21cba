"""The schedule of a dialogue: all its work with its states, as bars and in words."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.agenda.schedule import schedule
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.plans import services as plans
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from tests.conclusions import support
from tests.support.queries import recorded
from tests.support.world import actor, unit

RULES = {
    "economy": {"days": 7, "working_days": True, "direction": "before", "anchor": "event"},
    "culture": {"days": 7, "working_days": False, "direction": "before", "anchor": "event"},
    "office": {"days": 5, "working_days": True, "direction": "after", "anchor": "event"},
    "police": None,
}
DAY = date(2026, 11, 27)


@pytest.fixture
def dialogue(session, at):
    at("2026-11-02 08:00")
    return make()


def make(times: int = 1, day: date = DAY):
    office = actor("office")
    duties = [
        plans.Duty(
            line=n, title=f"Việc {n} của {key}", words="…", unit_ids=[unit(key).id], rule=rule,
            per_dialogue=True,
        )
        for n, (key, rule) in enumerate(list(RULES.items()) * times)
    ]  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    (made,) = dialogues.create(office, plan, [dialogues.Ordered(label="quý IV", place="Hội trường")])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors([made]))
    dialogues.fix_day(actor("chairman"), made, day=day, time="08:00")
    commit()
    return made


def share(key: str) -> Assignment:
    return db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).first()


def bars(dialogue):
    sheet = schedule(actor("chairman"), dialogue)
    return {group.unit: group.lines[0] for group in sheet.groups}


def test_every_unit_has_its_rows_in_the_order_of_the_directory(dialogue):
    assert list(bars(dialogue)) == [
        "Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa – Xã hội", "Công an xã",
    ]  # fmt: skip


def test_the_picture_holds_the_days_around_with_today_the_day_itself_and_days_off(dialogue, at):
    at("2026-11-18 08:00")
    columns = {column.day: column for column in schedule(actor("chairman"), dialogue).columns if column.kind}
    assert columns["18"].note == "Hôm nay" and columns["27"].note == "Đối thoại"
    assert columns["24"].kind == "off", "24/11 is a day off"
    days = schedule(actor("chairman"), dialogue).columns
    assert (days[0].day, days[-1].day, len(days)) == ("17", "11", 25)


def test_a_bar_reaches_from_the_order_to_the_limit_and_on_while_it_is_late(dialogue, at):
    at("2026-11-19 08:00")
    line = bars(dialogue)["Phòng Kinh tế"]  # due on the 17th, where the picture begins
    assert (line.bar.at, line.bar.length, line.bar.due, line.bar.over, line.bar.kind) == (0, 1, 0, 2, "late")
    line = bars(dialogue)["Phòng Văn hóa – Xã hội"]  # due on the 20th
    assert (line.bar.at, line.bar.length, line.bar.over, line.bar.kind) == (0, 4, 0, "open")
    assert bars(dialogue)["Công an xã"].bar is None


def test_a_limit_outside_the_picture_is_told_in_words(dialogue):
    share("culture").due = date(2026, 10, 1)
    share("office").due = date(2027, 1, 20)
    commit()
    found = bars(dialogue)
    assert found["Phòng Văn hóa – Xã hội"].beside == "← hạn 01/10/2026"
    assert found["Văn phòng HĐND và UBND"].beside == "hạn 20/01/2027 →"


def test_what_was_reported_late_keeps_its_mark(dialogue, at):
    at("2026-11-23 08:00")
    one = share("culture")
    tasks.accept(actor("culture"), one)
    said = "Đã thông báo trên loa truyền thanh."
    tasks.report(actor("culture"), one, kind=ReportKind.RESULT, text=said, committed=date(2026, 11, 23))
    commit()
    line = bars(dialogue)["Phòng Văn hóa – Xã hội"]
    assert (line.bar.kind, line.bar.over, line.closed) == ("wait", 3, "báo cáo 23/11/2026")


def test_what_its_conclusion_ordered_is_there_once_it_is_issued(session, at):
    at("2026-11-20 08:00")
    conclusion = support.approved(support.order("farmers", words="Lát lại đoạn đường đầu thôn"))
    assert "Hội Nông dân xã" not in bars(conclusion.dialogue)
    support.issue(conclusion)
    assert bars(conclusion.dialogue)["Hội Nông dân xã"].title.startswith("Lát lại đoạn đường")


def test_the_page_says_in_a_table_what_the_bars_show(dialogue, as_, at):
    at("2026-11-18 08:00")
    page = as_("chairman").get(f"/lich/doi-thoai/{dialogue.id}")
    assert page.heading == "Lịch trình đối thoại quý IV"
    assert "0/4 việc đã xong, 1 việc quá hạn" in page.text
    (table, listed) = page.all("table")
    rows = [page.text_of(row) for row in table.iter("tr")]
    assert any("Việc 0 của economy 17/11/2026" in row and "Quá hạn 1 ngày" in row for row in rows)
    assert any("Công an xã" in row and "Chưa có ngày" in row for row in rows)
    hidden = [one for one in table.iter("td") if one.get("aria-hidden") == "true"]
    assert len(hidden) == 5, "the picture is for the eyes only"
    assert "Thứ Ba, 17/11/2026 trước đối thoại 10 ngày" in page.text_of(listed)
    by_day = as_("chairman").get(f"/lich/doi-thoai/{dialogue.id}?xem=ngay")
    assert len(by_day.all("table")) == 1
    assert f"/lich/doi-thoai/{dialogue.id}" in as_("chairman").get(f"/doi-thoai/{dialogue.id}").links


def test_a_unit_sees_its_own_work_only(dialogue, as_):
    text = as_("culture").get(f"/lich/doi-thoai/{dialogue.id}").text
    assert "của culture" in text and "của economy" not in text


def test_a_dialogue_without_a_day_still_has_its_list(dialogue, as_):
    db.session.execute(db.update(type(dialogue)).values(day=None))
    db.session.execute(db.update(Assignment).values(due=None))
    commit()
    assert "Chưa ấn định ngày" in as_("office").get(f"/lich/doi-thoai/{dialogue.id}").text


@pytest.mark.parametrize("name", ["chairman", "culture"])
def test_the_schedule_costs_the_same_for_few_and_many(session, at, as_, name):
    at("2026-11-02 08:00")
    costs = []
    for times in (1, 5):
        path = f"/lich/doi-thoai/{make(times).id}"
        browser = as_(name)
        browser.get(path)
        with recorded() as sql:
            browser.get(path)
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs
