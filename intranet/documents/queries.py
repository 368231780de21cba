"""Read papers. Every list begins with ``visible_to``."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState, DocumentVersion
from intranet.errors import NotFound

SEEING = (P.DOCUMENT_VIEW, P.DOCUMENT_VIEW_DRAFT)


def visible_to(actor: Actor) -> Select[tuple[Document]]:
    """Select the papers that the actor may see: issued ones, and what their own body is writing."""
    return select(Document).where(or_(*(visible(actor, permission, Document) for permission in SEEING)))


def not_given_up() -> Select[tuple[Document]]:
    """Select every paper that was not given up, for the search; who may see it is another question."""
    return select(Document).where(Document.state != DocumentState.DROPPED)


def is_seen(actor: Actor, document: Document) -> bool:
    """Tell whether the actor may see one paper."""
    return any(permits(actor, permission, document) for permission in SEEING)


def get(actor: Actor, document_id: int) -> Document:
    """Return one paper with files, recipients and rounds, or :class:`NotFound` where the actor sees none."""
    files = selectinload(Document.versions).joinedload(DocumentVersion.file)
    parts = [files, selectinload(Document.recipients), selectinload(Document.rounds)]
    document = db.session.get(Document, document_id, options=parts)
    if document is None or not is_seen(actor, document):
        raise NotFound
    return document
