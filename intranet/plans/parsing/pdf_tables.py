"""Tables drawn on a page of a PDF: their rules, the cells between them, and which letters stand in which.

A PDF keeps no tables, only lines of ink; official plans draw all of them. A row that a page's end divides is
put together again, and so are the rows of a table that goes on without its column names.
"""

from bisect import bisect_right
from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from intranet.plans.parsing import table_rows
from intranet.plans.parsing.table_rows import Cell

_MOST_OBJECTS = 30_000  # on one page: beyond that it is a drawing, no table
_MOST_POINTS = 30_000
_MOST_RULES = 300
_MOST_CELLS = 2_000
_THIN = 3.0
_NEAR = 3.0  # points within which two rules are one, or touch
_LEAST_COLUMNS = 3

Rule = tuple[float, float, float]  # where it stands, from where, to where


@dataclass(slots=True)
class Grid:
    """The cells between crossing rules; columns from the left, rows from the top."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    _roots: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _last: dict[tuple[int, int], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find which cells are one because no rule stands between them."""
        walls = [[one for one in self.down if abs(one[0] - x) <= 2 * _NEAR] for x in self.xs]
        floors = [[one for one in self.across if abs(one[0] - y) <= 2 * _NEAR] for y in self.ys]
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                root = (row, column)
                if column and not _reach(walls[column], (self.ys[row] + self.ys[row + 1]) / 2):
                    root = self._roots[row, column - 1]
                elif row and not _reach(floors[row], (self.xs[column] + self.xs[column + 1]) / 2):
                    root = self._roots[row - 1, column]
                self._roots[row, column] = root

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell around a place on the page."""
        if not (self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]):
            return None
        column = bisect_right(self.xs, x) - 1
        row = next(at for at, y0 in enumerate(self.ys[1:]) if y > y0 or at == len(self.ys) - 2)
        return self._roots[row, column]

    def add(self, cell: tuple[int, int], letter: str, base: float, *, apart: bool) -> None:
        """Put a letter into its *cell*; *apart* from the last one, or on another line, behind a space."""
        text = self.texts.get(cell, "")
        new_line = abs(self._last.get(cell, base) - base) > 6
        self.texts[cell] = text + (" " if text and (apart or new_line) else "") + letter
        self._last[cell] = base

    def rows(self) -> list[list[Cell]]:
        """Return what the cells say, row by row."""
        return [self._row(row) for row in range(len(self.ys) - 1)]

    def _row(self, row: int) -> list[Cell]:
        cells: list[Cell] = []
        before: tuple[int, int] | None = None
        for column in range(len(self.xs) - 1):
            root = self._roots[row, column]
            if root == before:
                last = cells.pop()
                cells.append(Cell(last.text, last.span + 1, last.goes_on))
                continue
            goes_on = root[0] < row
            cells.append(Cell("" if goes_on else self.texts.get(root, "").strip(), 1, goes_on))
            before = root
        return cells


def _reach(rules: list[Rule], at: float) -> bool:
    return any(low - 1 <= at <= high + 1 for _, low, high in rules)


def grids_of(page: pypdfium2.PdfPage) -> list[Grid]:
    """Return the tables drawn on *page* that may give work: of three columns or more."""
    rules = _rules(page)
    if rules is None:
        return []
    across, down = (_as_one(found) for found in rules)
    if len(down) < _LEAST_COLUMNS + 1 or len(across) < 2 or len(across) + len(down) > _MOST_RULES:
        return []
    found = []
    for these_across, these_down in _connected(across, down):
        xs = _places(x for x, _, _ in these_down)
        ys = _places(y for y, _, _ in these_across)
        if len(xs) > _LEAST_COLUMNS and len(ys) > 1 and len(xs) * len(ys) < _MOST_CELLS:
            found.append(Grid(xs, ys[::-1], these_across, these_down))
    return sorted(found, key=lambda grid: -grid.ys[0])


def _rules(page: pypdfium2.PdfPage) -> tuple[list[Rule], list[Rule]] | None:
    """Return the rules across and down the page; None for a drawing."""
    across: list[Rule] = []
    down: list[Rule] = []
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return None
    points = 0
    left, bottom, right, top = (c_float() for _ in range(4))
    for at in range(count):
        one = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
            continue
        wide, high = right.value - left.value, top.value - bottom.value
        if high < _THIN < wide:
            across.append(((bottom.value + top.value) / 2, left.value, right.value))
        elif wide < _THIN < high:
            down.append(((left.value + right.value) / 2, bottom.value, top.value))
        elif min(wide, high) > _THIN:
            points += max(pdfium.FPDFPath_CountSegments(one), 0)
            if points > _MOST_POINTS:
                return None
            for x0, y0, x1, y1 in _strokes(one):
                if abs(y1 - y0) < 1 < abs(x1 - x0):
                    across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) < 1 < abs(y1 - y0):
                    down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return across, down


def _strokes(path: object) -> Iterator[tuple[float, float, float, float]]:
    """Give the straight lines of a path, on the page."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix):
        return
    x, y = c_float(), c_float()
    begin = last = (0.0, 0.0)
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            begin = here
        else:
            yield (*last, *here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*here, *begin)
        last = here


def _as_one(rules: list[Rule]) -> list[Rule]:
    """Put together the pieces of one rule: Word draws each cell's border by itself."""
    joined: list[Rule] = []
    place = None
    for at, low, high in sorted((round(at / _NEAR), low, high) for at, low, high in rules):
        if joined and at == place and low <= joined[-1][2] + _NEAR:
            joined[-1] = (joined[-1][0], joined[-1][1], max(high, joined[-1][2]))
        else:
            joined.append((at * _NEAR, low, high))
        place = at
    return joined


def _places(values: Iterator[float]) -> list[float]:
    """Return the places in their order, those that are nearly the same once."""
    found: list[float] = []
    for one in sorted(values):
        if not found or one - found[-1] > 2 * _NEAR:
            found.append(one)
    return found


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the rules that touch each other, table by table."""
    left = list(range(len(down)))
    free = list(range(len(across)))
    found = []
    while left:
        these, those, queue = [left.pop(0)], [], [0]
        queue = [("down", these[0])]
        while queue:
            kind, at = queue.pop()
            if kind == "down":
                touching = [n for n in free if _touch(across[n], down[at])]
                free = [n for n in free if n not in touching]
                those += touching
                queue += [("across", n) for n in touching]
            else:
                touching = [n for n in left if _touch(across[at], down[n])]
                left = [n for n in left if n not in touching]
                these += touching
                queue += [("down", n) for n in touching]
        found.append(([across[n] for n in those], [down[n] for n in these]))
    return found


def _touch(across: Rule, down: Rule) -> bool:
    y, x0, x1 = across
    x, y0, y1 = down
    near = 2 * _NEAR
    return x0 - near <= x <= x1 + near and y0 - near <= y <= y1 + near


@dataclass(slots=True)
class Tables:
    """The tables of work of a document, page after page."""

    header: str = ""
    xs: list[float] = field(default_factory=list)

    def lines(self, grid: Grid, *, opens_page: bool) -> tuple[list[str], bool] | None:
        """Return *grid* as lines and whether the first goes on with the row above; None if it gives no work.
        """
        rows = grid.rows()
        at = table_rows.header_at(rows)
        if at is not None:
            header, start = table_rows.header_line(rows, at)
            goes_on = opens_page and header == self.header
            self.header, self.xs = header, grid.xs
            head = [table_rows.row_line(row) for row in rows[:at]] if not goes_on else []
            found = [*(line.rstrip(" |") for line in head if line), *([] if goes_on else [header])]
        elif opens_page and self.header and self._same_columns(grid):
            start, goes_on, found = 0, True, []
        else:
            return None
        body = [table_rows.row_line(row) for row in table_rows.carried(rows[start:], self.header)]
        divided = goes_on and bool(body) and body[0].startswith(" | ") and table_rows.is_counted(self.header)
        return [*found, *(line for line in body if line)], divided

    def _same_columns(self, grid: Grid) -> bool:
        return len(grid.xs) == len(self.xs) and all(
            abs(one - other) < 2 * _NEAR for one, other in zip(grid.xs, self.xs, strict=True)
        )
