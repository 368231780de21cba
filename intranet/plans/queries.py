"""Read plans. Every list begins with ``visible_to``."""

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.plans.models import Plan

SEEING = (P.PLAN_VIEW_ISSUED, P.PLAN_VIEW_DRAFT)


def visible_to(actor: Actor):
    """Select the plans that the actor may see: issued ones, and the drafts of their own body."""
    return select(Plan).where(or_(*(visible(actor, permission, Plan) for permission in SEEING)))


def get(actor: Actor, plan_id: int) -> Plan:
    """Return one plan with its items, or :class:`NotFound` if the actor may not see it."""
    plan = db.session.get(Plan, plan_id, options=[selectinload(Plan.items)])
    if plan is None or not any(permits(actor, permission, plan) for permission in SEEING):
        raise NotFound
    return plan


def newest_first(actor: Actor, *, limit: int = 200) -> list[Plan]:
    """Return the plans, the newest first."""
    return list(
        db.session.scalars(visible_to(actor).order_by(Plan.sort_day.desc(), Plan.id.desc()).limit(limit))
    )
