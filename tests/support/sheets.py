"""Excel files as somebody sends them."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook, load_workbook


def book_of(sheets: dict[str, Sequence[Sequence[Any]]]) -> Workbook:
    """Return a workbook with these rows, headings included, by the title of the sheet."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def bytes_of(book: Workbook) -> bytes:
    """Return the file."""
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def xlsx(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """Return the .xlsx of these rows."""
    return bytes_of(book_of(sheets))


def opened(data: bytes) -> Workbook:
    """Return a workbook that the application gave."""
    return load_workbook(io.BytesIO(data))


def upload(data: bytes, name: str = "danh-sach.xlsx") -> dict[str, Any]:
    """Return the form that sends a file."""
    return {"file": (io.BytesIO(data), name)}
