"""Keep what the clerk has settled when the text changes. Pure.

Three reviews meet: *built*, what the old text said by itself; *settled*, what the clerk made of it; *fresh*,
what the new text says by itself. Where the text says the same as before, the clerk's answer holds; where the
text itself was changed, the text holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from intranet.imports import joining
from intranet.imports.review import Dialogue, Duty, Loose, Name, Review, Unread, find
from intranet.text.fold import fold_words

_ALIKE = 0.6  # from here on a duty is the other one, worded anew
_DATED = frozenset({"date", "month", "quarter", "year"})  # of a rule that names a time of one year
# What follows from the place of a duty in the text, never from an answer.
_PLACED = frozenset({"number", "line", "heading_line", "place", "split_from", "joins", "joined_in"})


def carry(
    settled: Review, built: Review, fresh: Review, *, moved: Callable[[int], int] = lambda line: line
) -> Review:
    """Return *fresh* with the clerk's answers; *moved* gives the new number of an old line, 0 if gone."""
    joined = [one for one in settled.duties if one.joins]
    for one in reversed(joined):
        settled = joining.part(settled, one.number)
    duties = _duties(settled, built, fresh, moved)
    review = Review(
        header=_held(settled.header, built.header, fresh.header),
        dialogues=_dialogues(settled, built, fresh),
        names=_names(settled, fresh, duties),
        duties=duties,
        loose=tuple(_loose(one, settled.loose) for one in fresh.loose),
        unread=tuple(_unread(one, settled.unread) for one in fresh.unread),
        # Which duty is which of the plan in force is found again by what they say.
        amends=replace(settled.amends, matches=()) if settled.amends else None,
    )
    for one in joined:
        review = _joined_again(review, settled, one)
    return review


def _joined_again(review: Review, settled: Review, whole: Duty) -> Review:
    """Put together what the clerk had put together as *whole*, where both still stand one above the other."""
    first, second = (find(settled.duties, number) for number in whole.joins)
    if first is None or second is None:
        return review  # a part that was itself put together: its own parts stand alone
    for one in review.standing:
        other = joining.above(review, one) if one.words == second.words else None
        if other is not None and other.words == first.words:
            return joining.join_above(review, one.number)
    return review


def of_another_year(settled: Review, built: Review) -> Review:
    """Return *settled* without what holds for its own year only: number, day, dialogues, days of duties."""
    said = {one.number: one for one in built.duties}
    duties = tuple(_undated(one, said.get(one.number)) for one in settled.duties)
    return replace(settled, header=built.header, dialogues=built.dialogues, duties=duties)


def _undated(one: Duty, said: Duty | None) -> Duty:
    """Give up a day that was chosen at review; the text's own time limit takes its place."""
    if not one.rule or not _DATED & one.rule.keys() or (said and said.rule == one.rule):
        return one
    if said is None:
        return replace(one, rule=None, rule_words="", per_dialogue=False)
    return replace(one, rule=said.rule, rule_words=said.rule_words, per_dialogue=said.per_dialogue)


def line_map(before: Sequence[str], after: Sequence[str]) -> Callable[[int], int]:
    """Return where each line of *before* stands in *after*; 0 for one that is gone."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    places = {a + n + 1: b + n + 1 for a, b, size in blocks for n in range(size)}
    return lambda line: places.get(line, 0)


def _held(settled: Any, built: Any, fresh: Any, *, but: frozenset[str] = frozenset()) -> Any:
    """Return *fresh* with the values of *settled* wherever the text says what it said before."""
    names = [field.name for field in fields(fresh) if field.name not in but]
    return replace(
        fresh,
        **{name: getattr(settled, name) for name in names if getattr(fresh, name) == getattr(built, name)},
    )


def _dialogues(settled: Review, built: Review, fresh: Review) -> tuple[Dialogue, ...]:
    """Match dialogues by what they say, else by their order; those that the clerk added stay."""
    answers = {one.number: one for one in settled.dialogues}
    left = list(built.dialogues)
    pairs: dict[int, Dialogue] = {}
    for one in fresh.dialogues:
        same = next((old for old in left if replace(old, number=0) == replace(one, number=0)), None)
        if same is not None:
            left.remove(same)
            pairs[one.number] = same
    if len(built.dialogues) == len(fresh.dialogues):  # none added, none gone: the others were reworded
        rest = [one.number for one in fresh.dialogues if one.number not in pairs]
        pairs |= dict(zip(rest, left, strict=True))
    kept = [
        _held(answers.get(old.number, old), old, one, but=frozenset({"number"}))
        if (old := pairs.get(one.number))
        else one
        for one in fresh.dialogues
    ]
    known = {one.number for one in built.dialogues}
    added = [one for one in settled.dialogues if one.number not in known]
    return (*kept, *(replace(one, number=len(kept) + n) for n, one in enumerate(added, 1)))


def _names(settled: Review, fresh: Review, duties: Sequence[Duty]) -> tuple[Name, ...]:
    """Keep what each printed name was said to mean; bring along those of duties that the clerk made."""
    answers = {fold_words(one.printed): one for one in settled.names if one.sure}
    found = [
        replace(
            one, unit_ids=old.unit_ids, sure=True, left_out=old.left_out, remember=old.remember
        )
        if (old := answers.get(fold_words(one.printed)))
        else one
        for one in fresh.names
    ]  # fmt: skip
    printed = {one.printed for one in found}
    used = dict.fromkeys(name for one in duties for name in (*one.names, *one.coordinating))
    old_names = {one.printed: one for one in settled.names}
    missing = [old_names[name] for name in used if name not in printed and name in old_names]
    return (*found, *(replace(one, number=len(found) + n) for n, one in enumerate(missing, 1)))


def _duties(settled: Review, built: Review, fresh: Review, moved: Callable[[int], int]) -> tuple[Duty, ...]:
    answers = {one.number: one for one in settled.duties}
    pairs = _matched(built.duties, fresh.duties)
    following = max([one.number for one in fresh.duties], default=0) + 1
    found: list[Duty] = []
    for one in fresh.duties:
        old = pairs.get(one.number)
        answer = answers.get(old.number) if old else None
        if old is None or answer is None:
            found.append(one)
            continue
        kept = _held(answer, old, one, but=_PLACED)
        reworded = one.words != old.words
        found.append(replace(kept, split=False) if reworded else kept)
        if answer.split and not reworded:
            parts = _parts(settled, old, kept, following)
            following += len(parts)
            found += parts
    for one in _made(settled, built):
        found.append(replace(one, number=following, line=moved(one.line) if one.line else 0))
        following += 1
    return tuple(sorted(found, key=lambda one: one.line or 10**9))


def _parts(settled: Review, old: Duty, kept: Duty, following: int) -> list[Duty]:
    """Return the parts into which the clerk divided a duty, at its new place."""
    parts = [one for one in settled.duties if one.split_from == old.number]
    place = {"line": kept.line, "heading_line": kept.heading_line, "place": kept.place}
    return [
        replace(one, number=following + n, split_from=kept.number, **place) for n, one in enumerate(parts)
    ]


def _made(settled: Review, built: Review) -> Iterator[Duty]:
    """Give the duties that the clerk made, which no heading of the section holds."""
    read = {one.number for one in built.duties}
    for one in settled.duties:
        if one.number not in read and one.split_from is None:
            yield one


def _matched(before: Sequence[Duty], after: Sequence[Duty]) -> dict[int, Duty]:
    """Return, by the number of a new duty, the old one that it is: the same words, else much the same."""
    left = list(before)
    pairs: dict[int, Duty] = {}
    for alike in (_same, _reworded):
        for one in after:
            old = None if one.number in pairs else next((old for old in left if alike(old, one)), None)
            if old is not None:
                left.remove(old)
                pairs[one.number] = old
    return pairs


def _same(old: Duty, new: Duty) -> bool:
    return fold_words(old.words) == fold_words(new.words) and old.names == new.names


def _reworded(old: Duty, new: Duty) -> bool:
    if old.names != new.names and fold_words(old.words) != fold_words(new.words):
        return False
    pair = SequenceMatcher(None, old.words, new.words, autojunk=False)
    return pair.quick_ratio() >= _ALIKE and pair.ratio() >= _ALIKE


def _loose(one: Loose, settled: Sequence[Loose]) -> Loose:
    same = next((old for old in settled if fold_words(old.text) == fold_words(one.text)), None)
    return replace(one, used=same.used) if same else one


def _unread(one: Unread, settled: Sequence[Unread]) -> Unread:
    kept = any(old.kept and fold_words(old.text) == fold_words(one.text) for old in settled)
    return replace(one, kept=True) if kept else one
