"""Which supervision notes wait for a person (P1)."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.supervision.models import NoteState, SupervisionNote


def notes_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the notes to reply to, and one's unit's own that nobody has replied to."""
    notes = select(SupervisionNote.id, SupervisionNote.title, SupervisionNote.text, SupervisionNote.due)
    owed = notes.where(SupervisionNote.state == NoteState.OPEN).order_by(SupervisionNote.id)
    if permits_somewhere(actor, P.SUPERVISION_NOTE_REPLY):
        yield "note-reply", owed.where(visible(actor, P.SUPERVISION_NOTE_REPLY, SupervisionNote))
    if actor.has_unit and permits_somewhere(actor, P.SUPERVISION_NOTE_WRITE):
        yield "note-open", owed.where(SupervisionNote.author_unit_id.in_(actor.units))
