"""Bring two people's changes to one text together, line by line. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Lines = tuple[str, ...]


class Choice(StrEnum):
    """How a person settles a place that both changed."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines; in a conflict the three texts of a place that both changed, each its own way."""

    lines: Lines = ()
    base: Lines = ()
    mine: Lines = ()
    theirs: Lines = ()
    is_conflict: bool = False
    first: int = 0  # the line of *mine* with which a conflict begins, from 1


@dataclass(frozen=True, slots=True)
class Merge:
    """Two texts that began as one."""

    pieces: tuple[Piece, ...]

    @property
    def conflicts(self) -> tuple[Piece, ...]:
        """Return the places that a person must settle."""
        return tuple(one for one in self.pieces if one.is_conflict)

    def settled(self, choices: Mapping[int, Choice], own: Mapping[int, str] | None = None) -> str:
        """Return the text with each conflict settled, by its place among them; *own* are words typed anew."""
        lines: list[str] = []
        number = 0
        for piece in self.pieces:
            if not piece.is_conflict:
                lines += piece.lines
                continue
            match choices[number]:
                case Choice.MINE:
                    lines += piece.mine
                case Choice.THEIRS:
                    lines += piece.theirs
                case Choice.BOTH:
                    lines += (*piece.theirs, *piece.mine)
                case Choice.OWN:
                    lines += (own or {}).get(number, "").split("\n")
            number += 1
        return "\n".join(lines)


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Return *mine* and *theirs*, both changed from *base*, as one text with its conflicts."""
    old, one, other = (text.split("\n") for text in (base, mine, theirs))
    pieces: list[Piece] = []
    before = (0, 0, 0)
    for start, size, at_one, at_other in (*_common(old, one, other), (len(old), 0, len(one), len(other))):
        piece = _between(
            tuple(old[before[0] : start]),
            tuple(one[before[1] : at_one]),
            tuple(other[before[2] : at_other]),
            before[1] + 1,
        )
        if piece is not None:
            pieces.append(piece)
        if size:
            pieces.append(Piece(lines=tuple(old[start : start + size])))
        before = (start + size, at_one + size, at_other + size)
    return Merge(tuple(pieces))


def _between(base: Lines, mine: Lines, theirs: Lines, first: int) -> Piece | None:
    """Return what stands between two places where all three agree."""
    if mine == theirs or theirs == base:
        return Piece(lines=mine) if mine else None
    if mine == base:
        return Piece(lines=theirs) if theirs else None
    return Piece(base=base, mine=mine, theirs=theirs, is_conflict=True, first=first)


def _common(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Give the runs of lines that all three share: where in *base*, how long, where in the others."""
    ours, others = _blocks(base, mine), _blocks(base, theirs)
    a = b = 0
    while a < len(ours) and b < len(others):
        one, other = ours[a], others[b]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, end - start, one.b + start - one.a, other.b + start - other.a
        if one.a + one.size < other.a + other.size:
            a += 1
        else:
            b += 1


def _blocks(before: Sequence[str], after: Sequence[str]) -> list:
    return SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
