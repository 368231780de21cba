"""Read dialogues."""

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import contains_eager, joinedload, undefer

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState
from intranet.documents.queries import SEEING
from intranet.errors import NotFound
from intranet.plans.models import Plan
from intranet.plans.queries import HEAD as PLAN_HEAD

PAPER_HEAD = (Document.kind, Document.body, Document.subject, Document.code, Document.state, Document.day)


def visible_to(actor: Actor) -> Select[tuple[Dialogue]]:
    """Select the dialogues of the plans that the actor may see, with their plans."""
    seen = or_(visible(actor, P.PLAN_VIEW_ISSUED, Plan), visible(actor, P.PLAN_VIEW_DRAFT, Plan))
    return select(Dialogue).join(Dialogue.plan).where(seen).options(contains_eager(Dialogue.plan))


def get(actor: Actor, dialogue_id: int) -> Dialogue:
    """Return one dialogue, or :class:`NotFound` if the actor may not see its plan."""
    dialogue = db.session.get(Dialogue, dialogue_id, options=[joinedload(Dialogue.plan)])
    if dialogue is None or not any(
        permits(actor, permission, dialogue.plan) for permission in (P.PLAN_VIEW_ISSUED, P.PLAN_VIEW_DRAFT)
    ):
        raise NotFound
    return dialogue


def with_papers(actor: Actor, dialogue_id: int) -> Dialogue:
    """Return one dialogue as :func:`get` does, and in the same statement the papers that the actor may see.

    What a paper says stays where it is, for only heads are drawn; so does the text of the plan.
    """
    seen = or_(*(visible(actor, permission, Document) for permission in SEEING))
    query = (
        visible_to(actor)
        .outerjoin(Dialogue.papers.and_(seen, Document.state != DocumentState.DROPPED))
        .where(Dialogue.id == dialogue_id)
        .options(
            contains_eager(Dialogue.plan).load_only(*PLAN_HEAD),
            contains_eager(Dialogue.papers).load_only(*PAPER_HEAD),
            undefer(Dialogue.is_concluded),
        )
        .order_by(Document.id.desc())
    )
    dialogue = db.session.scalars(query).unique().one_or_none()
    if dialogue is None:
        raise NotFound
    return dialogue


def upcoming_first(actor: Actor, *, limit: int = 200) -> list[Dialogue]:
    """Return the dialogues to come, the next first; then those without a day; then the past, backwards."""
    is_coming = Dialogue.day >= clock.today()
    query = visible_to(actor).order_by(
        case((is_coming, 0), (Dialogue.day.is_(None), 1), else_=2),
        case((is_coming, Dialogue.day)),
        Dialogue.day.desc(),
        Dialogue.id,
    )
    return list(db.session.scalars(query.limit(limit)))
