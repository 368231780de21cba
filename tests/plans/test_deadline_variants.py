"""Variants of every form of a time limit: numbers in words, hours, weekdays, spelling, what comes back."""

from dataclasses import replace
from typing import Any

import pytest

from intranet.plans.parsing.deadlines import Context, find_dues

EVENT_7 = {"days": 7, "working_days": False, "direction": "before", "anchor": "event"}
EVENT_5W = {"days": 5, "working_days": True, "direction": "before", "anchor": "event"}
AFTER_5W = {"days": 5, "working_days": True, "direction": "after", "anchor": "event"}
DAY = {"date": "2026-09-10", "direction": "before"}
CONTEXT = Context(year=2026, date="2026-03-01")


def read(text: str) -> list[dict[str, Any]]:
    """Return the rules of the limits in *text* without what only explains them."""
    kept = []
    for one in find_dues(text, CONTEXT):
        rule = {k: v for k, v in one.due.rule.items() if k not in ("inclusive", "doubt", "year_inferred")}
        if "recurring" in rule:
            rule.pop("direction", None)
        kept.append(rule)
    return kept


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("gửi báo cáo chậm nhất ngày cuối cùng của tháng 10/2026", {"date": "2026-10-31"}),
        ("nộp trước ngày cuối tháng 2 năm 2028", {"date": "2028-02-29"}),
        ("hoàn thành trước ngày cuối cùng của quý II/2026", {"date": "2026-06-30"}),
    ],
)
def test_the_last_day_of_a_time_is_a_day(text: str, rule: dict[str, Any]) -> None:
    assert read(text) == [{**rule, "direction": "before"}]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("lồng ghép trong tháng 9, tháng 10 năm 2026", "2026-10"),
        ("kiểm tra trong tháng 9 và tháng 10/2026", "2026-10"),
        ("tổ chức trong các buổi sinh hoạt tháng 6/2026", "2026-06"),
        ("đưa vào sinh hoạt chi bộ tháng 7/2026", "2026-07"),
        ("xong trong tháng 11/2026, tháng sau đánh giá", "2026-11"),
    ],
)
def test_of_several_months_the_last_one_counts(text: str, month: str) -> None:
    assert read(text) == [{"month": month, "direction": "within"}]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Hằng tuần, chậm nhất 16 giờ thứ Năm", {"recurring": "weekly", "weekday": 4, "time": "16:00"}),
        ("kết thúc trước Tết 07 ngày", {**EVENT_7, "anchor": "Tết"}),
        ("nộp về xã ít nhất 10 ngày trước Ngày hội", {**EVENT_7, "days": 10}),
        ("xong sau ngày hội 07 ngày", {**EVENT_7, "direction": "after"}),
        ("gia cố đê trước mùa mưa 20 ngày", {**EVENT_7, "days": 20, "anchor": "mùa mưa"}),
    ],
)
def test_a_day_is_counted_from_what_everybody_knows(text: str, rule: dict[str, Any]) -> None:
    assert read(text) == [rule]


def test_a_drill_is_an_event_like_a_meeting() -> None:
    assert read("trình phê duyệt trước diễn tập 20 ngày") == [{**EVENT_7, "days": 20}]
    assert read("rút kinh nghiệm trong vòng 03 ngày làm việc sau diễn tập") == [{**AFTER_5W, "days": 3}]


@pytest.mark.parametrize("words", ["7 ngày", "07 ngày", "bảy ngày", "07 (bảy) ngày", "01 tuần"])
@pytest.mark.parametrize(
    "form",
    [
        "chậm nhất {} trước khi đối thoại",
        "chậm nhất là {} trước ngày tổ chức đối thoại",
        "muộn nhất {} trước hội nghị",
        "trước khi diễn ra hội nghị ít nhất {}",
        "trước ngày đối thoại {}",
        "trước hội nghị {}",
        "{} trước khi hội nghị diễn ra",
    ],
)
def test_days_before_the_event_are_counted(form: str, words: str) -> None:
    assert read(f"Thông báo {form.format(words)}.") == [EVENT_7]


@pytest.mark.parametrize("words", ["5 ngày làm việc", "05 ngày làm việc", "05 (năm) ngày làm việc"])
@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("trước ngày diễn ra hội nghị {}", EVENT_5W),
        ("chậm nhất {} trước ngày tổ chức", EVENT_5W),
        ("trước {} tính đến ngày đối thoại", EVENT_5W),
        ("chậm nhất sau {} sau khi kết thúc đối thoại", AFTER_5W),
        ("trong vòng {} kể từ ngày kết thúc hội nghị", AFTER_5W),
        ("chậm nhất {} sau hội nghị", AFTER_5W),
        ("không quá {} kể từ ngày đối thoại", AFTER_5W),
        ("sau đối thoại {}", AFTER_5W),
        ("sau khi kết thúc hội nghị chậm nhất {}", AFTER_5W),
    ],
)
def test_working_days_around_the_event_are_counted(form: str, rule: dict[str, Any], words: str) -> None:
    assert read(f"Gửi báo cáo {form.format(words)}.") == [rule]


@pytest.mark.parametrize(
    "day",
    [
        "10/9/2026",
        "10/09/2026",
        "10-9-2026",
        "10.09.2026",
        "10/ 9/ 2026",
        "10 tháng 9 năm 2026",
        "10/9",
        "10 tháng 9",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "trước ngày {}",
        "chậm nhất ngày {}",
        "chậm nhất là ngày {}",
        "chậm nhất đến ngày {}",
        "đến hết ngày {}",
        "hạn chót ngày {}",
        "thời hạn gửi: ngày {}",
        "xong trước ngày {}",
        "xong ngày {}",
        "hoàn thành trong ngày {}",
        "từ nay đến ngày {}",
    ],
)
def test_a_day_is_read_however_it_is_printed(form: str, day: str) -> None:
    assert read(f"Nộp danh sách {form.format(day)}.") == [DAY]


@pytest.mark.parametrize(
    ("hour", "time"),
    [
        ("16 giờ 00", "16:00"),
        ("16 giờ", "16:00"),
        ("16h00", "16:00"),
        ("16h", "16:00"),
        ("16h30", "16:30"),
        ("16:30", "16:30"),
        ("16h00'", "16:00"),
        ("16h00’,", "16:00"),
        ("16 giờ 30 phút,", "16:30"),
        ("16 giờ 30 phút thứ Năm,", "16:30"),
    ],
)
def test_the_hour_is_kept(hour: str, time: str) -> None:
    assert read(f"Gửi trước {hour} ngày 10/9/2026.") == [{**DAY, "time": time}]
    assert read(f"Hạn gửi câu hỏi: {hour} ngày 10/9/2026.") == [{**DAY, "time": time}]


@pytest.mark.parametrize(
    ("text", "inclusive"),
    [
        ("trước ngày 10/9/2026", False),
        ("xong trước ngày 10/9/2026", False),
        ("hoàn thành trước 10/9/2026", False),
        ("chậm nhất trước ngày 10/9/2026", False),
        ("trước hoặc trong ngày 10/9/2026", True),
        ("chậm nhất ngày 10/9/2026", True),
        ("đến hết ngày 10/9/2026", True),
        ("xong ngày 10/9/2026", True),
    ],
)
def test_before_a_day_leaves_it_out(text: str, inclusive: bool) -> None:
    assert find_dues(text, CONTEXT)[0].due.rule["inclusive"] is inclusive


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("báo cáo hằng tuần", {"recurring": "weekly"}),
        ("hằng quý, 6 tháng, năm báo cáo kết quả", {"recurring": "quarterly"}),
        ("trước 16 giờ thứ Năm hằng tuần", {"recurring": "weekly", "weekday": 4}),
        ("trước ngày 05 của tháng sau", {"recurring": "monthly", "day": 5}),
        ("trước ngày 25 hàng tháng", {"recurring": "monthly", "day": 25}),
        ("Hằng tháng, trước ngày 25", {"recurring": "monthly", "day": 25}),
        (
            "trước ngày 15 của tháng cuối cùng của quý",
            {"recurring": "quarterly", "day": 15, "month_of_quarter": 3},
        ),
        (
            "trước ngày 15 của tháng cuối mỗi quý",
            {"recurring": "quarterly", "day": 15, "month_of_quarter": 3},
        ),
        ("trước 15 tháng 11 hằng năm", {"recurring": "yearly", "month": 11, "day": 15}),
        ("trong quý II hằng năm", {"recurring": "yearly", "month": 6}),
        ("vào tháng 12 hàng năm", {"recurring": "yearly", "month": 12}),
        ("hoàn thành trong quý II/2026", {"quarter": "2026-Q2", "direction": "within"}),
        ("vào tháng 12/2026", {"month": "2026-12", "direction": "within"}),
        ("tại kỳ sinh hoạt chi bộ tháng 9/2026", {"month": "2026-09", "direction": "within"}),
        ("vào lúc 8h00 ngày 20/8/2026", {"date": "2026-08-20", "direction": "on", "time": "08:00"}),
        (
            "sau mỗi đợt kiểm tra 02 ngày",
            {"days": 2, "working_days": False, "direction": "after", "anchor": "mỗi đợt kiểm tra"},
        ),
        ("trước ngày10/9/2026", DAY),
        ("trước ngày 10 tháng 9/2026", DAY),
        ("hằng tháng (trước ngày 25)", {"recurring": "monthly", "day": 25}),
        ("định kỳ hàng tuần (vào thứ Sáu)", {"recurring": "weekly", "weekday": 5}),
        (
            "chậm nhất 2 ngày trước kỳ họp",
            {"days": 2, "working_days": False, "direction": "before", "anchor": "kỳ họp"},
        ),
    ],
)
def test_rarer_words_are_read(text: str, rule: dict[str, Any]) -> None:
    assert read(f"Tổng hợp, gửi {text}.") == [rule]


def test_each_report_of_a_year_comes_back() -> None:
    text = "Định kỳ 06 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12) báo cáo về Sở."
    assert read(text) == [
        {"recurring": "yearly", "month": 6, "day": 15},
        {"recurring": "yearly", "month": 12, "day": 15},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo số liệu tính đến hết ngày 30/6/2026.",
        "Rà soát hồ sơ trễ hạn từ ngày 01/4 đến ngày 31/5/2026.",
        "Hồ sơ quá hạn đến ngày 30/6/2026 phải nêu rõ lý do.",
        "Mốc thời gian từ ngày 01/4/2026 đến ngày 30/6/2026.",
        "Vận hành mô hình hai cấp từ ngày 01/7/2025.",
        "Luật có hiệu lực từ ngày 01/4/2026.",
        "Trực 24/24 giờ trong thời gian diễn ra hội nghị.",
    ],
)
def test_periods_and_days_of_other_things_bind_nobody(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("đưa số liệu cho Văn phòng hai hôm trước buổi gặp", {**EVENT_7, "days": 2}),
        ("gom ý kiến, nộp chậm nhất bảy ngày trước khi gặp dân", EVENT_7),
        ("dựng lều xong trước buổi gặp gỡ một ngày", {**EVENT_7, "days": 1}),
        ("báo quân số trước mỗi buổi gặp 02 ngày", {**EVENT_7, "days": 2}),
        ("trình dự thảo kết luận 05 ngày làm việc sau cuộc gặp mặt", AFTER_5W),
        ("gửi giấy báo 07 ngày trước khi gặp chủ đầu tư", {**EVENT_7, "anchor": "gặp chủ đầu tư"}),
    ],
)
def test_a_dialogue_called_a_meeting_with_the_people_counts_too(text: str, rule: dict[str, Any]) -> None:
    assert read(text) == [rule]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Gửi danh sách hộ cần phun: 10/9/2026.", [DAY]),
        ("Gửi danh sách hộ cần phun: ngày 10/9/2026", [DAY]),
        ("Phun đợt 1: ngày 10/9/2026.", [{**DAY, "direction": "on"}]),
        ("Thôn Hạ: 10/9/2026.", [{**DAY, "direction": "on"}]),
        ("Lễ ra quân: 10/9/2026", [{**DAY, "direction": "on"}]),
        ("Gửi danh sách: chiều ngày 10/9/2026", [{**DAY, "direction": "on"}]),
    ],
)
def test_a_day_behind_what_is_to_be_done_is_its_limit(text: str, rules: list[dict[str, Any]]) -> None:
    assert [one.due.rule for one in find_dues(text, replace(CONTEXT, duty=True))] == rules


@pytest.mark.parametrize("meeting", ["diễn đàn", "hội nghị", "cuộc đối thoại", "buổi"])
def test_each_meeting_counts_for_itself(meeting: str) -> None:
    assert read(f"Tập hợp ý kiến trước mỗi {meeting} 07 ngày.") == [EVENT_7]
