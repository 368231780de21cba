"""A list of assignments as an Excel sheet: exactly what the filter shows."""

import io

from intranet.access.actor import Actor
from intranet.tasks import lists, queries
from intranet.tasks.filters import Filter

HEADS = ("Hạn", "Còn lại", "Nhiệm vụ", "Nguồn", "Đơn vị", "Người thực hiện", "Trạng thái")
WIDTHS = (12, 22, 70, 30, 32, 24, 18)
MOST = 20_000
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def workbook(actor: Actor, wanted: Filter) -> bytes:
    """Return the .xlsx of every assignment that *wanted* shows, at most ``MOST``."""
    from openpyxl import Workbook  # imported here: half a second that no page needs

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Nhiệm vụ")
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFG"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.append(HEADS)
    for line in lists.lines(actor, queries.every(actor, wanted, limit=MOST)):
        mark = line.mark
        cells = (mark.due, mark.due_words, line.title, line.source, line.unit, line.person, line.state.label)
        sheet.append([neutral(cell) if isinstance(cell, str) else cell for cell in cells])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def neutral(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula (J6)."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if text.startswith(_RISKY) else text
