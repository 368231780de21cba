"""What supervision shows on the pages of tasks and conclusions, and how a note is begun there."""

from collections.abc import Iterator
from typing import Any

from intranet.access.actor import Actor
from intranet.access.check import permits, permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.documents.offers import Offer, offer
from intranet.org import panels
from intranet.org.directory import directory
from intranet.supervision import queries
from intranet.supervision.pages import mark_of


def connect() -> None:
    """Show notes on the pages of what they are about. ``app`` calls this once."""
    panels.register("supervision", _about_a_task, place="assignment")
    offer("assignment", _of_a_task)
    offer("conclusion", _of_a_conclusion)


def _about_a_task(actor: Actor, assignment: Any) -> panels.Panel | None:
    """Return the notes about a unit's share, as far as the person may see them."""
    if not queries.sees_some(actor):
        return None
    names = directory()
    lines = [
        panels.PanelLine(
            note.text, f"/phieu-giam-sat/{note.id}",
            f"{names.unit_name(note.author_unit_id)}, {note.written_at:%d/%m/%Y}", mark=mark_of(note),
        )
        for note in queries.about(actor, assignment.id)
    ]  # fmt: skip
    return panels.Panel("phieu-giam-sat", "Phiếu giám sát", lines)


def _of_a_task(actor: Actor, assignment: Any) -> Iterator[Offer]:
    if permits(actor, P.SUPERVISION_NOTE_WRITE, assignment):
        yield Offer("Ghi phiếu giám sát", f"/nhiem-vu/{assignment.id}/phieu-giam-sat", "eye")


def _of_a_conclusion(actor: Actor, conclusion: Any) -> Iterator[Offer]:
    """Lead to the notes about an issued conclusion; its page has no statement to spare for them."""
    if not conclusion.is_issued:
        return
    if permits_somewhere(actor, P.SUPERVISION_NOTE_READ):
        yield Offer("Phiếu giám sát", f"/phieu-giam-sat?ket-luan={conclusion.id}", "clipboard-list")
    if permits(actor, P.SUPERVISION_NOTE_WRITE, conclusion):
        yield Offer("Ghi phiếu giám sát", f"/ket-luan/{conclusion.id}/phieu-giam-sat", "eye")
