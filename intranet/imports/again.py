"""Recognise a plan that was just read: the same one again, an amendment of one, or another one (B10)."""

from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Body
from intranet.errors import Refused
from intranet.imports import again_queries
from intranet.imports.building import build
from intranet.imports.carrying import inherit
from intranet.imports.matching import match_duties
from intranet.imports.models import ImportDraft
from intranet.imports.recognising import differ, named_in, orders_of, plain_code
from intranet.imports.review import Amends, Header, Review, from_json
from intranet.plans.amending import differences
from intranet.plans.models import Plan
from intranet.text.dates import numeric
from intranet.text.fold import fold_words


class AlreadyThere(Refused):
    """The plan was imported before, and orders the same; ``plan`` is that plan."""

    def __init__(self, plan: Plan):
        self.plan = plan
        day = f" ngày {numeric(plan.issued_on)}" if plan.issued_on else ""
        super().__init__(
            f"{plan.title}{day} đã được nhập. Nội dung giao việc trong văn bản này không có gì khác"
            " nên không nhập lại."
        )


def being_reviewed(body: Body, reading: dict[str, Any], review: Review) -> ImportDraft | None:
    """Return the open reading of the same plan out of another file."""
    orders, code = orders_of(reading), plain_code(review.header.code)
    for draft in again_queries.open_readings(body):
        other = plain_code(draft.reading["code"] or "")
        if (not code or not other or code == other) and orders_of(draft.reading) == orders:
            return draft
    return None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a plan that was just read is: ``amends`` where that is sure, ``like`` the plan to ask about."""

    amends: Amends | None = None
    like: int | None = None


def recognise(body: Body, reading: dict[str, Any], review: Review, *, text: str) -> Recognised:
    """Return which plan this one amends, or may; raise :class:`AlreadyThere` where it is the same again.

    Only a number with its year, or a title that names the plan, says so surely. Communes copy last year's
    plan, and each other's: likeness alone is asked about, and of another place's plan not even that.
    """
    header = review.header
    year = header.issued_on.year if header.issued_on else None
    named = named_in(reading["title"] or "")
    if named is not None:
        plan = again_queries.with_number(body, named.code, named.year)
        if plan is not None and plain_code(plan.code) != plain_code(header.code):
            return Recognised(Amends(plan_id=plan.id, why="named", is_partial=named.is_partial))
    plan = again_queries.with_number(body, header.code, year)
    if plan is not None:
        if _orders_the_same(plan, reading, review):
            raise AlreadyThere(plan)
        if year is None:
            return Recognised(like=plan.id)
        return Recognised(
            Amends(plan_id=plan.id, why="number", is_partial=bool(named and named.is_partial))
        )
    return _alike(body, reading, review, text)


def _alike(body: Body, reading: dict[str, Any], review: Review, text: str) -> Recognised:
    header = review.header
    found = [
        plan
        for plan in again_queries.with_text(body, subject=header.subject, text=text)
        if _may_be_of_one_issuer(plan, header)
    ]
    for plan in found:
        if _may_be_one(plan, review) and _orders_the_same(plan, reading, review):
            raise AlreadyThere(plan)
    return Recognised(like=found[0].id if found else None)


def _may_be_of_one_issuer(plan: Plan, header: Header) -> bool:
    """Tell whether both may be of one office: by the place, or by its name where a place is not read."""
    if plan.place and header.place:
        return fold_words(plan.place) == fold_words(header.place)
    return not differ(fold_words(plan.issuer), fold_words(header.issuer))


def _may_be_one(plan: Plan, review: Review) -> bool:
    """Tell whether neither number nor year says that these are two plans."""
    header = review.header
    days = [one.year if one else None for one in (plan.issued_on, header.issued_on)]
    return not differ(*days) and not differ(plain_code(plan.code), plain_code(header.code))


def with_settled(review: Review, amends: Amends, *, lines: list[str]) -> Review:
    """Return *review* with what the clerk settled when the amended plan was imported."""
    last = again_queries.last_whole(amends.plan_id)
    if last is None:
        return review
    read = build(last.reading, lines=last.lines, resolve=lambda _name: ((), ()))
    return inherit(from_json(last.review), read, review, lines=lines, is_whole=not amends.is_partial)


def _orders_the_same(plan: Plan, reading: dict[str, Any], review: Review) -> bool:
    """Tell whether what was read is what the plan was once read from, else what it orders now."""
    orders, is_read = orders_of(reading), False
    for earlier in again_queries.readings_of(plan.id):
        is_read = True
        if orders_of(earlier) == orders:
            return True
    return not is_read and _as_settled(plan, review)


def _as_settled(plan: Plan, review: Review) -> bool:
    """Tell whether a plan that came here another way orders what the review says, duty by duty."""
    duties = [_Settled(review, duty) for duty in review.standing]
    items = {item.id: item for item in plan.items}
    origins = match_duties(plan.items, duties, settled={})
    if len(duties) != len(items) or None in origins:
        return False
    return not any(differences(items[origin], duty) for origin, duty in zip(origins, duties, strict=True))


class _Settled:
    """A duty of a review as an item of a plan would have it."""

    def __init__(self, review: Review, duty: Any):
        self.words, self.rule, self.per_dialogue = duty.words, duty.rule, duty.per_dialogue
        self.unit_ids, self.coordinating_ids = review.units_of(duty), review.coordinators_of(duty)
        self.manner = duty.manner
