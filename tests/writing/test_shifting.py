"""A plan is moved to another year: its own dates, each listed; never those of what it cites."""

from datetime import date

import pytest

from intranet.writing.shifting import grouped, shift

HEAD = "Số: 12/KH-UBND\nMinh Sơn, ngày 14 tháng 02 năm 2025\nKẾ HOẠCH\n"


def body(line: str, to: int = 2026, start: int = 2025) -> str:
    return shift(f"KẾ HOẠCH\n{line}", start, to).text.split("\n")[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Đối thoại với Nhân dân năm 2025", "Đối thoại với Nhân dân năm 2026"),
        ("gửi trước ngày 30/9/2025.", "gửi trước ngày 30/9/2026."),
        ("gửi trước ngày 05.9.2025.", "gửi trước ngày 05.9.2026."),
        ("từ ngày 01/10/2024 đến ngày 30/9/2025", "từ ngày 01/10/2025 đến ngày 30/9/2026"),
        ("từ ngày 01/10 đến 15/10/2025", "từ ngày 01/10 đến 15/10/2026"),
        ("trong tháng 9/2025, tháng 11 năm 2025", "trong tháng 9/2026, tháng 11 năm 2026"),
        ("Quý II, III/2025; quý IV năm 2025", "Quý II, III/2026; quý IV năm 2026"),
        ("ngày 20 tháng 11 năm 2025", "ngày 20 tháng 11 năm 2026"),
        ("năm học 2025-2026", "năm học 2026-2027"),
        ("vụ Đông Xuân 2025 – 2026", "vụ Đông Xuân 2026 – 2027"),
        ("thứ Sáu, ngày 28/11/2025", "thứ Bảy, ngày 28/11/2026"),
        ("ngày 28/11/2025 (thứ Sáu)", "ngày 28/11/2026 (thứ Bảy)"),
        ("so với năm 2024", "so với năm 2025"),
    ],
)
def test_what_is_the_plans_own_is_moved(old, new):
    assert body(old) == new


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Kế hoạch số 05/KH-TU ngày 10/01/2025 của Tỉnh ủy về đối thoại năm 2025;",
        "Theo Luật số 72/2025/QH15, các đơn vị công khai kết quả.",
        "Thực hiện Nghị quyết số 30/2025/NQ-HĐND ngày 02 tháng 7 năm 2025 về ngân sách năm 2025.",
        "- Nhiệm kỳ 2025-2030.",
        "- Chương trình giai đoạn 2021-2025.",
        "- Từ năm 2016 đến nay.",
        "1. Số liệu 1/2 số hộ.",
    ],
)
def test_what_is_cited_and_what_is_long_past_stays(line):
    assert body(line) == line


def test_a_citation_within_a_sentence_stays_and_the_rest_moves():
    line = "I. Việc\n- Theo Kế hoạch số 10/KH-UBND ngày 05/01/2025, hoàn thành trước ngày 30/6/2025."
    assert (
        shift(f"KẾ HOẠCH\n{line}", 2025, 2026).text.split("\n")[2]
        == "- Theo Kế hoạch số 10/KH-UBND ngày 05/01/2025, hoàn thành trước ngày 30/6/2026."
    )


def test_the_sentence_that_adopts_the_plan_moves_and_its_ground_stays():
    line = (
        "Thực hiện Kế hoạch số 02-KH/ĐU ngày 03/01/2025 của Đảng ủy xã, "
        "UBND xã xây dựng Kế hoạch đối thoại năm 2025 như sau:"
    )
    assert body(line).endswith("UBND xã xây dựng Kế hoạch đối thoại năm 2026 như sau:")
    assert "ngày 03/01/2025" in body(line)


def test_number_and_day_are_blank_until_it_is_signed_again():
    lines = shift(HEAD, 2025, 2026).text.split("\n")
    assert lines[:2] == ["Số:      /KH-UBND", "Minh Sơn, ngày      tháng      năm 2026"]
    party = shift("Số 132 -KH/ĐU\nKẾ HOẠCH", 2025, 2026).text
    assert party.startswith("Số      -KH/ĐU")


def test_every_change_is_listed_with_its_line():
    found = shift(f"{HEAD}gửi trước ngày 30/8/2025\nxong trong quý I/2025", 2025, 2026)
    assert [(one.line, one.old, one.new) for one in found.changes] == [
        (1, "Số: 12", "Số:      "),
        (2, "ngày 14 tháng 02 năm 2025", "ngày      tháng      năm 2026"),
        (4, "30/8/2025", "30/8/2026"),
        (5, "quý I/2025", "quý I/2026"),
    ]
    assert found.changes[2].note == "rơi vào Chủ nhật"


def test_a_day_that_is_not_there_becomes_the_one_before():
    found = shift("KẾ HOẠCH\ntrước ngày 29/02/2024", 2024, 2025)
    assert found.text.endswith("28/02/2025")
    assert found.changes[0].note == "năm 2025 không có ngày 29/02"


def test_a_day_off_is_named():
    found = shift(
        "KẾ HOẠCH\nngày 02/9/2025",
        2025,
        2026,
        off=lambda day: "Quốc khánh" if day == date(2026, 9, 2) else "",
    )
    assert found.changes[0].note == "rơi vào Quốc khánh"


def test_what_only_a_person_can_say_is_named_too():
    found = shift("KẾ HOẠCH\nĐối thoại 2025\nnhiệm kỳ 2025-2030\ntrước ngày 15/8, gửi báo cáo", 2025, 2026)
    assert [(one.line, one.old) for one in found.left] == [
        (2, "2025"), (3, "nhiệm kỳ 2025-2030"), (4, "ngày 15/8"),
    ]  # fmt: skip
    assert found.changes == ()


def test_the_same_change_is_listed_once_with_its_lines():
    found = shift("KẾ HOẠCH\nĐối thoại năm 2026\nI. MỤC ĐÍCH\n- Trong năm 2026.", 2026, 2027)
    (one,) = grouped(found.changes)
    assert (one.lines, one.old, one.new) == ((2, 4), "năm 2026", "năm 2027")


def test_what_stays_the_same_is_no_change():
    text = "Minh Sơn, ngày      tháng      năm 2027\nKẾ HOẠCH\nĐối thoại"
    assert shift(text, 2026, 2027).changes == ()


def test_the_name_of_a_lunar_year_is_flagged():
    found = shift("KẾ HOẠCH\nĐối thoại\nI. MỤC ĐÍCH\n- Trước Tết Bính Ngọ, sau quý dần.", 2026, 2027)
    assert [(one.line, one.old) for one in found.left] == [(4, "Bính Ngọ")]
    assert "Đinh Mùi" in found.left[0].note
