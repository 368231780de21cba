"""Read supervision notes. Every list begins with what the person may see."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, or_, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.supervision.models import NoteState, SupervisionNote
from intranet.text.places import read_place, write_place

PAGE = 50
NEWEST = 8
SEEING = (P.SUPERVISION_NOTE_READ, P.SUPERVISION_NOTE_REPLY)


def seen(actor: Actor) -> Any:
    """Return the condition of what the person may see: who reads notes, and who has to reply to one."""
    return or_(*(visible(actor, one, SupervisionNote) for one in SEEING))


def visible_to(actor: Actor) -> Select[tuple[SupervisionNote]]:
    """Select the notes that the person may see."""
    return select(SupervisionNote).where(seen(actor))


def is_seen(actor: Actor, note: SupervisionNote) -> bool:
    """Tell whether the person may see one note."""
    return any(permits(actor, one, note) for one in SEEING)


def sees_some(actor: Actor) -> bool:
    """Tell whether there may be any note that the person sees."""
    return any(permits_somewhere(actor, one) for one in SEEING)


def get(actor: Actor, note_id: int) -> SupervisionNote:
    """Return one note, or :class:`NotFound` if the person may not see it."""
    note = db.session.get(SupervisionNote, note_id)
    if note is None or not is_seen(actor, note):
        raise NotFound
    return note


def about(actor: Actor, assignment_id: int) -> list[SupervisionNote]:
    """Return the newest notes about a unit's share that the person may see."""
    query = visible_to(actor).where(SupervisionNote.assignment_id == assignment_id)
    return list(db.session.scalars(query.order_by(SupervisionNote.id.desc()).limit(NEWEST)))


class Tab(StrEnum):
    """The two lists."""

    OPEN = "chua-tra-loi"
    ANSWERED = "da-tra-loi"

    @property
    def label(self) -> str:
        """Return the tab's words."""
        return self.state.label

    @property
    def state(self) -> NoteState:
        """Return the state of what it lists."""
        return NoteState.OPEN if self is Tab.OPEN else NoteState.ANSWERED


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; a place is the day and the number of a note."""

    tab: Tab = Tab.OPEN
    author_unit: int | None = None
    unit: int | None = None
    conclusion: int | None = None
    late: bool = False
    after: tuple[date, int] | None = None
    before: tuple[date, int] | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)


_KNOWN = ("muc", "co-quan", "don-vi", "ket-luan", "han")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def read(arguments: Any) -> Filter:
    """Read an address's arguments; what makes no sense is left out."""
    tab = Tab.ANSWERED if arguments.get("muc") == Tab.ANSWERED else Tab.OPEN
    return Filter(
        tab=tab,
        author_unit=_number(arguments.get("co-quan")),
        unit=_number(arguments.get("don-vi")),
        conclusion=_number(arguments.get("ket-luan")),
        late=arguments.get("han") == "qua-han" and tab is Tab.OPEN,
        after=read_place(arguments.get("sau")),
        before=read_place(arguments.get("truoc")),
        chosen={name: arguments[name] for name in _KNOWN if arguments.get(name)},
    )


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list; ``newer`` and ``older`` are places for the address, or empty."""

    notes: list[SupervisionNote]
    newer: str
    older: str


def page(actor: Actor, wanted: Filter) -> Slice:
    """Return one page of the notes, the newest first."""
    query = visible_to(actor).where(SupervisionNote.state == wanted.tab.state)
    if wanted.author_unit is not None:
        query = query.where(SupervisionNote.author_unit_id == wanted.author_unit)
    if wanted.unit is not None:
        query = query.where(SupervisionNote.unit_id == wanted.unit)
    if wanted.conclusion is not None:
        query = query.where(SupervisionNote.conclusion_id == wanted.conclusion)
    if wanted.late:
        query = query.where(SupervisionNote.due < clock.today())
    backwards = wanted.after is None and wanted.before is not None
    if spot := wanted.after or wanted.before:
        query = query.where(SupervisionNote.id > spot[1] if backwards else SupervisionNote.id < spot[1])
    order = SupervisionNote.id if backwards else SupervisionNote.id.desc()
    found = list(db.session.scalars(query.order_by(order).limit(PAGE + 1)))
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice([], "", "")
    first, last = (write_place(row.due, row.id) for row in (rows[0], rows[-1]))
    return Slice(
        rows,
        newer=first if (more if backwards else wanted.after is not None) else "",
        older=last if backwards or more else "",
    )
