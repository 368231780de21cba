"""Paragraphs and runs of WordprocessingML, as text."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from intranet.documents.paper.form import CELL_SIDE, FONT

FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look; *size* in points."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False

    @property
    def look(self) -> str:
        """Return the properties of the run."""
        return look(self.size, bold=self.bold, italic=self.italic, underlined=self.underlined)

    def __str__(self) -> str:
        return (
            f'<w:r>{self.look}<w:t xml:space="preserve">{escape(self.text)}</w:t></w:r>' if self.text else ""
        )


def look(size: float, *, bold: bool = False, italic: bool = False, underlined: bool = False) -> str:
    """Return ``w:rPr``: the font in all four slots, weight, slope, size, line below."""
    line = '<w:u w:val="single"/>' if underlined else ""
    return (
        f"<w:rPr>{FONTS}{'<w:b/><w:bCs/>' if bold else ''}{'<w:i/><w:iCs/>' if italic else ''}"
        f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>{line}</w:rPr>'
    )


def paragraph(
    *runs: Run,
    align: str = "center",
    before: float = 0,
    after: float = 0,
    line: float = 0,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    keep: bool = False,
    border: str = "",
    outline: int | None = None,
    extra: str = "",
) -> str:
    """Return a paragraph; spaces in points, indents in mm, *line* its exact pitch, *keep* with the next."""
    pitch = f' w:line="{line * 20:g}" w:lineRule="exact"' if line else ' w:line="240" w:lineRule="auto"'
    indent = "".join(
        f' w:{name}="{twips(value)}"'
        for name, value in (
            ("left", left),
            ("right", right),
            ("firstLine", max(first, 0)),
            ("hanging", max(-first, 0)),
        )
        if value
    )
    mark = runs[0].look if runs else ""
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' if keep else ''}{border}"
        f'<w:spacing w:before="{before * 20:g}" w:after="{after * 20:g}"{pitch}/>'
        f"{f'<w:ind{indent}/>' if indent else ''}"
        f'<w:jc w:val="{align}"/>'
        f"{level}{mark}{extra}</w:pPr>{''.join(map(str, runs))}</w:p>"
    )


def rule(length: float, room: float, *, before: float = 2.5, keep: bool = False) -> str:
    """Return a drawn line of *length* mm in the middle of *room* mm: an empty paragraph with a border."""
    side = (room - length) / 2
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph(before=before, line=4, left=side, right=side, border=border, keep=keep, extra=look(2))


def room(height: float = 1, *, section: str = "", keep: bool = False) -> str:
    """Return an empty paragraph of so many points: around a table, or to carry a section's end."""
    return paragraph(line=height, align="left", keep=keep, extra=f"{look(1)}{section}")


def cell(content: str, width: float, *, properties: str = "", span: int = 1) -> str:
    """Return a table's cell *width* mm wide."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{merged}{properties}</w:tcPr>{content or room()}</w:tc>"


def row(*cells: str, head: bool = False) -> str:
    """Return a row that no page divides; a *head* is repeated on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: tuple[float, ...], *rows: str, bordered: bool = False) -> str:
    """Return a table of fixed columns; without borders it has no cell margins either."""
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if bordered else 'w:val="nil"'
    borders = "".join(
        f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    side = twips(CELL_SIDE) if bordered else 0
    margins = "".join(
        f'<w:{name} w:w="{side if name in ("left", "right") else 0}" w:type="dxa"/>'
        for name in ("top", "left", "bottom", "right")
    )
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
