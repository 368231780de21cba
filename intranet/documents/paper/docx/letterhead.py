"""The head of the first page: who issues, the motto, number and date on one row, then the title."""

from itertools import zip_longest

from intranet.documents.paper.docx.xml import Run, cell, paragraph, room, row, rule, table
from intranet.documents.paper.form import LEFT_COLUMN, RIGHT_COLUMN, TEXT_WIDTH
from intranet.documents.paper.rules import about_side, motto_rule, name_rule, subject_rule, subject_side
from intranet.documents.paper.sheet import Sheet


def letterhead(sheet: Sheet) -> str:
    """Return the table of the head, and the title of a named kind below it."""
    form = sheet.form
    number = paragraph(Run(sheet.number, form.number), before=6) if sheet.number else ""
    about = _about(sheet) if sheet.about else ""
    date = paragraph(Run(sheet.date, form.date, italic=True), before=6) if sheet.date else ""
    rows = [
        row(cell(_names(sheet), LEFT_COLUMN), cell(_motto(sheet), RIGHT_COLUMN, properties="<w:noWrap/>"))
    ]
    if number or about or date:
        rows.append(row(cell(number + about, LEFT_COLUMN), cell(date, RIGHT_COLUMN)))
    head = table((LEFT_COLUMN, RIGHT_COLUMN), *rows)
    return head + (_title(sheet) if sheet.title else room(6))


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


def _about(sheet: Sheet) -> str:
    """Return what a letter is about, in lines of like length."""
    side = about_side(sheet)
    words = Run(sheet.about, sheet.form.about, italic=sheet.form.about_italic)
    return paragraph(words, before=6, left=side, right=side)


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
    if sheet.subject:
        side = subject_side(sheet)
        subject = Run(sheet.subject, form.subject, bold=True)
        parts.append(paragraph(subject, left=side, right=side, keep=True))
        if form.under_subject:
            parts.append(paragraph(Run(form.under_subject, form.subject), keep=True))
        else:
            parts.append(rule(subject_rule(sheet), TEXT_WIDTH, keep=True))
    return "".join(parts) + room(6)
