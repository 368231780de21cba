"""What the clerk settled of a plan holds for its amendment too, where the words are the same. Pure.

*before* is the review as it was confirmed, *read* the one that it began with: what differs between them was
settled by a person. Nobody answers the same question twice, and nothing that was added by hand is lost.
"""

from collections.abc import Sequence
from dataclasses import fields, replace

from intranet.imports.review import Dialogue, Duty, Name, Review, find
from intranet.text.fold import fold_words


def carried(new: Review, before: Review, read: Review, *, lines: Sequence[str], is_whole: bool) -> Review:
    """Return *new* with what was settled before; one that *is_whole* also takes what was added by hand."""
    numbers = _Numbers(new)
    duties, places = _duties(new, before, read, numbers)
    if is_whole:
        for one in _added(before, read):
            if (line := _line_of(one, lines)) is not None and not _is_there(one, duties):
                places[one.number] = numbers.next()
                duties.append(replace(one, number=places[one.number], line=line, joined_in=None))
    duties = _joined(duties, before, places, numbers)
    duties.sort(key=lambda one: one.line or 10**9)  # stable: parts stay behind their whole
    made = replace(
        new, names=_names(new, before), duties=tuple(duties),
        loose=tuple(_used(one, before, read, is_whole) for one in new.loose),
        unread=tuple(replace(one, kept=one.kept or _was_kept(one, before)) for one in new.unread),
    )  # fmt: skip
    return replace(made, dialogues=_dialogues(new, before, read)) if is_whole else made


class _Numbers:
    """Numbers for further duties, which no duty bears yet."""

    def __init__(self, review: Review):
        self._last = review.next_number - 1

    def next(self) -> int:
        self._last += 1
        return self._last


def _names(new: Review, before: Review) -> tuple[Name, ...]:
    """Return the names as they were settled, and those that only what was added by hand bears."""
    found = []
    for name in new.names:
        old = before.alike(name.printed)
        known = old is not None and old.sure
        found.append(
            replace(name, unit_ids=old.unit_ids, sure=True, left_out=old.left_out) if known else name
        )
    more = [one for one in before.names if new.alike(one.printed) is None]
    first = max((name.number for name in found), default=0) + 1
    return (*found, *(replace(one, number=n, remember=False) for n, one in enumerate(more, first)))


# ---------------------------------------------------------------- duties


def _key(duty: Duty) -> tuple[str, tuple[str, ...]]:
    return fold_words(duty.words), tuple(sorted(fold_words(one) for one in duty.names))


def _duties(
    new: Review, before: Review, read: Review, numbers: _Numbers
) -> tuple[list[Duty], dict[int, int]]:
    """Return the duties as they were settled where their words are the same, and which number is which."""
    free = list(read.duties)
    duties: list[Duty] = []
    places: dict[int, int] = {}
    for duty in new.duties:
        as_read = next((one for one in free if _key(one) == _key(duty)), None)
        old = find(before.duties, as_read.number) if as_read else None
        if old is None:
            duties.append(duty)
            continue
        free.remove(as_read)
        places[old.number] = duty.number
        duties.append(_settled(duty, old, as_read))
        for part in before.duties:
            if part.split_from == old.number and not part.joins:
                places[part.number] = numbers.next()
                made = replace(part, number=places[part.number], split_from=duty.number, joined_in=None)
                duties.append(_placed(made, duty))
    return duties, places


def _settled(duty: Duty, old: Duty, as_read: Duty) -> Duty:
    """Return *old* in the place of *duty*; a time limit that is read otherwise now is the new one."""
    made = _placed(replace(old, number=duty.number, joined_in=None), duty)
    if duty.rule != as_read.rule:
        made = replace(
            made, rule=duty.rule, rule_words=duty.rule_words, doubt=duty.doubt, per_dialogue=duty.per_dialogue
        )
    return made


def _placed(one: Duty, where: Duty) -> Duty:
    return replace(
        one, line=where.line, place=where.place, heading=where.heading, heading_line=where.heading_line
    )


def _added(before: Review, read: Review) -> list[Duty]:
    """Return the duties that a person added: by hand, of a line, or of work outside the section."""
    known = {one.number for one in read.duties}
    return [
        one
        for one in before.duties
        if one.number not in known and one.split_from is None and not one.joins and not one.dropped
    ]


def _line_of(duty: Duty, lines: Sequence[str]) -> int | None:
    """Return where the words of *duty* stand; 0 for one typed by hand, None where they are gone."""
    words = fold_words(duty.words)
    for number, line in enumerate(lines, 1):
        if words[:60] and words[:60] in fold_words(line):
            return number
    if words and words in fold_words(" ".join(lines)):
        return 0
    return None if duty.line else 0


def _is_there(duty: Duty, duties: Sequence[Duty]) -> bool:
    return any(fold_words(one.words) == fold_words(duty.words) for one in duties)


def _joined(duties: list[Duty], before: Review, places: dict[int, int], numbers: _Numbers) -> list[Duty]:
    """Join again what a person had joined."""
    for whole in before.duties:
        if whole.joins and not whole.dropped and all(one in places for one in whole.joins):
            parts = tuple(places[one] for one in whole.joins)
            made = replace(whole, number=numbers.next(), joins=parts)
            if whole.split_from is not None:
                made = replace(made, split_from=places.get(whole.split_from))
            at = next(place for place, one in enumerate(duties) if one.number == parts[0])
            duties.insert(at, _placed(made, duties[at]))
            duties = [replace(one, joined_in=made.number) if one.number in parts else one for one in duties]
    return duties


# ---------------------------------------------------------------- the rest


def _used(one, before: Review, read: Review, is_whole: bool):
    as_read = next((old for old in read.loose if fold_words(old.text) == fold_words(one.text)), None)
    old = find(before.loose, as_read.number) if as_read else None
    if old is None or (old.used == "duty" and not is_whole):
        return one
    return replace(one, used=old.used)


def _was_kept(one, before: Review) -> bool:
    return any(old.kept and fold_words(old.text) == fold_words(one.text) for old in before.unread)


def _dialogues(new: Review, before: Review, read: Review) -> tuple[Dialogue, ...]:
    """Return the dialogues with what was settled of each that is not read otherwise now, and those added."""
    found = list(new.dialogues)
    if len(new.dialogues) == len(read.dialogues):
        pairs = zip(new.dialogues, read.dialogues, strict=True)
        found = [_merged(one, find(before.dialogues, old.number), old) for one, old in pairs]
    known = {one.number for one in read.dialogues}
    added = [one for one in before.dialogues if one.number not in known and not one.dropped]
    return (*found, *(replace(one, number=n) for n, one in enumerate(added, len(found) + 1)))


def _merged(new: Dialogue, old: Dialogue | None, as_read: Dialogue) -> Dialogue:
    if old is None:
        return new
    same = [
        one.name
        for one in fields(Dialogue)
        if one.name != "number" and getattr(new, one.name) == getattr(as_read, one.name)
    ]
    return replace(new, **{name: getattr(old, name) for name in same})
