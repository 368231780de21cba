"""Time limits in spoken words, days that a duty only names, and words of time that are asked about."""

from typing import Any

import pytest

from intranet.plans.parsing.deadlines import find_dues, last_first
from intranet.plans.parsing.limits import Context
from intranet.plans.parsing.unread_limits import unread_beside, unread_limit
from tests.plans.test_deadline_variants import CONTEXT, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nộp hồ sơ xong trước Tết Nguyên đán.", "trước Tết Nguyên đán"),
        ("Kiểm tra loa đài trong tuần này.", "trong tuần này"),
        ("Phổ biến tại kỳ họp chi bộ gần nhất.", "tại kỳ họp chi bộ gần nhất"),
        ("Mua sắm ngay sau khi dự toán được duyệt.", "ngay sau khi dự toán được duyệt"),
        ("Báo cáo nhanh trước 17 giờ hằng ngày.", "trước 17 giờ hằng ngày"),
        ("Sáu tháng một lần kiểm tra kết quả.", "Sáu tháng một lần"),
        ("Giao ban 15 ngày/lần với các thôn.", "15 ngày/lần"),
        ("Gửi trước ngày rằm tháng Giêng.", "trước ngày rằm tháng Giêng"),
    ],
)
def test_words_of_time_that_are_no_limit_are_told(text: str, words: str) -> None:
    assert read(text) == []
    assert unread_limit(text, CONTEXT) == words


@pytest.mark.parametrize(
    "text",
    [
        "Phát loa liên tục 07 ngày trước hội nghị, mỗi ngày hai lượt.",
        "Phát loa suốt 07 ngày trước ngày diễn ra đối thoại.",
        "Phát loa trong 07 ngày liên tục trước khi đối thoại.",
        "Phát loa 02 lần/ngày trong 07 ngày trước hội nghị.",
        "Phát loa mỗi ngày hai lượt, trong 07 ngày trước ngày đối thoại.",
        "Dán thông báo liên tục ít nhất 07 ngày trước ngày đối thoại.",
        "Dán thông báo liên tục trong tối thiểu 07 ngày trước hội nghị.",
        "Dán thông báo ít nhất 07 ngày liên tục trước hội nghị.",
    ],
)
def test_what_is_done_on_each_day_before_the_event_is_not_due_on_the_first(text: str) -> None:
    rule = {"days": 7, "working_days": False, "direction": "before", "anchor": "event"}
    assert read(text) == [{**rule, "running": True}]
    assert read("Tuyên truyền liên tục, báo cáo 07 ngày trước hội nghị.") == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Trực máy bơm liên tục 48 giờ trước hội nghị.",
        "Trực máy bơm liên tục trong 48 giờ trước khi diễn ra đối thoại.",
        "Trực máy bơm trong vòng 48 giờ liên tục trước ngày đối thoại.",
    ],
)
def test_what_is_done_all_the_hours_before_the_event_runs(text: str) -> None:
    rule = {"hours": 48, "direction": "before", "anchor": "event"}
    assert read(text) == [{**rule, "running": True}]
    assert read("Kiểm tra máy bơm 48 giờ trước hội nghị.") == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện theo Quyết định số 115/QĐ-UBND ngày 20/02/2026 của UBND xã.",
        "Quán triệt Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022.",
        "Tuyên truyền rộng rãi kế hoạch đối thoại năm 2026.",
        "Kiểm tra 02 lần tại 3 thôn, mỗi thôn 15 hộ.",
        "Bảo đảm an ninh tại hội nghị đối thoại ngày 10/12/2026.",
        "Giải quyết đúng thời hạn, không để trễ hạn.",
        "Hạn chế họp; thuộc thẩm quyền, quyền hạn của đơn vị.",
        "Thăm, tặng quà Tết cho hộ nghèo.",
        "Trực bảo vệ 24/24 giờ, tuần tra khu dân cư.",
        "Tổng hợp hồ sơ trễ hạn từ ngày 01/01 đến ngày 31/5/2026.",
        "Phủ sóng 5G toàn xã.",
        "Xây dựng kế hoạch giai đoạn 2026 - 2030.",
    ],
)
def test_papers_amounts_and_the_meetings_own_day_are_not_asked_about(text: str) -> None:
    assert read(text) == []
    assert unread_limit(text, CONTEXT) is None


def duty(text: str) -> list[dict[str, Any]]:
    """Return the rules of the limits in the duty *text*."""
    found = last_first(find_dues(text, Context(year=2026, date="2026-03-01", duty=True)))
    return [{k: v for k, v in one.due.rule.items() if k != "year_inferred"} for one in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Chuyển phiếu hỏi không muộn hơn ngày 14-9-2026", {"date": "2026-09-14", "inclusive": True}),
        ("Nộp phiếu không quá ngày 14/9/2026", {"date": "2026-09-14", "inclusive": True}),
        ("Trình ký chậm nhất là hết giờ làm việc ngày 08/9", {"date": "2026-09-08", "inclusive": True}),
        ("Trình ký chậm nhất cuối giờ chiều ngày 08/9/2026", {"date": "2026-09-08", "inclusive": True}),
        ("Trình ký trước cuối giờ hành chính ngày 08/9/2026", {"date": "2026-09-08", "inclusive": True}),
        ("Dán thông báo trước ngày mùng 5 tháng 9", {"date": "2026-09-05", "inclusive": False}),
        ("Nhận đăng ký đến ngày 10/9/2026 là cuối cùng", {"date": "2026-09-10", "inclusive": True}),
        ("Nhận đăng ký, ngày cuối cùng là 10/9/2026", {"date": "2026-09-10", "inclusive": True}),
        ("Xong chậm nhất ngày 12 tháng Chạp âm lịch (19/01/2027)", {"date": "2027-01-19", "inclusive": True}),
    ],
)
def test_the_last_day_is_said_in_many_ways(text: str, rule: dict[str, Any]) -> None:
    assert duty(text) == [{"direction": "before", **rule}]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Khóa danh sách vào 10/9", {"date": "2026-09-10", "direction": "on"}),
        ("Gửi bảng tổng hợp ngày 11/9/2026", {"date": "2026-09-11", "direction": "on"}),
        ("Kê bàn ghế chiều ngày 11/9/2026", {"date": "2026-09-11", "direction": "on"}),
        (
            "Mở cửa nhà văn hóa lúc 06 giờ 15 ngày 11/9/2026",
            {"date": "2026-09-11", "direction": "on", "time": "06:15"},
        ),
        (
            "Gác cổng từ 7 giờ 30 ngày 18 tháng 9 năm 2026",
            {"date": "2026-09-18", "direction": "from", "time": "07:30"},
        ),
        (
            "Rà danh sách trong hai ngày 09 và 10/9/2026",
            {"date_from": "2026-09-09", "date": "2026-09-10", "direction": "range"},
        ),
        ("Phát tin, lần cuối vào sáng 21/9/2026", {"date": "2026-09-21", "direction": "on"}),
    ],
)
def test_a_day_named_in_a_duty_is_its_day(text: str, rule: dict[str, Any]) -> None:
    assert duty(text) == [rule]


def test_of_several_times_the_last_is_the_limit() -> None:
    assert duty("Phát thanh 2 lần: 08/9 và 15/9/2026") == [
        {"date": "2026-09-15", "direction": "on"},
        {"date": "2026-09-08", "direction": "on"},
    ]


@pytest.mark.parametrize(
    ("text", "days", "direction"),
    [
        ("Gửi tài liệu trước buổi đối thoại nửa tháng", 15, "before"),
        ("Báo cáo chậm nhất là sau hội nghị một tháng", 30, "after"),
        ("Gọi điện nhắc hai hôm trước ngày đối thoại", 2, "before"),
        ("Gọi điện nhắc trước đối thoại 02 hôm", 2, "before"),
        ("Thử loa vào hôm trước ngày đối thoại", 1, "before"),
        ("Dán kết quả ngay hôm sau hội nghị", 1, "after"),
        ("Có mặt trước giờ khai mạc 60 phút", 0, "before"),
        ("Gác cổng từ 6 giờ 45 phút ngày hội nghị", 0, "before"),
        ("Lập biên bản cùng ngày tổ chức hội nghị", 0, "before"),
        ("Trực cấp cứu suốt thời gian hội nghị", 0, "before"),
        ("Phát lại 03 buổi tối liên tiếp sau ngày hội nghị", 3, "after"),
        ("Sau mỗi cuộc, trong thời hạn 07 ngày, tổng hợp", 7, "after"),
        ("Gửi giấy mời trước mỗi cuộc ít nhất 3 ngày", 3, "before"),
    ],
)
def test_days_around_the_event_are_counted_in_spoken_words(text: str, days: int, direction: str) -> None:
    (rule,) = duty(text)
    assert (rule["days"], rule["direction"], rule["anchor"]) == (days, direction, "event")


def test_hours_before_each_meeting_are_counted() -> None:
    assert duty("Trước mỗi cuộc 48 giờ phải gửi câu hỏi") == [
        {"hours": 48, "direction": "before", "anchor": "event"}
    ]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Gửi trong 02 ngày kể từ buổi họp dân cuối cùng.", "buổi họp dân cuối cùng"),
        ("Gửi trong 02 ngày kể từ khi họp dân xong.", "họp dân xong"),
        (
            "Họp thôn trong vòng 15 ngày sau khi Chủ tịch ban hành thông báo kết luận.",
            "Chủ tịch ban hành thông báo kết luận",
        ),
        ("Xong trước khi diễn ra cuộc đối thoại thứ hai một tuần.", "diễn ra cuộc đối thoại thứ hai"),
        ("Tổ chức họp thôn; gửi biên bản về xã chậm nhất 03 ngày sau khi họp.", "họp"),
        ("Công khai trong 10 ngày kể từ ngày ký thông báo kết luận.", "ngày ký thông báo kết luận"),
    ],
)
def test_another_event_is_not_the_dialogue(text: str, anchor: str) -> None:
    assert [rule["anchor"] for rule in duty(text)] == [anchor]


def test_a_meeting_without_a_name_is_asked_about() -> None:
    assert [rule.get("doubt") for rule in duty("Gửi biên bản chậm nhất 03 ngày sau khi họp.")] == ["anchor"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trong tuần đầu tháng 9/2026", "07"),
        ("trong tuần thứ hai của tháng 9/2026", "14"),
        ("vào giữa tháng 9/2026", "15"),
        ("trong nửa đầu tháng 9/2026", "15"),
        ("trong 10 ngày đầu tháng 9/2026", "10"),
        ("trong tuần cuối tháng 9", "30"),
    ],
)
def test_a_part_of_a_month_ends_on_its_own_day(words: str, day: str) -> None:
    assert read(f"Làm {words}.") == [{"date": f"2026-09-{day}", "direction": "before"}]


def test_days_in_brackets_say_when_in_the_month() -> None:
    assert read("Bàn trong kỳ sinh hoạt tháng 9/2026 (từ mùng 3 đến mùng 5).") == [
        {"date_from": "2026-09-03", "date": "2026-09-05", "direction": "range"}
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("3 tháng một lần báo cáo", {"recurring": "quarterly"}),
        ("mỗi tháng một lần kiểm tra", {"recurring": "monthly"}),
        ("họp mỗi quý một lần, gửi trước ngày 05 của tháng đầu quý sau",
         {"recurring": "quarterly", "day": 5, "month_of_quarter": 1}),
    ],
)  # fmt: skip
def test_once_in_a_time_comes_back(text: str, rule: dict[str, Any]) -> None:
    assert read(text) == [rule]


def test_a_day_of_each_month_is_that_day() -> None:
    assert duty("Tổng hợp vào ngày 25 hằng tháng") == [
        {"recurring": "monthly", "day": 25, "direction": "on"}
    ]


@pytest.mark.parametrize(
    "words",
    ["thông báo trước cho hộ dân 05 ngày", "báo trước bằng văn bản 07 ngày", "báo cáo trước Đảng ủy 5 ngày",
     "gửi trước đại biểu 03 ngày"],
)  # fmt: skip
def test_whom_or_how_one_is_told_before_is_no_event(words: str) -> None:
    assert read(f"Chuẩn bị tài liệu, {words}.") == []


def test_what_one_gets_ready_for_is_an_event() -> None:
    assert read("Gửi giáo án trước huấn luyện 10 ngày.") == [
        {"days": 10, "working_days": False, "direction": "before", "anchor": "huấn luyện"}
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Gửi giấy mời chậm nhất 07 ngày làm việc trước hội nghị và niêm yết nội dung đối thoại tại trụ sở"
            " xã trước hội nghị 10 ngày.",
            ["chậm nhất 07 ngày làm việc trước hội nghị", "trước hội nghị 10 ngày"],
        ),
        (
            "Lập biên bản trong 02 ngày làm việc và trình kết luận trong 05 ngày làm việc sau hội nghị.",
            ["trong 02 ngày làm việc", "trong 05 ngày làm việc sau hội nghị"],
        ),
        (
            "Phát thanh liên tục 07 ngày trước hội nghị và thông báo tại các thôn.",
            ["liên tục 07 ngày trước hội nghị"],
        ),
    ],
)
def test_the_words_of_a_limit_end_where_the_next_duty_begins(text: str, words: list[str]) -> None:
    context = Context(year=2026, date="2026-08-03", duty=True)
    assert [found.due.text for found in find_dues(text, context)] == words


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        (
            "Dự thảo kết luận ngay sau hội nghị, trình ký trong 05 ngày.",
            "ngay sau hội nghị",
            "trong 05 ngày",
        ),
        ("Báo cáo 6 tháng trước ngày 15/6.", "trước ngày 15/6", None),
        ("Đo kênh đang dùng trong vụ này, xong trước ngày 12/7/2026.", "trước ngày 12/7/2026", None),
    ],
)
def test_days_beside_a_limit_that_nobody_understood_are_told(
    text: str, limit: str, words: str | None
) -> None:
    assert unread_beside(text, [limit], Context(year=2026, duty=True)) == words
