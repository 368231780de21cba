"""The order in which Vietnamese readers look for names and words.

The keys are plain text of ``a-z`` and ``0-9`` only, so that a database sorts them
alike whatever its collation: two characters for a letter, two for the end of a
syllable with its tone.
"""

import re
import unicodedata

from intranet.text.fold import clean

KEY_LENGTH = 255
_STRUCTURE = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # breve, circumflex, horn
# Dictionary order of the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_PIECE = re.compile(r"[^\W\d_]+|\d+")


def name_key(full_name: str) -> str:
    """Return the key that sorts people by given name, then family name, then middle names."""
    parts = full_name.split()
    if not parts:
        return ""
    family, *middle, given = parts if len(parts) > 1 else ["", parts[0]]
    return "".join(map(_part_key, (given, family, *middle)))[:KEY_LENGTH]


def word_key(text: str) -> str:
    """Return the key that sorts titles and names of units; numbers in them sort as numbers."""
    return "".join(_piece_key(piece) for piece in _PIECE.findall(clean(text)))[:KEY_LENGTH]


def _part_key(part: str) -> str:
    """Return the key of one part of a name; an apostrophe or hyphen inside it does not divide it."""
    return _piece_key("".join(_PIECE.findall(clean(part))))


def _piece_key(piece: str) -> str:
    if piece.isdecimal():
        number = str(int(piece))
        return f"1{len(number):02d}{number}"
    letters, tone = "", 1
    for char in unicodedata.normalize("NFD", piece.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _STRUCTURE:
            letters = f"{letters[:-1]}{_STRUCTURE[char]}"
        elif char == "đ":
            letters += "d1"
        elif char.isascii() and char.isalnum():
            letters += f"{char}0"
    # A syllable that ends sorts before one that goes on: “0” stands before every letter.
    return f"{letters}0{tone}" if letters else ""
