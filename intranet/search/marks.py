"""Mark the words that were looked for in what is shown, and cut a long text to the place where they stand."""

import re
from typing import NamedTuple

from intranet.search.words import Question
from intranet.text.fold import clean, fold_letters

LENGTH = 240  # letters of a snippet
BEFORE = 60  # letters before its first word


class Piece(NamedTuple):
    """A piece of text, marked or not."""

    text: str
    is_marked: bool


def pieces(text: str, question: Question) -> list[Piece]:
    """Return *text* in pieces, the words of the question marked, whatever their accents."""
    whole = clean(text)
    found, at = [], 0
    for begin, end in _spans(whole, question):
        found += [Piece(whole[at:begin], False), Piece(whole[begin:end], True)]
        at = end
    return [piece for piece in (*found, Piece(whole[at:], False)) if piece.text]


def snippet(text: str, question: Question) -> list[Piece]:
    """Return the part of *text* where the words stand closest together; nothing where none of them stands."""
    whole = clean(text)
    spans = _spans(whole, question)
    if not spans:
        return []
    begin = _word_begin(whole, _densest(spans) - BEFORE)
    end = _word_begin(whole, begin + LENGTH) if begin + LENGTH < len(whole) else len(whole)
    cut = pieces(whole[begin:end], question)
    before = [Piece("… ", False)] if begin else []
    return [*before, *cut, *([Piece(" …", False)] if end < len(whole) else [])]


def _spans(whole: str, question: Question) -> list[tuple[int, int]]:
    """Return where words of the question stand; neighbours with only a space between them as one."""
    if not question.words:
        return []
    words = "|".join(map(re.escape, sorted(question.words, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])(?:{words})(?:[ ,/.-]{{1,2}}(?:{words}))*(?![^\W_])")
    return [match.span() for match in pattern.finditer(fold_letters(whole))]


def _densest(spans: list[tuple[int, int]]) -> int:
    """Return where the longest run of words begins: they were most likely meant together."""
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]))[0]


def _word_begin(whole: str, place: int) -> int:
    """Return the begin of the word that *place* falls into."""
    return 0 if place <= 0 else whole.rfind(" ", 0, place) + 1
