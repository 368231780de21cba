"""The head of the first page: who issues, the motto, number and date on one row, then the title."""

from itertools import zip_longest

from intranet.documents.paper.docx.xml import Run, cell, paragraph, room, row, rule, table
from intranet.documents.paper.form import (
    LEFT_COLUMN,
    RIGHT_COLUMN,
    RULE_SHARE,
    SUBJECT_RULE_LEAST,
    SUBJECT_RULE_MOST,
    TEXT_WIDTH,
)
from intranet.documents.paper.metrics import balance, width
from intranet.documents.paper.sheet import Sheet

_SLACK = 2.0  # mm that the metrics may be wrong by before a balanced line breaks once more


def letterhead(sheet: Sheet) -> str:
    """Return the table of the head, and the title of a named kind below it."""
    form = sheet.form
    number = paragraph(Run(sheet.number, form.number), before=6) if sheet.number else ""
    about = paragraph(Run(sheet.about, form.about, italic=form.about_italic), before=6) if sheet.about else ""
    date = paragraph(Run(sheet.date, form.date, italic=True), before=6) if sheet.date else ""
    rows = [
        row(cell(_names(sheet), LEFT_COLUMN), cell(_motto(sheet), RIGHT_COLUMN, properties="<w:noWrap/>"))
    ]
    if number or about or date:
        rows.append(row(cell(number + about, LEFT_COLUMN), cell(date, RIGHT_COLUMN)))
    head = table((LEFT_COLUMN, RIGHT_COLUMN), *rows)
    return head + (_title(sheet) if sheet.title else room(6))


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
    return balance(sheet.subject, TEXT_WIDTH - 2 * _SLACK, sheet.form.subject, bold=True)


def _names(sheet: Sheet) -> str:
    """Return the left side: parents upright, names bold, and the short rule or the star."""
    form = sheet.form
    parts = [paragraph(Run(line, form.name)) for line in sheet.parents]
    parts += [paragraph(Run(line, form.name, bold=True)) for line in sheet.names]
    if form.under_name:
        parts.append(paragraph(Run(form.under_name, form.name)))
    else:
        parts.append(rule(name_rule(sheet), LEFT_COLUMN))
    return "".join(parts)


def _motto(sheet: Sheet) -> str:
    """Return the right side, with a rule as long as its last line."""
    lines = zip_longest(sheet.form.motto, sheet.form.motto_sizes)
    return "".join(paragraph(Run(line, size, bold=True)) for line, size in lines) + rule(
        motto_rule(sheet), RIGHT_COLUMN
    )


def _title(sheet: Sheet) -> str:
    """Return the name of the kind, the trích yếu in lines of like length, and what stands below it."""
    form = sheet.form
    parts = [paragraph(Run(sheet.title, form.title, bold=True), before=18, keep=True)]
    lines = _subject_lines(sheet)
    if lines:
        widest = max(width(line, form.subject, bold=True) for line in lines)
        side = max(0.0, (TEXT_WIDTH - widest) / 2 - _SLACK) if len(lines) > 1 else 0.0
        parts.append(paragraph(Run(sheet.subject, form.subject, bold=True), left=side, right=side, keep=True))
        if form.under_subject:
            parts.append(paragraph(Run(form.under_subject, form.subject), keep=True))
        else:
            parts.append(rule(subject_rule(sheet), TEXT_WIDTH, keep=True))
    return "".join(parts) + room(6)
