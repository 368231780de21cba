"""Last year's plan as the beginning of this year's (B2)."""

from datetime import date

import pytest

from intranet.db.session import commit, db
from intranet.imports import changes, read_services
from intranet.imports import services as imports
from intranet.imports.models import ImportDraft
from intranet.imports.pages import ReviewPage
from intranet.imports.review import from_json
from intranet.plans.models import Plan
from intranet.plans.years import begins_on
from intranet.tasks.models import Assignment
from intranet.writing import copying, queries, services
from tests.support import world
from tests.writing.support import PLAIN, fresh, texts

OLD = PLAIN.replace("tại nơi tổ chức hội nghị.", "trước ngày 29/11/2026.")


@pytest.fixture
def issued(session) -> Plan:
    """A plan of 2026 in force, of which the clerk has settled something."""
    who = world.actor("office")
    draft = read_services.read_text(who, OLD)
    units = (world.unit("police").id,)
    for change in (
        lambda review: changes.edit_duty(review, 2, unit_ids=units),
        lambda review: changes.edit_duty(
            review, 1, rule={"days": 6, "working_days": True, "direction": "before", "anchor": "event"}
        ),
        lambda review: changes.edit_duty(review, 3, rule={"date": "2026-12-05", "direction": "before"}),
    ):
        imports.settle(who, draft, change, seen=draft.version, step="duty", number=1)
    plan = imports.confirm(who, draft, signed=True, seen=draft.version)
    commit()
    return plan


def copied(plan: Plan) -> ImportDraft:
    shifted = copying.shifted(plan, from_year=2026, to_year=2027)
    note = "Chuyển từ năm 2026 sang năm 2027"
    draft = services.copy(world.actor("office"), plan, shifted, years=1, note=note)
    commit()
    return fresh(draft.id)


def test_number_and_day_are_cleared_and_every_change_is_listed(issued):
    draft = copied(issued)
    header = from_json(draft.review).header
    assert (header.code, header.issued_on) == ("", None)
    assert header.subject.endswith("năm 2027")
    _last, moved = queries.landmarks(draft)
    listed = [(one["line"], one["old"], one["new"]) for one in moved.changes]
    before, after = (text.split("\n") for text in texts(draft))
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        assert (old != new) == any(line == number for line, _, _ in listed), (old, new)


def test_units_and_rules_are_kept_and_days_move_with_the_year(issued):
    review = from_json(copied(issued).review)
    first, second, third = review.duties
    assert second.unit_ids == (world.unit("police").id,)
    assert first.rule["days"] == 6
    assert second.rule["date"] == "2027-11-29"
    assert third.rule["date"] == "2027-12-05", "a day chosen at review moves with its year"


LIMITS = PLAIN.replace(
    "- Giữ trật tự tại nơi tổ chức hội nghị.",
    "- Giữ trật tự tại nơi tổ chức hội nghị trước ngày 29/11/2026.\n"
    "- Xong trước 17 giờ ngày 04/12 việc gửi giấy mời.\n- Tổng hợp kiến nghị trong quý IV.",
)


def test_limits_that_were_settled_or_name_no_year_move_and_are_listed(session, as_):
    who = world.actor("office")
    draft = read_services.read_text(who, LIMITS)
    for change in (
        lambda review: changes.edit_duty(review, 2, rule={"date": "2026-12-14", "direction": "before"}),
        lambda review: changes.edit_duty(review, 5, rule={"quarter": "2027-Q1", "direction": "within"}),
    ):
        imports.settle(who, draft, change, seen=draft.version, step="duty", number=1)
    plan = imports.confirm(who, draft, signed=True, seen=draft.version)
    commit()
    page = as_("office").get(f"/ke-hoach/soan/chep?plan={plan.id}&year=2027")
    for old, new in (("14/12/2026", "14/12/2027"), ("04/12/2026", "04/12/2027"), ("I/2027", "I/2028")):
        assert old in page.text and new in page.text
    rules = [one.rule for one in from_json(copied(plan).review).duties]
    assert [rule["date"] for rule in rules[1:3]] == ["2027-12-14", "2027-12-04"]
    assert rules[2]["time"] == "17:00"
    assert [rule["quarter"] for rule in rules[3:]] == ["2027-Q4", "2028-Q1"]


MONTHLY = PLAIN.replace(
    "- Giữ trật tự tại nơi tổ chức hội nghị.",
    "- Giữ trật tự tại nơi tổ chức hội nghị.\n- Hằng tháng, trước ngày 10 báo cáo tình hình về Văn phòng.",
)


def test_what_recurs_begins_in_the_year_of_the_copy(session, at, as_):
    at("2026-11-20 08:00")
    who = world.actor("office")
    draft = read_services.read_text(who, MONTHLY)
    plan = imports.confirm(who, draft, signed=True, seen=draft.version)
    shares = db.session.scalars(db.select(Assignment).where(Assignment.period != "")).all()
    assert {one.due for one in shares} == {date(2026, 12, 9)}, "the plan of this year goes on from today"
    copy = copied(plan)
    (duty,) = [one for one in ReviewPage(copy).review.duties if "recurring" in (one.rule or {})]
    limits = ReviewPage(copy).limits
    assert [due.day for due in limits.dues(duty.rule, duty, per_dialogue=False)] == [date(2027, 1, 8)]
    at("2026-12-28 08:00")  # signed in good time
    imports.confirm(who, copy, signed=True, seen=copy.version)
    commit()
    later = db.select(Assignment).where(Assignment.period != "", Assignment.id > shares[-1].id)
    found = {(one.due, one.period) for one in db.session.scalars(later)}
    assert found == {(date(2027, 1, 8), "2027-01")}


@pytest.mark.parametrize(
    ("subject", "issued_on", "day"),
    [
        ("Đối thoại năm 2027", None, date(2027, 1, 1)),
        ("Đối thoại năm 2026", None, date(2026, 11, 29)),
        ("Đối thoại năm 2026", date(2026, 12, 5), date(2026, 12, 5)),
        ("Phát triển đến năm 2027", None, date(2026, 11, 29)),
        ("Chuyển đổi số năm 2030", None, date(2026, 11, 29)),
        ("Tổng kết năm 2026, kế hoạch năm 2027", None, date(2026, 11, 29)),
        ("Phong trào năm 2027 - 2028", None, date(2026, 11, 29)),
    ],
)
def test_from_when_recurring_duties_count(subject, issued_on, day):
    assert begins_on(subject, issued_on, today=date(2026, 11, 29)) == day


def test_the_dialogue_moves_with_the_text(issued):
    (dialogue,) = from_json(copied(issued).review).dialogues
    assert dialogue.day.isoformat() == "2027-12-10"


def test_who_leads_today_signs(issued):
    assert "Nông Văn Bình" in texts(copied(issued))[-1]
    assert "Trần Thị Mai" not in texts(copied(issued))[-1]


def test_the_first_revision_is_the_plan_as_it_was(issued):
    assert texts(copied(issued))[0] == OLD.strip()


def test_the_year_of_a_plan_is_that_of_its_subject(issued):
    assert copying.year_of(issued) == 2026
