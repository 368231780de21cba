"""“Soi kế hoạch” for pages: what the commune knows put beside a plan's text, and the notes by weight."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.cache import remembered
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.plans import parsing
from intranet.plans.checking import Context, Note, Weight, check, doubts
from intranet.plans.grounds import grounds
from intranet.plans.models import Plan
from intranet.plans.parsing import Finding, Reading
from intranet.settings import values
from intranet.settings.catalogue import ANNOUNCE, PUBLISH


@dataclass(frozen=True, slots=True)
class Checked:
    """The notes on one plan, and the doubts of the reader that none of them tells."""

    notes: tuple[Note, ...]
    doubts: tuple[Finding, ...] = ()

    @property
    def groups(self) -> list[tuple[Weight, list[Note]]]:
        """Return the notes by their weight, what must be mended first."""
        by_weight = [(weight, [note for note in self.notes if note.weight is weight]) for weight in Weight]
        return [(weight, notes) for weight, notes in by_weight if notes]

    @property
    def count_words(self) -> str:
        """Return how many notes of each weight there are: “3 chỗ sai quy định, 1 chỗ nên xem lại”."""
        return ", ".join(f"{len(notes)} chỗ {weight.label.lower()}" for weight, notes in self.groups)


def context_of(
    *, code: str, issued_on: date | None, days: Sequence[date | None], draft: bool = False
) -> Context:
    """Return what is known beside a plan's text: what was filled in, the dialogues' days, the directory.

    *draft*: whoever wrote it can still mend it.
    """
    names = directory()
    today = clock.today()
    first = min([day for day in days if day] or [today])
    return Context(
        today=today,
        code=code,
        issued_on=issued_on,
        place=names.commune.place,
        dialogue_days=tuple(sorted({day for day in days if day})),
        names=tuple(unit.name for unit in names.open_units(today, groups=True)),
        notice_days=values.on(ANNOUNCE, first).number,
        result_days=values.on(PUBLISH, first).number,
        draft=draft,
    )


def checked(text: str, context: Context, read: Callable[[], Reading]) -> Checked:
    """Return what is to be said of a plan whose extracted lines are *text*; *read* gives its reading."""
    return remembered("plan-notes", (text, context), lambda: _checked(text, context, read), limit=64)


def _checked(text: str, context: Context, read: Callable[[], Reading]) -> Checked:
    try:
        reading = read()
        notes = check(text.split("\n"), reading, context)
    except Refused:  # a text too tangled to be checked is shown like any other
        return Checked(())
    return Checked(notes, tuple(doubts(reading.findings, notes)))


# What packages above know of the texts that a plan rests on: given the grounds with their lines.
Knows = Callable[[Actor, Sequence[tuple[int, str]]], Iterable[Note]]
_knows: list[Knows] = []


def know(maker: Knows) -> None:
    """Let *maker* say what is to be noted of the texts that a plan rests on; called once, at the start."""
    if maker not in _knows:
        _knows.append(maker)


def on_grounds(actor: Actor, text: str) -> tuple[Note, ...]:
    """Return what is known of the texts that a plan rests on, as far as the person reads them (K5)."""
    found = grounds(text.split("\n"))
    return tuple(note for maker in _knows for note in maker(actor, found)) if found else ()


def beside(actor: Actor, found: Checked, text: str) -> Checked:
    """Return the notes on a plan with those on the texts that it rests on."""
    return replace(found, notes=(*found.notes, *on_grounds(actor, text)))


def of_draft(actor: Actor, plan: Plan) -> Checked:
    """Return what is to be said of a plan before it is submitted; nothing of one that is on its way."""
    if not plan.is_draft:
        return Checked(())
    days = [one.day for one in plan.dialogues]
    context = context_of(code=plan.code, issued_on=plan.issued_on, days=days, draft=True)
    found = checked(plan.text, context, lambda: parsing.read_text(plan.text))
    return beside(actor, found, plan.text)
