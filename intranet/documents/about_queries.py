"""The papers that speak of one plan, for its page."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.documents.queries import visible_to

MOST = 50
_HEAD = (Document.id, Document.kind, Document.subject, Document.code, Document.state, Document.day)


def about(actor: Actor, *, plan_id: int) -> Sequence[Row]:
    """Return what the actor may see of the papers about a plan, the newest first."""
    query = (
        select(*_HEAD)
        .where(Document.id.in_(visible_to(actor).with_only_columns(Document.id)))
        .where(Document.plan_id == plan_id, Document.state != DocumentState.DROPPED)
        .order_by(Document.id.desc())
    )
    return db.session.execute(query.limit(MOST)).all()
