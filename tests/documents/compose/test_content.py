"""Data becomes words: blanks, days, one and many, and the way there and back."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.documents.compose import assignment, conclusion, invitation, notice, reminder, slip, words
from intranet.documents.compose.compose import blocks_of, paper, subject_of
from intranet.documents.compose.conclusion import Point, point_text
from intranet.documents.compose.houses import house_of
from intranet.documents.compose.store import SHAPES, read, written
from intranet.documents.paper.blocks import Addressees, Paragraph, Table
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from tests.documents.compose.samples import HOUSES, sample

STATE, PARTY = HOUSES[Body.STATE], HOUSES[Body.PARTY]


def said(kind, content, house=STATE):
    """Return all that a paper prints."""
    return "\n".join(lines(paper(kind, content, house=house, signatures=(), month=(2026, 11))))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_written_is_read_again(kind):
    content = sample(kind, STATE)
    assert read(kind, written(content)) == content


@pytest.mark.parametrize("kind", Kind)
def test_data_without_newer_fields_is_read_with_their_defaults(kind):
    assert read(kind, {"an older field": 1}) == SHAPES[kind]()


@pytest.mark.parametrize("house", (STATE, PARTY), ids=("state", "party"))
@pytest.mark.parametrize("kind", Kind)
def test_a_paper_of_which_nothing_is_known_yet_can_be_printed(kind, house):
    assert "None" not in said(kind, SHAPES[kind](), house)
    assert blocks_of(kind, SHAPES[kind](), house)


def test_blank_minutes_leave_room_to_write():
    printed = said(Kind.MINUTES, SHAPES[Kind.MINUTES](event="Hội nghị đối thoại", day=date(2026, 11, 27)))
    assert "Thời gian bắt đầu: ........ giờ ........, ngày 27 tháng 11 năm 2026." in printed
    assert "có mặt ........ người" in printed
    assert "Hội nghị kết thúc vào ........ giờ ........, ngày 27 tháng 11 năm 2026./." in printed
    assert "3. Ý kiến của Nhân dân\n......" in printed


def test_the_end_mark_eats_no_room_to_write():
    assert said(Kind.MINUTES, SHAPES[Kind.MINUTES](event="Hội nghị")).count("năm ........") == 2
    printed = said(Kind.REMINDER, reminder.Reminder())
    assert "Kính gửi: ........" in printed


def test_an_invitation_to_one_stands_in_one_sentence():
    one = invitation.Invitation(invitees=("Ông Lý Văn Phúc",), event="Hội nghị đối thoại")
    first = blocks_of(Kind.INVITATION, one, STATE)[0]
    assert first == Paragraph("Ủy ban nhân dân xã Minh Sơn trân trọng kính mời: Ông Lý Văn Phúc.")


def test_one_duty_is_a_sentence_and_several_are_a_table():
    duty = assignment.Row(content="Nạo vét mương", lead="Phòng Kinh tế", due=date(2026, 12, 5),
                          coordinating=("Thôn Suối Cát", "Công an xã"))  # fmt: skip
    one = blocks_of(Kind.ASSIGNMENT, assignment.Assignment(rows=(duty,)), STATE)
    assert one[0] == Addressees(("Phòng Kinh tế",))
    assert one[1] == Paragraph(
        "Chủ tịch Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp với thôn Suối Cát và Công an xã "
        "thực hiện nội dung: Nạo vét mương; hoàn thành chậm nhất ngày 05 tháng 12 năm 2026."
    )
    many = blocks_of(Kind.ASSIGNMENT, assignment.Assignment(rows=(duty, duty)), STATE)
    assert isinstance(many[2], Table)
    assert many[0] == Addressees(("Phòng Kinh tế",)), "a unit is addressed once"


def test_a_body_outside_the_command_is_asked():
    asked = assignment.Row(content="Vận động hội viên", lead="Hội Nông dân xã", is_request=True)
    printed = said(Kind.ASSIGNMENT, assignment.Assignment(rows=(asked,)))
    assert "xã đề nghị Hội Nông dân xã chủ trì" in printed
    assert "giao" not in printed.split("Kính gửi")[1].split("Nơi nhận")[0]


def test_a_point_says_each_thing_once():
    told = "Giao Phòng Kinh tế khảo sát trước ngày 15 tháng 12 năm 2026"
    assert point_text(Point(text=told, unit="Phòng Kinh tế", due=date(2026, 12, 14))) == f"{told}."
    assert point_text(Point(text="Khảo sát mương", unit="Thôn Suối Cát", due=date(2026, 12, 14))) == (
        "Khảo sát mương; giao thôn Suối Cát chủ trì thực hiện, "
        "hoàn thành chậm nhất ngày 14 tháng 12 năm 2026."
    )


def test_points_alone_stand_without_headings():
    points = (Point(text="Một việc"), Point(text="Hai việc"))
    printed = said(Kind.CONCLUSION, conclusion.Conclusion(event="Hội nghị đối thoại", points=points))
    assert "1. Một việc.\n2. Hai việc." in printed
    assert "GIAO NHIỆM VỤ" not in printed


def test_the_first_reminder_does_not_count_itself():
    assert "lần" not in reminder.subject(reminder.Reminder(count=1), STATE)
    assert reminder.subject(reminder.Reminder(count=3), STATE).endswith("(lần 3)")


def test_a_count_below_ten_has_a_zero():
    assert "còn 03 nội dung" in said(Kind.REMINDER, reminder.Reminder(rows=(reminder.Row(),) * 3))
    assert "có 01 nhiệm vụ" in said(Kind.SLIP, slip.Slip(unit="Phòng Kinh tế", rows=(slip.Row(),)))
    minutes = SHAPES[Kind.MINUTES](event="Hội nghị", total=120, present=120, absent=0)
    assert "tổng số 120 người; có mặt 120 người; vắng 0 người" in said(Kind.MINUTES, minutes)


def test_those_who_hold_the_only_duty_are_named_within_the_sentence():
    row = assignment.Row(content="Giữ trật tự", lead="Công an xã; Ban Chỉ huy Quân sự xã")
    printed = said(Kind.ASSIGNMENT, assignment.Assignment(rows=(row,)))
    assert "giao Công an xã và Ban Chỉ huy Quân sự xã chủ trì thực hiện" in printed
    assert "Yêu cầu Công an xã và Ban Chỉ huy Quân sự xã khẩn trương" in printed


def test_a_body_outside_the_command_is_asked_again_and_not_told_to_answer_for_it():
    asked = reminder.Row(title="Vận động hội viên", unit="Hội Nông dân xã", is_request=True)
    printed = said(Kind.REMINDER, reminder.Reminder(count=2, rows=(asked,)))
    assert "đã đề nghị Hội Nông dân xã" in printed and "xã đề nghị Hội Nông dân xã:" in printed
    assert "yêu cầu" not in printed and "trách nhiệm" not in printed
    printed = said(Kind.REMINDER, reminder.Reminder(count=2, rows=(asked, reminder.Row(unit="Công an xã"))))
    assert "đã giao, đề nghị các cơ quan, đơn vị" in printed and "xã đề nghị các cơ quan, đơn vị:" in printed
    assert "Người đứng đầu cơ quan, đơn vị được giao nhiệm vụ chịu trách nhiệm" in printed


def test_a_subject_of_the_party_begins_small():
    event = words.event_name(PARTY, audience="Thôn Suối Cát", year=2026)
    for kind in (Kind.PLAN, Kind.INVITATION, Kind.NOTICE, Kind.MINUTES, Kind.CONCLUSION):
        assert subject_of(kind, SHAPES[kind](event=event), PARTY)[0].islower()


def test_days_and_hours_are_said_in_words():
    assert words.when(date(2026, 3, 4), "7:30") == "07 giờ 30, thứ Tư, ngày 04 tháng 3 năm 2026"
    assert words.when(None, "") == "........ giờ ........, ngày ........ tháng ........ năm ........"
    assert words.clock_words("14h") == "14 giờ 00"


@pytest.mark.parametrize(
    ("name", "printed"),
    (
        ("Thôn Suối Cát", "thôn Suối Cát"),
        ("Tổ dân phố 3", "Tổ dân phố 3"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("Phòng Văn hóa – Xã hội, Thôn Bản Mây", "Phòng Văn hóa – Xã hội, thôn Bản Mây"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
    ),
)
def test_a_unit_within_a_sentence(name, printed):
    assert words.inside(name) == printed


def test_an_event_before_its_day_loses_its_sides_and_its_year():
    event = words.event_name(STATE, audience="Thôn Suối Cát", year=2026)
    assert words.on_day(event, date(2026, 11, 27)) == (
        "Hội nghị đối thoại với Nhân dân thôn Suối Cát ngày 27 tháng 11 năm 2026"
    )


def test_the_loudspeaker_text_is_short():
    content = sample(Kind.NOTICE, STATE)
    assert len(notice.announcement(content, STATE).split()) <= 150


def test_a_slip_has_no_number_no_day_and_is_not_filed():
    made = paper(Kind.SLIP, slip.Slip(unit="Phòng Kinh tế"), house=STATE, signatures=())
    assert (made.symbol, made.dated, made.filed, made.recipients) == ("", False, "", ())


def test_minutes_have_a_symbol_and_no_day():
    made = paper(Kind.MINUTES, SHAPES[Kind.MINUTES](), house=STATE, signatures=())
    assert (made.symbol, made.dated, made.filed) == ("/BB-UBND", False, "Lưu: VT, Hồ sơ")


def test_long_names_of_a_body_are_broken_to_the_column():
    front = house_of(Body.FRONT, "xã Minh Sơn", "Minh Sơn", "tỉnh Bắc Hà", "2025")
    assert front.parents == ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "XÃ MINH SƠN")
    assert HOUSES[Body.COUNCIL].names == ("THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN")
    assert STATE.names == ("ỦY BAN NHÂN DÂN", "XÃ MINH SƠN")
    assert PARTY.parents == ("ĐẢNG BỘ TỈNH BẮC HÀ",)


def test_the_party_of_a_district_is_named_only_where_the_district_is_known():
    assert house_of(Body.PARTY, "xã Minh Sơn", parent="tỉnh Bắc Hà", model="before-2025").parents == ()
    above = house_of(Body.PARTY, "xã Minh Sơn", parent="huyện Sơn Hà", model="before-2025").parents
    assert above == ("ĐẢNG BỘ HUYỆN SƠN HÀ",)


def test_a_ward_named_by_a_number_keeps_its_kind_in_the_date_line():
    assert house_of(Body.STATE, "phường 3").place == "Phường 3"
    assert house_of(Body.STATE, "phường Hòa Bình").place == "Hòa Bình"


def test_a_product_goes_on_in_the_sentence_and_a_name_keeps_its_capital():
    kept = ["Văn phòng HĐND", "Mặt trận Tổ quốc", "Ban Chỉ huy Quân sự", "Chủ tịch xã", "UBND xã", "Nhân dân"]
    assert [words.lowered(text) for text in kept] == kept
    for text in ("Văn bản trả lời từng hộ", "Ban hành quy chế", "Mặt bằng bàn giao", "Biên bản nghiệm thu"):
        assert words.lowered(text) == text[0].lower() + text[1:]


def test_minutes_count_who_stayed_away_where_both_others_are_known():
    def attendance(**counts):
        return said(Kind.MINUTES, SHAPES[Kind.MINUTES](**counts))

    assert "vắng 05 người" in attendance(total=100, present=95)
    assert "vắng 03 người" in attendance(total=100, present=95, absent=3)
    assert "vắng ........ người" in attendance(total=100)
