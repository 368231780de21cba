"""Lines of text out of a PDF, page after page; page numbers and running heads are left out."""

import math
import re
import time
import zlib
from collections import Counter
from ctypes import c_double

import pypdfium2
import pypdfium2.raw as pdfium

from intranet.errors import Refused
from intranet.plans.parsing.pdf_pieces import (
    HYPHENS,
    Letter,
    Piece,
    in_columns,
    in_place,
    mark_starts,
    pieces_of,
)
from intranet.plans.parsing.pdf_tables import Grid, Tables, grids_of
from intranet.plans.parsing.table_rows import joined_rows

_MOST_PAGES = 400
_MOST_SECONDS = 7.0
_PAGE_NUMBER = re.compile(r"^\s*(?:trang\s*)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?\s*$", re.I)
_FEW_LETTERS = 20
_LINE = 16  # points from the top of the first line's letters to its foot, at most
_MOST_ON_A_PAGE = 60_000
_MOST_INFLATED = 60 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")


def pdf_lines(data: bytes, *, most: int) -> tuple[list[str], frozenset[int], bool]:
    """Return the lines printed in the PDF *data*, the numbers of those that begin a paragraph, and more.

    Pages behind the first *most* letters are not opened; the last value tells whether all were.
    """
    _refuse_bombs(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi thử lại.") from None
        raise Refused("Tệp PDF bị hỏng nên không đọc được. Hãy dùng bản Word hoặc dán văn bản.") from None
    try:
        pages = _pages(document, most)
        whole = len(pages) == len(document)
    except pypdfium2.PdfiumError:
        raise Refused("Tệp PDF bị hỏng nên không đọc được. Hãy dùng bản Word hoặc dán văn bản.") from None
    finally:
        document.close()
    if sum(c.isalpha() for page in pages for line in page for c in line.text) < _FEW_LETTERS:
        raise Refused("Tệp PDF không có lớp văn bản (bản quét). Hãy dùng bản Word hoặc PDF có chữ.")
    lines = _whole_rows([line for page in _without_furniture(pages) for line in page])
    mark_starts([line for line in lines if not line.is_row])
    starts = frozenset(at for at, line in enumerate(lines, start=1) if line.starts)
    return [line.text for line in lines], starts, whole


def _refuse_bombs(data: bytes) -> None:
    """Refuse a file with a part that unpacks beyond measure; pictures are never unpacked, so do not count."""
    started = time.monotonic()
    for found in _STREAM.finditer(data):
        if b"/Image" in data[max(0, found.start() - 400) : found.start()]:
            continue
        unpack, size, rest = zlib.decompressobj(), 0, data[found.end() :][:4_000_000]
        try:
            while rest and not unpack.eof:
                size += len(unpack.decompress(rest, 1 << 20))
                rest = unpack.unconsumed_tail
                if size > _MOST_INFLATED:
                    raise Refused(
                        "Tệp PDF mở ra quá lớn nên không đọc được. Hãy dùng bản Word hoặc dán văn bản."
                    )
        except zlib.error:
            continue
        if time.monotonic() - started > 2:
            break


def _pages(document: pypdfium2.PdfDocument, most: int) -> list[list[Piece]]:
    started, pages, letters, tables, head = time.monotonic(), [], 0, Tables(), ""
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        lines, head = _lines(text, grids_of(page), tables, head)
        pages.append(lines)
        text.close()
        page.close()
        letters += sum(len(line.text) for line in pages[-1])
        if letters > most or time.monotonic() - started > _MOST_SECONDS:
            break
    return pages


def _lines(
    text: pypdfium2.PdfTextPage, grids: list[Grid], tables: Tables, before: str
) -> tuple[list[Piece], str]:
    """Return a page's lines and the words at its head; letters far apart on one line are two columns.

    A table goes on from the page above though the head of that page, *before*, is printed over it again.
    """
    count = min(text.count_chars(), _MOST_ON_A_PAGE)
    whole = text.get_text_range(0, count) if count else ""
    if len(whole) != count:  # letters outside the basic plane: positions would not fit
        return [Piece(line.strip(), 0, 0, 0, 0) for line in whole.splitlines() if line.strip()], ""
    letters = [
        (letter, (0.0, 0.0, 0.0, 0.0) if letter in "\r\n \u00a0\t" else _box(text, at))
        for at, letter in enumerate(whole)
    ]
    drawn: list[list[Piece]] = []
    head, edge = _head_of(letters)
    edge = edge if head == before else math.inf
    for grid in grids:
        outside = _into_cells(letters, grid)
        above = any(grid.ys[0] < box[1] < edge and letter.isalpha() for letter, box in outside)
        if (found := tables.lines(grid, opens_page=not above)) is None:
            continue
        letters = outside
        lines, divided = found
        drawn.append([
            Piece(line, grid.xs[0], grid.xs[-1], grid.ys[-1], grid.ys[0], is_row=True) for line in lines
        ])  # fmt: skip
        drawn[-1][0].goes_on = divided
    pieces = in_columns(in_place(pieces_of(letters)))
    return _with_rows([piece for piece in pieces if piece.text], drawn), head


def _head_of(letters: list[Letter]) -> tuple[str, float]:
    """Return the letters of a page's first line, and where it ends."""
    said = [(letter, box) for letter, box in letters if letter.isalpha()]
    top = max((box[3] for _, box in said), default=0.0)
    line = [(letter, box) for letter, box in said if box[1] > top - _LINE]
    return "".join(letter for letter, _ in line), min((box[1] for _, box in line), default=math.inf)


def _into_cells(letters: list[Letter], grid: Grid) -> list[Letter]:
    """Put the letters inside *grid* into its cells; return those outside."""
    outside: list[Letter] = []
    apart = False
    for one in letters:
        letter, (left, bottom, right, top) = one
        if letter in "\r\n \u00a0\t":
            apart = True
            outside.append(one)
            continue
        cell = grid.cell((left + right) / 2, (bottom + top) / 2)
        if cell is None:
            outside.append(one)
        else:
            grid.add(cell, "-" if letter in HYPHENS else letter, bottom, apart=apart)
        apart = False
    return outside


def _with_rows(pieces: list[Piece], tables: list[list[Piece]]) -> list[Piece]:
    """Put the rows of each table where the fewest lines stand on the wrong side of it."""
    for rows in tables:
        wrong = [sum(one.bottom > rows[0].top - 2 for one in pieces)]
        for one in pieces:
            step = 1 if one.top < rows[0].bottom + 2 else -1 if one.bottom > rows[0].top - 2 else 0
            wrong.append(wrong[-1] + step)
        at = wrong.index(min(wrong))
        pieces = [*pieces[:at], *rows, *pieces[at:]]
    return pieces


def _whole_rows(lines: list[Piece]) -> list[Piece]:
    """Put together the rows that the end of a page divided."""
    found: list[Piece] = []
    for line in lines:
        if line.goes_on and found and found[-1].is_row:
            found[-1].text = joined_rows(found[-1].text, line.text)
            continue
        line.text = line.text.strip()
        found.append(line)
    return found


def _box(text: pypdfium2.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
        return 0.0, 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value, top.value


def _without_furniture(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Drop page numbers and what stands at the head or foot of most pages."""
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:1], *page[-1:])})
    common = {line for line, times in edges.items() if len(pages) >= 3 and times >= max(3, 0.6 * len(pages))}
    if len(pages) == 2:  # then the same words at the same height, once as the first and once as the last
        common |= {
            one.text
            for at in (0, -1)
            for one, other in zip(pages[0][at:][:1], pages[1][at:][:1], strict=False)
            if one.text == other.text and abs(one.top - other.top) < 1 and not one.is_row
        }
    cleaned = []
    for page in pages:
        lines = list(page)
        for end in (0, -1):
            for _ in range(2):
                if lines and (_PAGE_NUMBER.match(lines[end].text) or lines[end].text in common):
                    lines.pop(end)
        cleaned.append(lines)
    return cleaned
