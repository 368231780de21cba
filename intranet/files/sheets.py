"""Lists as Excel sheets and as CSV; nothing that people typed is taken for a formula (J6)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

_A4 = 9  # as Excel numbers sizes of paper
_RISKY = ("=", "+", "-", "@", "\t", "\r")
# Where a machine set another way would begin a cell in the middle of one of ours.
_PARTED = re.compile(r"([,\t\r\n])(?=[=+\-@])")


def workbook(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]], *, heading: str = ""
) -> bytes:
    """Return the .xlsx of *rows* under *columns*, each a heading with its width in letters.

    It prints as it opens: A4 across, as wide as the page, long words on several lines, the names of the
    columns on every page; *heading* stands above all.
    """
    from openpyxl import Workbook  # imported here: half a second that no page needs
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for number, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    head_row = 2 if heading else 1
    sheet.freeze_panes = f"A{head_row + 1}"
    sheet.print_title_rows = f"1:{head_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.oddFooter.center.text = "Trang &P/&N"
    line = Side(style="thin")
    wrapped, box = Alignment(wrap_text=True, vertical="top"), Border(line, line, line, line)

    def cell(value: Any, **looks: Any) -> Any:
        made = WriteOnlyCell(sheet, neutral(value) if isinstance(value, str) else value)
        for name, look in looks.items():
            setattr(made, name, look)
        return made

    if heading:
        sheet.append([cell(heading, font=Font(bold=True, size=14))])
    centred = Alignment(wrap_text=True, vertical="center", horizontal="center")
    sheet.append([cell(head, font=Font(bold=True), alignment=centred, border=box) for head, _ in columns])
    for row in rows:
        sheet.append([cell(value, alignment=wrapped, border=box) for value in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def delimited(columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return the same as a .csv that a Vietnamese Excel opens right at a double click.

    The mark of UTF-8 comes first, or Excel takes the letters for another alphabet. Cells are parted by
    semicolons: where the comma stands before decimals, Excel takes it for no separator. No line
    ``sep=;`` says so: with it Excel overlooks the mark, and the accents are lost.
    """
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(head) for head, _width in columns])
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")


def _as_text(value: Any) -> Any:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return _PARTED.sub(r"\1'", neutral(value)) if isinstance(value, str) else value


def neutral(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if text.startswith(_RISKY) else text
