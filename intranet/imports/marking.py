"""The plan's text with what was read in it marked: units, tasks, time limits, what is unclear. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from intranet.imports.review import Review
from intranet.plans.parsing.words import without_signs
from intranet.text.fold import clean, fold, fold_words

_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")


def _plain(text: str) -> str:
    """Return *text* as it reads, without the signs that make it bold or a heading."""
    return clean(_EMPHASIS.sub("", without_signs(text.lstrip())))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of letters of one kind: ``unit``, ``task``, ``due``, ``ask`` or nothing."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; ``heading`` when it is the heading of the section of duties."""

    number: int
    fragments: tuple[Fragment, ...]
    heading: bool = False


class Marks:
    """The kinds of the letters of each line; a later mark covers an earlier one."""

    def __init__(self, lines: list[str]):
        self.lines = [_plain(line) for line in lines]
        self._kinds = [[""] * len(line) for line in self.lines]

    def place(self, first: int, words: str) -> list[tuple[int, int]]:
        """Return where the letters of *words* stand from line *first* on; fewer if the text differs."""
        words = _plain(words)
        found: list[tuple[int, int]] = []
        line = first - 1
        while words and 0 <= line < len(self.lines):
            text = self.lines[line]
            start = text.find(words[:24]) if not found else 0
            if start < 0:
                start = max(0, len(text) - len(text.lstrip("-+• ")))
            count = _common(text[start:], words)
            if not count and text:
                break
            found += [(line, start + step) for step in range(count)]
            words = words[count:].lstrip()
            line += 1
        return found

    def put(self, kind: str, letters: list[tuple[int, int]]) -> None:
        """Mark *letters*."""
        for line, column in letters:
            self._kinds[line][column] = kind

    def put_words(self, kind: str, line: int, words: str) -> bool:
        """Mark *words* on one line, whatever their case; tell whether they stand there."""
        if not 0 < line <= len(self.lines) or not words:
            return False
        start = self.lines[line - 1].casefold().find(clean(words).casefold())
        if start >= 0:
            self.put(kind, [(line - 1, start + step) for step in range(len(clean(words)))])
        return start >= 0

    def drawn(self, *, heading: int | None) -> list[Line]:
        """Return the lines as runs of one kind; empty ones are left out."""
        return [
            Line(number, _runs(text, kinds), heading=number == heading)
            for number, (text, kinds) in enumerate(zip(self.lines, self._kinds, strict=True), 1)
            if text
        ]


def marked(
    lines: list[str], reading: dict, review: Review, *, unclear: Collection[tuple[str, int]]
) -> list[Line]:
    """Return the text with its marks; *unclear* are the kind and number of what is still asked about."""
    marks = Marks(lines)
    open_names = {fold_words(name.printed) for name in review.names if ("name", name.number) in unclear}
    for duty in review.duties:
        if duty.split_from is not None or duty.joins or not duty.line:
            continue
        letters = marks.place(duty.line, duty.words)
        marks.put("task", letters)
        if duty.rule_words or duty.doubt:
            kind = "ask" if duty.doubt and ("rule", duty.number) in unclear else "due"
            marks.put(kind, _within(marks, letters, duty.rule_words or duty.doubt))
        for limit in duty.more:
            marks.put("due", _within(marks, letters, limit["words"]))
        for printed in duty.coordinating:
            if fold_words(printed) in open_names:
                marks.put("ask", _within(marks, letters, printed))
    for assignment in reading["assignments"]:
        for printed in assignment["units"]:
            kind = "ask" if fold_words(printed) in open_names else "unit"
            if not marks.put_words(kind, assignment["line"], printed) and assignment["heading"]:
                marks.put_words(kind, assignment["line"], assignment["heading"])
    for loose in review.loose:
        if loose.rule_words:
            marks.put("due", _within(marks, marks.place(loose.line, loose.text), loose.rule_words))
    for one in review.unread:
        if ("line", one.line) in unclear:
            marks.put("ask", marks.place(one.line, one.text))
    section = reading["section"]
    return marks.drawn(heading=section["first_line"] if section else None)


def _within(marks: Marks, letters: list[tuple[int, int]], words: str) -> list[tuple[int, int]]:
    """Return those of *letters* that spell *words*."""
    text, places, before = "", [], None
    for line, column in letters:
        if before is not None and line != before:
            text, places = text + " ", [*places, None]
        text, places, before = text + marks.lines[line][column], [*places, (line, column)], line
    start = fold(text).find(fold(words)) if len(fold(text)) == len(text) else text.find(clean(words))
    return [one for one in places[start : start + len(clean(words))] if one] if start >= 0 else []


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _runs(text: str, kinds: list[str]) -> tuple[Fragment, ...]:
    runs: list[Fragment] = []
    start = 0
    for column in range(1, len(text) + 1):
        if column == len(text) or kinds[column] != kinds[start]:
            runs.append(Fragment(kinds[start], text[start:column]))
            start = column
    return tuple(runs)
