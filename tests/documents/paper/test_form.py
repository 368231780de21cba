"""The form of NĐ 30/2020 and of HD 05-HD/VPTW, asserted from the saved file."""

import re

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from intranet.documents.paper.blocks import Addressees, Item, Paragraph, Table
from intranet.documents.paper.docx import build
from tests.documents.paper.opened import (
    FONT_SLOTS,
    MM,
    find,
    header_text,
    indent,
    member,
    opened,
    paragraphs,
    rules,
    texts,
)
from tests.documents.paper.samples import PAPERS, PARTY, invitation, letter, minutes, plan, with_annexes

every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


def width_of(part, room):
    """Return the length of a drawn line in a column of *room* mm."""
    return room - indent(part, "left") - indent(part, "right")


def look(part):
    """Return size, weight and slope of a paragraph's words."""
    run = next(run for run in part.runs if run.text)
    return run.font.size.pt, bool(run.bold), bool(run.italic)


@every_paper
def test_the_page_is_a4_with_the_margins_of_the_decree(paper):
    for section in opened(build(paper)).sections:
        wide = section.orientation == WD_ORIENT.LANDSCAPE
        size = [round(length.mm) for length in (section.page_width, section.page_height)]
        assert size == ([297, 210] if wide else [210, 297])
        margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
        assert [round(length.mm) for length in margins] == [20, 20, 30, 15]
        assert round(section.header_distance.mm) == 10


@every_paper
def test_every_word_is_set_in_times_new_roman_in_all_four_slots(paper):
    data = build(paper)
    document = opened(data)
    runs = [run for part in paragraphs(document) for run in part.runs]
    for holder in (*(run._r for run in runs), document.styles["Normal"].element):
        fonts = holder.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert {fonts.get(qn(f"w:{slot}")) for slot in FONT_SLOTS} == {"Times New Roman"}
    assert not re.search(r"<w:color (?!w:val=\"000000\")", member(data, "word/document.xml"))


@every_paper
def test_pages_are_numbered_in_the_middle_of_the_top_from_the_second(paper):
    for section in opened(build(paper)).sections:
        assert section.different_first_page_header_footer
        assert " PAGE " in header_text(section, first=False)
        assert 'w:jc w:val="center"' in header_text(section, first=False)
        assert "PAGE" not in header_text(section, first=True)
        size = 28 if paper.house is PARTY or paper.house.end_mark == "." else 26
        assert f'w:sz w:val="{size}"' in header_text(section, first=False)


@every_paper
def test_the_head_is_a_table_of_65_and_100_mm_without_cell_margins(paper):
    head = opened(build(paper)).tables[0]
    assert [round(column.width.mm) for column in head.columns] == [65, 100]
    margins = head._tbl.tblPr.find(qn("w:tblCellMar"))
    assert [part.get(qn("w:w")) for part in margins] == ["0"] * 4


def test_the_lines_of_the_head_have_the_sizes_of_the_decree():
    data = build(plan())
    assert look(find(data, "ỦY BAN")) == (13, True, False)
    assert look(find(data, "CỘNG HÒA")) == (13, True, False)
    assert look(find(data, "Độc lập")) == (14, True, False)
    assert look(find(data, "Số:")) == (13, False, False)
    assert look(find(data, "Minh Sơn, ngày")) == (14, False, True)
    assert look(find(data, "KẾ HOẠCH")) == (14, True, False)
    assert look(find(data, "Tổ chức Hội nghị")) == (14, True, False)
    assert look(find(build(letter()), "V/v")) == (12, False, False)


def test_the_lines_of_the_head_have_the_sizes_of_the_party():
    data = build(plan(PARTY))
    assert look(find(data, "ĐẢNG BỘ")) == (14, False, False)
    assert look(find(data, "ĐẢNG ỦY")) == (14, True, False)
    assert look(find(data, "ĐẢNG CỘNG SẢN")) == (15, True, False)
    assert look(find(data, "Số 05-KH/ĐU")) == (14, False, False)
    assert look(find(data, "KẾ HOẠCH")) == (16, True, False)
    assert look(find(data, "tổ chức Hội nghị")) == (14, True, False)
    assert look(find(build(letter(PARTY)), "về việc")) == (12, False, True)


def test_rules_are_drawn_and_as_long_as_the_decree_asks():
    name, motto, subject = rules(build(plan()))
    assert width_of(name, 65) == pytest.approx(0.4 * 31.6, abs=0.3)
    assert width_of(motto, 100) == pytest.approx(60.4, abs=0.5)
    assert 20 <= width_of(subject, 165) <= 60
    for part, _room in ((name, 65), (motto, 100), (subject, 165)):
        assert indent(part, "left") == pytest.approx(indent(part, "right"), abs=0.05)


def test_a_party_paper_has_one_full_rule_a_star_and_five_hyphens():
    data = build(plan(PARTY))
    (rule,) = rules(data)
    assert width_of(rule, 100) == pytest.approx(72.9, abs=0.5)
    assert {"*", "-----"} <= set(texts(data))


@every_paper
def test_nothing_but_noi_nhan_of_the_party_is_underlined(paper):
    data = build(paper)
    lined = {part.text for part in paragraphs(opened(data)) for run in part.runs if run.font.underline}
    assert lined == ({"Nơi nhận:"} if paper.house.style == "party" else set())


def test_the_body_is_justified_with_an_indent_of_one_centimetre():
    part = find(build(plan()), "Ủy ban nhân dân xã")
    spacing = part._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert part.alignment == 3 and indent(part, "firstLine") == pytest.approx(10, abs=0.1)
    assert (spacing.get(qn("w:before")), spacing.get(qn("w:lineRule"))) == ("120", "auto")
    assert look(part) == (14, False, False)


def test_the_lines_of_a_party_paper_have_an_exact_pitch():
    part = find(build(plan(PARTY)), "Đảng ủy xã")
    spacing = part._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("380", "exact")


def test_headings_are_bold_and_stay_with_what_follows():
    data = build(plan())
    for begins, bold in (("I. MỤC ĐÍCH", True), ("1. Mục đích", True), ("a) Niêm yết", False)):
        part = find(data, begins)
        assert look(part)[1] is bold and part.paragraph_format.keep_with_next


def test_what_announces_a_list_or_a_table_stays_with_it():
    table = Table(("STT", "Nội dung"), (("1", "Nạo vét"),), (1, 5))
    asked = Paragraph("Yêu cầu:"), Item("Báo cáo.", "1."), Paragraph("Hết")
    data = build(plan(blocks=(Paragraph("Cụ thể như sau:"), table, *asked)))
    for begins, keeps in (("Cụ thể", True), ("Yêu cầu:", True), ("1. Báo cáo", None)):
        assert find(data, begins).paragraph_format.keep_with_next is keeps, begins


def test_a_long_list_under_kinh_gui_may_be_divided():
    names = tuple(f"Trưởng thôn {n}" for n in range(1, 41))
    data = build(letter(blocks=(Addressees(names), Paragraph("Hết"))))
    assert find(data, "Kính gửi:").paragraph_format.keep_with_next
    kept = [n for n in range(1, 41) if find(data, f"- Trưởng thôn {n}").paragraph_format.keep_with_next]
    assert kept == []


def test_bases_lean_on_state_papers_and_stand_on_party_papers():
    assert look(find(build(plan()), "Căn cứ"))[2] is True
    assert look(find(build(plan(PARTY)), "- Căn cứ"))[2] is False


@pytest.mark.parametrize(
    ("house_paper", "authority", "office"),
    [(plan(), (14, True, False), (14, True, False)), (plan(PARTY), (14, True, False), (14, False, False))],
    ids=["state", "party"],
)
def test_the_office_is_bold_for_the_state_and_upright_for_the_party(house_paper, authority, office):
    cell = opened(build(house_paper)).tables[-1].rows[0].cells[1]
    first, *_, last, name = cell.paragraphs
    assert (look(first), look(last), look(name)) == (authority, office, (14, True, False))
    assert name.paragraph_format.space_before.pt >= 56


def test_recipients_have_their_sizes():
    state, party = build(plan()), build(plan(PARTY))
    assert (look(find(state, "Nơi nhận")), look(find(state, "- Lưu"))) == (
        (12, True, True),
        (11, False, False),
    )
    assert (look(find(party, "Nơi nhận")), look(find(party, "- Lưu"))) == (
        (14, False, False),
        (12, False, False),
    )


@every_paper
def test_the_last_sentence_and_the_signature_are_kept_together(paper):
    inner = list(opened(build(paper)).iter_inner_content())
    foot = [n for n, part in enumerate(inner) if hasattr(part, "rows") and "Nơi nhận:" in str(cells(part))][
        -1
    ]
    for part in inner[foot - 2 : foot]:
        assert part.paragraph_format.keep_with_next
    for row in inner[foot].rows:
        assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def cells(table):
    """Return the texts of a table's cells."""
    return [cell.text for row in table.rows for cell in row.cells]


def test_minutes_have_no_day_and_two_signatures_above_the_recipients():
    data = build(minutes())
    foot = opened(data).tables[-1]
    left, right = foot.rows[0].cells
    assert (left.paragraphs[0].text, right.paragraphs[0].text) == ("THƯ KÝ", "CHỦ TỌA")
    assert foot.rows[1].cells[0].text.startswith("Nơi nhận:")
    assert not any(text.startswith("Minh Sơn, ngày") for text in texts(data))


def test_a_draft_is_marked_in_the_header_of_its_first_page_only():
    data = build(plan(is_draft=True))
    section = opened(data).sections[0]
    assert "DỰ THẢO" in header_text(section, first=True) and "w:pBdr" in header_text(section, first=True)
    assert "DỰ THẢO" not in header_text(section, first=False) + member(data, "word/document.xml")
    assert "DỰ THẢO" not in header_text(opened(build(plan())).sections[0], first=True)
    last = opened(build(with_annexes(is_draft=True))).sections[-1]
    assert "DỰ THẢO" not in header_text(last, first=True)


def test_a_table_repeats_its_head_and_divides_no_row():
    table = opened(build(with_annexes())).tables[1]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
    assert sum(column.width for column in table.columns) / 635 * MM == pytest.approx(165, abs=0.3)


def test_an_annex_has_pages_of_its_own_and_may_lie_on_its_side():
    own, first, last = opened(build(with_annexes())).sections
    assert [part.orientation for part in (own, first, last)] == [0, 0, 1]
    for part in (own, first, last):
        assert part._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    data = build(with_annexes())
    assert look(find(data, "Phụ lục I")) == (14, True, False)
    assert look(find(data, "(Kèm theo")) == (14, False, True)
    assert "số      /KH-UBND ngày      tháng      năm" in find(data, "(Kèm theo").text
    assert "Phụ lục" in texts(build(with_annexes(count=1)))


def test_the_file_is_small_and_says_what_it_is_and_no_tool():
    data = build(invitation(guest="Ông An", office="Trưởng thôn"))
    properties = opened(data).core_properties
    assert properties.title == "Giấy mời dự Hội nghị đối thoại với Nhân dân quý IV năm 2026"
    assert properties.author == "Ủy ban nhân dân xã Minh Sơn"
    assert not properties.last_modified_by and "python" not in member(data, "docProps/core.xml")
    assert len(data) < 9_000
    assert build(plan()) == build(plan())
