"""What happens here when something happens to a conclusion's paper, and what is offered to begin."""

from collections.abc import Iterator
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.calendar.why import Why
from intranet.conclusions import content, due, queries, services
from intranet.documents.models import Document
from intranet.documents.offers import Offer, offer
from intranet.documents.owners import Owner, Part, look_after
from intranet.documents.paper.kinds import Kind
from intranet.documents.signals import document_issued
from intranet.tasks import sources


def connect() -> None:
    """Look after conclusions. ``app`` calls this once."""
    owner = Owner(path=path_to, obstacle=services.obstacle, why=why, parts=parts)
    look_after(Kind.CONCLUSION, owner)
    document_issued.connect(_give_out)
    offer("dialogue", _for_dialogue)
    sources.register("conclusion_point_id", sources.Source(P.CONCLUSION_VIEW_ISSUED, _path_of_point))


def path_to(document: Document) -> str:
    """Return where a conclusion is shown: it bears the number of its paper, unless it was given up."""
    alive = document.is_issued or document.state.is_open  # else another may have been begun since
    return f"/ket-luan/{document.id}" if alive else f"/van-ban/{document.id}"


def _path_of_point(point_id: int) -> str:
    return f"/ket-luan/{queries.conclusion_of_point(point_id)}"


def parts(document: Document) -> list[Part]:
    """Return what a conclusion says, part by part."""
    conclusion = queries.of_document(document)
    return content.parts_of(conclusion) if conclusion else []


def why(document: Document) -> Why | None:
    """Return what explains until when a conclusion is issued in time."""
    conclusion = queries.of_document(document)
    return due.why_by(conclusion.held_on) if conclusion else None


def _give_out(document: Document, *, actor: Actor, **_more: Any) -> set[int]:
    """Hand the work out, in the transaction that gives the number; return the units that were told."""
    if document.kind is not Kind.CONCLUSION:
        return set()
    return {share.unit_id for share in services.give_out(actor, document)}


def _for_dialogue(actor: Actor, dialogue: Any) -> Iterator[Offer]:
    """Offer to begin the conclusion of a dialogue that was held; later it stands among its papers."""
    was_held = dialogue.day is not None and dialogue.day <= clock.today()
    if not was_held or not dialogue.is_issued or not permits(actor, P.CONCLUSION_DRAFT, dialogue):
        return
    if not dialogue.is_concluded:
        url = f"/ket-luan/soan/{dialogue.id}"
        yield Offer("Soạn thông báo kết luận", url, "gavel", posts=True)
