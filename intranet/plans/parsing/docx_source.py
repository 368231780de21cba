"""Lines of text out of a Word file, as printed: numbers, tables, text boxes, without deleted words."""

from collections.abc import Iterable, Iterator

from lxml import etree

from intranet.plans.parsing.docx_numbers import Lists, read_lists
from intranet.plans.parsing.docx_parts import Parts, W
from intranet.plans.parsing.table_rows import Cell, carried, header_at, header_line, row_line

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = {
    f"{W}{tag}"
    for tag in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "annotationRef",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "tcPr",
        "trPr",
    )
} | {f"{_MC}Fallback"}
_MOST_LETTERS = 500_000
_MOST_LINES = 12_000
_MOST_COLUMNS = 60


def docx_lines(data: bytes) -> list[str]:
    """Return the lines of the Word file *data*."""
    parts = Parts(data)
    return _Reader(read_lists(parts)).lines(parts.body())


class _Reader:
    """Walks a document and collects its lines."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._open = ""  # the words of a paragraph whose end mark was deleted: the next goes on with it

    def lines(self, body: Iterator[etree._Element]) -> list[str]:
        """Return the lines of the blocks of *body*."""
        found: list[str] = []
        total = 0
        for block in body:
            new = self._block(block)
            found += new
            total += sum(map(len, new))
            if total > _MOST_LETTERS or len(found) > _MOST_LINES:
                break
        if self._open:
            found.append(self._open)
        return found

    def _block(self, element: etree._Element) -> list[str]:
        if element.tag == f"{W}p":
            return self._paragraph(element)
        if element.tag == f"{W}tbl":
            return self._table(element)
        if element.tag in (
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}moveTo",
            f"{W}customXml",
            f"{W}smartTag",
        ):
            return [line for child in element for line in self._block(child)]
        return []

    def _paragraph(self, element: etree._Element) -> list[str]:
        boxes: list[Iterable[etree._Element]] = []
        text = "".join(_text(element, boxes))
        label = self._lists.label(element) if text.strip() else ""
        if self._open:
            text, label, self._open = self._open + text, "", ""
        lines = text.split("\n")
        if label:
            lines[0] = f"{label} {lines[0].lstrip()}"
        mark = element.find(f"{W}pPr/{W}rPr/{W}del")
        if mark is not None:
            self._open = lines.pop()
        for box in boxes:
            lines += [line for child in box for line in self._block(child)]
        return lines

    def _table(self, table: etree._Element) -> list[str]:
        rows = [[(self._cell(cell), cell) for cell in _cells(row)] for row in _rows(table)]
        drawn = [[_drawn(lines, cell) for lines, cell in row] for row in rows if row]
        at = header_at(drawn)
        if at is None:
            return [line for row in rows for lines, _ in row for line in lines]
        names, start = header_line(drawn, at)
        above = [line for row in rows[:at] for lines, _ in row for line in lines]
        return [*above, names, *(line for row in carried(drawn[start:], names) if (line := row_line(row)))]

    def _cell(self, cell: etree._Element) -> list[str]:
        return [line for child in cell for line in self._block(child)]


def _drawn(lines: list[str], cell: etree._Element) -> Cell:
    """Return what a cell says in one line, and how far it reaches."""
    wide = cell.find(f"{W}tcPr/{W}gridSpan")
    below = cell.find(f"{W}tcPr/{W}vMerge")
    said = (wide.get(f"{W}val") or "") if wide is not None else ""
    span = min(int(said), _MOST_COLUMNS) if said.isdigit() else 1
    goes_on = below is not None and below.get(f"{W}val") != "restart"
    return Cell(" ".join(line.strip() for line in lines if line.strip()), max(span, 1), goes_on)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _cells(child)


def _text(element: etree._Element, boxes: list[Iterable[etree._Element]]) -> Iterator[str]:
    """Give the words of a paragraph; text boxes found on the way are put into *boxes*."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            continue
        if tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif tag == f"{W}tab":
            yield "\t"
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}softHyphen":
            continue
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag == f"{W}tbl":
            boxes.append([child])
        else:
            yield from _text(child, boxes)
