"""What the clerk can do to a review; each function returns a new one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from intranet.errors import Refused
from intranet.imports.building import Limit, Resolve, pieces_of, spelled, title_of, with_names
from intranet.imports.review import Dialogue, Duty, Header, Review, find, put
from intranet.text.fold import fold_words


def settle_name(review: Review, number: int, *, unit_ids: tuple[int, ...], remember: bool) -> Review:
    """Say which units a printed name means, everywhere in this plan."""
    if not unit_ids:
        raise Refused("Hãy chọn ít nhất một đơn vị.", field="units")
    values = {"unit_ids": unit_ids, "sure": True, "left_out": False}
    return replace(
        review, names=put(review.names, number, remember=remember and len(unit_ids) == 1, **values)
    )


def leave_name_out(review: Review, number: int) -> Review:
    """Say that a printed name is no unit of ours: it stays in the words only."""
    values = {"unit_ids": (), "sure": True, "left_out": True, "remember": False}
    return replace(review, names=put(review.names, number, **values))


def leave_out_with_duties(review: Review, number: int) -> Review:
    """Say that a printed name is no unit of ours, and give nobody the duties that only it holds."""
    review = leave_name_out(review, number)
    name = find(review.names, number)
    for duty in review.standing:
        if duty.unit_ids is not None or name.printed not in duty.names:
            continue
        others = [review.name(printed) for printed in duty.names]
        if all(one is None or one.left_out for one in others):
            review = drop_duty(review, duty.number, dropped=True)
    return review


def edit_header(review: Review, header: Header) -> Review:
    """Replace what is said about the paper."""
    return replace(review, header=header)


def edit_dialogue(review: Review, dialogue: Dialogue) -> Review:
    """Replace one dialogue, or add it."""
    if find(review.dialogues, dialogue.number) is None:
        return replace(review, dialogues=(*review.dialogues, dialogue))
    kept = tuple(dialogue if one.number == dialogue.number else one for one in review.dialogues)
    return replace(review, dialogues=kept)


def edit_duty(review: Review, number: int, **values: Any) -> Review:
    """Change some values of a duty; whoever edits it has answered what was in doubt."""
    return replace(review, duties=put(review.duties, number, **{"doubt": "", **values}))


def add_duty(review: Review, duty: Duty) -> Review:
    """Add a duty at the place of its line."""
    duties = [*review.duties, duty]
    return replace(review, duties=tuple(sorted(duties, key=lambda one: (one.line or 10**9, one.number))))


def answer_rule(review: Review, number: int, *, rule: dict[str, Any] | None) -> Review:
    """Say how a doubtful time limit is meant."""
    return edit_duty(review, number, rule=rule, per_dialogue=bool(rule) and rule.get("anchor") == "event")


def drop_duty(review: Review, number: int, *, dropped: bool) -> Review:
    """Leave a duty out, or take it back in."""
    return replace(review, duties=put(review.duties, number, dropped=dropped))


def split_duty(review: Review, number: int) -> Review:
    """Make a task of each part of a composite duty; a time limit stays with the part that says it."""
    whole = find(review.duties, number)
    pieces = pieces_of(whole)
    if len(pieces) < 2 or whole.split:
        raise Refused("Nhiệm vụ này chỉ có một việc nên không tách.")
    made = [
        _piece(whole, review.next_number + place, words, limit) for place, (words, limit) in enumerate(pieces)
    ]
    duties: list[Duty] = []
    for one in review.duties:
        duties += [replace(one, split=True), *made] if one.number == number else [one]
    return replace(review, duties=tuple(duties))


def _piece(whole: Duty, number: int, words: str, limit: Limit | None) -> Duty:
    rule, said = (limit["rule"], limit["words"]) if limit else (None, "")
    asked = not whole.rule and fold_words(whole.doubt) in fold_words(words)
    # What the clerk has said of the whole's limit holds for it.
    own = asked or (rule is not None and rule == whole.rule)
    return replace(
        whole, number=number, words=words, title=title_of(words), more=(), split_from=whole.number,
        rule=rule, rule_words=said, doubt=whole.doubt if own else "",
        per_dialogue=whole.per_dialogue if own else bool(rule) and rule.get("anchor") == "event",
    )  # fmt: skip


def merge_duty(review: Review, number: int) -> Review:
    """Put a divided duty together again."""
    kept = tuple(one for one in review.duties if one.split_from != number)
    return replace(review, duties=put(kept, number, split=False))


def keep_line(review: Review, line: int) -> Review:
    """Agree that a line gives nobody work."""
    kept = tuple(replace(one, kept=True) if one.line == line else one for one in review.unread)
    return replace(review, unread=kept)


def loose_to_duty(review: Review, number: int, resolve: Resolve) -> Review:
    """Make a duty of work that stands outside the section."""
    loose = find(review.loose, number)
    rule = loose.rule
    duty = Duty(
        number=review.next_number, line=loose.line, words=loose.text,
        title=title_of(loose.text, loose.rule_words), place=loose.place or f"dòng {loose.line}",
        names=loose.names, coordinating=loose.coordinating, manner=loose.manner, rule=rule,
        rule_words=loose.rule_words, doubt=loose.doubt,
        per_dialogue=bool(rule) and rule.get("anchor") == "event",
    )  # fmt: skip
    duty = spelled(duty, {fold_words(name.printed): name.printed for name in review.names})
    names = with_names(review, (*duty.names, *duty.coordinating), resolve)
    review = replace(review, names=names, loose=put(review.loose, number, used="duty"))
    return add_duty(review, duty)


def loose_to_duties(review: Review, numbers: Iterable[int], resolve: Resolve) -> Review:
    """Make a duty of each of these places outside the section."""
    for number in numbers:
        review = loose_to_duty(review, number, resolve)
    return review


def attach_loose(review: Review, number: int, *, duty: int) -> Review:
    """Give the time limit that stands outside the section to the duty that it belongs to."""
    loose = find(review.loose, number)
    if loose.rule is None:
        raise Refused("Dòng này không nêu thời hạn.")
    review = answer_rule(review, duty, rule=loose.rule)
    review = replace(review, duties=put(review.duties, duty, rule_words=loose.rule_words))
    return replace(review, loose=put(review.loose, number, used="attached"))


def ignore_loose(review: Review, number: int) -> Review:
    """Leave what stands outside the section in the plan's words only."""
    return replace(review, loose=put(review.loose, number, used="ignored"))
