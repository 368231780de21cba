"""Tables of the body: the head repeats on each page and no row is divided."""

from intranet.documents.paper.docx.xml import Run, cell, paragraph, room, row, table
from intranet.documents.paper.form import TABLE_SIZE
from intranet.documents.paper.rules import columns
from intranet.documents.paper.sheet import Grid


def grid(part: Grid, width: float, *, keep_last: bool) -> str:
    """Return a table *width* mm wide; *keep_last* keeps its last row with what follows."""
    widths = columns(part, width)
    head = row(
        *(
            _cell(text, w, centred=True, bold=True, keep=True)
            for text, w in zip(part.head, widths, strict=True)
        ),
        head=True,
    )
    rows = []
    for place, line in enumerate(part.rows, start=1):
        keep = keep_last and place == len(part.rows)
        cells = enumerate(zip(line, widths, strict=True))
        rows.append(row(*(_cell(text, w, centred=n in part.centred, keep=keep) for n, (text, w) in cells)))
    return room(6, keep=True) + table(widths, head, *rows, bordered=True) + room(2, keep=keep_last)


def _cell(text: str, width: float, *, centred: bool, bold: bool = False, keep: bool = False) -> str:
    """Return one cell; what is centred stands in the middle of its row's height too."""
    align = "center" if centred else "left"
    words = "".join(
        paragraph(Run(line, TABLE_SIZE, bold=bold), align=align, before=2, after=2, keep=keep)
        for line in text.split("\n")
    )
    return cell(words, width, properties='<w:vAlign w:val="center"/>' if centred else "")
