"""What pages offer on the page of a dialogue: to write its loudspeaker bulletin (K11)."""

from collections.abc import Iterator

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.dialogues.models import Dialogue
from intranet.documents.offers import Offer, offer


def connect() -> None:
    """Offer to dialogues. ``app`` calls this once."""
    offer("dialogue", _bulletin)


def _bulletin(actor: Actor, dialogue: Dialogue) -> Iterator[Offer]:
    writes = permits_somewhere(actor, P.PAGE_WRITE) and permits_somewhere(actor, P.DIALOGUE_ANNOUNCE)
    if dialogue.day is not None and writes and not dialogue.is_concluded:
        yield Offer(
            "Soạn bản tin truyền thanh",
            f"/trang-chung/viet?loai=ban-tin&doi-thoai={dialogue.id}",
            "speakerphone",
        )
