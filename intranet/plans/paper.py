"""What a plan says, as the content of an official paper, made out of its text line by line. Pure.

The reader's outline tells headings from paragraphs and joins wrapped lines; the words stay those of the plan.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from intranet.documents.compose.plan import Entry, PlanPaper, Section
from intranet.documents.paper.blocks import Recipient
from intranet.plans.parsing import budget
from intranet.plans.parsing.closing import read_closing
from intranet.plans.parsing.header import Head
from intranet.plans.parsing.outline import Outline
from intranet.plans.parsing.outline import Paragraph as Read
from intranet.plans.parsing.words import bare, is_caps, key, tidy, without_emphasis

_TITLE_LETTERS = 110  # a numbered line longer than this, or with a stop in it, is no heading
_BULLETS = {"dash": "-", "plus": "+", "star": "-"}
_ADOPTS = re.compile(r"(?:như sau|kế hoạch[^.;]*)\s*:?\s*$")


def content_of(text: str, *, wrapped: bool = False) -> PlanPaper:
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
    return PlanPaper(bases=bases, lead=lead, sections=sections_of(body), is_verbatim=True)


def unwrapped(text: str) -> str:
    """Return the lines of a printed page with each paragraph of the body on one line, to be edited."""
    printed = text.split("\n")
    lines = [tidy(without_emphasis(line)) for line in printed]
    with budget.limited(budget.MOST_SECONDS):
        head = Head(lines)
        paragraphs = Outline(lines, wrapped=True).paragraphs(breaks=frozenset({head.body_line}))
        closing = read_closing(lines, head.body_line, printed)
    body = [one for one in paragraphs if head.body_line <= one.first < closing.first]
    joined = [" | ".join(one.cells) if one.style == "row" else one.printed for one in body]
    return "\n".join([*printed[: head.body_line - 1], *joined, *printed[closing.first - 1 :]])


def headings_of(text: str) -> list[tuple[int, str, int]]:
    """Return the headings of a text that is being written: line, words and level (1 or 2)."""
    lines = [tidy(without_emphasis(line)) for line in text.split("\n")]
    with budget.limited(budget.MOST_SECONDS):
        head = Head(lines)
        paragraphs = Outline(lines).paragraphs(breaks=frozenset({head.body_line}))
        closing = read_closing(lines, head.body_line, text.split("\n"))
    found = []
    for one in paragraphs:
        if not head.body_line <= one.first < closing.first:
            continue
        if one.style in ("upper", "roman") or _is_loud(one):
            found.append((one.first, one.printed, 1))
        elif one.style == "arabic":
            found.append((one.first, one.text.partition(":")[0], 2))
    return found


def sections_typed(text: str) -> tuple[Section, ...]:
    """Return the sections of a text in which each line is a paragraph, as somebody wrote it into a field."""
    lines = [tidy(line) for line in text.split("\n")]
    starts = frozenset(number for number, line in enumerate(lines, start=1) if line)
    with budget.limited(budget.MOST_SECONDS):
        return sections_of(Outline(lines).paragraphs(breaks=starts))


def lines_of(sections: Iterable[Section]) -> str:
    """Return *sections* as lines to be edited: the opposite of :func:`sections_typed`."""
    lines: list[str] = []
    for section in sections:
        if section.title:
            lines.append(f"{section.mark}{'.' if section.mark else ''} {section.title.upper()}".strip())
        lines += map(_typed, section.entries)
    return "\n".join(lines)


def _typed(entry: Entry) -> str:
    if entry.sort == "row":
        return " | ".join(entry.cells)
    stop = "." if entry.sort == "heading" and entry.mark else ""
    return f"{entry.mark}{stop} {entry.text}".strip()


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


def sections_of(paragraphs: Iterable[Read]) -> tuple[Section, ...]:
    """Return the sections that the reader's paragraphs make; what stands before the first has no title."""
    sections: list[Section] = []
    entries: list[Entry] = []
    for one in paragraphs:
        title = one.text if one.style in ("upper", "roman") or _is_loud(one) else ""
        if title:
            loud, words = _apart(title)
            entries = [Entry(text=words)] if words else []
            sections.append(Section(title=bare(loud), mark=_mark(one), entries=tuple(entries)))
            continue
        entries.append(_entry(one))
        if not sections:
            sections.append(Section())
        sections[-1] = replace(sections[-1], entries=tuple(entries))
    return tuple(sections)


def _apart(title: str) -> tuple[str, str]:
    """Return a heading, and the sentence that some put behind it: “I. THỜI GIAN: Ngày …”."""
    loud, colon, words = title.partition(":")
    return (loud, words.strip()) if colon and is_caps(loud) and not is_caps(words) else (title, "")


def _is_loud(one: Read) -> bool:
    """Tell whether a line without a number is a heading in capitals."""
    return one.style == "" and is_caps(one.text) and len(one.text) > 6


def _mark(one: Read) -> str:
    return one.marker.strip().rstrip(".)-–:/").strip()


def _entry(one: Read) -> Entry:
    mark = _mark(one)
    if one.style == "row":
        return Entry(sort="row", cells=one.cells)
    if one.style == "arabic" and _is_title(one.text):
        return Entry(text=bare(one.text), sort="heading", mark=mark)
    if one.style.startswith("decimal") and _is_title(one.text):
        return Entry(text=bare(one.text), sort="point", mark=f"{mark}.")
    if one.style == "arabic" or one.style.startswith("decimal"):
        return Entry(text=one.text, sort="item", mark=f"{mark}.")
    if one.style in ("letter", "paren"):
        return Entry(
            text=one.text, sort="item", mark=f"({mark.strip('(')})" if one.style == "paren" else f"{mark})"
        )
    if one.style in _BULLETS:
        return Entry(text=one.text, sort="item", mark=_BULLETS[one.style])
    return Entry(text=one.text)


def _is_title(text: str) -> bool:
    """Tell whether a numbered line only names what follows: short, without a sentence in it."""
    return len(text) <= _TITLE_LETTERS and not re.search(r"[.;:]\s*\S|[.;]$", text)


def recipients_of(recipients: Iterable[dict[str, Any]]) -> list[Recipient]:
    """Return the lines of Nơi nhận as read, without the line that says where the paper is filed."""
    return [
        Recipient(bare(one["name"]), one.get("purpose") or "")
        for one in recipients
        if bare(one["name"]) and not key(one["name"]).startswith("lưu")
    ]
