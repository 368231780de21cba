"""How wide a text is when printed in Times New Roman: for the lengths of rules and the breaking of lines."""

import unicodedata
from functools import lru_cache

# Advance widths in thousandths of the size. An accent does not change the width, the horn of ư and ơ does.
_UPPER = (
    "A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 "
    "N722 O722 P556 Q722 R667 S556 T611 U722 V722 W944 X722 Y722 Z611"
)
_LOWER = (
    "a444 b500 c444 d500 e444 f333 g500 h500 i278 j278 k500 l278 m778 "
    "n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500 z444"
)
_BOLD_UPPER = (
    "A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 "
    "N722 O778 P611 Q778 R722 S556 T667 U722 V722 W1000 X722 Y722 Z667"
)
_BOLD_LOWER = (
    "a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 "
    "n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444"
)
_SIGNS = {" ": 250, "-": 333, ",": 250, ".": 250, "/": 278, ":": 278, ";": 278, "(": 333, ")": 333}
_BOLD_SIGNS = _SIGNS | {":": 333, ";": 333}
_HORN, _HORN_WIDTH = "\u031b", 60
_MM_PER_POINT = 25.4 / 72


def _table(text: str) -> dict[str, int]:
    """Return the widths written as “A722 B667”."""
    return {piece[0]: int(piece[1:]) for piece in text.split()}


_REGULAR = _table(f"{_UPPER} {_LOWER}") | _SIGNS
_BOLD = _table(f"{_BOLD_UPPER} {_BOLD_LOWER}") | _BOLD_SIGNS


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres *text* takes on one line, at *size* points."""
    table, total = _BOLD if bold else _REGULAR, 0
    for char in unicodedata.normalize("NFD", text.translate(_STROKED)):
        if char == _HORN:
            total += _HORN_WIDTH
        elif not unicodedata.combining(char):
            total += table.get(char, 500)
    return total * size / 1000 * _MM_PER_POINT


# A name of two lines is broken before these words where both lines fit.
_BREAKS = ("xã ", "phường ", "tỉnh ", "hội đồng ")
_STROKED = str.maketrans("đĐ", "dD")


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines into which *text* falls in *room* millimetres, each as full as it can be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balance(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return *text* in as few lines as *room* allows, as equal as they can be; up to four lines."""
    greedy = wrap(text, room, size, bold=bold)
    words = text.split()
    if not 2 <= len(greedy) <= 4 or len(words) > 60:
        return greedy

    def widest(lines: list[str]) -> float:
        return max(width(line, size, bold=bold) for line in lines)

    target = _narrowest(text, room, size, len(greedy), bold=bold)
    best = wrap(text, target, size, bold=bold)
    if len(greedy) == 2:  # break before the unit's name where that costs nothing
        for cut in range(1, len(words)):
            lines = [" ".join(words[:cut]), " ".join(words[cut:])]
            if lines[1].casefold().startswith(_BREAKS) and widest(lines) <= room:
                return lines
    return best if widest(best) <= room else greedy


def _narrowest(text: str, room: float, size: float, count: int, *, bold: bool) -> float:
    """Return the least room in which *text* still takes *count* lines."""
    low, high = 0.0, room
    while high - low > 0.25:
        middle = (low + high) / 2
        lines = wrap(text, middle, size, bold=bold)
        fits = len(lines) <= count and max(width(line, size, bold=bold) for line in lines) <= middle
        low, high = (low, middle) if fits else (middle, high)
    return high
