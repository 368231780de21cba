"""What a plan says, as blocks of an official paper, made out of its text line by line. Pure.

The reader's outline tells headings from paragraphs and joins wrapped lines; the words stay those of the plan.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from intranet.documents.paper.blocks import Block, Heading, Item, Paragraph, Recipient, Table
from intranet.plans.parsing import budget
from intranet.plans.parsing.closing import read_closing
from intranet.plans.parsing.header import Head
from intranet.plans.parsing.outline import Outline
from intranet.plans.parsing.outline import Paragraph as Read
from intranet.plans.parsing.words import bare, is_caps, key, tidy, without_emphasis

_TITLE_LETTERS = 110  # a numbered line longer than this, or with a stop in it, is no heading
_BULLETS = {"dash": "-", "plus": "+", "star": "-"}
_ADOPTS = re.compile(r"(?:như sau|kế hoạch[^.;]*)\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of a plan that are written: its căn cứ, the sentence that adopts it, and its sections."""

    bases: tuple[str, ...]
    lead: str
    blocks: tuple[Block, ...]


def words_of(text: str, *, wrapped: bool = False) -> Words:
    """Return what the plan whose extracted lines are *text* says between its title and its recipients.

    *wrapped* says that the lines are those of a printed page.
    """
    lines = [tidy(without_emphasis(line)) for line in text.split("\n")]
    if lines and lines[0].startswith("# source:"):
        lines[0] = ""
    with budget.limited(budget.MOST_SECONDS):
        head = Head(lines)
        paragraphs = Outline(lines, wrapped=wrapped).paragraphs(breaks=frozenset({head.body_line}))
        head.read_preface(paragraphs)
        closing = read_closing(lines, head.body_line, text.split("\n"))
    body = [one for one in paragraphs if head.first_part <= one.first < closing.first]
    preface = [one for one in paragraphs if head.body_line <= one.first < min(head.first_part, closing.first)]
    bases, lead = _opening(preface)
    if not body and head.title_line is None:  # a text without the form of a plan: all of it, as it stands
        bases, lead, body = (), "", paragraphs
    return Words(bases, lead, tuple(blocks_of(body)))


def words_of_lines(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in which each line is a paragraph, as somebody wrote it into a field."""
    lines = [tidy(line) for line in text.split("\n")]
    starts = frozenset(number for number, line in enumerate(lines, start=1) if line)
    with budget.limited(budget.MOST_SECONDS):
        return tuple(blocks_of(Outline(lines).paragraphs(breaks=starts)))


def lines_of(blocks: Iterable[Block]) -> str:
    """Return *blocks* as lines to be edited: the opposite of :func:`words_of_lines`."""
    return "\n".join(line for block in blocks for line in _typed(block))


def _typed(block: Block) -> list[str]:
    match block:
        case Heading(level, text, mark):
            stop = "" if not mark or mark[-1] in ".)" else "."
            return [f"{mark}{stop} {text.upper() if level == 1 else text}".strip()]
        case Item(text, mark):
            return [f"{mark} {text}"]
        case Paragraph(text, lead):
            return [f"{lead} {text}".strip()]
        case Table(columns, rows):
            return [" | ".join(cells) for cells in (columns, *rows)]
    return []


def _opening(preface: list[Read]) -> tuple[tuple[str, ...], str]:
    """Return the căn cứ, each by itself, and the sentence that adopts the plan."""
    bases: list[str] = []
    rest: list[str] = []
    for place, one in enumerate(preface):
        is_last = place == len(preface) - 1
        if rest or (is_last and _ADOPTS.search(key(one.text))) or not key(one.text).startswith("căn cứ"):
            rest.append(one.text)
        else:
            bases += [bare(part) for part in re.split(r";\s*(?=[Cc]ăn cứ)", one.text) if bare(part)]
    return tuple(bases), " ".join(rest)


def blocks_of(paragraphs: Iterable[Read]) -> Iterator[Block]:
    """Give the block that each paragraph of the reader's is; rows under one head become a table."""
    for header, group in groupby(paragraphs, key=lambda one: one.header if one.style == "row" else None):
        if header is None:
            yield from map(_block, group)
        else:
            rows = tuple(one.cells for one in group if one.cells != header)
            yield Table(header, rows, (1.0,) * len(header))


def _block(one: Read) -> Block:
    mark = one.marker.strip().rstrip(".)-–:/").strip()
    if one.style in ("upper", "roman"):
        return Heading(1, _sentence(one.text), mark)
    if one.style == "" and is_caps(one.text) and len(one.text) > 6:
        return Heading(1, _sentence(one.text))
    if one.style == "arabic":
        return Heading(2, bare(one.text), mark) if _is_title(one.text) else Item(one.text, f"{mark}.")
    if one.style.startswith("decimal"):
        return Heading(3, bare(one.text), f"{mark}.") if _is_title(one.text) else Item(one.text, f"{mark}.")
    if one.style in ("letter", "paren"):
        printed = f"({mark.strip('(')})" if one.style == "paren" else f"{mark})"
        return Item(one.text, printed)
    if one.style in _BULLETS:
        return Item(one.text, _BULLETS[one.style])
    return Paragraph(one.text)


def _is_title(text: str) -> bool:
    """Tell whether a numbered line only names what follows: short, without a sentence in it."""
    return len(text) <= _TITLE_LETTERS and not re.search(r"[.;:]\s*\S|[.;]$", text)


def _sentence(text: str) -> str:
    """Return a heading without the colon that some put behind it; the drawer sets it in capitals."""
    return bare(text)


def recipients_of(recipients: Iterable[dict[str, Any]]) -> list[Recipient]:
    """Return the lines of Nơi nhận as read, without the line that says where the paper is filed."""
    return [
        Recipient(bare(one["name"]), one.get("purpose") or "")
        for one in recipients
        if bare(one["name"]) and not key(one["name"]).startswith("lưu")
    ]
