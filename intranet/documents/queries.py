"""Read papers. Every list begins with ``visible_to``."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState, DocumentVersion
from intranet.documents.paper.kinds import Kind
from intranet.documents.rights import RIGHTS, family_of
from intranet.errors import NotFound

SEEING = (P.DOCUMENT_VIEW, P.DOCUMENT_VIEW_DRAFT)


def visible_to(actor: Actor) -> Select[tuple[Document]]:
    """Select the papers that the actor may see: issued ones, and what their own body is writing."""
    return select(Document).where(or_(*(visible(actor, permission, Document) for permission in SEEING)))


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


def to_decide(actor: Actor) -> list[Document]:
    """Return what waits for this person's approval, the longest waiting first."""
    families = {family: visible(actor, rights.approve, Document) for family, rights in RIGHTS.items()}
    kinds = {family: [kind for kind in Kind if family_of(kind) == family] for family in RIGHTS}
    query = (
        visible_to(actor)
        .where(Document.state == DocumentState.SUBMITTED)
        .where(or_(*(Document.kind.in_(kinds[family]) & condition for family, condition in families.items())))
        .order_by(Document.submitted_at, Document.id)
    )
    return list(db.session.scalars(query.limit(50)))
