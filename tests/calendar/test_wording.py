"""Due rules in words, and why a day is the last."""

from datetime import date

import pytest

from intranet.calendar.rules import compute, explain, in_words
from intranet.calendar.workdays import SHIPPED
from tests.calendar.test_rules import after, before


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (before(7, working=True), "7 ngày làm việc trước đối thoại"),
        (before(10, anchor="ngày bầu cử"), "10 ngày trước ngày bầu cử"),
        (before(0), "trong ngày đối thoại"),
        ({**before(7), "running": True}, "liên tục 7 ngày trước đối thoại"),
        (after(10, working=True), "trong 10 ngày làm việc kể từ ngày đối thoại"),
        (after(5, anchor="ngày nhận đơn"), "trong 5 ngày kể từ ngày nhận đơn"),
        (after(0), "ngay sau đối thoại"),
        ({"hours": 48, "direction": "after", "anchor": "nước rút"}, "trong 48 giờ sau khi nước rút"),
        ({"hours": 24, "direction": "after", "anchor": "event"}, "trong 24 giờ sau đối thoại"),
        ({"hours": 24, "direction": "before", "anchor": "event"}, "24 giờ trước đối thoại"),
        (
            {"hours": 48, "direction": "before", "anchor": "event", "running": True},
            "liên tục 48 giờ trước đối thoại",
        ),
        ({"date": "2026-09-15", "direction": "before", "inclusive": True}, "chậm nhất 15/9/2026"),
        ({"date": "2026-09-15", "direction": "before"}, "trước ngày 15/9/2026"),
        ({"date": "2026-09-10", "direction": "before", "time": "16:00"}, "trước 16 giờ 00 ngày 10/9/2026"),
        ({"date": "2026-08-20", "direction": "on"}, "vào ngày 20/8/2026"),
        ({"date": "2026-02-04", "direction": "from"}, "từ ngày 04/02/2026"),
        (
            {"date_from": "2017-10-30", "date": "2017-11-03", "direction": "range"},
            "từ ngày 30/10 đến ngày 03/11/2017",
        ),
        (
            {"date_from": "2026-12-30", "date": "2027-01-03", "direction": "range"},
            "từ ngày 30/12/2026 đến ngày 03/01/2027",
        ),
        ({"month": "2026-09", "direction": "within"}, "trong tháng 9/2026"),
        ({"quarter": "2026-Q2", "direction": "within"}, "trong quý II/2026"),
        ({"quarter": "2026-Q2", "direction": "before"}, "trước quý II/2026"),
        ({"year": 2026}, "trong năm 2026"),
        ({"recurring": "monthly", "day": 20, "direction": "before"}, "trước ngày 20 hằng tháng"),
        ({"recurring": "monthly", "day": 20, "inclusive": True}, "chậm nhất ngày 20 hằng tháng"),
        ({"recurring": "monthly", "day": 5, "direction": "on"}, "ngày 05 hằng tháng"),
        ({"recurring": "monthly"}, "hằng tháng"),
        ({"recurring": "quarterly", "day": 20, "month_of_quarter": 3}, "trước ngày 20 của tháng cuối quý"),
        ({"recurring": "quarterly"}, "hằng quý"),
        ({"recurring": "yearly", "month": 11, "day": 15}, "trước ngày 15/11 hằng năm"),
        ({"recurring": "yearly", "month": 12}, "tháng 12 hằng năm"),
        ({"recurring": "yearly"}, "hằng năm"),
        ({"recurring": "weekly", "weekday": 5}, "thứ Sáu hằng tuần"),
        ({"recurring": "weekly"}, "hằng tuần"),
    ],
)
def test_a_rule_in_words(rule, words):
    assert in_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "anchor", "sentence"),
    [
        (
            before(7, working=True),
            date(2026, 11, 27),
            "Đếm lùi 7 ngày làm việc từ ngày đối thoại 27/11/2026, không tính ngày đối thoại. "
            "Bỏ qua thứ Bảy, Chủ nhật và ngày nghỉ 24/11 (Ngày Văn hóa Việt Nam).",
        ),
        (
            after(5, working=True),
            date(2026, 8, 28),
            "Đếm tới 5 ngày làm việc từ ngày đối thoại 28/8/2026, không tính ngày đối thoại. Bỏ qua thứ Bảy, "
            "Chủ nhật và các ngày nghỉ 31/8 (nghỉ hoán đổi với ngày 22/8); 01/9, 02/9 (Quốc khánh).",
        ),
        (
            after(2, working=True),
            date(2026, 8, 20),
            "Đếm tới 2 ngày làm việc từ ngày đối thoại 20/8/2026, không tính ngày đối thoại. "
            "Thứ Bảy 22/8 vẫn tính (làm bù cho ngày 31/8).",
        ),
        (
            before(2, working=True),
            date(2026, 11, 20),
            "Đếm lùi 2 ngày làm việc từ ngày đối thoại 20/11/2026, không tính ngày đối thoại.",
        ),
        (
            after(5, anchor="ngày nhận đơn"),
            date(2026, 11, 2),
            "Đếm tới 5 ngày từ ngày nhận đơn 02/11/2026, không tính ngày nhận đơn. Tính cả ngày nghỉ.",
        ),
        (
            {"hours": 48, "direction": "after", "anchor": "nước rút"},
            date(2026, 11, 2),
            "48 giờ tính là 2 ngày. Đếm tới 2 ngày từ ngày nước rút 02/11/2026, không tính ngày nước rút. "
            "Tính cả ngày nghỉ.",
        ),
        (
            after(5, working=True, anchor="issue"),
            date(2026, 11, 2),
            "Đếm tới 5 ngày làm việc từ ngày ban hành 02/11/2026, không tính ngày ban hành. "
            "Bỏ qua thứ Bảy, Chủ nhật.",
        ),
        (after(0), date(2026, 11, 27), "Hạn là chính ngày đối thoại 27/11/2026."),
        (
            {"date": "2026-09-15", "direction": "before"},
            None,
            "Kế hoạch nêu hạn trước ngày 15/9/2026, nên ngày cuối cùng còn đúng hạn là 14/9/2026.",
        ),
        (
            {"date": "2026-09-13", "direction": "before", "inclusive": True},
            None,
            "Kế hoạch nêu hạn chậm nhất 13/9/2026, nên hạn lẽ ra là ngày 13/9/2026.",
        ),
        ({"quarter": "2026-Q2"}, None, "Hạn là ngày cuối cùng của quý II/2026: 30/6/2026."),
        (
            before(7),
            None,
            "Thời hạn “7 ngày trước đối thoại” chưa thành ngày cụ thể.",
        ),
    ],
)
def test_why_this_day(rule, anchor, sentence):
    assert explain(rule, compute(rule, calendar=SHIPPED, anchor_day=anchor)) == sentence


def test_the_strip_of_days_counted_back():
    due = compute(before(7, working=True), calendar=SHIPPED, anchor_day=date(2026, 11, 27))
    assert [(step.weekday, step.day.day, step.label, step.kind) for step in due.steps] == [
        ("T3", 17, "7, hạn", "due"),
        ("T4", 18, "6", "counted"),
        ("T5", 19, "5", "counted"),
        ("T6", 20, "4", "counted"),
        ("T7", 21, "nghỉ", "off"),
        ("CN", 22, "nghỉ", "off"),
        ("T2", 23, "3", "counted"),
        ("T3", 24, "lễ", "off"),
        ("T4", 25, "2", "counted"),
        ("T5", 26, "1", "counted"),
        ("T6", 27, "đối thoại", "event"),
    ]
    assert due.first_counted == date(2026, 11, 26)
    assert [step.reason for step in due.steps if step.kind == "off"] == [
        "thứ Bảy",
        "Chủ nhật",
        "Ngày Văn hóa Việt Nam",
    ]


def test_the_strip_of_a_limit_that_moved():
    due = compute(before(5), calendar=SHIPPED, anchor_day=date(2026, 11, 27))
    assert [(step.weekday, step.label) for step in due.steps] == [
        ("T6", "hạn"),
        ("T7", "nghỉ"),
        ("CN", "5, nghỉ"),
        ("T2", "4"),
        ("T3", "3"),
        ("T4", "2"),
        ("T5", "1"),
        ("T6", "đối thoại"),
    ]


def test_the_strip_of_a_named_day():
    due = compute({"date": "2026-09-14", "direction": "before"}, calendar=SHIPPED)
    assert [(step.weekday, step.label) for step in due.steps] == [
        ("T6", "hạn"),
        ("T7", "nghỉ"),
        ("CN", "nghỉ"),
        ("T2", "mốc"),
    ]


def test_work_that_runs_says_from_when_until_when():
    rule = {**before(7), "running": True}
    due = compute(rule, calendar=SHIPPED, anchor_day=date(2026, 12, 10))
    assert explain(rule, due) == (
        "Việc liên tục 7 ngày trước đối thoại thì làm từ thứ Năm, 03/12/2026 đến hết thứ Tư, 09/12/2026;"
        " ngày đối thoại 10/12/2026."
    )
