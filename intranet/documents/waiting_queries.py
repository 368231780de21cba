"""Which papers came to a person's units and were not opened by the person."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Select, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.documents.list_queries import addressed_to, is_new
from intranet.documents.models import Document, DocumentState

LATELY = timedelta(days=30)


def papers_unread(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the papers issued lately to the person's units that are new to the person, the newest first."""
    if actor.has_unit and permits_somewhere(actor, P.DOCUMENT_VIEW):
        come = select(Document.id, Document.subject, Document.code, Document.day).where(
            Document.state == DocumentState.ISSUED,
            Document.day >= clock.today() - LATELY,
            visible(actor, P.DOCUMENT_VIEW, Document),
            addressed_to(actor.units),
            is_new(actor),
        )
        yield "incoming", come.order_by(Document.day.desc(), Document.id.desc())
