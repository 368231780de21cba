"""A saved Word file, opened again: what tests ask of it."""

import io
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
MM = 25.4 / 1440


def opened(data: bytes) -> Document:
    """Return the file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Return every line with words: the mark of a draft, then the document in order with its tables."""
    document = opened(data)
    marks = [part.text for part in document.sections[0].first_page_header.paragraphs]
    return [text for text in (*marks, *(part.text for part in paragraphs(document))) if text]


def paragraphs(holder: Document | object) -> Iterator[Paragraph]:
    """Give all paragraphs in order, those of tables row by row and cell by cell."""
    for part in holder.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(part, Table):
            for row in part.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from paragraphs(cell)
        else:
            yield part


def find(data: bytes, begins: str) -> Paragraph:
    """Return the first paragraph that begins so."""
    return next(part for part in paragraphs(opened(data)) if part.text.startswith(begins))


def rules(data: bytes) -> list[Paragraph]:
    """Return the drawn lines: empty paragraphs with a border above."""
    return [
        part
        for part in paragraphs(opened(data))
        if not part.text and part._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}") is not None
    ]


def indent(part: Paragraph, side: str) -> float:
    """Return an indent in mm."""
    found = part._p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    return int(found.get(qn(f"w:{side}"), 0)) * MM if found is not None else 0.0


def header_text(section: Section, *, first: bool) -> str:
    """Return the XML of one of a section's headers."""
    header = section.first_page_header if first else section.header
    return etree.tostring(header._element, encoding="unicode")


def member(data: bytes, name: str) -> str:
    """Return a part of the file."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode()


def changed(data: bytes, *changes: tuple[str, str], every: bool = False) -> bytes:
    """Return the file with texts of its document replaced, each where it first stands or *every* where."""
    text = member(data, "word/document.xml")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new) if every else text.replace(old, new, 1)
    sink = io.BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(sink, "w") as target:
        for name in source.namelist():
            target.writestr(name, text if name == "word/document.xml" else source.read(name))
    return sink.getvalue()
