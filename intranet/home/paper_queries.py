"""The papers that wait for a person, or for their office, in one statement."""

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import load_only

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.documents.rights import RIGHTS, family_of
from intranet.org.kept import kept

MOST = 100
_HEAD = (
    Document.id, Document.kind, Document.body, Document.state, Document.subject, Document.code,
    Document.author_id, Document.writers, Document.unit_id, Document.submitted_at, Document.submitted_by_id,
    Document.approved_at, Document.returned, Document.rounds_made, Document.plan_id, Document.dialogue_id,
    Document.issue_by,
)  # fmt: skip
_DRAFTS = tuple(dict.fromkeys(rights.draft for rights in RIGHTS.values()))
_APPROVES = tuple(dict.fromkeys(rights.approve for rights in RIGHTS.values()))


def waiting(actor: Actor) -> list[Document]:
    """Return what the person decides, and what their office must get further; the longest waiting first."""
    if not any(permits_somewhere(actor, one) for one in (*_DRAFTS, *_APPROVES)):
        return []
    statement, values = kept("desk-papers", actor, (), _written)
    return list(db.session.scalars(statement, values))


def _written(actor: Actor) -> Select[tuple[Document]]:
    conditions = []
    for family, rights in RIGHTS.items():
        kinds = [kind for kind in Kind if family_of(kind) == family]
        submitted = Document.state == DocumentState.SUBMITTED
        back = and_(Document.state == DocumentState.DRAFT, Document.returned != "")
        moving = or_(submitted, Document.state == DocumentState.APPROVED, back)
        conditions += [
            and_(Document.kind.in_(kinds), submitted, visible(actor, rights.approve, Document)),
            and_(Document.kind.in_(kinds), moving, visible(actor, rights.draft, Document)),
        ]
    query = select(Document).options(load_only(*_HEAD)).where(or_(*conditions))
    return query.order_by(Document.submitted_at, Document.id).limit(MOST)
