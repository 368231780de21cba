"""Keep what a person has settled of a plan where another text of it says the same. Pure.

Three reviews meet: *built*, what the old text said by itself; *settled*, what a person made of it; *fresh*,
what the new text says by itself. Where the text says the same as before, the answer holds; where the text
itself was changed, the text holds. The text is another one because it was edited (:func:`carry`) or because
a signed paper amends it (:func:`inherit`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from intranet.imports import joining
from intranet.imports.review import Dialogue, Duty, Loose, Name, Review, Unread, find
from intranet.imports.years import moved as years_later
from intranet.text.fold import fold_words

Stands = Callable[[Duty], int | None]  # the line of an added duty now: 0 for none, None if it is gone

_ALIKE = 0.6  # from here on a duty is the other one, worded anew
# What follows from the place of a duty in the text, never from an answer.
_PLACED = frozenset({"number", "line", "heading_line", "place", "split_from", "joins", "joined_in"})
_LIMIT = frozenset({"rule", "rule_words", "doubt"})  # answered together


def carry(
    settled: Review, built: Review, fresh: Review, *, moved: Callable[[int], int] = lambda line: line
) -> Review:
    """Return *fresh*, the reading of an edited text, with the answers given and all that was added.

    *moved* gives the new number of an old line, 0 for one that is gone.
    """
    review = _answered(settled, built, fresh, lambda one: moved(one.line) if one.line else 0)
    return replace(
        review, header=_held(settled.header, built.header, fresh.header),
        # Which duty is which of the plan in force is found again by what they say.
        amends=replace(settled.amends, matches=()) if settled.amends else None, like=settled.like,
    )  # fmt: skip


def inherit(settled: Review, built: Review, fresh: Review, *, lines: Sequence[str], is_whole: bool) -> Review:
    """Return *fresh*, the reading of an amendment, with what was settled of the plan that it amends.

    Its head is its own, and names were remembered once. What was added is taken as far as its words stand in
    the *lines*; what was typed by hand only by one that *is_whole*: one that amends some points says nothing
    of the rest.
    """
    settled = replace(settled, names=tuple(replace(one, remember=False) for one in settled.names))
    if is_whole:
        return _answered(settled, built, fresh, lambda one: _line_of(one, lines))
    used = tuple(one for one in settled.loose if one.used != "duty")
    review = _answered(
        replace(settled, loose=used), built, fresh, lambda one: (one.line and _line_of(one, lines)) or None
    )
    return replace(review, dialogues=fresh.dialogues)


def of_another_year(settled: Review, built: Review, years: int) -> Review:
    """Return *settled* for a plan *years* later: number, day and dialogues are its own, limits move."""
    return replace(years_later(settled, years), header=built.header, dialogues=built.dialogues)


def line_map(before: Sequence[str], after: Sequence[str]) -> Callable[[int], int]:
    """Return where each line of *before* stands in *after*; 0 for one that is gone."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    places = {a + n + 1: b + n + 1 for a, b, size in blocks for n in range(size)}
    return lambda line: places.get(line, 0)


def _line_of(duty: Duty, lines: Sequence[str]) -> int | None:
    """Return where the words of *duty* stand; 0 for one typed by hand, None where they are gone."""
    words = fold_words(duty.words)
    for number, line in enumerate(lines, 1):
        if words[:60] and words[:60] in fold_words(line):
            return number
    if words and words in fold_words(" ".join(lines)):
        return 0
    return None if duty.line else 0


# ---------------------------------------------------------------- one thing, three times


def _answered(settled: Review, built: Review, fresh: Review, stands: Stands) -> Review:
    joined = sorted((one for one in settled.duties if one.joins), key=lambda one: one.number)
    for one in reversed(joined):
        settled = joining.part(settled, one.number)
    duties, places = _duties(settled, built, fresh, stands)
    review = replace(
        fresh, dialogues=_dialogues(settled, built, fresh), names=_names(settled, fresh, duties),
        duties=duties, loose=tuple(_loose(one, settled.loose) for one in fresh.loose),
        unread=tuple(_unread(one, settled.unread) for one in fresh.unread),
    )  # fmt: skip
    parts = {one.number: one for one in (*settled.duties, *joined)}
    for whole in joined:
        review = _joined_again(review, settled, whole, parts, places)
    return review


def _held(settled: Any, built: Any, fresh: Any, *, but: frozenset[str] = frozenset()) -> Any:
    """Return *fresh* with what a person changed from *built* to *settled*, as far as the text says the same.

    What nobody touched follows the text, down to its capitals.
    """
    names = [field.name for field in fields(fresh) if field.name not in but]
    return replace(
        fresh,
        **{
            name: getattr(settled, name)
            for name in names
            if getattr(settled, name) != getattr(built, name)
            and _says_same(getattr(built, name), getattr(fresh, name))
        },
    )


def _says_same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold_words(one) == fold_words(other)
    return one == other


def _dialogues(settled: Review, built: Review, fresh: Review) -> tuple[Dialogue, ...]:
    """Match dialogues by what they say, else by their order; those that were added stay."""
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
    """Keep what each printed name was said to mean; bring along those of duties that a person made."""
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


def _loose(one: Loose, settled: Sequence[Loose]) -> Loose:
    same = next((old for old in settled if fold_words(old.text) == fold_words(one.text)), None)
    return replace(one, used=same.used) if same else one


def _unread(one: Unread, settled: Sequence[Unread]) -> Unread:
    kept = any(old.kept and fold_words(old.text) == fold_words(one.text) for old in settled)
    return replace(one, kept=True) if kept else one


# ---------------------------------------------------------------- duties


def _duties(
    settled: Review, built: Review, fresh: Review, stands: Stands
) -> tuple[tuple[Duty, ...], dict[int, int]]:
    """Return the duties, and by the number of each that says the same as before the number it has now."""
    answers = {one.number: one for one in settled.duties}
    pairs = _matched(built.duties, fresh.duties)
    following = max([one.number for one in fresh.duties], default=0) + 1
    found: list[Duty] = []
    places: dict[int, int] = {}
    for one in fresh.duties:
        old = pairs.get(one.number)
        answer = answers.get(old.number) if old else None
        if old is None or answer is None:
            found.append(one)
            continue
        kept = _held(answer, old, one, but=_PLACED | _said_anew(old, one))
        if not _same_words(old, one):
            found.append(replace(kept, split=False))
            continue
        found.append(kept)
        places[old.number] = kept.number
        for part in settled.duties:
            if part.split_from == old.number:
                places[part.number] = following
                found.append(_as_part(part, kept, following))
                following += 1
    new = {fold_words(one.words) for one in fresh.duties if one.number not in pairs}
    for one in _made(settled, built):
        if (line := stands(one)) is not None and fold_words(one.words) not in new:
            places[one.number] = following
            found.append(replace(one, number=following, line=line))
            following += 1
    return tuple(sorted(found, key=lambda one: one.line or 10**9)), places


def _said_anew(old: Duty, new: Duty) -> frozenset[str]:
    """Return which answers fall because the text now names another limit, or other units."""
    fallen = _LIMIT if _plain(old.rule) != _plain(new.rule) else frozenset()
    if _units(old.names) != _units(new.names):
        fallen |= {"unit_ids"}
    if _units(old.coordinating) != _units(new.coordinating):
        fallen |= {"coordinating_ids"}
    return fallen


def _plain(rule: dict[str, Any] | None) -> dict[str, Any]:
    """Return a rule without whether its year was printed."""
    return {name: value for name, value in (rule or {}).items() if name != "year_inferred"}


def _units(names: Sequence[str]) -> list[str]:
    return sorted(map(fold_words, names))


def _as_part(part: Duty, whole: Duty, number: int) -> Duty:
    """Return a part into which a duty was divided, at the duty's new place."""
    return replace(
        part, number=number, split_from=whole.number, line=whole.line, heading=whole.heading,
        heading_line=whole.heading_line, place=whole.place,
    )  # fmt: skip


def _made(settled: Review, built: Review) -> Iterator[Duty]:
    """Give the duties that a person added: by hand, of a line, or of work outside the section."""
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
    return _same_words(old, new) and _units(old.names) == _units(new.names)


def _same_words(old: Duty, new: Duty) -> bool:
    return fold_words(old.words) == fold_words(new.words)


def _reworded(old: Duty, new: Duty) -> bool:
    if _units(old.names) != _units(new.names) and not _same_words(old, new):
        return False
    pair = SequenceMatcher(None, old.words, new.words, autojunk=False)
    return pair.quick_ratio() >= _ALIKE and pair.ratio() >= _ALIKE


def _joined_again(
    review: Review, settled: Review, whole: Duty, parts: dict[int, Duty], places: dict[int, int]
) -> Review:
    """Put together what a person had put together as *whole*, where both still stand one above the other."""
    first, second = (find(review.duties, places.get(number, 0)) for number in whole.joins)
    if first is None or second is None or joining.above(review, second) != first:
        return review
    if not joining.may_be_one(first, second):
        return review
    number = places[whole.number] = review.next_number
    review = joining.join_above(review, second.number)
    built = joining.whole_of(settled, *(parts[one] for one in whole.joins))
    kept = _held(whole, built, find(review.duties, number), but=_PLACED)
    return replace(review, duties=tuple(kept if one.number == number else one for one in review.duties))
