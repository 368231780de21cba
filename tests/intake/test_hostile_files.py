"""Files that are no list: each is told in one sentence, and harms nothing (L10)."""

import io
import time
import zipfile

import pytest

from intranet.errors import Refused
from intranet.intake.columns import PEOPLE
from intranet.intake.reading import read
from tests.intake.conftest import PEOPLE_HEADS, people
from tests.support.sheets import book_of, bytes_of, xlsx

PATH = "/can-bo/nhap"
ROW = ("Vừ Bích Liễu", "", "", "CM", "Phòng Kinh tế")


def changed(data, **parts):
    """Return a workbook with parts of it replaced or added, by their last name."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            short = entry.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(entry.filename, parts.pop(short, old.read(entry)))
        for name, content in parts.items():
            new.writestr(f"xl/{name}.xml", content)
    return kept.getvalue()


def far_down():
    book = book_of({"Cán bộ": [PEOPLE_HEADS, ROW]})
    book.active["A1048576"] = " "
    return bytes_of(book)


def below(words: bytes) -> bytes:
    """Return a sheet with more below its cells."""
    data = people(ROW)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return changed(data, sheet1=sheet.replace(b"</sheetData>", b"</sheetData>" + words, 1))


def many_cells() -> bytes:
    """Return a file of some kilobytes that holds a quarter of a million cells."""
    rows = b"".join(b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>" for _ in range(250))
    data = people(ROW)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return changed(data, sheet1=sheet.replace(b"</sheetData>", rows + b"</sheetData>", 1))


MERGED = b'<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
LINKED = b'<hyperlinks><hyperlink location="B1" ref="A3:XFD1048576"/></hyperlinks>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
FILES = {
    "empty": (b"", "a.xlsx", "Tệp rỗng"),
    "program": (b"MZ\x90\x00" + bytes(200), "a.xlsx", "chương trình máy tính"),
    "named program": (b"abc", "a.exe", "chương trình máy tính"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.xlsx", "không phải Excel"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", "kiểu cũ (.xls) hoặc có mật khẩu"),
    "zip": (b"PK\x03\x04 broken", "a.xlsx", "không phải Excel"),
    "bomb": (changed(people(ROW), big=bytes(40_000_000)), "a.xlsx", "quá lớn"),
    "entities": (changed(people(ROW), sheet1=ENTITY), "a.xlsx", "có phần lạ bên trong"),
    "entities in another code": (changed(people(ROW), sheet1=WIDE), "a.xlsx", "có phần lạ bên trong"),
    "merged sheet": (below(MERGED), "a.xlsx", "quá lớn"),
    "linked sheet": (below(LINKED), "a.xlsx", "quá lớn"),
    "many cells": (many_cells(), "a.xlsx", "quá lớn"),
    "no xml": (changed(people(ROW), sheet1=b"<nothing"), "a.xlsx", "có thể tệp đã hỏng"),
    "another code": ("Họ và tên;Vai trò\nVừ Bích Liễu;CM\n".encode("utf-16-le")[:-1], "a.csv", "không phải"),
    "another code page": ("Ho va tên;Vai trò\n".encode("latin-1"), "a.csv", "không phải mã UTF-8"),
    "another list": (xlsx({"Sheet1": [("Món", "Giá"), ("Cam", 3)]}), "a.xlsx", "Hãy dùng tệp mẫu"),
    "no role": (xlsx({"Cán bộ": [("Họ và tên",), ("Vừ Bích Liễu",)]}), "a.xlsx", "thiếu cột “Vai trò”"),
    "two columns": (xlsx({"Cán bộ": [("Họ và tên", "Họ tên", "Vai trò"), ("A", "B", "CM")]}), "a.xlsx",
                    "Có hai cột “Họ và tên”"),
    "too many": (people(*[ROW] * 2001), "a.xlsx", "chỉ nhận tối đa 2000 dòng"),
    "nothing": (people(), "a.xlsx", "chưa có dòng nào để nhập"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_list_is_told_in_one_sentence(show, kind):
    data, name, words = FILES[kind]
    page = show(PATH, data, name=name, status=422)
    errors = [page.text_of(p) for p in page.all("p") if "invalid-feedback" in (p.get("class") or "")]
    assert words in page.text, page.text
    assert page.heading == "Nhập cán bộ từ Excel", errors


def test_nothing_chosen_is_told(as_):
    assert "Hãy chọn tệp" in as_("admin").post(PATH, {}, status=422).text


def test_a_sheet_that_claims_a_million_rows_is_read_at_once(show):
    started = time.monotonic()
    assert "1 dòng thêm mới" in show(PATH, far_down()).text
    assert time.monotonic() - started < 5


def test_what_was_shown_cannot_be_rewritten(as_):
    page = as_("admin").post(f"{PATH}/luu", {"kept": "WyJhZG1pbiJd.made.up", "seen": "x"}, status=422)
    assert "Hãy tải tệp lên lại" in page.text


def test_a_file_that_is_far_too_large_for_a_list_is_not_read():
    with pytest.raises(Refused, match="lớn hơn 3 MB"):
        read(b"x" * 3_000_001, name="a.csv", tables=[PEOPLE])
