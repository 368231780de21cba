"""Dialogues listed one by one, each with its day, place and audience, and days that nobody took."""

import pytest

from intranet.plans.parsing import Reading, read_text

HEAD = """ĐẢNG ỦY XÃ MINH SƠN
Số 40-KH/ĐU
Minh Sơn, ngày 20 tháng 11 năm 2026
KẾ HOẠCH
Bí thư Đảng ủy đối thoại với đảng viên và Nhân dân cuối năm 2026
I- THỜI GIAN, ĐỊA ĐIỂM
"""
WORK = "\nII- TỔ CHỨC THỰC HIỆN\n1. Văn phòng Đảng ủy\n- Gửi giấy mời.\n2. Công an xã\n- Giữ trật tự.\n"
FIRST = "1. Cuộc thứ nhất: sáng ngày 15/12/2026 (thứ Ba), tại Nhà văn hóa, cho hai thôn Đồi Chè, Làng Sen."
SECOND = "2. Cuộc thứ hai: chiều ngày 17/12/2026 (thứ Năm), tại Trường Tiểu học, trên địa bàn thôn Hạ."


def read(*lines: str) -> Reading:
    """Return the reading of a plan whose part on time and place holds *lines*."""
    return read_text(HEAD + "\n".join(lines) + WORK)


def test_numbered_meetings_are_dialogues_of_their_own() -> None:
    found = read(FIRST, SECOND).dialogues
    assert [(one.label, (one.when or {})["date"], one.place, one.audience) for one in found] == [
        ("Cuộc thứ nhất", "2026-12-15", "Nhà văn hóa", "hai thôn Đồi Chè, Làng Sen"),
        ("Cuộc thứ hai", "2026-12-17", "Trường Tiểu học", "thôn Hạ"),
    ]


@pytest.mark.parametrize("when", ["cuối năm 2026", "đầu năm 2026", "năm 2026"])
def test_the_time_of_year_is_no_part_of_the_audience(when: str) -> None:
    text = (HEAD + "1. Thời gian: ngày 15/12/2026." + WORK).replace("cuối năm 2026", when)
    assert [one.audience for one in read_text(text).dialogues] == ["đảng viên và Nhân dân"]


def test_a_day_that_no_dialogue_took_is_told() -> None:
    reading = read("1. Thời gian: ngày 15/12/2026.", "2. Ngày 17/12/2026 gặp riêng thôn Hạ.")
    assert [one.line for one in reading.findings if one.code == "dialogue_day_unread"] == [8]


def test_papers_cited_beside_the_time_are_no_dialogues() -> None:
    reading = read("1. Thời gian: ngày 15/12/2026, theo Quyết định số 11-QĐ/TW ngày 18/02/2019.")
    assert not [one for one in reading.findings if one.code == "dialogue_day_unread"]


@pytest.mark.parametrize("label", ["Thành phần", "Thành phần tham dự", "Đối tượng dự"])
def test_who_takes_part_is_the_audience_where_the_title_names_nobody(label: str) -> None:
    text = (HEAD + f"1. Thời gian: ngày 15/12/2026.\n2. {label}: người dân sáu thôn." + WORK).replace(
        " với đảng viên và Nhân dân cuối", " trực tiếp"
    )
    assert [one.audience for one in read_text(text).dialogues] == ["người dân sáu thôn"]


@pytest.mark.parametrize(
    ("line", "audience"),
    [
        (
            "Lãnh đạo UBND xã, các phòng; đại diện các hộ dùng nước ở thôn Hạ, thôn Thượng (khoảng 80).",
            "đại diện các hộ dùng nước ở thôn Hạ, thôn Thượng",
        ),
        ("các tiểu thương chợ Mới; Công an xã.", "các tiểu thương chợ Mới"),
        ("Thường trực Đảng ủy, đại diện Hội Nông dân, công chức Hộ tịch.", "đảng viên và Nhân dân"),
        ("khoảng 120 đại biểu.", "đảng viên và Nhân dân"),
        # unions by their short names, in a list of organisations
        ("Lãnh đạo UBND xã; MTTQ, Hội Nông dân, Phụ nữ, Cựu chiến binh, Đoàn xã.", "đảng viên và Nhân dân"),
        ("Phụ nữ xã, Thanh niên xã, Trưởng các thôn.", "đảng viên và Nhân dân"),
        ("Hội Nông dân, Phụ nữ xã Minh Sơn; hộ nuôi cá lồng ven hồ.", "hộ nuôi cá lồng ven hồ"),
        ("Lao động - Thương binh và Xã hội, hội viên làm vườn.", "hội viên làm vườn"),
        # no more than the title says
        ("Hội Nông dân, Phụ nữ xã, Trưởng các thôn, toàn thể cử tri.", "đảng viên và Nhân dân"),
        ("Lãnh đạo xã, hộ nuôi ong, Nhân dân các thôn.", "đảng viên và Nhân dân"),
        # people on both sides of an office
        ("hộ nuôi ong, trồng chè, Công an xã, người có uy tín.", "hộ nuôi ong, trồng chè, người có uy tín"),
        ("hộ nuôi ong ven suối; Trạm Y tế, trường học.", "hộ nuôi ong ven suối"),
        ("hộ nuôi ong (mỗi thôn 5, Công an mời); Trưởng thôn.", "hộ nuôi ong (mỗi thôn 5, Công an mời)"),
    ],
)
def test_the_line_on_who_takes_part_says_it_better_than_the_title(line: str, audience: str) -> None:
    found = read("1. Thời gian: ngày 15/12/2026.", f"2. Thành phần: {line}").dialogues
    assert [one.audience for one in found] == [audience]


def test_whom_the_title_names_by_village_is_not_called_by_less() -> None:
    text = HEAD + "1. Thời gian: ngày 15/12/2026.\n2. Thành phần: đại diện các hộ dân." + WORK
    found = read_text(text.replace("đảng viên và Nhân dân", "Nhân dân thôn Hạ")).dialogues
    assert [one.audience for one in found] == ["Nhân dân thôn Hạ"]


def test_who_chairs_is_read_from_a_line_of_its_own() -> None:
    said = read("1. Thời gian: ngày 15/12/2026.", "2. Chủ trì: đồng chí Bí thư Đảng ủy.")
    assert [one.chair for one in said.dialogues] == ["đồng chí Bí thư Đảng ủy"]
    assert [one.chair for one in read("1. Thời gian: ngày 15/12/2026.").dialogues] == [None]


@pytest.mark.parametrize(
    "joint",
    [
        ". Thư ký: công chức Văn phòng.",
        "; thư ký: công chức Văn phòng.",
        ", thư ký là công chức Văn phòng.",
        "; công chức Văn phòng ghi chép.",
        " (đồng chủ trì: Thường trực HĐND).",
    ],
)
def test_who_chairs_ends_at_the_next_label(joint: str) -> None:
    said = read("1. Thời gian: ngày 15/12/2026.", f"2. Chủ trì: đồng chí Bí thư Đảng ủy{joint}")
    assert [one.chair for one in said.dialogues] == ["đồng chí Bí thư Đảng ủy"]


@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("Tô Văn Bính (Phó Chủ tịch UBND xã); thư ký: Văn phòng.", "Tô Văn Bính (Phó Chủ tịch UBND xã)"),
        ("Ông Tô Văn Bính - Phó Bí thư Đảng ủy.", "Ông Tô Văn Bính - Phó Bí thư Đảng ủy"),
        ("Đại diện Thường trực HĐND xã.", "Đại diện Thường trực HĐND xã"),
        ("Tập thể Thường trực Đảng ủy.", "Tập thể Thường trực Đảng ủy"),
        ("……………………", None),
        ("Đồng chí ..................., Chủ tịch UBND xã.", None),
        ("Phòng Kinh tế; phối hợp: các thôn.", None),
        ("Văn phòng HĐND và UBND xã.", None),
    ],
)
def test_who_chairs_is_a_person_or_an_office(line: str, chair: str | None) -> None:
    found = read("1. Thời gian: ngày 15/12/2026.", f"2. Chủ trì: {line}").dialogues
    assert [one.chair for one in found] == [chair]


@pytest.mark.parametrize("heading", ["2. Thành phần:", "2. Thành phần tham dự", "2. Thành phần dự gồm:"])
def test_bullets_under_who_takes_part_are_its_words(heading: str) -> None:
    said = read(
        "1. Thời gian: ngày 15/12/2026.",
        heading,
        "- Thường trực Đảng ủy, HĐND xã;",
        "- Đại diện các hộ dân thôn Hạ, thôn Thượng (khoảng 60 người);",
        "- Trưởng các thôn.",
        "3. Địa điểm: Nhà văn hóa xã.",
    )
    assert [one.audience for one in said.dialogues] == ["Đại diện các hộ dân thôn Hạ, thôn Thượng"]


@pytest.mark.parametrize(
    ("other", "own"),
    [
        ("Hội nghị tổng kết: sáng ngày 12/12/2026, tại hội trường xã.", "Đối thoại: chiều ngày 15/12/2026."),
        ("Hội thi: 14 giờ 00, ngày 16/12/2026.", "Đối thoại với đảng viên: 8 giờ 00, ngày 15/12/2026."),
        ("Diễn đàn trẻ em: ngày 10/12/2026.", "Hội nghị đối thoại: ngày 15/12/2026, tại Nhà văn hóa."),
    ],
)
def test_what_else_a_plan_holds_is_no_dialogue(other: str, own: str) -> None:
    for lines in ((other, own), (own, other)):
        found = read(*(f"{at}. {line}" for at, line in enumerate(lines, start=1))).dialogues
        assert [(one.when or {})["date"] for one in found] == ["2026-12-15"]


def test_dialogues_are_told_by_the_place_they_are_for() -> None:
    lines = ("- Cụm thôn số 1: ngày 15/12/2026, tại thôn Hạ.", "- Cụm thôn số 2: ngày 17/12/2026.")
    assert [((one.when or {})["date"], one.label) for one in read(*lines).dialogues] == [
        ("2026-12-15", "Cụm thôn số 1"),
        ("2026-12-17", "Cụm thôn số 2"),
    ]
