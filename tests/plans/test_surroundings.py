"""What stands around a plan's text: letterhead, title, grounds, recipients, signature."""

import pytest

from intranet.plans.parsing import Reading, read_text

TOP = """UBND TỈNH ĐÔNG HẢI
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số:      /KH-SNNMT
Đông Hải, ngày {date}
KẾ HOẠCH
{title}
{grounds}
Sở Nông nghiệp và Môi trường ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Khống chế bệnh dại.
II. TỔ CHỨC THỰC HIỆN
1. Chi cục Chăn nuôi và Thú y: chủ trì triển khai Kế hoạch.
2. Văn phòng Sở: theo dõi việc thực hiện.
{end}"""
END = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\nGIÁM ĐỐC\nMạc Thế Vinh"
GROUND = "Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015;"


def read(*, date: str = "03 tháng 3 năm 2026", title: str = "Phòng bệnh dại", **more: str) -> Reading:
    """Return the reading of a plan with the given parts."""
    return read_text(TOP.format(date=date, title=title, **{"grounds": GROUND, "end": END, **more}))


def test_a_title_ends_before_a_short_line_of_grounds() -> None:
    title = "Phòng bệnh dại trên đàn chó"
    header = read(title=title, grounds="Thực hiện Chương trình công tác năm 2026\ncủa Ban Chỉ đạo;").header
    assert header.title == f"KẾ HOẠCH {title}"
    assert header.legal_bases == ("Chương trình công tác năm 2026 của Ban Chỉ đạo",)


def test_a_letterhead_is_spelled_as_the_text_spells_it() -> None:
    assert read().header.issuer == "Sở Nông nghiệp và Môi trường tỉnh Đông Hải"


def test_a_letterhead_in_a_narrow_column_is_put_together() -> None:
    text = TOP.format(date="03 tháng 3 năm 2026", title="Phòng bệnh dại", grounds=GROUND, end=END)
    narrow = text.replace("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG").replace(
        "03 tháng 3 năm 2026", "03 tháng 3 năm\n2026"
    )
    header = read_text(narrow).header
    assert (header.issuer, header.date) == (
        "Sở Nông nghiệp và Môi trường tỉnh Đông Hải", "2026-03-03",
    )  # fmt: skip


def test_a_motto_in_a_narrow_column_names_nobody() -> None:
    text = TOP.format(date="03 tháng 3 năm 2026", title="Phòng bệnh dại", grounds=GROUND, end=END)
    narrow = text.replace("Số:", "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập - Tự do -\nHạnh phúc\nSố:")
    assert read_text(narrow).header.issuer == "Sở Nông nghiệp và Môi trường tỉnh Đông Hải"


def test_a_recipient_that_a_page_divided_is_put_together_behind_the_signature() -> None:
    header = read(
        end="Nơi nhận:\n- Thường trực Đảng ủy (để\nTM. BAN CHỈ ĐẠO\nGIÁM ĐỐC\nb/c);\n- Lưu: VT.\nMạc Thế Vinh"
    ).header
    assert [(one.name, one.purpose) for one in header.recipients] == [
        ("Thường trực Đảng ủy", "b/c"), ("Lưu: VT", None),
    ]  # fmt: skip
    assert header.signer.name == "Mạc Thế Vinh"


def test_recipients_go_on_behind_a_signature_that_a_page_put_between_them() -> None:
    end = (
        "Nơi nhận:\n- UBND tỉnh (b/c);\nTM. BAN CHỈ ĐẠO\nGIÁM ĐỐC\nMạc Thế Vinh\n- Chi cục Thú y;"
        "\n- Lưu: VT."
    )
    header = read(end=end).header
    assert [one.name for one in header.recipients] == ["UBND tỉnh", "Chi cục Thú y", "Lưu: VT"]
    assert header.signer.name == "Mạc Thế Vinh"


@pytest.mark.parametrize("date", ["15.4.2026", "15-4-2026", "15/04/2026", "15 tháng 4 năm 2026"])
def test_the_day_is_read_however_it_is_printed(date: str) -> None:
    header = read(date=date).header
    assert (header.place, header.date) == ("Đông Hải", "2026-04-15")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Phòng bệnh dại giai đoạn 2026 -\n2030", "KẾ HOẠCH Phòng bệnh dại giai đoạn 2026 - 2030"),
        ("Phòng bệnh dại năm\n2026", "KẾ HOẠCH Phòng bệnh dại năm 2026"),
        ("Phòng bệnh dại trong năm học\n2025-2026", "KẾ HOẠCH Phòng bệnh dại trong năm học 2025-2026"),
        ("Phòng bệnh dại dịp Tết Đinh Mùi\n2027", "KẾ HOẠCH Phòng bệnh dại dịp Tết Đinh Mùi 2027"),
        ("Phòng bệnh dại\ntrên đàn chó", "KẾ HOẠCH Phòng bệnh dại trên đàn chó"),
    ],
)
def test_a_title_ends_before_its_grounds(printed: str, title: str) -> None:
    found = read(title=printed).header
    assert found.title == title
    assert found.legal_bases == ("Luật Thú y ngày 19 tháng 6 năm 2015",)


@pytest.mark.parametrize(
    ("grounds", "number"),
    [
        ("Căn cứ Luật Thú y và Luật Chăn nuôi ngày 19/11/2018;", 2),
        ("Căn cứ Luật Thú y và Luật sửa đổi, bổ sung một số điều của Luật Thú y;", 1),
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thú y và Luật Chăn nuôi;", 1),
        ("Căn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2026 và Kế hoạch số 7/KH-UBND ngày 04/02/2026;", 2),
    ],
)
def test_documents_joined_are_two(grounds: str, number: int) -> None:
    assert len(read(grounds=grounds).header.legal_bases) == number


@pytest.mark.parametrize(
    ("mark", "purpose"),
    [
        ("(b/cáo)", "b/c"),
        ("(BC)", "b/c"),
        ("(để báo cáo)", "b/c"),
        ("(t/hiện)", "t/h"),
        ("(p/hợp)", "p/h"),
        ("(ph/h)", "p/h"),
        ("(để theo dõi)", None),
    ],
)
def test_marks_are_known_in_every_abbreviation(mark: str, purpose: str | None) -> None:
    end = f"Nơi nhận:\n- UBND tỉnh {mark};\n- Lưu: VT.\nGIÁM ĐỐC\nMạc Thế Vinh"
    assert read(end=end).header.recipients[0].purpose == purpose


def test_a_typed_brace_counts_for_its_lines() -> None:
    end = "Nơi nhận:\n- UBND tỉnh;   }\n- Sở Y tế;   } (b/c)\n- Các phòng (t/h);\n- Lưu: VT.\nGIÁM ĐỐC\nLê Tú"
    assert [(one.name, one.purpose) for one in read(end=end).header.recipients] == [
        ("UBND tỉnh", "b/c"),
        ("Sở Y tế", "b/c"),
        ("Các phòng", "t/h"),
        ("Lưu: VT", None),
    ]


@pytest.mark.parametrize(
    "end",
    [
        "Nơi nhận: KT. GIÁM ĐỐC\n- UBND tỉnh (b/c); PHÓ GIÁM ĐỐC\n- Lưu: VT. Mạc Thế Vinh",
        "Nơi nhận:\tKT. GIÁM ĐỐC\n-\tUBND tỉnh (b/c);\tPHÓ GIÁM ĐỐC\n-\tLưu: VT.\n\n\tMạc Thế Vinh",
        "Nơi nhận:\nKT. GIÁM ĐỐC\n- UBND tỉnh (b/c);\nPHÓ GIÁM ĐỐC\n- Lưu: VT.\nMạc Thế Vinh",
        "Nơi nhận:\n-\tUBND tỉnh (b/c);\n-\tLưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nMạc Thế Vinh",
    ],
)
def test_columns_run_together_are_told_apart(end: str) -> None:
    header = read(end=end).header
    assert [(one.name, one.purpose) for one in header.recipients] == [("UBND tỉnh", "b/c"), ("Lưu: VT", None)]
    assert header.signer is not None
    assert (header.signer.name, header.signer.title, header.signer.authority) == (
        "Mạc Thế Vinh",
        "PHÓ GIÁM ĐỐC",
        "KT. GIÁM ĐỐC",
    )


@pytest.mark.parametrize("name", ["K'Brơih Văn Thà", "Y Thuột Ayun", "H’Lê Niê", "Lò Thị Ngân Hà"])
def test_names_of_every_people_are_names(name: str) -> None:
    signer = read(end=f"Nơi nhận:\n- Lưu: VT.\nTM. BAN CHỈ ĐẠO\nPHÓ BÍ THƯ\nkiêm\nTRƯỞNG BAN\n{name}")
    assert signer.header.signer is not None
    assert (signer.header.signer.name, signer.header.signer.title) == (name, "PHÓ BÍ THƯ kiêm TRƯỞNG BAN")


def test_each_meeting_of_a_list_is_one_dialogue() -> None:
    read = read_text(
        "UBND XÃ AN BÌNH\nSố: 3/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nĐối thoại năm 2026\n"
        "I. THỜI GIAN: 02 cuộc\n"
        "- Cuộc 1: 8h00 ngày 18/4/2026 tại hội trường thôn Đông, với nông dân.\n"
        "- Cuộc 2: tháng 9/2026 tại hội trường xã, với tiểu thương.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: gửi giấy mời."
    )
    assert [(one.place, one.audience) for one in read.dialogues] == [
        ("hội trường thôn Đông", "nông dân"),
        ("hội trường xã", "tiểu thương"),
    ]


def test_a_check_of_what_followed_a_dialogue_orders_none() -> None:
    assert read(title="Giám sát việc trả lời kiến nghị sau đối thoại").dialogues == ()


def test_columns_set_with_tabs_are_told_apart() -> None:
    top = (
        "ĐẢNG BỘ TỈNH ĐÔNG HẢI\t\tĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ĐẢNG ỦY XÃ BÃI CHÀI\t\tBãi Chài, ngày 04 tháng 5 năm 2026\n"
        "*\nSố 12-KH/ĐU\nKẾ HOẠCH\nđối thoại với Nhân dân năm 2026\n"
        "Ban Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:\nI- TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng Đảng ủy: mời đại biểu trước ngày 20/5/2026.\n"
        "Nơi nhận:\t\tT/M BAN THƯỜNG VỤ\n- Các chi bộ,\t\tBÍ THƯ\n- Lưu.\n\t\tBế Thị Thu Hoài\n"
        "PHỤ LỤC\nTT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n1 | Trang trí | Đoàn Thanh niên xã | 19/5/2026\n"
    )
    read = read_text(top)
    assert (read.header.issuer, read.header.place) == ("Đảng ủy xã Bãi Chài", "Bãi Chài")
    assert read.header.signer is not None and read.header.signer.name == "Bế Thị Thu Hoài"
    assert [one.units for one in read.assignments] == [("Văn phòng Đảng ủy",), ("Đoàn Thanh niên xã",)]


def test_two_who_issue_a_plan_sign_it_both() -> None:
    end = (
        "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nLữ Thị Mai Lan\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐèo Văn Phúc\n"
        "Nơi nhận:\n- Lưu: VT."
    )
    header = read(end=end).header
    assert header.signer is not None and header.signer.name == "Lữ Thị Mai Lan"
    assert [(one.name, one.title) for one in header.co_signers] == [("Đèo Văn Phúc", "CHỦ TỊCH")]


BRIEF = (
    "UBND XÃ AN BÌNH\nSố: 3/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nPhòng bệnh dại năm 2026\n"
    "I. MỤC ĐÍCH\n1. Khống chế bệnh dại.\nTỔ CHỨC THỰC HIỆN\n"
)


def test_a_heading_in_capitals_of_matters_is_no_unit() -> None:
    found = read_text(
        f"{BRIEF}1. Phòng Kinh tế\n- Tham mưu tiêm phòng.\n2. CÁC GIẢI PHÁP CHỦ YẾU\n"
        "- Tăng cường tuyên truyền trên loa.\n3. Công an xã\n- Bảo đảm an ninh trật tự."
    )
    assert [one.units for one in found.assignments] == [("Phòng Kinh tế",), (), ("Công an xã",)]
    assert "no_unit" in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Ban Chỉ đạo phân công nhiệm vụ như sau:", []),
        ("Để thực hiện tốt Kế hoạch, UBND xã giao nhiệm vụ cụ thể:", []),
        ("Trạm Y tế phun thuốc, hướng dẫn nhân dân và giao cho:", ["Trạm Y tế"]),
    ],
)
def test_a_line_that_orders_something_does_not_only_lead(line: str, units: list[str]) -> None:
    found = read_text(
        f"{BRIEF}{line}\n1. Công an xã: bảo đảm an ninh trật tự.\n2. Các thôn: thông báo trên loa."
    )
    assert [unit for one in found.assignments for unit in one.units] == [*units, "Công an xã", "Các thôn"]


@pytest.mark.parametrize("word", ["Theo", "Xét"])
def test_a_proposal_is_a_ground_by_its_paper(word: str) -> None:
    said = f"{word} đề nghị của Chi cục Chăn nuôi và Thú y tại Tờ trình số 18/TTr-CNTY ngày 10/4/2026,"
    assert read(grounds=f"{GROUND}\n{said}").header.legal_bases == (
        "Luật Thú y ngày 19 tháng 6 năm 2015",
        "Tờ trình số 18/TTr-CNTY ngày 10/4/2026",
    )


def test_a_name_goes_on_with_its_field_on_the_next_line() -> None:
    top = "UBND XÃ CẨM AN\nBAN CHỈ ĐẠO PHÁT TRIỂN\nKINH TẾ ĐÊM\nSố: 7/KH-BCĐ\nKẾ HOẠCH\nHoạt động năm 2026\n"
    issuer = read_text(f"{top}I. TỔ CHỨC THỰC HIỆN\n1. Công an xã: giữ trật tự.").header.issuer
    assert issuer == "Ban Chỉ đạo phát triển kinh tế đêm UBND xã Cẩm An"
