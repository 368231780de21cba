"""Which duty and which dialogue of an amending plan is which of the plan in force. Pure.

The surest pairs first: the same words and holders, the same words, then words that are alike, first within
the same holders, then across them. Nothing is paired twice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from intranet.text.fold import fold_words

WITHIN = 0.5  # how much alike the words of two duties of the same holders are that are the same duty
ACROSS = 0.7  # the same where the holders differ

Score = Callable[[int, int], float]


def match_duties(
    items: Sequence[Any], duties: Sequence[Any], *, settled: Mapping[int, int | None]
) -> list[int | None]:
    """Return for each of *duties* the id of the item that it is, or None for a new one.

    *settled* is what the clerk said, by place among the duties.
    """
    known = {item.id for item in items}
    found = {place: item for place, item in settled.items() if item is None or item in known}
    items = [one for one in items if one.id not in set(found.values())]
    old = [(fold_words(one.words).split(), frozenset(one.unit_ids)) for one in items]
    new = [(fold_words(one.words).split(), frozenset(one.unit_ids)) for one in duties]

    def same_words(a: int, b: int) -> float:
        return float(old[a][0] == new[b][0])

    def same(a: int, b: int) -> float:
        return same_words(a, b) if old[a][1] == new[b][1] else 0.0

    def within(a: int, b: int) -> float:
        return alike(old[a][0], new[b][0], WITHIN) if old[a][1] == new[b][1] else 0.0

    def across(a: int, b: int) -> float:
        return alike(old[a][0], new[b][0], ACROSS)

    scores = ((same, 1.0), (same_words, 1.0), (within, WITHIN), (across, ACROSS))
    pairs = _paired(len(items), [n for n in range(len(duties)) if n not in found], scores)
    return [
        found[n] if n in found else items[pairs[n]].id if n in pairs else None for n in range(len(duties))
    ]


def match_dialogues(
    held: Sequence[Any], ordered: Sequence[Any], *, stays: Iterable[int] = ()
) -> list[int | None]:
    """Return for each of the *ordered* dialogues the id of the one among *held* that it is, or None.

    Those that *stay* are held besides what is ordered. One that is left on each side is the same one.
    """
    apart = set(stays)
    held = [one for one in held if one.id not in apart]

    def same_village(a: int, b: int) -> float:
        fits = held[a].unit_id == ordered[b].unit_id is not None
        return _label(held[a], ordered[b]) if fits else 0.0

    def same_label(a: int, b: int) -> float:
        fits = held[a].unit_id == ordered[b].unit_id
        return float(fits and fold_words(held[a].label) == fold_words(ordered[b].label) != "")

    def same_day(a: int, b: int) -> float:
        fits = held[a].unit_id == ordered[b].unit_id
        return float(fits and held[a].day is not None and held[a].day == ordered[b].day)

    def like(a: int, b: int) -> float:
        if held[a].unit_id != ordered[b].unit_id:
            return 0.0
        return alike(_said(held[a]), _said(ordered[b]), WITHIN)

    scores = [(same_village, 0.01), (same_label, 1.0), (same_day, 1.0), (like, WITHIN)]
    pairs = _paired(len(held), list(range(len(ordered))), scores)
    left = [n for n in range(len(ordered)) if n not in pairs]
    free = [n for n in range(len(held)) if n not in pairs.values()]
    if len(left) == len(free) == 1 and held[free[0]].unit_id == ordered[left[0]].unit_id:
        pairs[left[0]] = free[0]
    return [held[pairs[n]].id if n in pairs else None for n in range(len(ordered))]


def alike(one: Sequence[str], other: Sequence[str], least: float) -> float:
    """Return how much alike two rows of words are, or 0 below *least*."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    found = matcher.ratio()
    return found if found >= least else 0.0


def _label(one: Any, other: Any) -> float:
    return 1.0 if fold_words(one.label) == fold_words(other.label) else 0.5


def _said(one: Any) -> list[str]:
    return fold_words(f"{one.label} {one.topic} {one.audience} {one.place}").split()


def _paired(old: int, new: Sequence[int], scores: Iterable[tuple[Score, float]]) -> dict[int, int]:
    """Return pairs new → old, by one score after the other; of equal ones those that stand at like places."""
    found: dict[int, int] = {}
    for score, least in scores:
        free = [a for a in range(old) if a not in found.values()]
        ranked = sorted(
            (-value, abs(a - b), a, b)
            for b in new if b not in found
            for a in free
            if (value := score(a, b)) >= least
        )  # fmt: skip
        for _, _, a, b in ranked:
            if b not in found and a not in found.values():
                found[b] = a
    return found
