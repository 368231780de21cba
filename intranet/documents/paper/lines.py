"""The plain text of a paper, line by line, in the order in which it stands in the Word file."""

from collections.abc import Iterable, Iterator

from intranet.documents.paper.blocks import Paper
from intranet.documents.paper.sheet import DRAFT, TO, Grid, Line, Sheet, lay


def lines(paper: Paper) -> list[str]:
    """Return every printed line of *paper* that holds a word: head, body, foot, then the annexes."""
    return [line for line in _all(lay(paper)) if line]


def _all(sheet: Sheet) -> Iterator[str]:
    """Give the lines of a sheet, among them empty ones."""
    if sheet.is_draft:
        yield DRAFT
    yield from (*sheet.parents, *sheet.names, sheet.form.under_name, *sheet.form.motto)
    yield from (sheet.number, sheet.about, sheet.date, sheet.title, sheet.subject)
    if sheet.subject:
        yield sheet.form.under_subject
    yield from _body(sheet.body)
    to = (TO, *sheet.to) if sheet.to else ()
    signed = [line for sign in sheet.signatures for line in (*sign.authority, sign.office, sign.name)]
    yield from (*signed, *to) if sheet.is_shared else (*to, *signed)
    for annex in sheet.annexes:
        yield from (annex.label, annex.title, annex.belongs)
        yield from _body(annex.body)


def _body(body: Iterable[Line | Grid]) -> Iterator[str]:
    """Give the lines of a body; a table cell by cell."""
    for part in body:
        if isinstance(part, Line):
            yield part.whole
            continue
        for row in (part.head, *part.rows):
            for cell in row:
                yield from cell.split("\n")
