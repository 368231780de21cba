"""The demo's plans: their texts with the days filled in, read by the reader, settled as a clerk would."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from intranet.access.actor import Actor
from intranet.imports import amending, changes, name_queries, read_services, services
from intranet.imports.models import ImportDraft
from intranet.imports.review import Dialogue, Review, from_json
from intranet.plans.models import Plan
from intranet.text.dates import in_words

FOLDER = Path(__file__).with_name("plans")


@dataclass(frozen=True)
class Answers:
    """What the clerk settles that the reader could not know.

    ``names`` are printed names and the unit that each means; ``loose`` are words of work outside the
    section and the units that hold it.
    """

    dialogues: tuple[Dialogue, ...]
    names: dict[str, int] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)


def text_of(name: str, words: dict[str, str], *, number: int = 0, signed: date | None = None) -> str:
    """Return the text of the plan called *name* with its gaps filled."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return text.format(number=number, signed_words=in_words(signed) if signed else "", **words)


def read(actor: Actor, name: str, text: str) -> ImportDraft:
    """Read a plan and leave it open for review."""
    return read_services.read_file(actor, text.encode(), name=name)


def enter(actor: Actor, name: str, text: str, answers: Answers) -> Plan:
    """Read a plan, settle what is open, and put it in force; its units have their tasks then."""
    draft = read(actor, name, text)

    def settle(change: Callable[[Review], Review], step: str, number: int = 0) -> None:
        services.settle(actor, draft, change, seen=draft.version, step=step, number=number)

    for dialogue in answers.dialogues:
        settle(lambda review, one=dialogue: changes.edit_dialogue(review, one), "dialogue", dialogue.number)
    for name_read in from_json(draft.review).names:
        if unit := answers.names.get(name_read.printed):
            number = name_read.number
            settle(
                lambda review, number=number, unit=unit: changes.settle_name(
                    review, number, unit_ids=(unit,), remember=True
                ),
                "name",
                number,
            )
    settle(lambda review: _settle_loose(review, answers.loose), "loose")
    settle(_keep_lines, "line")
    return services.confirm(actor, draft, signed=True, seen=draft.version)


def amend(actor: Actor, name: str, text: str) -> Plan:
    """Read a signed plan that amends another, by its title, and carry it out as the reader compares them."""
    draft = read(actor, name, text)
    services.settle(actor, draft, _keep_lines, seen=draft.version, step="line", number=0)
    amended = amending.plan_of(draft, from_json(draft.review))
    assert amended is not None
    return services.confirm(actor, draft, signed=True, seen=draft.version, compared=amended.version)


def _settle_loose(review: Review, holders: dict[str, int]) -> Review:
    for one in review.loose:
        unit = next((unit for words, unit in holders.items() if words in one.text), None)
        if unit is None:
            review = changes.ignore_loose(review, one.number)
            continue
        number = review.next_number
        review = changes.loose_to_duty(review, one.number, name_queries.resolver("Minh Sơn"))
        review = changes.edit_duty(review, number, unit_ids=(unit,))
    return review


def _keep_lines(review: Review) -> Review:
    return replace(review, unread=tuple(replace(one, kept=True) for one in review.unread))
