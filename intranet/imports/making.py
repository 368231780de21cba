"""Make the paper of a plan, and its dialogues, out of a settled review."""

from dataclasses import asdict

from intranet import clock
from intranet.dialogues import services as dialogues
from intranet.imports.citing import place_of
from intranet.imports.models import ImportDraft
from intranet.imports.name_queries import villages
from intranet.imports.review import Dialogue, Duty, Review, turn_of
from intranet.plans import services as plans
from intranet.tasks.models import Manner


def paper_of(draft: ImportDraft, review: Review) -> plans.Paper:
    """Return the plan as settled."""
    return plans.Paper(
        body=draft.body,
        **asdict(review.header),
        legal_bases=draft.reading["legal_bases"],
        recipients=draft.reading["recipients"],
        findings=draft.reading["findings"],
        not_understood=[
            {**one, "place": place_of(draft.lines, one["line"])} for one in draft.reading["not_understood"]
        ],
        text=draft.text,
        file_id=draft.file_id,
        duties=[_settled(review, duty) for duty in review.standing],
    )


def _settled(review: Review, duty: Duty) -> plans.Duty:
    return plans.Duty(
        line=duty.line, place=duty.place, heading=duty.heading or ", ".join(duty.names), title=duty.title,
        words=duty.words, manner=Manner(duty.manner), rule=duty.rule, rule_words=duty.rule_words,
        per_dialogue=duty.per_dialogue, product=duty.product, unit_ids=list(review.units_of(duty)),
        coordinating_ids=list(review.coordinators_of(duty)),
    )  # fmt: skip


def ordered(review: Review) -> list[dialogues.Ordered]:
    """Return the dialogues as settled: one held in all villages is one for each of them."""
    return [
        dialogues.Ordered(
            label=_label(one, village.name if village else ""), planned=one.when, day=one.day, time=one.time,
            place=one.place, audience=one.audience, chair=one.chair, topic=one.topic,
            unit_id=village.id if village else None,
        )
        for one in review.held
        for village in (villages(clock.today()) if one.in_villages else [None]) or [None]
    ]  # fmt: skip


def _label(one: Dialogue, village: str) -> str:
    return ", ".join(part for part in (turn_of(one.label), village) if part)
