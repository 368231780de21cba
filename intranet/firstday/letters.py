"""The letterheads and numbers of every body, as one page of the first day asks for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms.validators import Optional

from intranet.access.actor import Actor, Body
from intranet.documents import house_services, numbering, register
from intranet.documents.houses import habits, house, settings_of
from intranet.documents.register_filters import SLUGS, TABS
from intranet.documents.register_forms import Whole
from intranet.documents.types import types_of
from intranet.errors import Refused
from intranet.firstday.forms import LetterForm
from intranet.forms.base import Form

_LINES = ("parents", "names")
_USUAL = ("KH", "TB", "CV", "GM", "BC", "QĐ")  # what a dialogue needs; the others are folded away
LAST = "Số cuối cùng đã dùng"


def letter_forms() -> dict[Body, LetterForm]:
    """Return one form a body, filled with the letterhead in force."""
    found = {}
    for body in Body:
        here, kept = house(body), habits(body)
        values: dict[str, Any] = {name: "\n".join(getattr(here, name)) for name in _LINES}
        values |= {"symbol": here.symbol, "scope": "type" if kept.by_type else "all", "term": kept.term}
        form = LetterForm(prefix=SLUGS[body], data=values)
        if "csrf_token" in form:  # four of them stand on one page
            form.csrf_token.id = f"csrf-{SLUGS[body]}"
        if body is not Body.PARTY:
            del form.term
        found[body] = form
    return found


def save_letters(actor: Actor, forms: dict[Body, LetterForm]) -> bool:
    """Change what differs of each body; tell whether all of it was taken."""
    taken = True
    for body, form in forms.items():
        here = house(body)
        named = (name for name in house_services.FIELDS if hasattr(here, name))
        values: dict[str, Any] = {name: getattr(here, name) for name in named}
        values = {name: list(own) if isinstance(own, tuple) else str(own) for name, own in values.items()}
        values |= {name: form[name].data.splitlines() for name in _LINES} | {"symbol": form.symbol.data}
        term = form.term.data if "term" in form else settings_of(body).term
        try:
            house_services.change(actor, body, values, scope=form.scope.data, term=term)
        except Refused as refusal:
            form.refuse(refusal)
            taken = False
    return taken


@dataclass(frozen=True, slots=True)
class Numbered:
    """One sequence that may go on after a number: its field, whose it is, and what it holds."""

    field: str
    body: Body
    type: str
    label: str
    usual: bool
    sequence: numbering.Sequence
    last: int


def numbered(day: date) -> list[Numbered]:
    """Return the sequences of every body on *day*; refuse while the Party's term is not known."""
    found = []
    for body in Body:
        types = types_of(body)
        if not habits(body).by_type:
            types = {next(iter(types)): "mọi loại văn bản"}
        for number, (type_, label) in enumerate(types.items()):
            sequence = numbering.sequence_of(body, type_, day)
            usual = len(types) == 1 or type_ in _USUAL
            last = numbering.expected(sequence) - 1
            found.append(Numbered(f"{SLUGS[body]}-{number}", body, type_, label, usual, sequence, last))
    return found


def number_form(sequences: list[Numbered]) -> Form:
    """Return the form that asks for the last number of each sequence."""

    class NumbersForm(Form):
        """Ask for the last numbers that were used before."""

    for one in sequences:
        setattr(NumbersForm, one.field, Whole(one.label[:1].upper() + one.label[1:], [Optional()]))
    return NumbersForm(data={one.field: one.last or None for one in sequences})


def save_numbers(actor: Actor, form: Form, sequences: list[Numbered]) -> bool:
    """Let the sequences go on after what was typed; tell whether all of it was taken."""
    taken = True
    for one in sequences:
        typed = form[one.field].data or 0
        if typed == one.last:
            continue
        try:
            register.begin_at_first(actor, body=one.body, type=one.type, number=typed)
        except Refused as refusal:
            refusal.field = one.field
            form.refuse(refusal)
            taken = False
    return taken


def tab(body: Body) -> str:
    """Return a body's short name."""
    return TABS[body]
