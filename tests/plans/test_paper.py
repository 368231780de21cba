"""A plan's text as the blocks of an official paper: the same words, each in its place."""

from pathlib import Path

import pytest

from intranet.access.actor import Body
from intranet.documents.compose.houses import house_of
from intranet.documents.compose.plan import Entry, blocks
from intranet.documents.paper.blocks import Bases, Heading, Item, Paragraph, Recipient, Table
from intranet.plans.paper import content_of, lines_of, recipients_of, sections_typed, unwrapped

PLANS = Path(__file__).parents[2] / "intranet" / "seed" / "plans"
TEXT = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN

Số:      /KH-UBND

KẾ HOẠCH
Gặp gỡ các hộ nuôi ong năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Minh Sơn ban hành Kế hoạch gặp gỡ các hộ nuôi ong như sau:

I. MỤC ĐÍCH

1. Nghe các hộ nói về đầu ra của mật ong; bàn cách dán nhãn.

II. TỔ CHỨC THỰC HIỆN:

1. Phòng Kinh tế
a) Lập danh sách hộ nuôi ong.
- Ghi rõ số đàn.

Trên đây là Kế hoạch gặp gỡ, đề nghị các đơn vị thực hiện./.

Nơi nhận:
- Thường trực Đảng ủy (b/c);
- Lưu: VT, VP.

CHỦ TỊCH
"""


HOUSE = house_of(Body.STATE, "xã Minh Sơn", "Minh Sơn", "tỉnh Bắc Hà", "2025")


def test_each_part_of_the_text_finds_its_place():
    content = content_of(TEXT)
    assert content.bases == ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",)
    assert content.lead.startswith("Ủy ban nhân dân xã Minh Sơn ban hành Kế hoạch")
    assert [(one.mark, one.title) for one in content.sections] == [
        ("I", "MỤC ĐÍCH"),
        ("II", "TỔ CHỨC THỰC HIỆN"),
    ]


def test_the_paper_has_the_words_of_the_plan_and_no_others():
    assert blocks(content_of(TEXT), HOUSE) == (
        Bases(("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",)),
        Paragraph("Ủy ban nhân dân xã Minh Sơn ban hành Kế hoạch gặp gỡ các hộ nuôi ong như sau:"),
        Heading(1, "MỤC ĐÍCH", "I"),
        Item("Nghe các hộ nói về đầu ra của mật ong; bàn cách dán nhãn.", "1."),
        Heading(1, "TỔ CHỨC THỰC HIỆN", "II"),
        Heading(2, "Phòng Kinh tế", "1"),
        Item("Lập danh sách hộ nuôi ong.", "a)"),
        Item("Ghi rõ số đàn.", "-"),
        Paragraph("Trên đây là Kế hoạch gặp gỡ, đề nghị các đơn vị thực hiện./."),
    )


@pytest.mark.parametrize("name", ["ubnd", "dang_uy", "nhap"])
def test_what_is_edited_as_lines_comes_back_as_it_was(name):
    sections = content_of((PLANS / f"{name}.txt").read_text(encoding="utf-8")).sections
    assert len(sections) > 1
    assert sections_typed(lines_of(sections)) == sections


def test_a_sentence_behind_a_heading_is_not_set_in_capitals():
    content = content_of("KẾ HOẠCH\nGặp gỡ\n\nI. THỜI GIAN: Ngày 10/12/2026, tại Nhà văn hóa xã.")
    (section,) = content.sections
    assert section.title == "THỜI GIAN"
    assert section.entries == (Entry(text="Ngày 10/12/2026, tại Nhà văn hóa xã."),)


def test_rows_of_a_table_stay_a_table():
    rows = (("STT", "Nội dung công việc", "Đơn vị thực hiện"), ("1", "Rà soát", "Phòng Kinh tế"))
    text = "\n".join(["KẾ HOẠCH", "Rà soát", "", "I. PHÂN CÔNG", *(" | ".join(row) for row in rows)])
    content = content_of(text)
    assert sections_typed(lines_of(content.sections)) == content.sections
    assert blocks(content, HOUSE)[-1] == Table(rows[0], rows[1:], (1.0,) * 3)


def test_a_text_without_any_form_is_kept_whole():
    assert content_of("Chưa ký").sections[0].entries == (Entry(text="Chưa ký"),)


def test_where_it_is_filed_is_no_recipient():
    read = [{"name": "Thường trực Đảng ủy", "purpose": "b/c"}, {"name": "Lưu: VT, VP", "purpose": None}]
    assert recipients_of(read) == [Recipient("Thường trực Đảng ủy", "b/c")]


def test_the_lines_of_a_printed_page_become_paragraphs_to_be_edited():
    printed = TEXT.replace("đầu ra của mật ong; bàn", "đầu ra của\nmật ong; bàn")
    lines = unwrapped(printed).split("\n")
    assert "1. Nghe các hộ nói về đầu ra của mật ong; bàn cách dán nhãn." in lines
    assert content_of("\n".join(lines)) == content_of(printed, wrapped=True)
    assert lines[-4:] == TEXT.split("\n")[-4:]


def test_a_row_wider_than_its_table_begins_another():
    text = TEXT.replace(
        "- Ghi rõ số đàn.", "STT | Nội dung | Đơn vị\n1 | In | Phòng Kinh tế\n2 | Phát | Các thôn | 01/12"
    )
    tables = [one for one in blocks(content_of(text), HOUSE) if isinstance(one, Table)]
    assert [len(one.columns) for one in tables] == [3, 4]
