"""The page: A4, its margins, and the headers with the page's number and the mark of a draft."""

from intranet.documents.paper.docx.xml import NAMESPACES, Run, look, paragraph, twips
from intranet.documents.paper.form import (
    BOTTOM,
    HEADER_DISTANCE,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    TOP,
    Form,
)
from intranet.documents.paper.sheet import DRAFT

NUMBERED, FIRST, DRAFT_FIRST = "rId3", "rId4", "rId5"
_BOX = 30.0  # mm, the width of the draft's box


def section(*, first: str = FIRST, landscape: bool = False, new: bool = False) -> str:
    """Return the properties of a section: its pages count from 1 and the first shows no number."""
    wide, high = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    orient = ' w:orient="landscape"' if landscape else ""
    kind = '<w:type w:val="nextPage"/>' if new else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED}"/>'
        f'<w:headerReference w:type="first" r:id="{first}"/>'
        f"{kind}"
        f'<w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{orient}/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}" '
        f'w:left="{twips(LEFT)}" '
        f'w:header="{twips(HEADER_DISTANCE)}" w:footer="{twips(HEADER_DISTANCE)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def numbered(form: Form) -> str:
    """Return the header of every page but the first: its number, in the middle."""
    mark = look(form.page_number)
    number = f'<w:fldSimple w:instr=" PAGE "><w:r>{mark}<w:t>2</w:t></w:r></w:fldSimple>'
    return _header(paragraph(Run("", form.page_number)).replace("</w:p>", f"{number}</w:p>"))


def first() -> str:
    """Return the header of a first page: empty."""
    return _header(paragraph(Run("", 13)))


def draft() -> str:
    """Return the header of a draft's first page: the mark in its box."""
    edge = 'w:val="single" w:sz="6" w:space="1" w:color="000000"'
    sides = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right"))
    return _header(
        paragraph(Run(DRAFT, 13, bold=True), left=TEXT_WIDTH - _BOX, border=f"<w:pBdr>{sides}</w:pBdr>")
    )


def _header(content: str) -> str:
    """Return a header part."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr {NAMESPACES}>{content}</w:hdr>'
