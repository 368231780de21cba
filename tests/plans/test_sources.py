"""Files of every kind: what is text in them, and what is refused."""

import io
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from random import Random

import pytest

from intranet.errors import Refused
from intranet.files.checks import LARGEST
from intranet.plans.parsing import read_bytes, read_file, read_text
from tests.plans.documents import NUMBERING, W, docx, p, pdf, table

PLAN = Path(__file__).parent / "samples" / "xa-2025.txt"


def lines(*blocks: str, **more: str) -> list[str]:
    """Return the lines of a Word file made of *blocks*."""
    return read_bytes(docx(*blocks, **more), name="a.docx").lines


def refusal(data: bytes, name: str = "a.docx") -> str:
    """Return the sentence with which *data* is refused."""
    with pytest.raises(Refused) as refused:
        read_bytes(data, name=name)
    assert "\n" not in refused.value.message
    return refused.value.message


class TestWord:
    def test_automatic_numbers_and_bullets_are_printed_text(self) -> None:
        found = lines(
            p("Mục đích", number=(1, 0)),
            p("Tổ chức thực hiện", number=(1, 0)),
            p("Công an xã", number=(1, 1)),
            p("Tuần tra", number=(1, 4)),
            p("Ban đêm", number=(1, 5)),
            p("Văn phòng", number=(1, 1)),
            p("Bộ phận một cửa", number=(1, 2)),
            p("Tiếp nhận", number=(1, 3)),
            p("Trả kết quả", number=(1, 3)),
        )
        assert found == [
            "I. Mục đích",
            "II. Tổ chức thực hiện",
            "1. Công an xã",
            "- Tuần tra",
            "+ Ban đêm",
            "2. Văn phòng",
            "2.1. Bộ phận một cửa",
            "a) Tiếp nhận",
            "b) Trả kết quả",
        ]

    def test_a_list_may_begin_anew_and_a_style_may_number(self) -> None:
        again = NUMBERING.replace(
            "</w:numbering>",
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride'
            ' w:val="1"/>'
            "</w:lvlOverride></w:num></w:numbering>",
        )
        found = lines(p("a", number=(1, 1)), p("b", number=(1, 1)), p("c", number=(2, 1)), numbering=again)
        assert found == ["1. a", "2. b", "1. c"]

    def test_deleted_words_are_no_text_and_inserted_words_are(self) -> None:
        deleted = "<w:del><w:r><w:delText>mười</w:delText></w:r></w:del>"
        inserted = "<w:ins><w:r><w:t>bảy</w:t></w:r></w:ins>"
        assert lines(p("Chậm nhất ", raw=deleted + inserted)) == ["Chậm nhất bảy"]

    def test_a_paragraph_whose_end_was_deleted_goes_on(self) -> None:
        first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nửa đầu </w:t></w:r></w:p>"
        assert lines(first, p("nửa sau")) == ["Nửa đầu nửa sau"]

    def test_a_manual_break_begins_a_line_and_an_empty_paragraph_is_an_empty_line(self) -> None:
        broken = "<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>"
        assert lines(p("", raw=broken), p(""), p("ba")) == ["một", "hai", "", "ba"]

    def test_a_table_with_a_header_gives_rows_and_any_other_its_paragraphs(self) -> None:
        letterhead = table(("ỦY BAN NHÂN DÂN\nXÃ MINH SƠN", "CỘNG HÒA"))
        work = table(
            ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"),
            ("1", "Rà soát\nhồ sơ", "Phòng Kinh tế", "15/9/2026"),
        )
        assert lines(letterhead, work) == [
            "ỦY BAN NHÂN DÂN",
            "XÃ MINH SƠN",
            "CỘNG HÒA",
            "STT | Nội dung | Đơn vị chủ trì | Thời hạn",
            "1 | Rà soát hồ sơ | Phòng Kinh tế | 15/9/2026",
        ]

    def test_a_text_box_comes_once_behind_its_paragraph(self) -> None:
        box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        run = f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>"
        assert lines(p("Trước ", raw=run), p("Sau")) == ["Trước ", "Trong khung", "Sau"]

    def test_a_word_file_reads_like_its_text(self) -> None:
        text = PLAN.read_text(encoding="utf-8")
        built = read_bytes(docx(*(p(line) for line in text.splitlines())), name="a.docx").as_json()
        assert built == read_text(text.rstrip("\n")).as_json()


class TestRefusals:
    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(Refused):
            read_file(tmp_path / "không có.docx")

    def test_a_file_of_more_than_twenty_five_megabytes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(b"a" * (LARGEST + 1))
        with pytest.raises(Refused, match="25 MB"):
            read_file(path)
        with pytest.raises(Refused, match="25 MB"):
            read_bytes(b"a" * (LARGEST + 1), name="a.txt")

    @pytest.mark.parametrize(
        ("begins", "name"), [(b"%PDF-1.7\n", "a.pdf"), (b"PK\x03\x04", "a.docx"), (b"\xff\xd8", "a.txt")]
    )
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_the_largest_file_is_refused_quickly_and_in_little_room(self, begins: bytes, name: str) -> None:
        data = begins + Random(1).randbytes(LARGEST - len(begins))
        tracemalloc.start()
        began = time.thread_time()
        try:
            with pytest.raises(Refused):
                read_bytes(data, name=name)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert time.thread_time() - began < 5
        assert peak < 300 * 1024 * 1024

    def test_the_largest_text_is_read(self) -> None:
        plan = PLAN.read_bytes()
        reading = read_bytes(plan + b"\n" * (LARGEST - len(plan)), name="a.txt")
        assert reading.assignments

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "chữ"),
            (b" \n\t\n", "chữ"),
            (b"MZ\x90\x00\x03\x00\x00\x00", "là chương trình máy tính"),
            (b"# source: somewhere\n\n", "chữ"),
            ("Kế hoạch\x00".encode(), "không đọc được"),
            (b"\xff\xd8\xff\xe0 jpeg", "không đọc được"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, ".doc"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
            (b"{\\rtf1 abc}", "RTF"),
            (b"%PDF-1.7 nothing", "PDF"),
            (b"PK\x03\x04 nothing", "Word"),
        ],
    )
    def test_what_holds_no_text_is_refused(self, data: bytes, says: str) -> None:
        assert says in refusal(data)

    def test_it_says_what_to_do_in_words_of_an_office(self) -> None:
        for data in (
            b"MZ\x90\x00\x03",
            "Kế hoạch\x00".encode(),
            b"\xff\xd8\xff\xe0 jpeg",
            b"PK\x03\x04 nothing",
        ):
            said = refusal(data)
            assert "Hãy" in said and "Word" in said and "UTF" not in said, said

    def test_another_archive_is_no_word_file(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.txt", "x")
        assert "Word" in refusal(buffer.getvalue())

    @pytest.mark.parametrize(
        "prolog",
        [
            '<!DOCTYPE w:document [<!ENTITY a "aaa">]>',
            '<!DOCTYPE w:document SYSTEM "http://127.0.0.1/a.dtd">',
            f"<!--{'x' * 200_000}--><!DOCTYPE a>",
        ],
    )
    def test_a_document_type_is_refused_in_any_part(self, prolog: str) -> None:
        assert "không an toàn" in refusal(docx(p("a"), prolog=prolog))
        other = f'<?xml version="1.0"?>{prolog}<w:footnotes xmlns:w="{W}"/>'.encode()
        assert "không an toàn" in refusal(docx(p("a"), more={"word/footnotes.xml": other}))

    def test_a_bomb_is_refused_at_once(self) -> None:
        started = time.monotonic()
        data = docx(p("a"), more={"word/media/a.bin": b"\0" * (101 * 1024 * 1024)})
        assert len(data) < 1_000_000
        begun = time.monotonic()
        assert "quá lớn" in refusal(data)
        assert time.monotonic() - begun < 2, f"building took {begun - started:.1f} s"

    def test_broken_xml_is_refused(self) -> None:
        assert "hỏng" in refusal(docx("<w:p><w:r>"))

    def test_a_pdf_that_inflates_beyond_measure_is_refused(self) -> None:
        bomb = zlib.compress(b" " * (80 * 1024 * 1024))
        stream = b"9 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
            len(bomb),
            bomb,
        )
        assert "quá lớn" in refusal(
            pdf([(72, 780, "Noi dung ke hoach cua xa")]).replace(b"trailer", stream + b"trailer"), "a.pdf"
        )

    def test_a_scan_is_refused(self) -> None:
        assert "bản quét" in refusal(pdf([]), "scan.pdf")

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "Céng hoµ x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch cña Uû ban nh©n d©n x· thùc hiÖn c¸c nhiÖm vô",
                "TCVN3",
            ),
            (
                "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Keá hoaïch cuûa Uûy ban nhaân"
                " daân xaõ thöïc hieän caùc",
                "VNI",
            ),
        ],
    )
    def test_text_in_an_old_font_encoding_is_named(self, text: str, name: str) -> None:
        assert name in refusal(text.encode(), "a.txt")
        assert name in refusal(docx(p(text)))
        assert name in refusal(text.encode("cp1252", "replace"), "a.txt")


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_unicode_is_read_with_or_without_its_mark(self, encoding: str) -> None:
        text = PLAN.read_text(encoding="utf-8")
        assert read_bytes(text.encode(encoding), name="a.txt").as_json() == read_text(text).as_json()

    def test_the_content_decides_and_a_wrong_extension_is_said(self) -> None:
        reading = read_bytes(PLAN.read_bytes(), name="ke-hoach.docx")
        assert reading.kind == "txt"
        assert [finding.code for finding in reading.findings if finding.code == "wrong_extension"] == [
            "wrong_extension"
        ]

    def test_a_source_line_keeps_its_number_and_says_nothing(self) -> None:
        text = "# source: KẾ HOẠCH\n" + PLAN.read_text(encoding="utf-8")
        shifted, plain = read_text(text), read_text(text.partition("\n")[2])
        assert shifted.header == plain.header
        assert shifted.assignments[0].line == plain.assignments[0].line + 1

    def test_decomposed_letters_are_quoted_composed(self) -> None:
        import unicodedata

        text = PLAN.read_text(encoding="utf-8")
        assert read_text(unicodedata.normalize("NFD", text)).as_json() == read_text(text).as_json()

    def test_a_long_text_is_read_in_time(self) -> None:
        text = PLAN.read_text(encoding="utf-8")
        head, mark, tail = text.partition("Trên đây là")
        body = "\n".join(
            f"- Nhiệm vụ thứ {n}, phối hợp với Công an xã thực hiện trước ngày 15/9/2026."
            for n in range(3000)
        )
        started = time.thread_time()
        reading = read_text(f"{head}{body}\n{mark}{tail}")
        assert sum(len(one.tasks) for one in reading.assignments) > 3000
        assert time.thread_time() - started < 8

    def test_millions_of_empty_lines_are_not_all_kept(self) -> None:
        reading = read_bytes(b"\n" * 3_000_000 + b"KE HOACH", name="a.txt")
        assert len(reading.lines) <= 10_000


class TestPdf:
    def test_lines_come_page_after_page_without_page_numbers(self) -> None:
        pages = [
            [(72, 780, f"Trang nay la noi dung so {n} cua ke hoach"), (300, 30, str(n))] for n in (1, 2, 3)
        ]
        found = read_bytes(pdf(*pages), name="a.pdf").lines
        assert found == [f"Trang nay la noi dung so {n} cua ke hoach" for n in (1, 2, 3)]

    def test_the_head_of_both_of_two_pages_is_left_out(self) -> None:
        def page(words: str) -> list[tuple[float, float, str]]:
            body = [(70.0, 700 - 20 * at, f"{words} viec thu {at} trong ke hoach") for at in range(6)]
            return [(70, 800, "Ke hoach cua xa nam nay"), *body]

        lines = read_bytes(pdf(page("Mot"), page("Hai")), name="a.pdf").lines
        assert len(lines) == 12
        assert not any("nam nay" in line for line in lines)

    def test_pages_that_say_the_same_are_not_taken_for_running_heads(self) -> None:
        page = [(72, 780 - 20 * row, "Cac dong nay giong nhau tren moi trang") for row in range(9)]
        assert len(read_bytes(pdf(*[page] * 5), name="a.pdf").lines) >= 25

    def test_of_a_book_only_the_first_pages_are_opened(self) -> None:
        page = [
            (72, 800 - 14 * row, f"Dong chu so {row} " + "cua ke hoach nam nay " * 3) for row in range(50)
        ]
        reading = read_bytes(pdf(*[page] * 70), name="a.pdf")
        assert 1000 < len(reading.lines) < 3500
        assert "text_cut" in {finding.code for finding in reading.findings}

    def test_two_columns_on_one_line_are_two_lines(self) -> None:
        page = [
            (60, 780, "UBND XA MINH SON"),
            (330, 780, "CONG HOA XA HOI CHU NGHIA"),
            (60, 700, "Noi dung ke hoach nam nay"),
        ]
        found = read_bytes(pdf(page), name="a.pdf").lines
        assert found == ["UBND XA MINH SON", "CONG HOA XA HOI CHU NGHIA", "Noi dung ke hoach nam nay"]

    def test_the_longer_column_of_a_letterhead_stays_together(self) -> None:
        page = [
            (60, 780, "UBND XA MINH SON"), (330, 780, "CONG HOA XA HOI CHU NGHIA"),
            (60, 762, "BAN CHI DAO 389"), (60, 744, "So: 05/KH-BCD"), (330, 744, "Minh Son, ngay 3"),
            (120, 700, "Dong nay chay ngang ca trang va ket thuc phan dau trang"),
        ]  # fmt: skip
        found = read_bytes(pdf(page), name="a.pdf").lines
        assert found[:5] == [
            "UBND XA MINH SON", "BAN CHI DAO 389", "So: 05/KH-BCD", "CONG HOA XA HOI CHU NGHIA",
            "Minh Son, ngay 3",
        ]  # fmt: skip

    def test_the_words_of_a_text_box_stand_where_they_are_printed(self) -> None:
        body = [(70.0, 700.0 - 20 * at, f"Dong thu {at} cua ke hoach") for at in range(4)]
        page = [(60, 780, "UBND XA MINH SON"), (60, 740, "KE HOACH"), *body, (90, 760, "KHAN")]
        found = read_bytes(pdf(page), name="a.pdf").lines
        assert found[:3] == ["UBND XA MINH SON", "KHAN", "KE HOACH"]

    @pytest.mark.parametrize("pitches", [(17, 21, 6), (20, 24, 10), (24, 24, 12), (14, 20, 0)])
    def test_a_signature_between_the_lines_of_recipients_stays_one_column(self, pitches) -> None:
        pitch, between, offset = pitches
        names = ["Noi nhan:", "- TT Dang uy;", "- Cac thon;", "- Nhu muc III;", "- Luu: VT."]
        signed = ["TM. UY BAN NHAN DAN", "CHU TICH", "Nguyen Van Thu"]
        text = [(70.0, 760.0 - 20 * at, f"Dong thu {at} cua ke hoach cua xa nam nay") for at in range(4)]
        left = [(70.0, 600.0 - pitch * at, name) for at, name in enumerate(names)]
        right = [(330.0, 600.0 - offset - between * at, words) for at, words in enumerate(signed)]
        found = read_bytes(pdf([*text, *left, *right]), name="a.pdf").lines
        assert found[-8:] == [*names, *signed]

    def test_a_pdf_called_docx_is_read_as_pdf(self) -> None:
        reading = read_bytes(pdf([(72, 780, "Noi dung ke hoach cua xa nam nay")]), name="a.docx")
        assert reading.kind == "pdf"
        assert "wrong_extension" in {finding.code for finding in reading.findings}


def test_a_text_that_is_no_plan_says_so() -> None:
    reading = read_text(
        "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN\nSố: 5/GM-UBND\nGIẤY MỜI\nKính gửi: Các thôn.\nTrân trọng kính mời."
    )
    assert not reading.is_plan
    assert reading.assignments == ()
    assert reading.section is None
    assert reading.header.issuer == "Ủy ban nhân dân xã Minh Sơn"
