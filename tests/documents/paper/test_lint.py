"""The rules of form find nothing in what we draw, and every one finds the fault planted for it."""

from datetime import date

import pytest

from intranet.documents.paper.blocks import Paragraph, Recipient
from intranet.documents.paper.docx import build
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lint import lint
from intranet.documents.paper.signature import Office, Right, sign
from intranet.errors import Refused
from tests.documents.paper.opened import changed
from tests.documents.paper.samples import PAPERS, PARTY, SENTENCE, STATE, body, letter, plan

RULED = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_nothing_is_found_in_ours(paper):
    assert lint(build(paper), house=paper.house, kind=paper.kind, day=date(2026, 11, 19), public=True) == []


def found(data, paper):
    """Return the codes of the faults in a file."""
    return {fault.code for fault in lint(data, house=paper.house, kind=paper.kind, public=True)}


BY_ORDER = sign(STATE, office=Office.CHIEF, right=Right.ORDER)
PLANTED = [
    ("G01", plan(), [("05/KH-UBND", "05/KX-UBND")]),
    ("G01", plan(), [("05/KH-UBND", "05/TB-UBND")]),
    ("G01", letter(), [("05/UBND-VP", "05/CV-UBND")]),
    ("G01", plan(), [("Số: 05/KH-UBND", "Số 05-KH/UBND")]),
    ("G01", plan(), [("Số: 05/KH-UBND", "")]),
    ("G02", plan(), [("05/KH-UBND", "05 /KH -UBND")]),
    ("G02", plan(PARTY), [("05-KH/ĐU", "05 -KH/ĐU")]),
    ("G03", plan(), [("Số: 05/", "Số: 5/")]),
    ("G03", plan(day=date(2026, 11, 5)), [("ngày 05 tháng", "ngày 5 tháng")]),
    ("G03", plan(day=date(2026, 3, 5)), [("tháng 3 năm", "tháng 03 năm")]),
    ("G03", plan(day=date(2026, 2, 5)), [("tháng 02 năm 2026</w:t>", "tháng 2 năm 2026</w:t>")]),
    ("G04", letter(), [("V/v giao", "Giao")]),
    ("G04", letter(PARTY), [("về việc giao", "giao")]),
    ("G05", plan(), [("KẾ HOẠCH<", "THÔNG BÁO<")]),
    ("G05", plan(), [(plan().subject, "")]),
    ("G06", plan(), [("năm 2025;", "năm 2025.")]),
    ("G06", plan(), [("Đảng ủy xã.<", "Đảng ủy xã<")]),
    ("G06", plan(PARTY), [("- Căn cứ", "Căn cứ")]),
    ("G07", plan(), [("./.", ".")]),
    ("G07", plan(), [("ngày hội nghị.<", "ngày hội nghị./.<")]),
    ("G08", plan(), [("- Lưu: VT, VP.", "- Lưu VT.")]),
    ("G08", plan(), [("Trưởng các thôn;<", "Trưởng các thôn<")]),
    ("G08", plan(), [("- Lưu: VT, VP.", "- Lưu: VT, VP")]),
    ("G09", plan(), [("Ủy ban nhân dân xã Minh Sơn xây dựng", "Kính gửi: Ủy ban")]),
    ("G09", letter(), [("- Như trên;", "- Văn phòng;")]),
    ("G09", letter(), [("Kính gửi:", "Gửi:")]),
    ("G10", plan(), [("II. TỔ CHỨC", "III. TỔ CHỨC")]),
    ("G10", plan(), [("2. Yêu cầu", "3. Yêu cầu")]),
    ("G10", plan(), [("2. Trưởng các", "2.1. Trưởng các")]),
    ("G10", plan(), [("a) Niêm yết", "b) Niêm yết")]),
    ("G11", plan(), [("TỔ CHỨC THỰC HIỆN<", "TỔ CHỨC THỰC HIỆN:<")]),
    ("G12", plan(), [("I. MỤC", "I- MỤC")]),
    ("G13", plan(recipients=(Recipient("UBND huyện An Bình"),)), []),
    ("G13", letter(), [("- Phòng Kinh tế;", "- Ủy ban nhân dân huyện An Bình;")]),
    ("G13", letter(names=1), [("Kính gửi: Phòng Kinh tế", "Kính gửi: Huyện ủy An Bình")]),
    ("G13", plan(recipients=(Recipient("Công chức Văn phòng - Thống kê"),)), []),
    ("G14", plan(), [("Văn phòng theo dõi", "Liên hệ 0912 345 678")]),
    ("G14", plan(), [("Văn phòng theo dõi", "Ông A, căn cước 012345678901")]),
    ("G15", plan(day=date(2025, 3, 4), signatures=(BY_ORDER,)), []),
    ("G16", plan(), [("Minh Sơn, ngày", "Minh Hải, ngày")]),
    ("G17", plan(), [("Văn phòng theo dõi", "HTX theo dõi")]),
    ("P01", plan(PARTY), [("05-KH/ĐU", "05/KH-ĐU")]),
    ("P01", letter(PARTY), [("05-CV/ĐU", "05-KH/ĐU")]),
    ("P02", plan(PARTY), [("Số 05-KH", "Số: 05-KH")]),
    ("P03", plan(PARTY), [(">*<", "><")]),
    ("P03", plan(PARTY), [("-----", "---")]),
    ("P04", plan(PARTY), [("T/M BAN", "TM. BAN")]),
    ("P06", plan(PARTY), [("Nơi nhận:", "Nơi nhận")]),
    ("P07", plan(PARTY), [("- Lưu Văn phòng Đảng ủy.", "- Lưu: VT, VP.")]),
    ("P08", plan(PARTY), [("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]),
    ("P09", plan(PARTY), [("để hướng dẫn.", "để hướng dẫn./.")]),
    ("P10", plan(PARTY), [("PHÓ BÍ THƯ", "K/T BÍ THƯ")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "paper", "changes"), PLANTED)
def test_a_planted_fault_is_found(code, paper, changes):
    data = changed(build(paper), *changes)
    assert code in found(data, paper)


LOOKS = [
    ("G05", plan(), RULED),
    ("G06", plan(), "<w:i/><w:iCs/>"),
    ("P06", plan(PARTY), '<w:u w:val="single"/>'),
]


@pytest.mark.parametrize(("code", "paper", "look"), LOOKS)
def test_a_look_that_was_taken_away_is_found(code, paper, look):
    assert found(changed(build(paper), (look, ""), every=True), paper) == {code}


def test_a_title_on_a_letter_is_found():
    assert "G04" in {fault.code for fault in lint(build(plan()), house=STATE, kind=Kind.ASSIGNMENT)}


def test_an_office_in_bold_is_found_on_a_party_paper():
    words = '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">PHÓ BÍ THƯ'
    assert found(changed(build(plan(PARTY)), (words, f"<w:b/>{words}")), plan(PARTY)) == {"P05"}


def test_a_fault_says_what_to_mend_and_where():
    (fault,) = lint(changed(build(plan()), ("Minh Sơn, ngày", "Minh Hải, ngày")), house=STATE, kind=Kind.PLAN)
    assert fault.message == "Địa danh phải là “Minh Sơn”." and fault.where.startswith("Minh Hải, ngày 19")


def test_a_paper_may_be_filed_in_one_place_only():
    assert lint(build(plan(filed="Lưu: VT")), house=STATE, kind=Kind.PLAN) == []


def test_an_abbreviation_explained_at_first_use_is_no_fault():
    blocks = (Paragraph("Hợp tác xã (sau đây viết tắt là HTX) báo cáo; HTX chuẩn bị"), *body(STATE)[1:])
    assert lint(build(plan(blocks=blocks)), house=STATE, kind=Kind.PLAN) == []


def test_a_list_within_a_point_may_begin_anew():
    blocks = (
        Paragraph("Kết luận như sau:"),
        Paragraph("1. Giao các đơn vị:"), Paragraph("1. Phòng Kinh tế."), Paragraph("2. Công an xã."),
        Paragraph("2. Văn phòng theo dõi."), Paragraph(SENTENCE),
    )  # fmt: skip
    assert lint(build(plan(blocks=blocks)), house=STATE, kind=Kind.PLAN) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(Refused, match=r"\.docx"):
        lint(data, house=STATE, kind=Kind.PLAN)
