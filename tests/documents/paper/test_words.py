"""Numbers, days, punctuation, spelling and widths: what a sheet settles before anything is drawn."""

from dataclasses import replace
from datetime import date

import pytest

from intranet.documents.paper import marks
from intranet.documents.paper.blocks import Addressees, Bases, Heading, Item, Paragraph, Recipient, Table
from intranet.documents.paper.house import Tone
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.paper.metrics import balance, width
from intranet.documents.paper.rules import columns
from intranet.documents.paper.sheet import lay
from tests.documents.paper.samples import COUNCIL, FRONT, PARTY, STATE, invitation, letter, plan


@pytest.mark.parametrize(
    ("house", "kind", "unit", "number", "printed"),
    [
        (STATE, Kind.PLAN, "", 5, "Số: 05/KH-UBND"),
        (STATE, Kind.PLAN, "", None, "Số:      /KH-UBND"),
        (STATE, Kind.ASSIGNMENT, "VP", 12, "Số: 12/UBND-VP"),
        (STATE, Kind.ASSIGNMENT, "", 128, "Số: 128/UBND"),
        (PARTY, Kind.PLAN, "", 5, "Số 05-KH/ĐU"),
        (PARTY, Kind.PLAN, "", None, "Số      -KH/ĐU"),
        (PARTY, Kind.ASSIGNMENT, "VP", 219, "Số 219-CV/ĐU"),
        (FRONT, Kind.INVITATION, "", 13, "Số: 13/GM-MTTQ-BTT"),
        (FRONT, Kind.ASSIGNMENT, "", 249, "Số: 249/MTTQ-BTT"),
        (COUNCIL, Kind.NOTICE, "", 30, "Số: 30/TB-HĐND"),
    ],
)
def test_number_and_symbol(house, kind, unit, number, printed):
    assert (
        lay(plan(house, kind=kind, symbol=house.symbol_of(kind, unit=unit), number=number)).number == printed
    )


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (date(2025, 2, 5), None, "Minh Sơn, ngày 05 tháng 02 năm 2025"),
        (date(2025, 3, 5), None, "Minh Sơn, ngày 05 tháng 3 năm 2025"),
        (date(2025, 10, 15), None, "Minh Sơn, ngày 15 tháng 10 năm 2025"),
        (date(2026, 1, 31), None, "Minh Sơn, ngày 31 tháng 01 năm 2026"),
        (None, (2025, 2), "Minh Sơn, ngày      tháng 02 năm 2025"),
        (None, None, "Minh Sơn, ngày      tháng      năm"),
    ],
)
def test_place_and_day(day, month, printed):
    assert lay(plan(day=day, month=month)).date == printed


def body_of(house, *blocks):
    """Return the lines of a body."""
    return [part.whole for part in lay(plan(house, blocks=blocks)).body]


def test_bases_are_punctuated_as_the_house_does():
    bases = Bases(("Căn cứ Luật A.", "Căn cứ Nghị định B;"))
    assert body_of(STATE, bases, Paragraph("Xây dựng:"))[:2] == ["Căn cứ Luật A;", "Căn cứ Nghị định B."]
    assert body_of(PARTY, bases, Paragraph("Xây dựng:"))[:2] == ["- Căn cứ Luật A;", "- Căn cứ Nghị định B,"]
    assert body_of(PARTY, bases, Heading(1, "A", "I"), Paragraph("B"))[1] == "- Căn cứ Nghị định B."


@pytest.mark.parametrize("text", ["Hết", "Hết.", "Hết;", "Hết./.", "Hết ./. "])
def test_the_end_mark_is_set_once(text):
    assert body_of(STATE, Paragraph("Đầu."), Paragraph(text)) == ["Đầu.", "Hết./."]
    assert body_of(PARTY, Paragraph(text)) == ["Hết."]


def test_the_end_mark_stands_before_the_annexes_and_below_a_last_table():
    table = Table(("A",), (("1",),), (1,))
    printed = lines(plan(blocks=(Paragraph("Như sau:"), table)))
    assert printed[printed.index("Nơi nhận:") - 3 : printed.index("Nơi nhận:")] == ["A", "1", "./."]
    assert "Địa điểm: Hội trường./." in body_of(STATE, Item("A"), Paragraph("Hội trường", lead="Địa điểm:"))


def test_headings_have_the_marks_of_the_house_and_no_stop():
    blocks = (
        Heading(1, "Mục đích:", "I"),
        Heading(2, "Yêu cầu.", "1"),
        Heading(3, "Thôn", "a"),
        Paragraph("Hết"),
    )
    assert body_of(STATE, *blocks)[:3] == ["I. MỤC ĐÍCH", "1. Yêu cầu", "a) Thôn"]
    assert body_of(PARTY, *blocks)[0] == "I- MỤC ĐÍCH"


def test_kinh_gui_is_one_line_or_a_list():
    assert body_of(STATE, Addressees(("Phòng Kinh tế;",)), Paragraph("A"))[0] == "Kính gửi: Phòng Kinh tế"
    several = body_of(STATE, Addressees(("Phòng Kinh tế", "Công an xã.")), Paragraph("A"))
    assert several[:3] == ["Kính gửi:", "- Phòng Kinh tế;", "- Công an xã."]


def test_recipients_end_in_where_it_is_filed():
    paper = plan(recipients=(Recipient("Đảng ủy xã;", "b/c"), Recipient("Trưởng thôn")), filed="Lưu: VT, VP.")
    assert lay(paper).to == ("- Đảng ủy xã (b/c);", "- Trưởng thôn;", "- Lưu: VT, VP.")


def test_a_purpose_stands_alone_on_no_line():
    to = Recipient("Các phòng, đơn vị thuộc UBND xã", "t/h"), Recipient("Thôn", "để biết")
    paper = plan(recipients=to)
    assert lay(paper).to[:2] == ("- Các phòng, đơn vị thuộc UBND xã\u00a0(t/h);", "- Thôn (để biết);")


def test_a_letter_has_its_subject_under_the_number():
    assert lay(letter()).about.startswith("V/v giao giải quyết") and lay(letter()).title == ""
    assert lay(letter(PARTY)).about.startswith("về việc giao giải quyết")


def test_the_subject_of_a_party_paper_begins_small_unless_with_a_name():
    assert lay(invitation(PARTY)).subject.startswith("dự Hội nghị")
    assert lay(plan(PARTY, subject="Đảng ủy xã với Nhân dân")).subject.startswith("Đảng ủy")


def test_tone_marks_follow_the_house_but_not_in_names():
    text = "Ủy ban xã Hoà Bình hòa giải, khoẻ, quý, huỷ, hoàn thành; CỘNG HOÀ; ông Thuỷ và bà Hòa"
    new, old = marks.respell(text, Tone.NEW), marks.respell(text, Tone.OLD)
    assert new.startswith("Ủy ban xã Hoà Bình hòa giải, khỏe, quý, hủy, hoàn thành; CỘNG HÒA")
    assert old.startswith("Uỷ ban xã Hoà Bình hoà giải, khoẻ, quý, huỷ, hoàn thành; CỘNG HOÀ")
    assert new.endswith("ông Thuỷ và bà Hòa") and old.endswith("ông Thuỷ và bà Hòa")
    assert marks.respell(new, Tone.NEW) == new and marks.respell(old, Tone.OLD) == old


def test_a_house_of_the_old_spelling_never_mixes():
    house = replace(PARTY, tone=Tone.OLD)
    body = body_of(house, Paragraph("Đảng ủy xã, Đảng uỷ phường, khóa, khoá"))
    assert body == ["Đảng uỷ xã, Đảng uỷ phường, khoá, khoá."]


@pytest.mark.parametrize(
    ("text", "size", "measured"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.2),
        ("ỦY BAN NHÂN DÂN", 13, 43.2),
        ("XÃ TRÀ THANH", 13, 35.4),
        ("HỘI ĐỒNG NHÂN DÂN", 13, 49.6),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, 72.9),
    ],
)
def test_widths_are_those_of_times(text, size, measured):
    assert width(text, size, bold=True) == pytest.approx(measured, abs=0.5)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ỦY BAN NHÂN DÂN XÃ MINH SƠN", ["ỦY BAN NHÂN DÂN", "XÃ MINH SƠN"]),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", ["ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM"]),
        ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", ["THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN"]),
        ("ĐẢNG ỦY XÃ MINH SƠN", ["ĐẢNG ỦY XÃ MINH SƠN"]),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", ["ĐẢNG BỘ", "THÀNH PHỐ HỒ CHÍ MINH"]),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MINH SƠN",
            ["ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "XÃ MINH SƠN"],
        ),
    ],
)
def test_a_long_name_is_broken_where_a_clerk_would(text, lines):
    assert balance(text, 62, 13, bold=True) == lines


def test_a_row_loses_no_cell():
    with pytest.raises(ValueError, match="more cells"):
        lay(plan(blocks=(Table(("A",), (("1", "2"),), (1,)), Paragraph("Hết"))))


def test_no_line_of_a_subject_ends_within_a_phrase():
    text = "tổ chức Hội nghị tiếp xúc, đối thoại giữa người đứng đầu cấp ủy, chính quyền xã với Nhân dân"
    above, below = balance(text, 161, 14, bold=True)
    assert below.split()[0] not in {"thoại", "đầu", "ủy,", "quyền", "đứng", "dân"}
    assert abs(width(above, 14, bold=True) - width(below, 14, bold=True)) < 50


@pytest.mark.parametrize(
    ("text", "room", "size", "lines"),
    [
        (
            "Thời gian, địa điểm, nội dung tổ chức Hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với "
            "Nhân dân ba thôn Suối Cát, Nà Lạnh, Đồi Thông",
            163, 14,
            ["Thời gian, địa điểm, nội dung tổ chức Hội nghị đối thoại",
             "giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân ba thôn", "Suối Cát, Nà Lạnh, Đồi Thông"],
        ),
        (
            "Đối thoại giữa Chủ tịch UBND xã với Nhân dân về đất ở, kênh mương nội đồng và nước sạch, "
            "năm 2026",
            163, 14,
            ["Đối thoại giữa Chủ tịch UBND xã với Nhân dân về đất ở,",
             "kênh mương nội đồng và nước sạch, năm 2026"],
        ),
        (
            "về việc đôn đốc thực hiện nhiệm vụ theo Kế hoạch số 31-KH/ĐU", 63, 12,
            ["về việc đôn đốc thực hiện nhiệm vụ", "theo Kế hoạch số 31-KH/ĐU"],
        ),
    ],
)  # fmt: skip
def test_a_subject_is_broken_between_phrases_if_need_be_in_one_line_more(text, room, size, lines):
    assert balance(text, room, size, bold=size == 14) == lines


def test_no_column_is_narrower_than_its_longest_word():
    table = Table(("STT", "Nội dung", "Thời hạn"), (("1", "Nạo vét mương", "15/12/2026"),), (1, 40, 1))
    grid = lay(plan(blocks=(table, Paragraph("Hết")))).body[0]
    widths = columns(grid, 165)
    assert sum(widths) == pytest.approx(165)
    assert widths[0] > width("STT", 12, bold=True) + 2.4 and widths[2] > width("15/12/2026", 12) + 2.4
