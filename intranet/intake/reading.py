"""From an uploaded file to rows of text, each with the number that Excel shows beside it.

The file is somebody's: it may be a program, a bomb, or simply another list. Each of these is one sentence.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from intranet.errors import Refused
from intranet.files.checks import kind_of, refuse_program
from intranet.intake.cells import text_of
from intranet.intake.columns import EXAMPLE, Table
from intranet.intake.measuring import refuse_bombs
from intranet.text.fold import fold_words

LARGEST = 3_000_000
ROWS = 2_000
COLUMNS = 60
LONGEST = 400
_HEAD_WITHIN = 6  # rows in which the headings are looked for
_WANTED = "Excel (.xlsx) hoặc CSV"
_OLD = b"\xd0\xcf\x11\xe0"
# Whatever a broken file makes of the library.
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, SyntaxError, ArithmeticError, RuntimeError, OSError,
    EOFError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_IGNORED = {"danh muc", "huong dan"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in Excel, its cells by column, and what is wrong with it already."""

    number: int
    cells: dict[str, str]
    fault: str = ""

    def __getitem__(self, key: str) -> str:
        """Return a cell; empty where there is no such column."""
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one table, as a sheet of the file has them; ``unused`` are columns that nobody asks for."""

    table: str
    title: str
    rows: list[Row]
    unused: list[str] = field(default_factory=list)


Grid = dict[int, dict[int, Any]]
"""Row number → column number → cell, both from 1."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """A sheet before its headings are known; ``merged`` are (first row, last row, words) of merged cells."""

    title: str
    grid: Grid
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def read(data: bytes, *, name: str, tables: Sequence[Table]) -> list[Sheet]:
    """Return the sheets of *data* that hold one of *tables*; refuse a file in which there is none."""
    if not data:
        raise Refused("Tệp rỗng, không có nội dung.", field="file")
    if len(data) > LARGEST:
        raise Refused(
            "Tệp lớn hơn 3 MB. Danh sách của một xã, phường nhỏ hơn nhiều; hãy bỏ ảnh, trang thừa.",
            field="file",
        )
    try:
        refuse_program(data, name=name, wanted=_WANTED)
        raws = list(_raws(data))
    except Refused as refusal:
        raise Refused(refusal.message, field="file") from None
    found = [sheet for raw in raws if (sheet := _sheet(raw, tables, alone=len(raws) == 1))]
    if not found:
        heads = " hoặc ".join(f"“{table.columns[0].head}”" for table in tables)
        raise Refused(f"Không thấy hàng tiêu đề có cột {heads}. Hãy dùng tệp mẫu.", field="file")
    if not any(sheet.rows for sheet in found):
        raise Refused("Tệp chỉ có hàng tiêu đề, chưa có dòng nào để nhập.", field="file")
    return found


def read_upload(upload: Any, tables: Sequence[Table]) -> list[Sheet]:
    """Return the sheets of an uploaded file."""
    with upload.stream:
        return read(upload.stream.read(LARGEST + 1), name=upload.filename, tables=tables)


def _raws(data: bytes) -> Iterable[_Raw]:
    if data.startswith(_OLD):
        raise Refused(
            "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel, lưu lại dạng .xlsx không mật khẩu."
        )
    kind = kind_of(data)
    if kind == "xlsx":
        return _workbook(data)
    if kind == "txt":
        return [_table_of_text(data)]
    if kind is None and b"\x00" not in data[:4096] and not data.startswith(b"PK"):
        raise Refused(
            "Tệp CSV không phải mã UTF-8. Trong Excel hãy chọn Lưu dưới dạng “CSV UTF-8” hoặc .xlsx."
        )
    raise Refused(f"Tệp này không phải {_WANTED}. Hãy chọn đúng tệp danh sách.")


# ---------------------------------------------------------------- Excel


def _workbook(data: bytes) -> list[_Raw]:
    from openpyxl import load_workbook  # imported here: half a second that no other page needs

    try:
        refuse_bombs(data)
        book = load_workbook(io.BytesIO(data), keep_links=False)
    except _BROKEN as error:
        raise Refused(
            "Không mở được tệp Excel này, có thể tệp đã hỏng. Hãy mở bằng Excel rồi lưu lại."
        ) from error
    return [_raw(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _raw(sheet: Any) -> _Raw:
    grid: Grid = {}
    formulas = {}
    # Only the cells that there are: a sheet may claim a million rows.
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None or column > COLUMNS:
            continue
        if cell.data_type == "f":
            formulas[row, column] = f"Ô {cell.coordinate} là công thức. Hãy chép rồi dán lại dạng giá trị."
        elif cell.data_type == "e":
            formulas[row, column] = f"Ô {cell.coordinate} báo lỗi {cell.value}. Hãy sửa ô ấy trong Excel."
        grid.setdefault(row, {})[column] = cell.value
    merged = [
        (one.min_row, one.max_row, f"Có ô gộp ({one.coord}). Hãy bỏ gộp ô và ghi đủ từng dòng.")
        for one in sheet.merged_cells.ranges
    ]
    return _Raw(sheet.title, grid, merged, formulas)


# ---------------------------------------------------------------- CSV


def _table_of_text(data: bytes) -> _Raw:
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    grid: Grid = {}
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
            if found := {at: cell for at, cell in enumerate(cells[:COLUMNS], 1) if cell.strip()}:
                grid[number] = found
    except csv.Error as error:
        raise Refused(
            "Không đọc được tệp CSV này. Hãy lưu lại từ Excel dạng “CSV UTF-8” hoặc .xlsx."
        ) from error
    return _Raw("", grid)


# ---------------------------------------------------------------- rows


def _sheet(raw: _Raw, tables: Sequence[Table], *, alone: bool) -> Sheet | None:
    if fold_words(raw.title) in _IGNORED:
        return None
    named = next((table for table in tables if fold_words(table.sheet) == fold_words(raw.title)), None)
    for number in sorted(raw.grid)[:_HEAD_WITHIN]:
        heads = {at: text_of(value) for at, value in raw.grid[number].items()}
        said = {fold_words(head) for head in heads.values()}
        for table in (named,) if named else tables:
            if table.columns[0].names & said:
                return _rows(raw, table, number, heads)
    if named is not None or alone:
        table = named or tables[0]
        if raw.grid:
            raise Refused(
                f"Trang “{raw.title or table.sheet}” không có hàng tiêu đề với cột "
                f"“{table.columns[0].head}”. Hãy dùng tệp mẫu.", field="file",
            )  # fmt: skip
    return None


def _rows(raw: _Raw, table: Table, head: int, heads: dict[int, str]) -> Sheet:
    places, unused = _places(table, heads, raw.title)
    below = [number for number in sorted(raw.grid) if number > head]
    if len(below) > ROWS:
        raise Refused(f"Tệp có {len(below)} dòng, chỉ nhận tối đa {ROWS} dòng một lần.", field="file")
    rows = []
    for number in below:
        cells = {key: text_of(raw.grid[number].get(at)) for at, key in places.items()}
        if not any(cells.values()) or cells[table.columns[0].key].startswith(EXAMPLE):
            continue
        rows.append(Row(number, cells, _fault(raw, number, places, cells)))
    return Sheet(table.key, raw.title or table.sheet, rows, unused)


def _places(table: Table, heads: dict[int, str], title: str) -> tuple[dict[int, str], list[str]]:
    places: dict[int, str] = {}
    unused = []
    for at, head in heads.items():
        column = next((one for one in table.columns if fold_words(head) in one.names), None)
        if column is None:
            unused.append(head)
        elif column.key in places.values():
            raise Refused(f"Có hai cột “{column.head}”. Hãy bỏ bớt một cột.", field="file")
        else:
            places[at] = column.key
    if missing := next((one for one in table.columns if one.needed and one.key not in places.values()), None):
        where = f"Trang “{title}”" if title else "Tệp"
        raise Refused(f"{where} thiếu cột “{missing.head}”. Hãy dùng tệp mẫu.", field="file")
    return places, unused


def _fault(raw: _Raw, number: int, places: dict[int, str], cells: dict[str, str]) -> str:
    """Return what is wrong with a row before its words are looked at."""
    for first, last, words in raw.merged:
        if first <= number <= last:
            return words
    for at in places:
        if words := raw.formulas.get((number, at)):
            return words
    if any(len(cell) > LONGEST for cell in cells.values()):
        return f"Có ô dài hơn {LONGEST} ký tự. Hãy rút ngắn."
    return ""
