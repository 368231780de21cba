"""What the list of plans shows above the plans: what is being read or written."""

from collections.abc import Iterator
from typing import Any

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.documents.offers import Offer, offer
from intranet.imports import queries


def connect() -> None:
    """Offer the open readings on the list of plans. ``app`` calls this once."""
    offer("plans", _in_hand)


def _in_hand(actor: Actor, _thing: Any) -> Iterator[Offer]:
    if not permits_somewhere(actor, P.PLAN_IMPORT):
        return
    for draft in queries.in_hand(actor):
        if draft.is_written:
            yield Offer(draft.name, f"/ke-hoach/soan/{draft.id}", "pencil")
        else:
            yield Offer(draft.name, f"/ke-hoach/nhap/{draft.id}", "list-check")
