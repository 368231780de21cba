"""A plan's text as the blocks of an official paper: the same words, each in its place."""

from pathlib import Path

import pytest

from intranet.documents.paper.blocks import Heading, Item, Paragraph, Recipient, Table
from intranet.plans.paper import lines_of, recipients_of, words_of, words_of_lines

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


def test_each_part_of_the_text_finds_its_place():
    words = words_of(TEXT)
    assert words.bases == ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",)
    assert words.lead.startswith("Ủy ban nhân dân xã Minh Sơn ban hành Kế hoạch")
    assert words.blocks == (
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
    words = words_of((PLANS / f"{name}.txt").read_text(encoding="utf-8"))
    assert words_of_lines(lines_of(words.blocks)) == words.blocks


def test_rows_of_a_table_stay_a_table():
    table = Table(
        ("STT", "Nội dung công việc", "Đơn vị thực hiện"), (("1", "Rà soát", "Phòng Kinh tế"),), (1.0,) * 3
    )
    assert words_of_lines(lines_of([table])) == (table,)


def test_a_text_without_any_form_is_kept_whole():
    assert words_of("Chưa ký").blocks == (Paragraph("Chưa ký"),)


def test_where_it_is_filed_is_no_recipient():
    read = [{"name": "Thường trực Đảng ủy", "purpose": "b/c"}, {"name": "Lưu: VT, VP", "purpose": None}]
    assert recipients_of(read) == [Recipient("Thường trực Đảng ủy", "b/c")]
