"""The foot of a paper: Nơi nhận on the left, the signature on the right, never parted by a page."""

from intranet.documents.paper.blocks import Signature
from intranet.documents.paper.docx.xml import Run, cell, paragraph, room, row, table
from intranet.documents.paper.form import LEFT_COLUMN, RIGHT_COLUMN, SIGNATURE_ROOM, TEXT_WIDTH, Form
from intranet.documents.paper.rules import line_side
from intranet.documents.paper.sheet import TO, Sheet


def foot(sheet: Sheet) -> str:
    """Return the table of the foot: one signature beside Nơi nhận, or several with Nơi nhận below."""
    form = sheet.form
    if not sheet.signatures and not sheet.to:
        return ""
    if not sheet.is_shared:
        signed = "".join(_signature(sign, form, RIGHT_COLUMN) for sign in sheet.signatures)
        cells = cell(_to(sheet), LEFT_COLUMN), cell(signed, RIGHT_COLUMN)
        return room(12, keep=True) + table((LEFT_COLUMN, RIGHT_COLUMN), row(*cells))
    count = len(sheet.signatures)
    widths = (TEXT_WIDTH / count,) * count
    rows = [
        row(
            *(
                cell(_signature(sign, form, widths[0], keep=bool(sheet.to)), widths[0])
                for sign in sheet.signatures
            )
        )
    ]
    if sheet.to:
        rows.append(row(cell(_to(sheet), TEXT_WIDTH, span=count)))
    return room(12, keep=True) + table(widths, *rows)


def _signature(sign: Signature, form: Form, width: float, *, keep: bool = False) -> str:
    """Return the lines of authority, the office, room for signature and seal, and the name."""

    def line(text: str, *, bold: bool) -> str:
        side = line_side(text, width, form.body)
        return paragraph(Run(text, form.body, bold=bold), left=side, right=side, keep=keep)

    return "".join(
        (
            *(line(text, bold=True) for text in sign.authority),
            line(sign.office, bold=form.office_bold),
            paragraph(Run(sign.name, form.body, bold=True), before=SIGNATURE_ROOM, keep=keep),
        )
    )


def _to(sheet: Sheet) -> str:
    """Return Nơi nhận with its lines."""
    if not sheet.to:
        return ""
    form, several = sheet.form, sheet.is_shared
    head = Run(
        TO, form.to_head, bold=form.to_head_bold, italic=form.to_head_bold, underlined=not form.to_head_bold
    )
    lines = (paragraph(Run(line, form.to), align="left") for line in sheet.to)
    return paragraph(head, align="left", before=12 if several else 0) + "".join(lines)
