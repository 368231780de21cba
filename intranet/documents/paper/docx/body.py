"""The body of a paper and of its annexes."""

from collections.abc import Sequence

from intranet.documents.paper.docx import tables
from intranet.documents.paper.docx.xml import Run, paragraph
from intranet.documents.paper.form import ADDRESS_INDENT, ADDRESS_LIST_INDENT, TEXT_WIDTH, Form
from intranet.documents.paper.metrics import width
from intranet.documents.paper.sheet import Annex, Grid, Line, Role

_OUTLINE = {Role.PART: 0, Role.CLAUSE: 1}


def body(
    parts: Sequence[Line | Grid], form: Form, *, room: float = TEXT_WIDTH, keep_last: bool = False
) -> str:
    """Return the paragraphs and tables; *keep_last* keeps the last of them on the page of the signature."""
    drawn = []
    for place, part in enumerate(parts, start=1):
        following = parts[place] if place < len(parts) else None
        last = keep_last and following is None
        if isinstance(part, Grid):
            drawn.append(tables.grid(part, room, keep_last=last))
        else:
            drawn.append(_line(part, form, keep=last or _leads(part, following)))
    return "".join(drawn)


def annex(part: Annex, form: Form, room: float) -> str:
    """Return an annex: its label, its title and what it belongs to, then its body."""
    return "".join(
        (
            paragraph(Run(part.label, form.body, bold=True), keep=True),
            paragraph(Run(part.title, form.body, bold=True), keep=True),
            paragraph(Run(part.belongs, form.body, italic=True), after=6) if part.belongs else "",
            body(part.body, form, room=room),
        )
    )


def _leads(part: Line, following: Line | Grid | None) -> bool:
    """Tell whether a line belongs to what follows it: a heading, a caption, what announces a list or table.

    A long list under Kính gửi may be divided: what is kept together must fit a page.
    """
    if part.role in (Role.PART, Role.CLAUSE, Role.POINT, Role.CAPTION, Role.DEAR):
        return True
    return following is not None and part.whole.endswith(":")


def _line(part: Line, form: Form, *, keep: bool) -> str:
    """Return one paragraph as its role asks."""
    if part.role in (Role.DEAR, Role.DEAR_ITEM):
        return _dear(part, form, keep=keep)
    bold = part.role in (Role.PART, Role.CLAUSE)
    italic = part.italic or (part.role is Role.BASIS and form.bases_italic) or part.role is Role.CAPTION
    lead = Run(f"{part.lead} " if part.text else part.lead, form.body, bold=True, italic=part.italic)
    words = Run(part.text, form.body, bold=bold, italic=italic)
    centred = part.centred or part.role is Role.CAPTION
    return paragraph(
        *((lead, words) if part.lead else (words,)),
        align="center" if centred else "both",
        first=0 if centred else form.indent,
        before=form.before,
        line=form.line,
        keep=keep,
        outline=_OUTLINE.get(part.role),
    )


def _dear(part: Line, form: Form, *, keep: bool) -> str:
    """Return Kính gửi: with one name in the middle, with several as a list under the colon."""
    words = Run(part.text, form.body)
    if part.role is Role.DEAR_ITEM:
        hang = width("- ", form.body)
        return paragraph(words, align="both", left=ADDRESS_LIST_INDENT + hang, first=-hang, keep=keep)
    if part.text.endswith(":"):
        return paragraph(words, align="left", left=ADDRESS_INDENT, before=12, keep=keep)
    if width(part.text, form.body) < TEXT_WIDTH - 2 * 10:
        return paragraph(words, before=12, after=6, keep=keep)
    hang = width("Kính gửi: ", form.body)
    return paragraph(words, align="both", left=20 + hang, first=-hang, before=12, after=6, keep=keep)
