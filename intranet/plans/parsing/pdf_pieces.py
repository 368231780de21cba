"""The printed lines of a PDF's page: letters that stand together, columns, where a paragraph begins."""

import re
from dataclasses import dataclass
from itertools import pairwise

from intranet.plans.parsing.markers import split_marker
from intranet.plans.parsing.words import ends_open, is_caps, key, starts_small

HYPHENS = "\ufffe\u00ad\x02"  # that only break a line
_FOOT = re.compile(r"^nơi nhận\b")
_TITLE = re.compile(r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình)\b")
_MOST_ABOVE_TITLE = 16  # lines of a letterhead
_MOST_LINES = 400  # of a page on which a line may be looked for among all others
_NEXT = 36.0  # points down to the next line of a column at most
_SEAL = 140.0  # and to the name below a signature and seal


@dataclass(slots=True)
class Piece:
    """Letters that stand close together on one line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    word: float = 0.0  # how wide the first word is
    second: float = 0.0  # where the second word begins
    starts: bool = True  # whether, by its place on the page, it begins a paragraph
    is_row: bool = False  # whether it is a row of a table
    goes_on: bool = False  # whether it goes on with the row above, which the page's end divided


Letter = tuple[str, tuple[float, float, float, float]]


def mark_starts(lines: list[Piece]) -> None:
    """Tell by its place which line begins a paragraph: it is indented, or its first word had fitted above."""
    long = [line for line in lines if len(line.text) > 40]
    if len(long) < 3:
        return
    margin = min(line.left for line in long)
    edge = sorted(line.right for line in long)[int(0.8 * (len(long) - 1))]
    steps = sorted(
        above.bottom - line.bottom for above, line in pairwise(lines) if above.bottom > line.bottom
    )
    usual = steps[int(0.3 * len(steps))] if steps else 0.0
    # Where sentences go on at the margin, whatever stands further in begins a paragraph; where they go on
    # further in, behind their number or dash, whatever stands further out.
    small = sorted(line.left for above, line in pairwise(lines) if _goes_on(above, line))
    inner = small[len(small) // 2] if len(small) >= 2 else margin
    usual_place = sum(abs(left - inner) < 8 for left in small) >= 0.75 * len(small)
    by_indent = len(small) >= 3 and usual_place and inner <= margin + 12
    hanging = usual_place and inner > margin + 12
    for above, line in pairwise(lines):
        room = edge - above.right
        apart = usual > 0 and above.bottom - line.bottom > 1.25 * usual
        if hanging:
            placed = line.left < inner - 8
        else:
            placed = (by_indent or line.left - above.left > 12) and line.left > margin + 12
            placed = placed and not _hangs(above, line)
        line.starts = room > line.word + 8 or apart or placed


def _goes_on(above: Piece, line: Piece) -> bool:
    return starts_small(line.text) and ends_open(above.text) and not split_marker(line.text)[1]


def _hangs(above: Piece, line: Piece) -> bool:
    """Tell whether *line* stands below the words of the one above, behind its number or dash."""
    if abs(line.left - above.left) < 3:
        return not above.starts
    return abs(line.left - above.second) < 3


def pieces_of(letters: list[Letter]) -> list[Piece]:
    """Return the lines that *letters* make; letters far apart on one line are of two columns."""
    pieces: list[Piece] = []
    current: Piece | None = None
    gap = False
    for letter, (left, bottom, right, top) in letters:
        if letter in "\r\n":
            current = None
            continue
        if letter in " \u00a0\t":
            gap = True
            continue
        if letter in HYPHENS:
            letter = "-"
        height = max(top - bottom, 4.0)
        if current is not None and left > current.right and left - current.right > _gap(current, height):
            current = None
        if current is None:
            current = Piece(letter, left, right, bottom, top)
            pieces.append(current)
        else:
            if gap and not current.word:
                current.word, current.second = current.right - current.left, left
            current.text += (" " if gap else "") + letter
            current.right = max(right, current.right) if right > current.left else right
            current.bottom, current.top = min(bottom, current.bottom), max(top, current.top)
        gap = False
    for piece in pieces:
        piece.text = piece.text.strip()
        piece.word = piece.word or piece.right - piece.left
    return pieces


def _gap(piece: Piece, height: float) -> float:
    """Return how far letters of one line stand apart that are of two columns; capitals are not justified."""
    return height * (2.4 if len(piece.text) > 5 and is_caps(piece.text) else 4.5)


def in_place(pieces: list[Piece]) -> list[Piece]:
    """Put lines that a file holds behind others, as it does the words of a text box, where they are printed.

    A line of a right column stands higher than the left column's last line too, but beside the column.
    """
    if len(pieces) > _MOST_LINES:
        return pieces
    ordered: list[Piece] = []
    for one in pieces:
        if ordered and one.bottom > ordered[-1].top and _is_alone(one, pieces):
            at = next(at for at, other in enumerate(ordered) if other.top < one.bottom)
            around = ordered[max(at - 1, 0) : at + 1]
            if any(near.left < one.right and one.left < near.right for near in around):
                ordered.insert(at, one)
                continue
        ordered.append(one)
    return ordered


def _is_alone(one: Piece, pieces: list[Piece]) -> bool:
    return not any(_level(one, other) for other in pieces if other is not one)


def in_columns(pieces: list[Piece]) -> list[Piece]:
    """Put the left column before the right where both stand beside each other (letterhead, signature)."""
    ordered: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = at
        while end + 1 < len(pieces) and _beside(pieces[end], pieces[end + 1]):
            end += 1
        if end == at:
            ordered.append(pieces[at])
            at += 1
            continue
        # A block of two columns: gather the rows that follow as long as they come in two.
        block = pieces[at : end + 1]
        nxt = end + 1
        framed = _is_framed(pieces, at)
        while nxt < len(pieces):
            if nxt + 1 < len(pieces) and _beside(pieces[nxt], pieces[nxt + 1]):
                block += pieces[nxt : nxt + 2]
                nxt += 2
            elif framed and _in_one_column(pieces[nxt], block):
                block.append(pieces[nxt])
                nxt += 1
            else:
                break
        middle = (min(p.left for p in block) + max(p.right for p in block)) / 2
        ordered += [p for p in block if p.left < middle] + [p for p in block if p.left >= middle]
        at = nxt
    return ordered


def _is_framed(pieces: list[Piece], at: int) -> bool:
    """Tell whether a block of two columns is the letterhead, or the recipients beside the signature."""
    if _FOOT.match(key(pieces[at].text)):
        return True
    return at < _MOST_ABOVE_TITLE and not any(_TITLE.match(key(one.text)) for one in pieces[:at])


def _in_one_column(one: Piece, block: list[Piece]) -> bool:
    """Tell whether a line that stands alone is one of a column of *block*, and no line across the page."""
    if _TITLE.match(key(one.text)):
        return False
    middle = (min(p.left for p in block) + max(p.right for p in block)) / 2
    on_left = one.left < middle
    column = [p for p in block if (p.left < middle) == on_left]
    other = [p for p in block if (p.left < middle) != on_left]
    if not column or not other or min(p.bottom for p in column) - one.top > (_NEXT if on_left else _SEAL):
        return False
    return one.right < min(p.left for p in other) if on_left else one.left > max(p.right for p in other) - 30


def _beside(one: Piece, other: Piece) -> bool:
    return _level(one, other) and other.left > one.right


def _level(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are printed at about one height."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.4 * min(one.top - one.bottom, other.top - other.bottom)
