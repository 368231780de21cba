"""When a due rule falls due: what the rulings say, case by case."""

from datetime import date

import pytest

from intranet.calendar.rules import compute, validate
from intranet.calendar.workdays import SHIPPED
from intranet.errors import Refused

EVENT = date(2026, 11, 27)


def day(text: str) -> date:
    """Return the day written as d/m/yyyy."""
    return date(*map(int, reversed(text.split("/"))))


def before(days, *, working=False, anchor="event"):
    """Make a rule that counts back from an anchor."""
    return {"days": days, "working_days": working, "direction": "before", "anchor": anchor}


def after(days, *, working=False, anchor="event"):
    """Make a rule that counts on from an anchor."""
    return {"days": days, "working_days": working, "direction": "after", "anchor": anchor}


def due_of(rule, anchor=None, since=None):
    """Compute *rule* by the shipped calendar."""
    return compute(validate(rule), calendar=SHIPPED, anchor_day=anchor, after=since)


@pytest.mark.parametrize(
    ("anchor", "rule", "expected"),
    [
        ("29/8/2024", before(5, working=True), "22/8/2024"),
        ("29/8/2024", before(7, working=True), "20/8/2024"),
        ("29/8/2024", before(6), "23/8/2024"),
        ("29/8/2024", before(7), "22/8/2024"),
        ("29/8/2024", before(10), "19/8/2024"),
        ("29/8/2024", after(10), "8/9/2024"),
        ("29/8/2024", after(5, working=True), "9/9/2024"),
        ("23/4/2024", after(5, working=True), "3/5/2024"),
        ("23/4/2024", after(10, working=True), "9/5/2024"),
        ("19/11/2026", after(5, working=True), "27/11/2026"),
        ("27/11/2026", before(5, working=True), "19/11/2026"),
        ("27/11/2026", before(7, working=True), "17/11/2026"),
        ("26/8/2026", before(7), "19/8/2026"),
        ("26/8/2026", after(10), "5/9/2026"),
        ("27/11/2026", after(0), "27/11/2026"),
        ("27/11/2026", after(0, working=True), "27/11/2026"),
        ("27/11/2026", before(0), "27/11/2026"),
        ("27/11/2026", {"hours": 48, "direction": "after", "anchor": "nước rút"}, "29/11/2026"),
        ("26/11/2026", {"hours": 24, "direction": "after", "anchor": "nước rút"}, "27/11/2026"),
        ("26/11/2026", {"hours": 12, "direction": "after", "anchor": "nước rút"}, "27/11/2026"),
    ],
)
def test_counting_from_a_day(anchor, rule, expected):
    due = due_of(rule, day(anchor))
    assert due.day == day(expected)
    assert due.anchor_day == day(anchor)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"date": "2026-09-15", "direction": "before"}, "14/9/2026"),
        ({"date": "2026-09-15"}, "14/9/2026"),
        ({"date": "2026-09-15", "direction": "before", "inclusive": False}, "14/9/2026"),
        ({"date": "2026-09-15", "direction": "before", "inclusive": True}, "15/9/2026"),
        ({"date": "2026-09-10", "direction": "before", "time": "16:00"}, "10/9/2026"),
        ({"date": "2026-08-20", "direction": "on"}, "20/8/2026"),
        ({"date_from": "2017-10-30", "date": "2017-11-03", "direction": "range"}, "3/11/2017"),
        ({"month": "2026-09", "direction": "within"}, "30/9/2026"),
        ({"month": "2024-02"}, "29/2/2024"),
        ({"quarter": "2026-Q2", "direction": "within"}, "30/6/2026"),
        ({"quarter": "2026-Q3", "direction": "before"}, "30/6/2026"),
        ({"year": 2026, "direction": "within"}, "31/12/2026"),
    ],
)
def test_named_days_and_periods(rule, expected):
    assert due_of(rule).day == day(expected)


@pytest.mark.parametrize(
    ("rule", "anchor", "moved_from", "expected", "says"),
    [
        (before(6), EVENT, "21/11/2026", "20/11/2026", "Ngày 21/11/2026 là thứ Bảy"),
        (before(3), EVENT, "24/11/2026", "23/11/2026", "là ngày nghỉ (Ngày Văn hóa Việt Nam)"),
        ({"date": "2026-09-14", "direction": "before"}, None, "13/9/2026", "11/9/2026", "là Chủ nhật"),
        ({"date": "2026-09-03", "direction": "before"}, None, "2/9/2026", "28/8/2026", "Quốc khánh"),
        (
            {"date": "2026-09-13", "direction": "before", "inclusive": True},
            None,
            "13/9/2026",
            "11/9/2026",
            "nên hạn chuyển lên sớm hơn: thứ Sáu, 11/9/2026.",
        ),
    ],
)
def test_a_limit_before_moves_earlier_from_a_day_off(rule, anchor, moved_from, expected, says):
    due = due_of(rule, anchor)
    assert (due.day, due.moved_from) == (day(expected), day(moved_from))
    assert says in due.notes[0]


@pytest.mark.parametrize(
    ("rule", "anchor", "expected", "says"),
    [
        (
            after(10),
            date(2024, 8, 29),
            "8/9/2024",
            "Hạn 08/9/2024 là Chủ nhật; hạn tính theo ngày lịch giữ nguyên",
        ),
        ({"month": "2026-10"}, None, "31/10/2026", "Hạn 31/10/2026 là thứ Bảy; hạn cuối tháng giữ nguyên."),
        ({"quarter": "2023-Q4"}, None, "31/12/2023", "hạn cuối quý giữ nguyên"),
        ({"year": 2023}, None, "31/12/2023", "hạn cuối năm giữ nguyên"),
        ({"date": "2026-11-24", "direction": "on"}, None, "24/11/2026", "giữ nguyên"),
        (after(0), date(2026, 11, 28), "28/11/2026", "hạn là chính ngày này nên giữ nguyên"),
    ],
)
def test_other_limits_stay_on_a_day_off_and_say_so(rule, anchor, expected, says):
    due = due_of(rule, anchor)
    assert (due.day, due.moved_from) == (day(expected), None)
    assert says in due.notes[0]


def test_a_limit_on_a_worked_saturday_is_no_day_off():
    due = due_of({"date": "2026-08-23", "direction": "before"})
    assert (due.day, due.notes) == (date(2026, 8, 22), ())


def test_the_hour_is_kept_unless_the_limit_moves():
    assert due_of({"date": "2026-09-10", "direction": "before", "time": "16:00"}).time == "16:00"
    moved = due_of({"date": "2026-09-12", "direction": "before", "time": "16:00"})
    assert (moved.day, moved.time) == (date(2026, 9, 11), "")


@pytest.mark.parametrize("rule", [before(7, working=True), after(5), {"hours": 48, "direction": "after"}])
def test_without_the_day_counted_from_there_is_no_limit(rule):
    due = due_of(rule)
    assert due.day is None
    assert due.notes == ("Chưa có ngày đối thoại; hạn được tính khi có ngày.",)


def test_another_anchor_is_named():
    assert due_of(after(5, anchor="ngày nhận đơn")).notes[0].startswith("Chưa có ngày nhận đơn;")
    assert due_of(after(5, anchor="khi nước rút")).notes[0].startswith("Chưa có ngày nước rút;")


def test_a_beginning_is_no_limit():
    due = due_of({"date": "2026-02-04", "direction": "from"})
    assert (due.day, due.steps) == (None, ())


@pytest.mark.parametrize(
    ("rule", "since", "expected"),
    [
        ({"recurring": "monthly", "day": 20, "direction": "before"}, "1/10/2026", "19/10/2026"),
        ({"recurring": "monthly", "day": 20, "direction": "before"}, "19/11/2026", "19/11/2026"),
        ({"recurring": "monthly", "day": 20, "direction": "before"}, "20/11/2026", "18/12/2026"),
        ({"recurring": "monthly", "day": 20, "inclusive": True}, "20/11/2026", "20/11/2026"),
        ({"recurring": "monthly", "day": 20, "direction": "on"}, "20/11/2026", "20/11/2026"),
        ({"recurring": "monthly", "day": 31, "inclusive": True}, "1/2/2024", "29/2/2024"),
        ({"recurring": "monthly"}, "20/11/2026", "30/11/2026"),
        ({"recurring": "quarterly", "day": 20, "month_of_quarter": 3}, "1/7/2026", "18/9/2026"),
        (
            {"recurring": "quarterly", "day": 15, "month_of_quarter": 1, "inclusive": True},
            "20/11/2026",
            "15/1/2027",
        ),
        ({"recurring": "quarterly"}, "20/11/2026", "31/12/2026"),
        ({"recurring": "yearly", "month": 11, "day": 15}, "1/1/2026", "13/11/2026"),
        ({"recurring": "yearly", "month": 11, "day": 15}, "14/11/2026", "12/11/2027"),
        ({"recurring": "yearly", "month": 12}, "20/11/2026", "31/12/2026"),
        ({"recurring": "yearly"}, "20/11/2026", "31/12/2026"),
        ({"recurring": "weekly", "weekday": 5}, "20/11/2026", "20/11/2026"),
        ({"recurring": "weekly", "weekday": 5}, "21/11/2026", "27/11/2026"),
        ({"recurring": "weekly", "weekday": 2}, "23/11/2026", "23/11/2026"),
        ({"recurring": "weekly", "weekday": 2}, "24/11/2026", "1/12/2026"),
        ({"recurring": "weekly"}, "18/11/2026", "20/11/2026"),
    ],
)
def test_the_next_time_of_a_recurring_limit(rule, since, expected):
    assert due_of(rule, since=day(since)).day == day(expected)


def test_a_recurring_limit_needs_a_day_to_begin():
    assert due_of({"recurring": "monthly", "day": 20}).day is None


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"recurring": "quarterly"}, "Kế hoạch không nêu ngày; lấy ngày cuối quý."),
        ({"recurring": "yearly", "month": 12}, "Kế hoạch không nêu ngày; lấy ngày cuối tháng."),
        ({"recurring": "weekly"}, "Kế hoạch không nêu ngày trong tuần; lấy thứ Sáu."),
    ],
)
def test_a_day_that_the_plan_leaves_open_is_said(rule, says):
    assert due_of(rule, since=date(2026, 11, 20)).notes[0] == says


def test_a_year_without_a_settled_calendar_warns():
    expected = due_of(after(5, working=True), date(2027, 3, 1))
    unknown = due_of(after(5, working=True), date(2030, 3, 1))
    across = due_of(after(5, working=True), date(2026, 12, 29))
    assert expected.notes == (
        "Lịch nghỉ năm 2027 mới là dự kiến; hạn có thể đổi khi có thông báo chính thức.",
    )
    assert unknown.notes == ("Chưa có lịch nghỉ năm 2030; mới trừ thứ Bảy, Chủ nhật.",)
    assert across.notes == expected.notes
    assert due_of(after(5, working=True), date(2026, 11, 2)).notes == ()


def test_an_inferred_year_is_said():
    due = due_of({"date": "2026-09-15", "direction": "before", "year_inferred": True})
    assert "năm được suy từ kế hoạch" in due.notes[-1]


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"direction": "before"},
        {"days": -1, "direction": "before"},
        {"days": True, "direction": "before"},
        {"days": "7", "direction": "before"},
        {"days": 99999, "direction": "after"},
        {"days": 7, "direction": "within"},
        {"date": "2026-02-30"},
        {"date": "15/9/2026"},
        {"date": "0026-09-15"},
        {"date": 20260915},
        {"date": "2026-09-15", "time": "25:00"},
        {"date_from": "2026-09-16", "date": "2026-09-15", "direction": "range"},
        {"month": "2026-13"},
        {"month": 9},
        {"quarter": "2026-Q5"},
        {"recurring": "daily"},
        {"recurring": "weekly", "weekday": 8},
        {"recurring": "yearly", "month": "2026-11"},
        {"recurring": "yearly", "day": 15},
    ],
)
def test_a_wrong_rule_is_refused(rule):
    with pytest.raises(Refused) as refusal:
        validate(rule)
    assert refusal.value.message.startswith("Thời hạn")


def test_a_rule_keeps_only_what_counts():
    kept = validate({"days": 7, "direction": "before", "note": "…", "time": None})
    assert kept == {"days": 7, "direction": "before", "anchor": "event"}


@pytest.mark.parametrize(
    ("anchor", "rule", "first", "last"),
    [
        ("10/12/2026", before(7), "3/12/2026", "9/12/2026"),
        ("14/12/2026", before(3), "11/12/2026", "13/12/2026"),  # up to a Sunday
        ("14/12/2026", before(3, working=True), "9/12/2026", "11/12/2026"),
    ],
)
def test_work_that_runs_over_the_days_before_ends_with_the_last_of_them(anchor, rule, first, last):
    due = due_of({**rule, "running": True}, day(anchor))
    assert (due.begins, due.day, due.moved_from) == (day(first), day(last), None)
    told = [step for step in due.steps if step.number]
    assert (told[0].day, told[-1].day, told[-1].number) == (day(first), day(last), rule["days"])


def test_what_does_not_run_before_a_day_is_counted_as_ever():
    assert due_of({**after(5), "running": True}, day("10/12/2026")) == due_of(after(5), day("10/12/2026"))
