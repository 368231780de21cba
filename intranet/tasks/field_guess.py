"""Which field the words of a duty suggest: a dictionary of keywords, never a decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intranet.text.fold import clean, fold_words

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field as lists and figures need it, in the order of the list."""

    id: int
    name: str
    keywords: tuple[str, ...]
    is_open: bool


def guess(text: str, fields: Sequence[FieldEntry]) -> int | None:
    """Return the field whose keywords *text* holds most, the longer ones weighing more; None where none does.

    Of equals the one that stands first in the list. Keywords of several words are found whatever the
    accents; one word alone must have its own: “rác” is not “rạc”.
    """
    folded, plain = f" {fold_words(text)} ", f" {_plain(text)} "
    best, most = None, 0
    for one in fields:
        score = sum(_weight(keyword, folded, plain) for keyword in one.keywords) if one.is_open else 0
        if score > most:
            best, most = one.id, score
    return best


def _weight(keyword: str, folded: str, plain: str) -> int:
    words = fold_words(keyword)
    count = words.count(" ") + 1
    found = folded.count(f" {words} ") if count > 1 else plain.count(f" {_plain(keyword)} ")
    return found * count


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(clean(text).lower()))
