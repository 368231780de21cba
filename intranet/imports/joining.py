"""Two neighbouring duties of the same holders as one, and apart again; each function returns a new review."""

from dataclasses import replace

from intranet.errors import Refused
from intranet.imports.review import Duty, Review, find, put
from intranet.text.fold import clean
from intranet.text.titles import joint_title


def above(review: Review, duty: Duty) -> Duty | None:
    """Return the duty of the same holders that stands before *duty* and may be one with it."""
    holders = _holders(review, duty)
    before = [one for one in review.standing if _holders(review, one) == holders]
    place = before.index(duty) if holders and duty in before else 0
    if not place:
        return None
    other = before[place - 1]
    fits = other.manner == duty.manner and other.split_from == duty.split_from
    return other if fits else None


def join_above(review: Review, number: int) -> Review:
    """Make one duty of *number* and the one above it; both are kept, so that they may part again."""
    second = find(review.duties, number)
    first = above(review, second)
    if first is None:
        raise Refused("Phía trên không có nhiệm vụ nào của cùng đơn vị để gộp.")
    if not may_be_one(first, second):
        raise Refused("Hai nhiệm vụ có thời hạn khác nhau nên không gộp được. Hãy sửa thời hạn trước.")
    whole = whole_of(review, first, second)
    duties: list[Duty] = []
    for one in review.duties:
        duties += [whole] if one.number == first.number else []
        is_part = one.number in whole.joins
        duties.append(replace(one, joined_in=whole.number) if is_part else one)
    return replace(review, duties=tuple(duties))


def may_be_one(first: Duty, second: Duty) -> bool:
    """Tell whether one time limit can hold for both."""
    return not first.rule or not second.rule or first.rule == second.rule


def part(review: Review, number: int) -> Review:
    """Let the duties that were joined as *number* stand by themselves again."""
    whole = find(review.duties, number)
    if not whole.joins:
        raise Refused("Nhiệm vụ này không phải do gộp lại.")
    duties = tuple(one for one in review.duties if one.number != number)
    for one in whole.joins:
        duties = put(duties, one, joined_in=None)
    return replace(review, duties=duties)


def _holders(review: Review, duty: Duty) -> frozenset[int | str]:
    """Return who holds *duty*; a name that nobody has settled stands for itself."""
    return frozenset(review.units_of(duty)) or frozenset(duty.names)


def whole_of(review: Review, first: Duty, second: Duty) -> Duty:
    """Return both as one duty, under the heading of the first; its title names both where it can."""
    limited = first if first.rule or (first.doubt and not second.rule) else second
    named = int(limited is second and second.rule is not None)
    helping = dict.fromkeys((*review.coordinators_of(first), *review.coordinators_of(second)))
    settled = first.coordinating_ids is not None or second.coordinating_ids is not None
    return replace(
        first, number=review.next_number, title=joint_title((first.title, second.title), named),
        words=f"{clean(first.words).rstrip(' .;')}; {clean(second.words)}",
        coordinating=tuple(dict.fromkeys((*first.coordinating, *second.coordinating))),
        coordinating_ids=tuple(helping) if settled else None,
        rule=limited.rule, rule_words=limited.rule_words, doubt=limited.doubt,
        more=(*first.more, *second.more), per_dialogue=limited.per_dialogue,
        product="; ".join(dict.fromkeys(filter(None, (first.product, second.product)))),
        joins=(first.number, second.number),
    )  # fmt: skip
