"""Which duties the law's two limits bind, and that the stricter limit governs."""

from datetime import date

import pytest

from intranet.calendar.law import ANNOUNCE, PUBLISH, limit_of, reckoned
from intranet.calendar.workdays import SHIPPED
from tests.calendar.test_rules import after, before

ANNOUNCED = """
Báo trên loa của xã cho Nhân dân hay giờ giấc, địa điểm buổi đối thoại và những việc sẽ bàn
Niêm yết lịch đối thoại tại nhà văn hóa các thôn
Đăng giờ họp, địa điểm đối thoại lên Trang thông tin điện tử của xã
Thông báo thời gian, địa điểm buổi đối thoại đến từng hộ gia đình trong thôn
Phát thanh về buổi đối thoại mỗi ngày hai lần trên loa của thôn
Tuyên truyền về hội nghị tiếp xúc, đối thoại trên các phương tiện thông tin đại chúng
Thông báo thời gian, địa điểm để công dân, tổ chức có nhu cầu đăng ký tham gia
Công khai thời gian, địa điểm và hình thức tham dự hội nghị
Trưởng thôn thông tin cho bà con biết thời gian và chỗ tổ chức đối thoại
Công bố lịch Chủ tịch xã đối thoại với Nhân dân
""".strip().splitlines()
NOT_ANNOUNCED = """
Báo cho các ban, ngành có việc để viết sẵn bài trả lời
Thông báo thời gian, địa điểm buổi họp cho các phòng chuyên môn để cử người dự
Gửi giấy mời đại biểu Nhân dân dự đối thoại, ghi rõ thời gian, địa điểm
Tổng hợp ý kiến của Nhân dân về nội dung đối thoại gửi Ủy ban nhân dân xã
Báo cáo Chủ tịch UBND xã thời gian, địa điểm dự tính mở đối thoại với Nhân dân
Thông báo danh sách đại biểu được chọn cho Nhân dân trong thôn
Chuẩn bị địa điểm, âm thanh phục vụ hội nghị đối thoại với Nhân dân
Chuẩn bị nội dung trả lời các kiến nghị của người dân
Tuyên truyền chủ trương của Đảng, pháp luật của Nhà nước cho Nhân dân
Thông báo kết quả giải quyết kiến nghị cho công dân trước buổi đối thoại
Bảo đảm an ninh trật tự tại địa điểm đối thoại
Thống nhất thời gian, địa điểm đối thoại với Thường trực Hội đồng nhân dân xã
Đăng lịch tiếp xúc cử tri của đại biểu trên Trang thông tin điện tử xã
""".strip().splitlines()
PUBLISHED = """
Công khai kết quả đối thoại trên loa, trang tin của xã và niêm yết tại trụ sở
Niêm yết Thông báo kết luận tại trụ sở Ủy ban nhân dân xã
Thông báo kết quả hội nghị đối thoại đến Nhân dân trên hệ thống truyền thanh
Gửi thông báo kết luận đến các trưởng thôn để phổ biến
Đăng tải kết quả buổi đối thoại trên Trang thông tin điện tử của xã
Thông báo kết luận của Chủ tịch UBND xã cho Nhân dân biết
Niêm yết kết quả tại nhà văn hóa các thôn
Phát thanh kết quả cuộc tiếp xúc, đối thoại trên loa của thôn
""".strip().splitlines()
NOT_PUBLISHED = """
Ban hành Thông báo kết luận buổi đối thoại của Chủ tịch xã với Nhân dân
Tham mưu ban hành thông báo kết luận, trình Chủ tịch UBND xã ký
Báo cáo kết quả đối thoại với Thường trực Đảng ủy, Thường trực HĐND xã
Viết thư trả lời công dân những điều buổi đối thoại còn để lại
Thông báo kết quả giải quyết kiến nghị cho từng công dân
Tổng hợp kết quả thực hiện kết luận, báo cáo Ủy ban nhân dân xã
Hoàn thiện biên bản hội nghị đối thoại
Gửi kết luận đến các phòng chuyên môn để thực hiện
Gom điều Nhân dân mong để gửi cấp trên
Công bố kết quả thi trên Trang thông tin điện tử của xã
""".strip().splitlines()


@pytest.mark.parametrize("words", ANNOUNCED)
def test_telling_the_people_of_the_dialogue_is_bound(words):
    assert limit_of(words, direction="before") is ANNOUNCE


@pytest.mark.parametrize("words", NOT_ANNOUNCED)
def test_what_prepares_or_invites_is_not_bound(words):
    assert limit_of(words, direction="before") is None


@pytest.mark.parametrize("words", PUBLISHED)
def test_making_the_results_public_is_bound(words):
    assert limit_of(words, direction="after") is PUBLISH


@pytest.mark.parametrize("words", NOT_PUBLISHED)
def test_writing_reporting_and_answering_are_not_bound(words):
    assert limit_of(words, direction="after") is None


def test_only_the_sentence_with_the_time_limit_counts():
    words = "Niêm yết lịch đối thoại tại trụ sở. Thẩm định nội dung trả lời, hoàn thành trước 5 ngày."
    assert limit_of(words, direction="before") is ANNOUNCE
    assert limit_of(words, rule_words="trước 5 ngày", direction="before") is None
    assert limit_of(words, rule_words="không có trong câu", direction="before") is ANNOUNCE


def test_the_direction_of_the_limit_tells_which_of_the_two_it_is():
    assert limit_of(ANNOUNCED[0], direction="after") is None
    assert limit_of(PUBLISHED[0], direction="before") is None


def told(rule, day, words=ANNOUNCED[0]):
    return reckoned(rule, words=words, calendar=SHIPPED, anchor_day=day)


WEDNESDAY = date(2026, 8, 26)


@pytest.mark.parametrize(
    ("rule", "expected", "says"),
    [
        (before(5), "2026-08-19", "Hạn lấy theo luật vì sớm hơn."),
        (before(3, working=True), "2026-08-19", "“3 ngày làm việc trước đối thoại” là 22/8/2026"),
        (before(7), "2026-08-19", "trùng với thời hạn đã giao."),
        (before(10), "2026-08-14", "Thời hạn đã giao sớm hơn nên giữ nguyên."),
    ],
)
def test_the_stricter_limit_governs_and_both_are_said(rule, expected, says):
    due = told(rule, WEDNESDAY)
    assert due.day == date.fromisoformat(expected)
    assert says in due.notes[0] and "Điều 43" in due.notes[0]
    assert due.lawful.law_day == date(2026, 8, 19)


def test_results_are_public_within_ten_calendar_days():
    due = told(after(10, working=True), WEDNESDAY, PUBLISHED[0])
    assert due.day == date(2026, 9, 5)
    assert due.lawful.governs and due.lawful.plan_day == date(2026, 9, 14)
    assert "05/9/2026 là thứ Bảy" in due.notes[1]
    assert told(after(5), WEDNESDAY, PUBLISHED[0]).day == date(2026, 8, 31)


def test_the_law_binds_dialogues_from_the_day_it_is_in_force():
    assert told(before(3), date(2025, 6, 13)).lawful is None
    assert told(before(3), date(2025, 6, 16)).lawful.governs


def test_without_a_day_or_without_the_dialogue_the_plan_alone_speaks():
    assert told(before(3), None).lawful is None
    assert told(before(3, anchor="ngày bầu cử"), WEDNESDAY).lawful is None
    assert told({"date": "2026-08-24", "direction": "before"}, WEDNESDAY).lawful is None


@pytest.mark.parametrize(("days", "due"), [(7, 9), (9, 9), (5, 3)])
def test_telling_that_runs_meets_the_law_by_the_day_it_begins(days, due):
    rule = {**before(days), "running": True}
    found = reckoned(rule, words=ANNOUNCED[0], calendar=SHIPPED, anchor_day=date(2026, 12, 10))
    assert found.day == date(2026, 12, due) and "7 ngày trước ngày đối thoại" in found.notes[0]
