"""What stands on the page of a saved Word file: its lines, where each stands and how it looks."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from lxml import etree

from intranet.errors import Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 20_000_000  # bytes of document.xml that are read
_FOOT = re.compile(r"^Nơi nhận\b", re.I)
# What reading a zip or its XML raises when the file is damaged, locked or no Word file.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, NotImplementedError,
    etree.XMLSyntaxError,
)  # fmt: skip
_OFF = {"0", "false", "none", "off"}


class Place(StrEnum):
    """Where a line stands."""

    LEFT = "left"  # of the letterhead
    RIGHT = "right"
    BODY = "body"
    TABLE = "table"  # in a table of the body
    TO = "to"  # Nơi nhận and its lines
    SIGNED = "signed"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One paragraph: its words and how they look. ``starts_bold`` is of its first run alone."""

    text: str
    place: Place
    bold: bool = False
    starts_bold: bool = False
    italic: bool = False
    underlined: bool = False
    centred: bool = False
    ruled: bool = False  # has a border above or below: a drawn line where there is no text


@dataclass(slots=True)
class Saved:
    """A file as read: all its lines in order, the empty ones only where they are drawn lines."""

    lines: list[SavedLine] = field(default_factory=list)

    def at(self, *places: Place) -> list[SavedLine]:
        """Return the lines with words that stand in *places*."""
        return [line for line in self.lines if line.place in places and line.text]

    @property
    def body(self) -> list[SavedLine]:
        """Return the lines of the body after the title."""
        lines = self.at(Place.BODY)
        return lines[len(self.title) :]

    @property
    def title(self) -> list[SavedLine]:
        """Return the name of the kind and the trích yếu: what begins the body centred and bold."""
        found = []
        for line in self.at(Place.BODY):
            if not (line.centred and (line.bold or set(line.text) == {"-"})):
                break
            found.append(line)
        return found

    @property
    def number(self) -> str:
        """Return the line of number and symbol, or nothing."""
        return next((line.text for line in self.at(Place.LEFT) if re.match(r"Số\b", line.text)), "")

    @property
    def date(self) -> str:
        """Return the line of place and day, or nothing."""
        return next((line.text for line in self.at(Place.RIGHT) if re.search(r"\bngày\b", line.text)), "")


def read(data: bytes) -> Saved:
    """Return what stands in the .docx *data*; refuse what is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > _LARGEST:
                raise Refused("Tệp Word quá lớn, không kiểm tra được thể thức.")
            document, styles = _parsed(packed, "word/document.xml"), _parsed(packed, "word/styles.xml")
    except _BROKEN:
        raise Refused("Tệp không phải là văn bản Word (.docx), không kiểm tra được thể thức.") from None
    body = document.find(f"{_W}body")
    return Saved(list(_Reader(styles).lines(body))) if body is not None else Saved()


def _parsed(packed: zipfile.ZipFile, name: str) -> etree._Element:
    """Return one part of the file, without following anything outside it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(packed.read(name), parser)


class _Reader:
    """Reads paragraphs with the looks that their styles give them."""

    def __init__(self, styles: etree._Element) -> None:
        self.styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}

    def lines(self, body: etree._Element) -> Iterator[SavedLine]:
        """Give all lines of a document in order."""
        parts = [part for part in body if part.tag in (f"{_W}p", f"{_W}tbl")]
        main = next((n for n, part in enumerate(parts) if _ends_section(part)), len(parts))
        tables = [n for n, part in enumerate(parts[:main]) if part.tag == f"{_W}tbl"]
        head = tables[0] if tables and not any(map(_words, parts[: tables[0]])) else -1
        foot = next((n for n in reversed(tables) if n != head and _is_foot(parts[n])), -1)
        place = Place.BODY
        for n, part in enumerate(parts):
            if n > main:
                place = Place.ANNEX
            if part.tag == f"{_W}p":
                if place is Place.BODY and _FOOT.match(_words(part)):
                    place = Place.TO
                yield from self._kept(part, place)
            elif n == head:
                yield from self._columns(part, Place.LEFT, Place.RIGHT)
            elif n == foot:
                yield from self._columns(part, Place.SIGNED, Place.SIGNED)
                place = Place.SIGNED
            else:
                for inner in part.iter(f"{_W}p"):
                    yield from self._kept(inner, Place.TABLE if place is Place.BODY else place)

    def _columns(self, table: etree._Element, left: Place, right: Place) -> Iterator[SavedLine]:
        """Give the lines of a table of two columns; Nơi nhận keeps its own place."""
        for row in table.iter(f"{_W}tr"):
            for n, cell in enumerate(row.iter(f"{_W}tc")):
                place = left if n == 0 else right
                for part in cell.iter(f"{_W}p"):
                    place = Place.TO if _FOOT.match(_words(part)) else place
                    yield from self._kept(part, place)

    def _kept(self, part: etree._Element, place: Place) -> Iterator[SavedLine]:
        line = self._line(part, place)
        if line.text or line.ruled:
            yield line

    def _line(self, part: etree._Element, place: Place) -> SavedLine:
        """Return one paragraph; it is bold, italic or underlined where all its words are."""
        runs = [run for run in part.iter(f"{_W}r") if _words(run).strip()]
        properties = part.find(f"{_W}pPr")
        align = self._value(part, f"{_W}jc", properties)
        borders = properties.find(f"{_W}pBdr") if properties is not None else None

        def every(tag: str) -> bool:
            return bool(runs) and all(self._is(part, run, tag) for run in runs)

        return SavedLine(
            text=_words(part).strip(),
            place=place,
            bold=every("b"),
            starts_bold=bool(runs) and self._is(part, runs[0], "b"),
            italic=every("i"),
            underlined=every("u"),
            centred=align == "center",
            ruled=borders is not None and any(_is_drawn(edge) for edge in borders),
        )

    def _is(self, part: etree._Element, run: etree._Element, tag: str) -> bool:
        """Tell whether a run is bold, italic or underlined, by itself or by a style."""
        own = run.find(f"{_W}rPr/{_W}{tag}")
        if own is None:
            own = self._styled(part, f"{_W}rPr/{_W}{tag}")
        return own is not None and own.get(f"{_W}val", "1") not in _OFF

    def _value(self, part: etree._Element, tag: str, properties: etree._Element | None) -> str:
        own = properties.find(tag) if properties is not None else None
        if own is None:
            own = self._styled(part, f"{_W}pPr/{tag}")
        return own.get(f"{_W}val", "") if own is not None else ""

    def _styled(self, part: etree._Element, path: str) -> etree._Element | None:
        """Return what the paragraph's style, or one that it is based on, says."""
        link = part.find(f"{_W}pPr/{_W}pStyle")
        for _ in range(10):
            style = self.styles.get(link.get(f"{_W}val")) if link is not None else None
            if style is None:
                return None
            if (found := style.find(path)) is not None:
                return found
            link = style.find(f"{_W}basedOn")
        return None


def _words(part: etree._Element) -> str:
    """Return the text of an element, a tab or a break as a space."""
    pieces = []
    for node in part.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        pieces.append(node.text or "" if node.tag == f"{_W}t" else " ")
    return "".join(pieces)


def _ends_section(part: etree._Element) -> bool:
    return part.tag == f"{_W}p" and part.find(f"{_W}pPr/{_W}sectPr") is not None


def _is_foot(table: etree._Element) -> bool:
    """Tell whether a table is the foot: it holds Nơi nhận, or has no borders drawn."""
    if any(_FOOT.match(_words(part)) for part in table.iter(f"{_W}p")):
        return True
    borders = table.find(f"{_W}tblPr/{_W}tblBorders")
    return borders is not None and not any(_is_drawn(edge) for edge in borders)


def _is_drawn(edge: etree._Element) -> bool:
    return edge.get(f"{_W}val") not in ("nil", "none")
