"""From text to the terms that a row is found by, and from what somebody typed to the terms to look for.

A text is known by its folded syllables (``doi``), its folded neighbours (``doi_thoai``), and, where a
syllable bears a mark, by that syllable with its tone behind it: old and new spelling (hoà, hòa) are one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from intranet.text.fold import clean, fold_letters

MOST_WORDS = 12  # of a question; more say nothing more
LONGEST = 40  # letters of a term
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[“”\"]([^“”\"]*)[“”\"]|([^“”\"]+)")
_CODE = re.compile(r"(?:số\s*:?\s*)?(\d{1,6})(\s*[/-]\s*[^\W\d_][\w/&. -]{0,60})", re.IGNORECASE)
_TONES = "\u0300\u0301\u0303\u0309\u0323"

Terms = frozenset[str]


@lru_cache(maxsize=65_536)
def marked(word: str) -> str:
    """Return a syllable in small letters with its tone at the end, or nothing for one without any mark."""
    if word == fold_letters(word):
        return ""
    apart = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", "".join(one for one in apart if one not in _TONES))
    return f"{letters[:LONGEST]}.{''.join(one for one in apart if one in _TONES)}"


def terms(*texts: str) -> set[str]:
    """Return every term by which *texts* are found; neighbours do not reach from one into the next."""
    found: set[str] = set()
    for text in texts:
        whole = clean(text)
        words = [word[:LONGEST] for word in _WORD.findall(fold_letters(whole))]
        found.update(words)
        found.update(map("_".join, pairwise(words)))
        found.update(map(marked, set(_WORD.findall(whole.lower()))))
    found.discard("")
    return found


def code_terms(code: str) -> Terms:
    """Return the term of the paper that bears a number, however it is spelled: “83/KH-UBND”; else none.

    No word of a text begins so, so that what only names the number does not have it.
    """
    found = _CODE.fullmatch(clean(code))
    if found is None:
        return frozenset()
    symbol = "".join(_WORD.findall(fold_letters(found[2])))
    return frozenset({f"_code.{int(found[1])}{symbol}"[:LONGEST]})


def bearer_terms(code: str) -> set[str]:
    """Return the terms of what bears a number itself: its own term, and the words of both its spellings."""
    found = _CODE.fullmatch(clean(code))
    if found is None:
        return set()
    number = int(found[1])
    return code_terms(code) | terms(f"{number}{found[2]}") | terms(f"{number:02}{found[2]}")


def _plain_code(typed: str) -> str:
    """Return a paper's number as papers print it (“Số: 083/KH-UBND” is 83/KH-UBND); all else as it is."""
    found = _CODE.fullmatch(typed)
    if found is None:
        return typed
    number = int(found[1])
    return f"{number:02}{found[2]}" if found[1].startswith("0") else f"{number}{found[2]}"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for: ``tiers`` from the narrowest reading of it to the widest.

    A row that meets an earlier tier comes before all that only meet a later one: first the paper whose number
    was typed, then those with the very accents, and among them those that have the words side by side.
    """

    text: str
    words: tuple[str, ...] = ()
    tiers: tuple[Terms, ...] = ()
    pairs: Terms = frozenset()  # the words as neighbours
    exact: Terms = frozenset()  # the words with their accents

    def __bool__(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.tiers)

    def is_scattered(self, tier: int) -> bool:
        """Tell whether a row of a *tier* may have the words anywhere in it, not side by side."""
        return not self._is_code(tier) and not self.pairs <= self.tiers[tier]

    def is_bare(self, tier: int) -> bool:
        """Tell whether a row of a *tier* may have other accents than those that were typed."""
        return not self._is_code(tier) and not self.exact <= self.tiers[tier]

    def _is_code(self, tier: int) -> bool:
        return any(term.startswith("_code.") for term in self.tiers[tier])

    @property
    def widest_or_none(self) -> Terms | None:
        """Return the terms that every row found has, or None where nothing is asked for."""
        return self.tiers[-1] if self.tiers else None

    @property
    def widest(self) -> Terms:
        """Return the terms that every row found has."""
        return self.tiers[-1]


def read(text: str) -> Question:
    """Read what was typed, with or without accents; what stands in quotation marks stays together."""
    typed = clean(text)[:200]
    words, together = _words(_plain_code(typed))
    folded = [fold_letters(word)[:LONGEST] for word in words]
    if not words:
        return Question(typed)
    pairs = frozenset(map("_".join, pairwise(folded)))
    exact = frozenset(filter(None, map(marked, words)))
    side_by_side, apart = pairs or frozenset(folded), frozenset(folded) | together
    readings = (code_terms(typed), side_by_side | exact, apart | exact, side_by_side, apart)
    tiers = tuple(dict.fromkeys(filter(None, readings)))
    return Question(typed, tuple(dict.fromkeys(folded)), tiers, pairs, exact)


def _words(typed: str) -> tuple[list[str], Terms]:
    """Return the words in small letters, and the neighbours that quotation marks ask for."""
    words: list[str] = []
    together: set[str] = set()
    for quoted, free in _PART.findall(typed):
        part = _WORD.findall((quoted or free).lower())
        if quoted:
            folded = [fold_letters(word)[:LONGEST] for word in part]
            together.update(map("_".join, pairwise(folded)))
        words += part
    return words[:MOST_WORDS], frozenset(together)
