"""Every way of writing a time limit, and what it means."""

from typing import Any

import pytest

from intranet.plans.parsing.deadlines import Context, find_dues


def event(
    days: int, *, working: bool = False, direction: str = "before", anchor: str = "event"
) -> dict[str, Any]:
    """Return a rule counted in days."""
    return {"days": days, "working_days": working, "direction": direction, "anchor": anchor}


def before(day: str, **more: Any) -> dict[str, Any]:
    """Return a rule that ends with a day."""
    return {"date": day, "direction": "before", **more}


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        # counted back from the event
        ("chậm nhất 07 ngày trước khi đối thoại", None, event(7)),
        ("Chậm nhất là 7 ngày trước khi tổ chức hội nghị", None, event(7)),
        ("gửi về xã trước 10 ngày diễn ra hội nghị.", "trước 10 ngày diễn ra hội nghị", event(10)),
        ("gửi danh sách trước 6 ngày.", "trước 6 ngày", event(6)),
        (
            "để bà con hay chậm nhất 07 ngày tiếp xúc.",
            "chậm nhất 07 ngày tiếp xúc",
            event(7),
        ),
        ("trước hội nghị 03 ngày", None, event(3)),
        ("trước ngày đối thoại ít nhất 5 ngày", None, event(5)),
        ("trước khi tổ chức hội nghị 02 ngày", None, event(2)),
        ("hoàn thành trước ngày tổ chức 02 tuần", "trước ngày tổ chức 02 tuần", event(14)),
        ("trước ngày diễn ra hội nghị 05 ngày làm việc", None, event(5, working=True)),
        ("trước ngày diễn ra cuộc đối thoại 5 ngày làm việc", None, event(5, working=True)),
        (
            "trước ngày diễn ra buổi đối thoại 05 ngày làm việc; kê thêm ghế",
            "trước ngày diễn ra buổi đối thoại 05 ngày làm việc",
            event(5, working=True),
        ),
        ("chậm nhất 05 ngày làm việc trước ngày tổ chức", None, event(5, working=True)),
        ("chậm nhất 05 (năm) ngày làm việc, trước ngày tổ chức đối thoại", None, event(5, working=True)),
        ("chậm nhất năm ngày làm việc trước ngày hội nghị", None, event(5, working=True)),
        (
            "ngừng nhận hồ sơ trước ngày bầu cử 10 ngày",
            "trước ngày bầu cử 10 ngày",
            event(10, anchor="ngày bầu cử"),
        ),
        # counted on from it, or from another day
        (
            "Chậm nhất sau 05 ngày làm việc sau khi kết thúc đối thoại, Văn phòng dự thảo",
            "Chậm nhất sau 05 ngày làm việc sau khi kết thúc đối thoại",
            event(5, working=True, direction="after"),
        ),
        (
            "trong vòng 05 ngày làm việc kể từ ngày kết thúc hội nghị",
            None,
            event(5, working=True, direction="after"),
        ),
        ("Trong thời hạn 10 ngày sau khi kết thúc cuộc đối thoại", None, event(10, direction="after")),
        ("sau khi kết thúc hội nghị 03 ngày", None, event(3, direction="after")),
        (
            "sau hội nghị, trong vòng 05 ngày làm việc",
            None,
            event(5, working=True, direction="after"),
        ),
        ("ngay sau khi kết thúc hội nghị", None, event(0, direction="after")),
        (
            "trong thời hạn 05 ngày kể từ ngày nhận đơn",
            None,
            event(5, direction="after", anchor="ngày nhận đơn"),
        ),
        (
            "không quá 15 ngày kể từ ngày nhận được kiến nghị",
            None,
            event(15, direction="after", anchor="ngày nhận được kiến nghị"),
        ),
        (
            "báo cáo trong 48 giờ sau khi nước rút",
            "trong 48 giờ sau khi nước rút",
            {"hours": 48, "direction": "after", "anchor": "nước rút"},
        ),
        (
            "trong vòng 24 giờ kể từ khi xảy ra sự việc",
            None,
            {"hours": 24, "direction": "after", "anchor": "xảy ra sự việc"},
        ),
        # days of the calendar
        ("gửi trước ngày 15/9/2026", "trước ngày 15/9/2026", before("2026-09-15")),
        ("gửi trước 15/09/2026.", "trước 15/09/2026", before("2026-09-15")),
        ("gửi trước ngày 15-9-2026", "trước ngày 15-9-2026", before("2026-09-15")),
        ("trước ngày 15.9.2026", None, before("2026-09-15")),
        ("chậm nhất ngày 15 tháng 9 năm 2026", None, before("2026-09-15")),
        ("chậm nhất là ngày 15 tháng 9 năm 2026", None, before("2026-09-15")),
        ("Muộn nhất là ngày 15/9/2026", None, before("2026-09-15")),
        ("hạn chót 15/9/2026", None, before("2026-09-15")),
        ("hạn cuối: 15/9/2026", None, before("2026-09-15")),
        ("đến hết ngày 15/9/2026", None, before("2026-09-15")),
        ("hoàn thành trước 31/8/2026", None, before("2026-08-31")),
        ("trước 16 giờ 00 ngày 10/9/2026", None, before("2026-09-10", time="16:00")),
        ("trước 16h30 ngày 10/9/2026", None, before("2026-09-10", time="16:30")),
        ("trước 17 giờ 00 phút, ngày 10/9/2026", None, before("2026-09-10", time="17:00")),
        ("nộp trước ngày 25/8", "trước ngày 25/8", before("2026-08-25", year_inferred=True)),
        ("trước ngày 25 tháng 8", None, before("2026-08-25", year_inferred=True)),
        ("treo băng rôn vào ngày 20/8/2026", "vào ngày 20/8/2026", {"date": "2026-08-20", "direction": "on"}),
        (
            "tuyên truyền từ ngày 04/02/2026",
            "từ ngày 04/02/2026",
            {"date": "2026-02-04", "direction": "from"},
        ),
        (
            "từ ngày 30/10 đến 03/11/2026",
            None,
            {"date_from": "2026-10-30", "date": "2026-11-03", "direction": "range"},
        ),
        (
            "từ ngày 30/10/2026 đến hết ngày 03/11/2026",
            None,
            {"date_from": "2026-10-30", "date": "2026-11-03", "direction": "range"},
        ),
        (
            "từ ngày 05 đến ngày 10/9/2026",
            None,
            {"date_from": "2026-09-05", "date": "2026-09-10", "direction": "range"},
        ),
        # months, quarters, years
        ("hoàn thành trong tháng 9/2026", None, {"month": "2026-09", "direction": "within"}),
        ("hoàn thành tháng 09 năm 2026", None, {"month": "2026-09", "direction": "within"}),
        (
            "quán triệt trong kỳ sinh hoạt tháng 9/2026",
            "trong kỳ sinh hoạt tháng 9/2026",
            {"month": "2026-09", "direction": "within"},
        ),
        ("xong trong tháng 9", None, {"month": "2026-09", "direction": "within", "year_inferred": True}),
        ("trong quý II/2026", None, {"quarter": "2026-Q2", "direction": "within"}),
        ("hoàn thành trong quý 3 năm 2026", None, {"quarter": "2026-Q3", "direction": "within"}),
        ("Hoàn thành trong năm 2026", None, {"year": 2026, "direction": "within"}),
        # recurring
        (
            "báo cáo trước ngày 20 hằng tháng",
            "trước ngày 20 hằng tháng",
            {"recurring": "monthly", "day": 20, "direction": "before"},
        ),
        ("ngày 20 hàng tháng", None, {"recurring": "monthly", "day": 20, "direction": "before"}),
        (
            "trước ngày 20 của tháng cuối quý",
            None,
            {"recurring": "quarterly", "day": 20, "month_of_quarter": 3, "direction": "before"},
        ),
        (
            "trước ngày 15 tháng cuối hằng quý",
            None,
            {"recurring": "quarterly", "day": 15, "month_of_quarter": 3, "direction": "before"},
        ),
        ("Hằng quý báo cáo kết quả", "Hằng quý", {"recurring": "quarterly"}),
        ("định kỳ hàng quý tổng hợp", "định kỳ hàng quý", {"recurring": "quarterly"}),
        ("trước ngày 15/11 hằng năm", None, {"recurring": "yearly", "month": 11, "day": 15}),
        ("trước ngày 15 tháng 11 hàng năm", None, {"recurring": "yearly", "month": 11, "day": 15}),
        ("tháng 12 hằng năm", None, {"recurring": "yearly", "month": 12}),
        ("Hằng năm báo cáo kết quả về xã", "Hằng năm", {"recurring": "yearly"}),
        ("gửi báo cáo thứ Sáu hằng tuần", "thứ Sáu hằng tuần", {"recurring": "weekly", "weekday": 5}),
        ("họp thứ hai hàng tuần", "thứ hai hàng tuần", {"recurring": "weekly", "weekday": 1}),
    ],
)
def test_a_limit_is_read_whatever_its_form(text: str, words: str | None, rule: dict[str, Any]) -> None:
    found = find_dues(text, Context(year=2026))
    assert found, "no limit was found"
    read = {name: value for name, value in found[0].due.rule.items() if name not in ("inclusive", "doubt")}
    if rule.get("recurring"):
        read, rule = ({k: v for k, v in one.items() if k != "direction"} for one in (read, rule))
    assert read == rule
    assert found[0].due.text == (words if words is not None else text.strip(" ."))


@pytest.mark.parametrize(
    "text",
    [
        "Kịp thời báo cáo, định kỳ tổng hợp theo quy định.",
        "Thường xuyên kiểm tra, bảo đảm đúng tiến độ.",
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 04/02/2026 của UBND xã.",
        "Kế hoạch số 8-KH/ĐU, ngày 04/02/2026 của Ban Thường vụ",
        "nhiệm kỳ 2026 - 2031, giai đoạn 2021-2025",
        "trước, trong và sau khi tổ chức hội nghị",
        "bố trí từ dự toán ngân sách hằng năm của đơn vị",
        "rà soát hộ nghèo, hộ cận nghèo hàng năm của xã",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
        "các nhiệm vụ trong năm 2026 của xã",
        "trước khi đưa vào sử dụng",
        "bảo đảm an ninh trong ngày bầu cử",
    ],
)
def test_words_that_name_no_day_give_nothing(text: str) -> None:
    assert find_dues(text, Context(year=2026)) == []


def test_a_period_that_ended_before_the_plan_is_nobodys_limit() -> None:
    text = "Báo cáo số hồ sơ trễ hạn từ ngày 01/01 đến ngày 31/5/2026."
    assert find_dues(text, Context(year=2026, date="2026-06-01")) == []


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("15/9/2026", before("2026-09-15", inclusive=True)),
        ("Tháng 9/2026", {"month": "2026-09", "direction": "within"}),
        ("Quý III/2026", {"quarter": "2026-Q3", "direction": "within"}),
        ("2026", {"year": 2026, "direction": "within"}),
        ("Năm 2026", {"year": 2026, "direction": "within"}),
        ("Hằng quý", {"recurring": "quarterly"}),
    ],
)
def test_a_cell_needs_no_words_around_its_day(cell: str, rule: dict[str, Any]) -> None:
    found = find_dues(cell, Context(year=2026, cell=True))
    assert [one.due.rule for one in found] == [rule]


@pytest.mark.parametrize("cell", ["Thường xuyên", "Theo kế hoạch riêng", "Sau khi có văn bản của cấp trên"])
def test_a_cell_without_a_day_gives_nothing(cell: str) -> None:
    assert find_dues(cell, Context(year=2026, cell=True)) == []


def test_a_second_limit_is_kept_behind_the_first() -> None:
    found = find_dues(
        "Gửi dự thảo trước ngày 01/9/2026, hoàn thiện trước ngày 05/9/2026.", Context(year=2026)
    )
    assert [one.due.rule["date"] for one in found] == ["2026-09-01", "2026-09-05"]


def test_days_without_an_anchor_count_on_where_the_text_speaks_of_afterwards() -> None:
    text = "Chậm nhất 10 ngày làm việc các bộ phận trả lời kiến nghị."
    assert find_dues(text, Context(after_event=True))[0].due.rule["direction"] == "after"
    assert find_dues(text, Context())[0].due.rule["direction"] == "before"


def test_the_old_tone_placement_and_other_dashes_are_read_alike() -> None:
    found = find_dues(
        "Hoàn thành  chậm nhất 05 ngày làm việc trước ngày hội nghị".replace("  ", " "), Context()
    )
    assert found[0].due.rule["days"] == 5
