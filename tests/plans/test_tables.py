"""A table of work gives the same work whether it is drawn in Word or only printed into a PDF."""

import time
from pathlib import Path

import pytest

from intranet.plans.parsing import Reading, read_bytes, read_text
from intranet.plans.parsing.pdf_source import pdf_lines
from tests.plans.documents import docx, p, pdf, table
from tests.plans.test_wrapping import work

FILES = Path(__file__).parent / "samples" / "files"
HEAD = [
    "UBND XÃ AN BÌNH", "Số: 3/KH-UBND", "An Bình, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH",
    "Ngày hội năm 2026", "I. TỔ CHỨC THỰC HIỆN",
]  # fmt: skip


def of_file(name: str) -> Reading:
    """Return the reading of a PDF kept beside the samples."""
    return read_bytes((FILES / name).read_bytes(), name=name)


def cell(text: str, *, span: int = 1, merge: str = "") -> str:
    """Return a cell of a Word table that reaches over columns, or goes on with the one above."""
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    more += {"": "", "begins": '<w:vMerge w:val="restart"/>', "goes on": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"


def word(*rows: list[str]) -> Reading:
    """Return the reading of a Word plan with one table."""
    drawn = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return read_bytes(docx(*map(p, HEAD), f"<w:tbl>{drawn}</w:tbl>"), name="a.docx")


def test_a_printed_table_gives_each_row_to_its_unit() -> None:
    read = of_file("bang-gop-o.pdf")
    assert [(one.units, one.coordinating) for one in read.assignments[:3]] == [
        (("Văn phòng HĐND và UBND phường",), ("Các phòng chuyên môn",)),
        (("Văn phòng HĐND và UBND phường",), ()),
        (("Phòng Văn hóa - Xã hội",), ("Tổ dân phố số 4, số 5",)),
    ]
    assert read.assignments[2].tasks[0].due.rule == {"quarter": "2026-Q3", "direction": "within"}
    assert [one.text for one in read.unread] == ["I | CÔNG TÁC CHUẨN BỊ", "II | TRIỂN KHAI"]
    assert read.header.signer.name == "Trịnh Văn Khoáng"


def test_a_table_over_several_pages_is_one_and_no_row_is_lost_or_cut() -> None:
    read = of_file("bang-nhieu-trang.pdf")
    assert [one.tasks[0].text.split(":")[0] for one in read.assignments] == [
        f"Việc thứ {n}" for n in range(1, 31)
    ]
    assert all(one.tasks[0].text.endswith("rồi ghi sổ theo dõi") for one in read.assignments)
    assert {len(one.units) for one in read.assignments} == {1}
    assert all(one.tasks[0].due for one in read.assignments)


def test_reading_printed_tables_is_quick() -> None:
    data = (FILES / "bang-nhieu-trang.pdf").read_bytes()
    started = time.thread_time()
    pdf_lines(data, most=200_000)
    assert time.thread_time() - started < 0.3


def test_a_drawing_of_many_lines_is_no_table_and_costs_little() -> None:
    rules = b"".join(b"%d %d m %d %d l S\n" % (n % 590, n % 800, n % 590, n % 800 + 9) for n in range(60_000))
    plain = pdf([(72, 780, "Noi dung ke hoach cua xa nam nay")])
    data = plain.replace(b"BT /F1", rules + b"BT /F1", 1)
    started = time.thread_time()
    assert read_bytes(data, name="a.pdf").lines == ["Noi dung ke hoach cua xa nam nay"]
    assert time.thread_time() - started < 5


def test_a_name_over_two_columns_belongs_to_both() -> None:
    read = word(
        [cell("TT", merge="begins"), cell("Nội dung", merge="begins"), cell("Đơn vị thực hiện", span=2),
         cell("Thời gian", merge="begins")],
        [cell("", merge="goes on"), cell("", merge="goes on"), cell("Chủ trì"), cell("Phối hợp"),
         cell("", merge="goes on")],
        [cell("I"), cell("CHUẨN BỊ", span=4)],
        [cell("1"), cell("Trang trí hội trường"), cell("Đoàn Thanh niên", merge="begins"), cell("Công an xã"),
         cell("05/3/2026")],
        [cell("2"), cell("Gửi giấy mời"), cell("", merge="goes on"), cell(""), cell("04/3/2026")],
        [cell("Giai đoạn cao điểm", span=5)],
        [cell("3"), cell("Trực loa"), cell("Ban Văn hóa, các thôn", span=2), cell("Tháng 3/2026")],
    )  # fmt: skip
    assert [(one.units, one.coordinating, one.tasks[0].due.text) for one in read.assignments] == [
        (("Đoàn Thanh niên",), ("Công an xã",), "05/3/2026"),
        (("Đoàn Thanh niên",), (), "04/3/2026"),
        (("Ban Văn hóa", "các thôn"), (), "Tháng 3/2026"),
    ]
    assert len(read.unread) == 2


@pytest.mark.parametrize("group", ["II", "b)", "B."])
def test_a_row_with_a_letter_and_nobody_heads_the_others(group: str) -> None:
    rows = (
        ("TT", "Nội dung", "Chủ trì", "Thời hạn"), ("1", "Gửi giấy mời", "Văn phòng", "04/3/2026"),
        (group, "Trong ngày hội", "", ""), ("2", "Giữ trật tự", "Công an xã", ""),
    )  # fmt: skip
    pasted = read_text("\n".join([*HEAD, *(" | ".join(row) for row in rows)]))
    drawn = read_bytes(docx(*map(p, HEAD), table(*rows)), name="a.docx")
    assert work(pasted) == work(drawn)
    assert [one.units for one in drawn.assignments] == [("Văn phòng",), ("Công an xã",)]


@pytest.mark.parametrize(
    ("cell_text", "leads", "helps"),
    [
        ("Chủ trì: Đoàn xã; phối hợp: Công an xã, Trạm Y tế", ["Đoàn xã"], ["Công an xã", "Trạm Y tế"]),
        ("Hội Phụ nữ (chủ trì), các thôn (phối hợp)", ["Hội Phụ nữ"], ["các thôn"]),
        ("Phòng Kinh tế phối hợp với Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("Phòng Kinh tế, Công an xã", ["Phòng Kinh tế", "Công an xã"], []),
    ],
)
def test_one_cell_may_name_both(cell_text: str, leads: list[str], helps: list[str]) -> None:
    rows = ("TT | Nội dung | Chủ trì, phối hợp | Thời gian", f"1 | Dựng rạp | {cell_text} | 05/3/2026")
    (one,) = read_text("\n".join([*HEAD, *rows])).assignments
    assert (list(one.units), list(one.coordinating)) == (leads, helps)


def test_of_a_beginning_and_an_end_the_end_is_the_limit() -> None:
    rows = (
        "TT | Công việc | Bộ phận thực hiện | Bắt đầu | Kết thúc",
        "1 | Dựng rạp | Đoàn xã | 05/3/2026 | 06/3/2026",
    )
    (one,) = read_text("\n".join([*HEAD, *rows])).assignments
    assert one.tasks[0].due.rule == {"date": "2026-03-06", "direction": "before", "inclusive": True}


def test_a_line_of_labels_may_name_both_too() -> None:
    lines = [
        "II. NHIỆM VỤ", "1. Lắp camera", "- Cơ quan chủ trì: Công an xã; phối hợp: các thôn.",
        "- Thời gian hoàn thành: Quý II/2026.", "III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng theo dõi, đôn đốc.",
        "2. Các phòng, các thôn thực hiện nghiêm.",
    ]  # fmt: skip
    read = read_text("\n".join([*HEAD[:-1], *lines]))
    assert [(one.units, one.coordinating) for one in read.elsewhere] == [(("Công an xã",), ("các thôn",))]


def test_a_time_that_reaches_down_holds_for_every_row_and_an_empty_one_for_none() -> None:
    names = [cell("TT"), cell("Công việc"), cell("Đơn vị chủ trì"), cell("Thời hạn")]
    read = word(
        names,
        [cell("1"), cell("Gửi giấy mời"), cell("Văn phòng"), cell("05/3/2026", merge="begins")],
        [cell("2"), cell("Kê bàn ghế"), cell("Đoàn xã"), cell("", merge="goes on")],
        [cell("3"), cell("Giữ trật tự"), cell("Công an xã"), cell("")],
    )
    dues = [one.tasks[0].due for one in read.assignments]
    assert [due and due.rule["date"] for due in dues] == ["2026-03-05", "2026-03-05", None]
