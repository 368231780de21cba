"""Compare Vietnamese text the way a reader does, whatever the accents."""

import re
import unicodedata

_STROKED_D = str.maketrans("đĐ", "dD")
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # no database or spreadsheet takes them
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """Return *text* composed (NFC), with single spaces and without control letters."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip()


def fold(text: str) -> str:
    """Return *text* without case or accents: ``Uỷ ban`` and ``Ủy ban`` agree."""
    decomposed = unicodedata.normalize("NFD", clean(text).translate(_STROKED_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold_words(text: str) -> str:
    """Return the folded words of *text* with single spaces: punctuation and dashes do not count."""
    return " ".join(_WORD.findall(fold(text)))


# One letter for one letter, so that a place in the folded text is a place in the text.
_LETTERS = {
    code: folded
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
    if len(folded := fold(chr(code))) == 1
}


def fold_letters(text: str) -> str:
    """Return cleaned *text* folded letter by letter: as long as it was, and far faster than by ``fold``."""
    return text.translate(_LETTERS)
