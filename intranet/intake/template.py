"""The template to fill in: headings, a row that shows how, lists to choose from, what each column means."""

import io
from collections.abc import Sequence
from typing import Any

from intranet.files.sheets import neutral
from intranet.intake.columns import Column, Table

LISTS = "Danh mục"
GUIDE = "Hướng dẫn"
_FILLED = 1_000  # rows below the headings that offer the lists


def workbook(
    tables: Sequence[Table],
    *,
    filled: dict[str, Sequence[Sequence[str]]] | None = None,
    lists: dict[str, Sequence[str]] | None = None,
) -> bytes:
    """Return the .xlsx of *tables*; *filled* are rows to begin with, by table, in place of the example.

    *lists* are further lists by column key (the units there are): offered, and printed on “Danh mục”.
    """
    from openpyxl import Workbook  # imported here: half a second that no page needs

    book = Workbook()
    book.remove(book.active)
    offered: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for column in table.columns:
            if found := tuple(column.choices or (lists or {}).get(column.key, ())):
                offered.setdefault(column.head, found)
    sheets = [(table, book.create_sheet(table.sheet)) for table in tables]
    places = _write_lists(book.create_sheet(LISTS), offered)
    for table, sheet in sheets:
        _write(sheet, table, (filled or {}).get(table.key) or [table.example])
        _offer(sheet, table, places)
    _write_guide(book.create_sheet(GUIDE), tables)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _write(sheet: Any, table: Table, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, at, _head(column))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F3E7D3" if column.needed else "EEEEEE")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        # Text, so that Excel keeps the 0 of telephones and leaves dates as they are typed.
        for row in range(2, len(rows) + 200):
            sheet.cell(row, at).number_format = "@"
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at, neutral(value) if value else None)
            if row is table.example:
                cell.font = Font(italic=True, color="808080")
    sheet.freeze_panes = "B2"


def _head(column: Column) -> str:
    return f"{column.head} *" if column.needed else column.head


def _write_lists(sheet: Any, offered: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Write each list into a column; return where Excel finds it, by heading."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    places = {}
    for at, (head, values) in enumerate(offered.items(), 1):
        letter = get_column_letter(at)
        sheet.cell(1, at, head).font = Font(bold=True)
        sheet.column_dimensions[letter].width = max(14, min(48, max(map(len, values)) + 2))
        for number, value in enumerate(values, 2):
            sheet.cell(number, at, neutral(value))
        places[head] = f"'{LISTS}'!${letter}$2:${letter}${len(values) + 1}"
    return places


def _offer(sheet: Any, table: Table, places: dict[str, str]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, column in enumerate(table.columns, 1):
        if place := places.get(column.head):
            # Other words are let through: the dry run says what is wrong with them, and names the nearest.
            offer = DataValidation("list", formula1=place, allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(at)
            offer.add(f"{letter}2:{letter}{_FILLED}")
            sheet.add_data_validation(offer)


def _write_guide(sheet: Any, tables: Sequence[Table]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 90
    lines: list[tuple[str, str]] = [
        ("Cách ghi", "Mỗi dòng một mục. Cột có dấu * phải ghi. Dòng bắt đầu bằng “Ví dụ:” không được nhập."),
        ("", "Không gộp ô, không dùng công thức. Ô để trống thì không đổi gì ở mục đã có."),
    ]
    for table in tables:
        lines.append((f"Trang “{table.sheet}”", ""))
        for column in table.columns:
            chosen = "Chọn trong trang “Danh mục”." if column.choices else ""
            lines.append((_head(column), " ".join(part for part in (column.about, chosen) if part)))
    for number, (head, words) in enumerate(lines, 1):
        sheet.cell(number, 1, head).font = Font(bold=not words or number == 1)
        sheet.cell(number, 2, words).alignment = Alignment(wrap_text=True, vertical="top")
