"""Numbers and bullets in front of a line: which kind, how deep it stands, which place it gives."""

import re

# How deep a paragraph stands by the kind of its number; bullets stand under numbers.
RANKS: dict[str, float] = {
    "upper": 0,
    "roman": 1,
    "capital": 1.5,  # A., B. under I., II.
    "arabic": 2,
    "decimal2": 3,
    "decimal3": 4,
    "decimal4": 5,
    "letter": 6,
    "paren": 7,
    "star": 8,
    "dash": 9,
    "plus": 10,
    "": 11,
    "row": 12,
}
NUMBERED = ("upper", "roman", "capital", "arabic", "decimal2", "decimal3", "decimal4", "letter", "paren")
BULLETS = ("star", "dash", "plus")

_ROMAN = re.compile(
    r"^((?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s?(?:[.)\-–:]|/(?!v\b))\s*(?=[^\W\d_]|[\"“])"  # not “V/v”
)
_PART = re.compile(r"^(phần(?: thứ)?\s+(?:[ivx]+|\d{1,2}|nhất|hai|ba|bốn|năm))\b\s*[.:\-–]?\s*", re.I)
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.):\-–]\s*|\s+|(?=[^\W\d_]))(?=[^\s\d/%])")
_ARABIC = re.compile(r"^(\d{1,2})\s?[.)\-–/:]\s*(?=[^\s\d.])")
_LETTER = re.compile(r"^([a-zđ])\s?[.)/\-–]\s*(?=\S)|^([a-zđ])\)\s*(?=\S)")
_UPPER = re.compile(r"^([A-HĐ])\s?[.)\-–]\s+(?=\S)")
_PAREN = re.compile(r"^\((\d{1,2}|[a-zđ])\)\s*(?=\S)")
_DASH_PLUS = re.compile(r"^[-–—]\s*\+\s*(?=\S)")
_PLUS = re.compile(r"^[+]\s+(?=\S)|^[+](?=[^\s\d])|^[o○◦]\s+(?=\S)|^[▫▪■□]\s*(?=\S)")
_DASH = re.compile(r"^[-–—−]+\s*(?=[^\s\-–—−])|^[•·●➢❖✓✔►§\uf000-\uf0ff]\s*(?=\S)")
_STAR = re.compile(r"^\*\s*(?=\S)")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def split_marker(line: str) -> tuple[str, str, str]:
    """Return the number or bullet in front of *line*, its kind, and the rest."""
    tries = [
        ("plus", _DASH_PLUS),
        ("paren", _PAREN),
        ("upper", _PART),
        ("roman", _ROMAN),
        ("decimal", _DECIMAL),
        ("arabic", _ARABIC),
        ("upper", _UPPER),
        ("letter", _LETTER),
        ("plus", _PLUS),
        ("dash", _DASH),
        ("star", _STAR),
    ]
    for style, pattern in tries:
        if found := pattern.match(line):
            marker = found.group().strip()
            if style == "decimal":
                style += str(1 + found.group(1).count("."))
            return marker, style, line[found.end() :].strip()
    return "", "", line


def ordinal(marker: str, style: str) -> int | None:
    """Return the place that a number of the kind *style* gives its paragraph among its neighbours."""
    bare = marker.strip(" ().:-–/")
    if style == "roman":
        total, last = 0, 0
        for letter in reversed(bare.upper()):
            value = {"I": 1, "V": 5, "X": 10}.get(letter, 0)
            total, last = (total - value, last) if value < last else (total + value, value)
        return total or None
    if style in ("arabic", "paren") and bare.isdigit():
        return int(bare)
    if style in ("letter", "paren") and bare in _ALPHABET:
        return _ALPHABET.index(bare) + 1
    return None
