"""How long the drawn lines of the first page are, and where the lines of a trích yếu break. Lengths in mm."""

from intranet.documents.paper.form import (
    CELL_SIDE,
    LEFT_COLUMN,
    RULE_SHARE,
    SUBJECT_RULE_LEAST,
    SUBJECT_RULE_MOST,
    TABLE_SIZE,
    TEXT_WIDTH,
)
from intranet.documents.paper.metrics import SLACK, balance, width
from intranet.documents.paper.sheet import Grid, Sheet


def name_rule(sheet: Sheet) -> float:
    """Return the length of the rule under the body's name: a share of its last line."""
    last = sheet.names[-1] if sheet.names else ""
    return RULE_SHARE * width(last, sheet.form.name, bold=True)


def motto_rule(sheet: Sheet) -> float:
    """Return the length of the rule under the motto: as long as its last line."""
    return width(sheet.form.motto[-1], sheet.form.motto_sizes[-1], bold=True)


def subject_rule(sheet: Sheet) -> float:
    """Return the length of the rule under the trích yếu: a share of its last line, within bounds."""
    lines = _subject_lines(sheet)
    share = RULE_SHARE * width(lines[-1], sheet.form.subject, bold=True) if lines else 0
    return min(max(share, SUBJECT_RULE_LEAST), SUBJECT_RULE_MOST)


def _subject_lines(sheet: Sheet) -> list[str]:
    """Return the lines of the trích yếu, as equal as they can be."""
    return balance(sheet.subject, TEXT_WIDTH - 2 * SLACK, sheet.form.subject, bold=True)


def subject_side(sheet: Sheet) -> float:
    """Return the indent on both sides that makes the lines of the trích yếu as equal as they can be."""
    return _side(_subject_lines(sheet), TEXT_WIDTH, sheet.form.subject, bold=True)


def about_side(sheet: Sheet) -> float:
    """Return the same for what stands under the number of a letter."""
    lines = balance(sheet.about, LEFT_COLUMN - 2 * SLACK, sheet.form.about)
    return _side(lines, LEFT_COLUMN, sheet.form.about)


def line_side(text: str, room: float, size: float) -> float:
    """Return the same for a bold line of authority or office that does not fit *room*."""
    return _side(balance(text, room, size, bold=True), room, size, bold=True)


def columns(grid: Grid, room: float) -> tuple[float, ...]:
    """Return the widths of a table's columns: as asked, but none too narrow for its longest word."""
    least = []
    for n, head in enumerate(grid.head):
        words = [width(word, TABLE_SIZE, bold=True) for word in head.split()]
        words += [width(word, TABLE_SIZE) for row in grid.rows for word in row[n].split()]
        least.append(max(words, default=0.0) + 2 * CELL_SIDE + SLACK)
    widths = [share * room for share in grid.shares]
    if sum(least) > room:
        return tuple(widths)
    for _ in widths:  # what one column gains the others give, each from what it has to spare
        lacking = sum(max(0.0, need - has) for has, need in zip(widths, least, strict=True))
        spare = sum(max(0.0, has - need) for has, need in zip(widths, least, strict=True))
        if lacking < 0.01:
            break
        widths = [
            need if has < need else has - (has - need) * lacking / spare
            for has, need in zip(widths, least, strict=True)
        ]
    return tuple(widths)


def _side(lines: list[str], room: float, size: float, *, bold: bool = False) -> float:
    if len(lines) < 2:
        return 0.0
    widest = max(width(line, size, bold=bold) for line in lines)
    return max(0.0, (room - widest) / 2 - SLACK)
