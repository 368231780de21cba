"""How the paragraphs of a section hang together: headings, topics, labels, closing words."""

import pytest

from intranet.plans.parsing import Reading, read_text

HEAD = (
    "UBND XÃ AN BÌNH\nSố: 3/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\n"
    "KẾ HOẠCH\nVệ sinh môi trường năm 2026\nI. NỘI DUNG\n1. Dọn vệ sinh.\n"
)


def read(*lines: str, heading: str = "II. TỔ CHỨC THỰC HIỆN") -> Reading:
    """Return the reading of a plan whose section holds *lines*."""
    return read_text(HEAD + "\n".join([heading, *lines]))


def work(reading: Reading) -> list[tuple[list[str], list[str]]]:
    """Return the holders and the words of their tasks, one by one."""
    return [(list(one.units), [task.text for task in one.tasks]) for one in reading.assignments]


def test_a_sentence_about_a_part_of_the_unit_stays_with_it() -> None:
    assert work(
        read(
            "1. Công an xã",
            "a) Tổ Cảnh sát khu vực tuần tra ban đêm.",
            "b) Cung cấp số liệu cho UBND xã.",
        )
    ) == [(["Công an xã"], ["Tổ Cảnh sát khu vực tuần tra ban đêm.", "Cung cấp số liệu cho UBND xã."])]


def test_sentences_that_all_name_their_holder_divide() -> None:
    assert work(
        read(
            "1. Các đơn vị",
            "1.1. Phòng Kinh tế chủ trì thu gom rác.",
            "1.2. Công an xã xử lý vi phạm.",
        )
    ) == [
        (["Phòng Kinh tế"], ["Phòng Kinh tế chủ trì thu gom rác."]),
        (["Công an xã"], ["Công an xã xử lý vi phạm."]),
    ]


def test_labels_of_a_programme_are_nobodys_names() -> None:
    reading = read(
        "1. Truyền thông",
        "a) Nội dung: Phổ biến pháp luật.",
        "b) Đơn vị chủ trì: Phòng Văn hóa - Xã hội.",
        "c) Đơn vị phối hợp: Hội Phụ nữ.",
        heading="II. NỘI DUNG THỰC HIỆN",
    )
    units = {unit for one in (*reading.assignments, *reading.elsewhere) for unit in one.units}
    assert units == {"Phòng Văn hóa - Xã hội"}


def test_sentences_without_numbers_are_orders_too() -> None:
    reading = read(
        "UBND xã yêu cầu các đơn vị thực hiện các nội dung sau:",
        "Phòng Kinh tế theo dõi, báo cáo UBND xã trước ngày 10/12/2026.",
        "Đề nghị Hội Phụ nữ xã duy trì đoạn đường tự quản.",
        "Các thôn can thiệp ngay khi phát hiện vụ việc.",
        "Yêu cầu các đơn vị nghiêm túc thực hiện Kế hoạch này./.",
    )
    assert [units for units, _ in work(reading)][1:] == [["Phòng Kinh tế"], ["Hội Phụ nữ xã"], ["Các thôn"]]
    assert reading.section is not None
    assert reading.section.last_line == 12


def test_a_side_is_named_as_a_unit() -> None:
    assert work(read("1. Về phía nhà trường", "- Tổ chức ngoại khóa.", "2. Các thôn: dọn đường.")) == [
        (["nhà trường"], ["Tổ chức ngoại khóa."]),
        (["Các thôn"], ["dọn đường."]),
    ]


def test_rooms_behind_a_colon_are_holders() -> None:
    assert work(
        read("1. Các phòng: Kỹ thuật, Kế hoạch và Vật tư, Tài chính", "- Dự phòng vật tư.", "- Kiểm kê.")
    ) == [(["Kỹ thuật", "Kế hoạch và Vật tư", "Tài chính"], ["Dự phòng vật tư.", "Kiểm kê."])]


def test_persons_under_a_topic_hold_their_own_work() -> None:
    assert work(
        read(
            "1. Công đoàn xã: trao quà cho đoàn viên.",
            "2. Phân công cụ thể",
            "- Đ/c Lương Văn Tính, Chủ tịch: phụ trách chung.",
            "- Đ/c Mai Thị Xoan, Phó Chủ tịch: trao quà.",
        )
    )[1:] == [
        (["Đ/c Lương Văn Tính, Chủ tịch"], ["phụ trách chung."]),
        (["Đ/c Mai Thị Xoan, Phó Chủ tịch"], ["trao quà."]),
    ]


def test_who_presides_is_given_no_work() -> None:
    reading = read_text(
        HEAD + "II. THÀNH PHẦN\n1. Chủ trì: Chủ tịch UBND xã.\n2. Đại biểu: 50 người.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: gửi giấy mời."
    )
    assert reading.elsewhere == ()


def test_a_span_of_days_in_a_cell_is_a_span() -> None:
    reading = read(
        "STT | Nội dung công việc | Đơn vị thực hiện | Thời gian",
        "1 | Trang trí | Đoàn Thanh niên | 13-14/11/2026",
        "2 | Báo cáo | Văn phòng | Định kỳ hằng quý (trước ngày 15 tháng cuối quý)",
    )
    assert [task.due and task.due.rule for one in reading.assignments for task in one.tasks] == [
        {"date_from": "2026-11-13", "date": "2026-11-14", "direction": "range"},
        {"recurring": "quarterly", "day": 15, "month_of_quarter": 3, "direction": "before"},
    ]


TABLE = (
    "TT | Công việc | Cơ quan chủ trì | Thời hạn",
    "1 | Gửi giấy mời | Văn phòng | 05/12/2026",
    "2 | Giữ trật tự | Công an xã | 06/12/2026",
    "3 | Trực cấp cứu | Trạm Y tế | 06/12/2026",
)


def test_a_formal_last_part_leaves_the_work_to_the_part_of_assignments() -> None:
    reading = read(
        *TABLE,
        "III. TỔ CHỨC THỰC HIỆN",
        "Các đơn vị được giao nhiệm vụ tại Mục II nghiêm túc triển khai thực hiện.",
        heading="II. PHÂN CÔNG NHIỆM VỤ",
    )
    assert reading.section is not None and reading.section.heading == "II. PHÂN CÔNG NHIỆM VỤ"
    assert [units for units, _ in work(reading)] == [["Văn phòng"], ["Công an xã"], ["Trạm Y tế"]]


def test_both_parts_give_work_where_both_do() -> None:
    reading = read(
        *TABLE,
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Kinh tế",
        "- Đôn đốc các đơn vị, báo cáo Chủ tịch.",
        heading="II. PHÂN CÔNG NHIỆM VỤ",
    )
    assert [units for units, _ in work(reading)] == [
        ["Văn phòng"],
        ["Công an xã"],
        ["Trạm Y tế"],
        ["Phòng Kinh tế"],
    ]
    assert reading.elsewhere == ()


def test_each_of_those_in_the_heading_is_no_holder_of_its_own() -> None:
    assert work(read("1. Trưởng các thôn", "1.1. Mỗi thôn cử 05 người dự lớp tập huấn.")) == [
        (["Trưởng các thôn"], ["Mỗi thôn cử 05 người dự lớp tập huấn."])
    ]


def test_letters_may_stand_over_numbers() -> None:
    assert work(
        read(
            "a) Phòng Kinh tế",
            "1. Thu gom rác tồn đọng.",
            "2. Báo cáo UBND xã.",
            "b) Công an xã",
            "1. Xử lý xe chở đất làm rơi vãi.",
        )
    ) == [
        (["Phòng Kinh tế"], ["Thu gom rác tồn đọng.", "Báo cáo UBND xã."]),
        (["Công an xã"], ["Xử lý xe chở đất làm rơi vãi."]),
    ]


def test_who_is_named_in_brackets_holds_it() -> None:
    assert work(
        read(
            "1. Thu gom rác tồn đọng (Phòng Kinh tế chủ trì, xong trước ngày 10/3/2026).",
            "2. Nhổ cỏ, quét vôi gốc cây (các thôn thực hiện).",
        )
    ) == [
        (["Phòng Kinh tế"], ["Thu gom rác tồn đọng (Phòng Kinh tế chủ trì, xong trước ngày 10/3/2026)."]),
        (["các thôn"], ["Nhổ cỏ, quét vôi gốc cây (các thôn thực hiện)."]),
    ]


def test_a_section_is_known_by_its_name_typed_without_a_mark() -> None:
    for heading in ("II/ Tổ chức thực hiên", "II- Tô chức thực hiện", "II. TỔ CHỨC THƯC HIỆN"):
        reading = read("1. Phòng Kinh tế: Thu gom rác tồn đọng.", heading=heading)
        assert reading.section is not None and reading.section.heading == heading
        assert work(reading) == [(["Phòng Kinh tế"], ["Thu gom rác tồn đọng."])]


@pytest.mark.parametrize(
    "words",
    [
        "Các nội dung khác của Kế hoạch số 12/KH-UBND không thay đổi./.",
        "Những nội dung không nêu ở trên vẫn thực hiện theo Kế hoạch số 12/KH-UBND ngày 06/01/2026./.",
        "Các phần còn lại tại Kế hoạch số 12/KH-UBND giữ nguyên hiệu lực./.",
    ],
)
def test_what_an_amendment_leaves_as_it_is_is_nobodys_work(words: str) -> None:
    assert work(read("1. Công an xã", "- Tuần tra ban đêm.", words)) == [
        (["Công an xã"], ["Tuần tra ban đêm."])
    ]


def test_who_is_asked_behind_a_plain_duty_holds_what_he_is_asked() -> None:
    reading = read(
        "1. Phòng Kinh tế",
        "Tham mưu bố trí kinh phí mua chổi tre.",
        "Đề nghị Hội Nông dân xã vận động hội viên dọn kênh.",
        "2. Trạm Y tế",
        "Cấp hóa chất cho các thôn.",
        "Đề nghị Ủy ban MTTQ Việt Nam xã giám sát.",
    )
    assert [(units, reading.assignments[at].manner) for at, (units, _) in enumerate(work(reading))] == [
        (["Phòng Kinh tế"], "order"),
        (["Hội Nông dân xã"], "request"),
        (["Trạm Y tế"], "order"),
        (["Ủy ban MTTQ Việt Nam xã"], "request"),
    ]


def test_plain_sentences_behind_the_last_number_hold_their_own_work() -> None:
    assert work(
        read(
            "1.1. Công an xã: tuần tra, bảo vệ tài sản ở những nơi người dân đã được sơ tán đi.",
            "Văn phòng Ban Chỉ huy trực ban ngày đêm, tổng hợp báo cáo gửi cấp trên.",
        )
    )[1:] == [
        (
            ["Văn phòng Ban Chỉ huy"],
            ["Văn phòng Ban Chỉ huy trực ban ngày đêm, tổng hợp báo cáo gửi cấp trên."],
        )
    ]


def test_a_heading_of_everybodys_work_is_none_of_one_unit() -> None:
    reading = read(
        "1. TỔ PHỐI HỢP LIÊN NGÀNH",
        "- Kiểm tra các chợ.",
        "2. BAN CHỈ ĐẠO THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU XÃ",
        "- Phân công thành viên xuống thôn.",
        "3. TRẠM Y TẾ XÃ",
        "- Cấp hóa chất.",
        heading="II. VIỆC CỦA TỪNG NƠI",
    )
    assert reading.section is not None and reading.section.heading == "II. VIỆC CỦA TỪNG NƠI"
    assert [units for units, _ in work(reading)] == [
        ["TỔ PHỐI HỢP LIÊN NGÀNH"],
        ["BAN CHỈ ĐẠO THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU XÃ"],
        ["TRẠM Y TẾ XÃ"],
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Các bộ phận căn cứ nội dung được phân công chủ động triển khai.",
        "UBND xã yêu cầu các thôn, đơn vị nghiêm túc triển khai kế hoạch này.",
        "Công đoàn xã yêu cầu các công đoàn cơ sở nghiêm túc triển khai kế hoạch này.",
        "Thủ trưởng các đơn vị, Trưởng các thôn chịu trách nhiệm thực hiện Kế hoạch này./.",
        "Trưởng các bộ phận chịu trách nhiệm tổ chức thực hiện nghiêm Kế hoạch này.",
        "Nơi nào có khó khăn thì báo cáo Chủ tịch UBND xã.",
        "Nếu gặp khó khăn, vướng mắc, các đơn vị báo cáo UBND xã.",
    ],
)
def test_words_that_tell_everybody_to_do_his_share_give_no_work(words: str) -> None:
    assert [units for units, _ in work(read("1. Công an xã", "- Tuần tra.", words))] == [["Công an xã"]]


def test_closing_words_that_set_a_limit_are_read_beside_the_section() -> None:
    said = read(
        "1. Công an xã",
        "- Tuần tra.",
        "Yêu cầu các bộ phận nghiêm túc thực hiện, báo cáo kết quả về Văn phòng chậm nhất ngày 25/12/2026.",
    )
    assert [units for units, _ in work(said)] == [["Công an xã"]]
    (limit,) = said.dues_elsewhere
    assert (limit.unit, limit.due.rule["date"]) == ("các bộ phận", "2026-12-25")


@pytest.mark.parametrize(
    "words",
    ["Phân công cụ thể theo bảng sau:", "Phân công nhiệm vụ như sau:", "- Việc cụ thể tại bảng dưới đây."],
)
def test_a_line_that_leads_to_a_table_is_no_task_of_the_unit_above(words: str) -> None:
    said = read(
        "1. Các thôn",
        "- Gửi biên bản.",
        words,
        "STT | Nội dung | Đơn vị chủ trì | Thời hạn",
        "1 | Kê bàn ghế | Công an xã | 09/9/2026",
    )
    tasks = [task.text for one in said.assignments for task in one.tasks if not task.lead_in]
    assert tasks == ["Gửi biên bản.", "Kê bàn ghế"]


def test_a_body_formed_for_working_together_is_one_name() -> None:
    assert work(read("1. Ban Chỉ đạo phối hợp liên ngành xã", "- Họp giao ban.", "2. Công an xã: tuần tra."))[
        0
    ] == (["Ban Chỉ đạo phối hợp liên ngành xã"], ["Họp giao ban."])
