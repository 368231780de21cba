"""A drawn table of work as lines of text, one for each row, whichever file it was drawn in.

plan-format 2: a table with a row of column names gives its cells joined by “ | ”. Cells may reach over
columns and rows: a name over two columns (“Đơn vị thực hiện” over “Chủ trì” and “Phối hợp”) is part of both,
a row that is one wide cell only heads the rows below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intranet.plans.parsing.words import key

_CELLS = re.compile(r"\s*\|\s*")
_TABLE_WORDS = re.compile(
    r"\b(nội dung|nhiệm vụ|công việc|đơn vị|cơ quan|chủ trì|phối hợp|thực hiện"
    r"|thời gian|thời hạn|hoàn thành|sản phẩm|kết quả"
    r"|ghi chú|người|phụ trách|địa điểm|thành phần|tiến độ|bộ phận|đối tượng|chủ đề)\b"
)
_COLUMN = re.compile(
    r"(?:nội dung|nhiệm vụ|công việc|đơn vị|cơ quan|chủ trì|phối hợp|thời gian|thời hạn|ngày|giờ"
    r"|địa điểm|thành phần|sản phẩm|kết quả|ghi chú|người phụ trách|tiến độ)(?:,? [^\W\d_]+){0,3}$"
)
_DAY_COLUMN = re.compile(r"(?:thời gian|thời hạn|ngày|giờ|địa điểm|sản phẩm|kết quả|ghi chú|tiến độ)\b")
_TIME_COLUMN = re.compile(r"thời gian|thời hạn|hoàn thành|tiến độ|\bhạn\b|kết thúc")
_MOST_ABOVE = 3  # rows within which the names of the columns stand


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, over how many columns it reaches, and whether it only goes on with the one above."""

    text: str
    span: int = 1
    goes_on: bool = False


Row = Sequence[Cell]


def is_table_header(cells: tuple[str, ...]) -> bool:
    """Tell whether *cells* name the columns of a table of work."""
    if len(cells) < 3 or max(map(len, cells)) > 60:
        return False
    first = key(cells[0]).strip(" .")
    if not any(c.isdigit() for cell in cells for c in cell) and _names_columns(cells):
        return True
    named = sum(bool(_TABLE_WORDS.search(key(cell))) for cell in cells)
    return named >= 2 and (first in ("stt", "tt", "số tt", "số thứ tự") or named >= len(cells) - 1)


def _names_columns(cells: tuple[str, ...]) -> bool:
    """Tell whether two of the short names of columns stand here, one of when, where or what comes of it."""
    low = [key(cell).strip(" .:") for cell in cells]
    return sum(bool(_COLUMN.match(cell)) for cell in low) >= 2 and any(map(_DAY_COLUMN.match, low))


def cells_of(line: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a row; a stroke at its ends frames it, or divides off a cell that is empty."""
    cells = tuple(_CELLS.split(line))
    return cells if len(cells) == len(header) else tuple(_CELLS.split(line.strip("| ")))


def header_at(rows: Sequence[Row]) -> int | None:
    """Return which of the first *rows* names the columns of a table of work."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if is_table_header(tuple(cell.text for cell in row)):
            return at
        if is_table_header(_joined(rows, at)):
            return at
    return None


def header_line(rows: Sequence[Row], at: int) -> tuple[str, int]:
    """Return the names of the columns as one line, and the row that follows them."""
    if _is_double(rows, at):
        return " | ".join(_joined(rows, at)), at + 2
    return " | ".join(_padded(rows[at])), at + 1


def carried(rows: Sequence[Row], names: str) -> list[Row]:
    """Return *rows* with the time of a cell that reaches down over several rows in each of them.

    An empty cell of time means no limit; one that only goes on means the same limit as above.
    """
    times = {at for at, name in enumerate(names.split(" | ")) if _TIME_COLUMN.search(key(name))}
    found: list[Row] = []
    last: dict[int, str] = {}
    for row in rows:
        column, cells = 0, []
        for cell in row:
            if column in times and cell.goes_on and not cell.text:
                cell = replace(cell, text=last.get(column, ""))
            last[column] = cell.text
            cells.append(cell)
            column += cell.span
        found.append(cells)
    return found


def row_line(row: Row) -> str:
    """Return a row as a line; one that is a wide cell and no more ends with the sign of a row."""
    width = sum(cell.span for cell in row)
    if len(row) > 1 and any(cell.span > width / 2 for cell in row):
        texts = [cell.text for cell in row]
    else:
        texts = _padded(row)
    if sum(map(bool, texts)) == 0:
        return ""
    return f"{row[0].text} |" if len(row) == 1 else " | ".join(texts)


def joined_rows(above: str, below: str) -> str:
    """Return two halves of a row that a page's end divided as one."""
    pairs = zip(above.split(" | "), below.split(" | "), strict=False)
    return " | ".join(f"{one} {other}".strip() for one, other in pairs)


def is_counted(header: str) -> bool:
    """Tell whether the first of the columns counts the rows."""
    return key(header.split(" | ")[0]).strip(" .") in ("stt", "tt", "số tt", "số thứ tự")


def _padded(row: Row) -> list[str]:
    return [text for cell in row for text in (cell.text, *[""] * (cell.span - 1))]


def _is_double(rows: Sequence[Row], at: int) -> bool:
    """Tell whether the names of the columns take two rows: some of the first reach over several."""
    wide = len(rows[at]) > 1 and any(cell.span > 1 for cell in rows[at])
    return wide and at + 1 < len(rows) and any(cell.goes_on for cell in rows[at + 1])


def _joined(rows: Sequence[Row], at: int) -> tuple[str, ...]:
    if not _is_double(rows, at):
        return ()
    above = [text for cell in rows[at] for text in [cell.text] * cell.span]
    below = _padded([replace(cell, text="") if cell.goes_on else cell for cell in rows[at + 1]])
    if len(above) != len(below):
        return ()
    return tuple(f"{one} {other}".strip() for one, other in zip(above, below, strict=True))
