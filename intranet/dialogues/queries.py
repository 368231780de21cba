"""Read dialogues."""

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.errors import NotFound
from intranet.plans.models import Plan


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
