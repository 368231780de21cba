"""The same plan, printed line by line or not, reads alike."""

import re
import textwrap
import unicodedata
from pathlib import Path

import pytest

from intranet.plans.parsing import Reading, read_bytes, read_text
from intranet.plans.parsing.outline import Outline

SAMPLES = Path(__file__).parent / "samples"
HEAD = "UBND XÃ AN BÌNH\nSố: 3/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nĐối thoại năm 2026\n"


def work(read: Reading) -> list[tuple[object, ...]]:
    """Return what the plan orders, without the lines it stands on."""
    return [
        (one.units, one.coordinating, task.text, task.due and task.due.rule)
        for one in read.assignments
        for task in one.tasks
    ]


def tasks(*lines: str) -> list[str]:
    """Return the words of the tasks of a plan whose section holds *lines*."""
    read = read_text(HEAD + "I. TỔ CHỨC THỰC HIỆN\n" + "\n".join(lines))
    return [task.text for one in read.assignments for task in one.tasks]


@pytest.mark.parametrize("width", [66, 80, 95])
@pytest.mark.parametrize("name", ["xa-2025", "de-muc", "bau-cu", "chi-bo"])
def test_a_wrapped_plan_orders_the_same(name: str, width: int) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    wrapped = [
        piece
        for line in text.split("\n")
        for piece in (textwrap.wrap(line, width, break_on_hyphens=False) if len(line) > width else [line])
    ]
    assert work(read_text("\n".join(wrapped))) == work(read_text(text))


@pytest.mark.parametrize("name", ["xa-2025", "dang-phuong", "truong"])
def test_letters_in_pieces_read_as_whole_ones(name: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    assert work(read_text(unicodedata.normalize("NFD", text))) == work(read_text(text))


def test_where_an_editor_broke_the_lines_a_line_with_room_ends_a_paragraph() -> None:
    text = (SAMPLES / "xuong-dong.txt").read_text(encoding="utf-8")
    found = read_text(text)
    assert [task.text.split()[0] for one in found.assignments for task in one.tasks] == [
        "Chủ", "Thuê", "Nghiệm", "Đóng", "Huy", "Xong",
    ]  # fmt: skip
    ended = found.assignments[-1].tasks
    assert [bool(task.due) for task in ended] == [False, True]


@pytest.mark.parametrize("name", ["chuyen-doi-so", "de-an", "phuong-tat"])
def test_a_pdf_is_divided_into_paragraphs_by_where_its_lines_begin(name: str) -> None:
    printed = read_bytes((SAMPLES / "files" / f"{name}.pdf").read_bytes(), name=f"{name}.pdf")
    plain = read_text((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))
    assert work(printed) == work(plain)
    assert printed.header == plain.header


def test_a_dash_within_a_bracket_is_no_bullet() -> None:
    assert tasks(
        "1. Các chi bộ",
        "- Gửi báo cáo về Đảng ủy (qua đồng chí Lê Văn Tám",
        "- Phó Chánh Văn phòng) trước ngày 05/3/2026.",
        "- Bố trí phòng họp.",
    ) == [
        "Gửi báo cáo về Đảng ủy (qua đồng chí Lê Văn Tám - Phó Chánh Văn phòng) trước ngày 05/3/2026.",
        "Bố trí phòng họp.",
    ]


def test_a_line_that_wants_a_figure_or_a_name_goes_on() -> None:
    assert tasks(
        "1. Kế toán: chuẩn bị sổ sách phục vụ kiểm tra tài chính vào tháng",
        "12/2026 và lưu hồ sơ.",
        "2. Văn phòng Đảng ủy: tổng hợp tình hình, gửi báo cáo về",
        "Thường trực Đảng ủy.",
    ) == [
        "chuẩn bị sổ sách phục vụ kiểm tra tài chính vào tháng 12/2026 và lưu hồ sơ.",
        "tổng hợp tình hình, gửi báo cáo về Thường trực Đảng ủy.",
    ]


def test_a_heading_that_ends_in_belonging_stays_a_heading() -> None:
    read = read_text(
        HEAD + "I. TỔ CHỨC THỰC HIỆN\n1. Các phòng, ban, đơn vị trực thuộc\nTriển khai đến viên chức."
    )
    assert read.assignments[0].units == ("Các phòng, ban, đơn vị trực thuộc",)


@pytest.mark.parametrize("name", ["khong-so", "hoa-thi", "chu-hoa-duoi-la-ma", "hoi-nong-dan", "phong-xa"])
@pytest.mark.parametrize("width", [60, 88])
def test_headings_without_numbers_are_found_in_printed_lines(name: str, width: int) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    wrapped = "\n".join(
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(line, width, break_on_hyphens=False) or [""]
    )
    assert work(read_text(wrapped)) == work(read_text(text))


@pytest.mark.parametrize("name", ["xa-2025", "phoi-hop", "thi-tran", "tram-y-te"])
def test_units_whose_numbers_were_lost_keep_their_work(name: str) -> None:
    read = read_text((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))
    assert read.section is not None
    lines = [
        re.sub(r"^\d{1,2}[.\-]\s*(?=\D)", "", line) if at >= read.section.first_line else line
        for at, line in enumerate(read.lines)
    ]
    assert work(read_text("\n".join(lines))) == work(read)


def test_a_name_of_two_fields_goes_on_behind_the_end_of_a_line() -> None:
    lines = [
        "1. Công an xã: chia sẻ số liệu về các vụ việc trong tháng với cán bộ của Phòng Văn hóa",
        "- Xã hội để tổng hợp, báo cáo Chủ tịch UBND xã trước buổi đối thoại năm ngày làm việc.",
        "- Giữ trật tự.",
    ]
    found = Outline(lines, wrapped=True).paragraphs()
    assert [one.marker for one in found] == ["1.", "-"]
    assert "Phòng Văn hóa - Xã hội để tổng hợp" in found[0].text


@pytest.mark.parametrize("width", range(60, 101, 2))
def test_a_unit_begins_anew_behind_a_line_that_ends_full(width: int) -> None:
    said = [
        "Hội đồng quản trị chịu trách nhiệm ký hợp đồng bao tiêu với doanh nghiệp trước ngày 05/6/2026, "
        "thông báo giá sàn đến từng thành viên.",
        "Ban Kiểm soát theo dõi việc thực hiện hợp đồng, giám sát chất lượng vật tư do hợp tác xã cung ứng.",
        "Tổ dịch vụ bơm tưới vận hành ba trạm bơm theo lịch, bảo đảm nước cho đợt xuống giống tập trung, sửa "
        "chữa cống đầu kênh xong trước ngày 08/6/2026.",
        "Tổ máy gặt đăng ký lịch gặt với các tổ trưởng chậm nhất 10 ngày trước khi thu hoạch.",
        "Kế toán mở sổ theo dõi công nợ vật tư của từng hộ, đối chiếu vào ngày 30 hằng tháng.",
    ]
    assert tasks(*(line for text in said for line in textwrap.wrap(text, width))) == said


def test_a_name_cut_behind_its_kind_goes_on() -> None:
    read = read_text(
        HEAD + "I. TỔ CHỨC THỰC HIỆN\n"
        "1. Ủy ban nhân dân các xã, phường ven sông; Phòng Nông nghiệp của tỉnh; Chi cục\n"
        "Trồng trọt và Bảo vệ thực vật\n"
        "Rà soát diện tích lúa bị nhiễm rầy, khoanh vùng và hướng dẫn nông dân phun thuốc\n"
        "theo đúng quy trình kỹ thuật, báo cáo kết quả trước ngày 20/4/2026.\n"
    )
    assert [one.units[-1] for one in read.assignments] == ["Chi cục Trồng trọt và Bảo vệ thực vật"]
