"""An amending plan against the plan in force: compared for the page, and carried out when confirmed (B10)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from intranet.access.actor import Actor
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.errors import Refused
from intranet.imports import again_queries
from intranet.imports.making import ordered, paper_of
from intranet.imports.matching import match_dialogues, match_duties
from intranet.imports.models import ImportDraft
from intranet.imports.recognising import plain_code
from intranet.imports.review import Amends, Match, Review
from intranet.plans import amending as plans
from intranet.plans.models import Plan
from intranet.tasks import notices, revising

UNSIGNED = "Bản sửa đổi chưa ký: lưu lại, xác nhận khi đã ký."
NOTHING_DIFFERS = (
    "Văn bản này không làm thay đổi gì trong kế hoạch đang thực hiện nên không cần xác nhận."
    " Hãy bỏ bản đọc này."
)
ONLY_A_DRAFT = (
    "Kế hoạch cùng số hoặc gần như cùng nội dung đang là dự thảo, chưa giao việc. Hãy soát lại hoặc ghi"
    " “Đã ký” cho dự thảo ấy rồi bỏ bản đọc này; nếu là kế hoạch khác, hãy bấm “Đây là kế hoạch khác”."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A dialogue before and after: ``dialogue`` is None for a new one, ``said`` where it is not repeated."""

    dialogue: Dialogue | None
    said: dialogues.Ordered | None
    stays: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything in which an amending plan differs from the plan in force."""

    plan: Plan
    amends: Amends
    amendment: plans.Amendment
    held: list[Held]
    items: list[plans.ItemChange]

    @property
    def differs(self) -> bool:
        """Tell whether there is anything to confirm: a duty, a dialogue, or a paper of another number."""
        code = plain_code(self.amendment.paper.code)
        other_paper = bool(code) and code != plain_code(self.plan.code)
        moved = any(_is_changed(one) for one in self.held)
        return other_paper or moved or any(one.what for one in self.items)


def plan_of(draft: ImportDraft, review: Review) -> Plan | None:
    """Return the plan that a reading amends, as long as there is one."""
    plan = again_queries.whole(review.amends.plan_id) if review.amends else None
    return plan if plan is not None and plan.body == draft.body else None


def like_of(draft: ImportDraft, review: Review) -> Plan | None:
    """Return the plan that a reading may amend, as long as nobody has said what it is."""
    if review.like is None or review.amends is not None:
        return None
    plan = again_queries.whole(review.like)
    return plan if plan is not None and plan.body == draft.body else None


def compare(draft: ImportDraft, review: Review, plan: Plan) -> Comparison:
    """Return in what the review differs from *plan*, and what that changes in its work; nothing is saved."""
    amends = review.amends
    paper = paper_of(draft, review)
    amendment = plans.Amendment(
        paper=paper, is_partial=amends.is_partial,
        origins=match_duties(plan.items, paper.duties, settled=_settled(review, amends)),
    )  # fmt: skip
    held = _held(plan, ordered(review), amends)
    items = plans.foresee(
        plan, amendment, before=dialogues.anchors(plan.dialogues),
        after=dialogues.anchors_amended([(one.dialogue, one.said) for one in held if one.stays]),
    )  # fmt: skip
    return Comparison(plan=plan, amends=amends, amendment=amendment, held=held, items=items)


def _settled(review: Review, amends: Amends) -> dict[int, int | None]:
    """Return what the clerk said of the duties, by their place."""
    said = {match.duty: match.item for match in amends.matches}
    return {place: said[one.number] for place, one in enumerate(review.standing) if one.number in said}


def _held(plan: Plan, said: Sequence[dialogues.Ordered], amends: Amends) -> list[Held]:
    """Return the dialogues before and after: those of the plan in their order, then new ones."""
    origins = match_dialogues(plan.dialogues, said, stays=amends.stays)
    by_origin = {origin: one for origin, one in zip(origins, said, strict=True) if origin is not None}
    found = [
        Held(
            one, by_origin.get(one.id),
            stays=one.id in by_origin or amends.is_partial or one.id in amends.stays,
        )
        for one in plan.dialogues
    ]  # fmt: skip
    return found + [Held(None, one) for origin, one in zip(origins, said, strict=True) if origin is None]


def _is_changed(one: Held) -> bool:
    if one.dialogue is None or not one.stays:
        return True
    return one.said is not None and (one.dialogue.day, one.dialogue.time) != dialogues.when_amended(
        one.dialogue, one.said
    )


def confirm(actor: Actor, draft: ImportDraft, review: Review, plan: Plan, *, signed: bool, seen: int) -> Plan:
    """Amend the plan by a signed paper: its version, its work, its dialogues; tell the units concerned.

    *seen* is the version of the plan that the page compared with.
    """
    if not plan.is_issued:
        raise Refused(ONLY_A_DRAFT)
    if not signed:
        raise Refused(UNSIGNED)
    plans.hold(plan, seen=seen)
    found = compare(draft, review, plan)
    if not found.differs:
        raise Refused(NOTHING_DIFFERS)
    told_as = found.amendment.told_as(plan)
    before, shown = dialogues.anchors(plan.dialogues), [_shown(one) for one in plan.dialogues]
    held = _with_new(actor, plan, found.held)
    after = dialogues.anchors_amended([(one.dialogue, one.said) for one in held if one.stays])
    outcome = plans.amend(actor, plan, found.amendment, before=before, after=after, dialogues=shown)
    felt = revising.by_unit([one.revision for one in outcome.changes], outcome.given)
    for one in held:
        for shift in _carry_out(actor, one):
            felt.setdefault(shift.assignment.unit_id, notices.Felt()).moved.append(
                (shift.assignment, shift.old, shift.new)
            )
    notices.amended(felt, source=told_as)
    return plan


def _with_new(actor: Actor, plan: Plan, held: list[Held]) -> list[Held]:
    """Return *held* with the new dialogues made."""
    said = [one.said for one in held if one.dialogue is None]
    made = iter(dialogues.create(actor, plan, said) if said else [])
    return [replace(one, dialogue=next(made), said=None) if one.dialogue is None else one for one in held]


def _carry_out(actor: Actor, one: Held) -> list[Any]:
    """Let a dialogue be as amended; return which other dates moved with it."""
    if not one.stays:
        dialogues.remove(actor, one.dialogue)
        return []
    return dialogues.amend(actor, one.dialogue, one.said) if one.said else []


def _shown(one: Dialogue) -> dict[str, Any]:
    return {
        "title": one.title, "day": one.day.isoformat() if one.day else None, "time": one.time,
        "place": one.place,
    }  # fmt: skip


# ---------------------------------------------------------------- what the clerk says


def choose(review: Review, plan_id: int, *, is_partial: bool) -> Review:
    """Say which plan this one amends, and whether what it does not repeat stays in force."""
    old = review.amends
    if old is not None and old.plan_id == plan_id:
        return replace(review, amends=replace(old, is_partial=is_partial), like=None)
    return replace(review, amends=Amends(plan_id=plan_id, why="said", is_partial=is_partial), like=None)


def deny(review: Review) -> Review:
    """Say that this is a plan of its own."""
    return replace(review, amends=None, like=None)


def match(review: Review, number: int, *, item: int | None) -> Review:
    """Say which item of the plan a duty is, or that it is new; another duty that was it is not any more."""
    others = tuple(
        one for one in review.amends.matches if one.duty != number and (item is None or one.item != item)
    )
    matches = (*others, Match(duty=number, item=item))
    return replace(review, amends=replace(review.amends, matches=matches))


def stay(review: Review, dialogue_id: int, *, stays: bool) -> Review:
    """Say whether a dialogue that this plan does not name is held all the same."""
    others = tuple(one for one in review.amends.stays if one != dialogue_id)
    stays_now = (*others, dialogue_id) if stays else others
    return replace(review, amends=replace(review.amends, stays=stays_now))
