"""Dialogues as what a task made by hand may hang on (C18)."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import Select, case, or_, select

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.dialogues.naming import called
from intranet.dialogues.services import told_apart
from intranet.plans.models import Plan
from intranet.tasks.anchoring import Held

PAST = timedelta(60)  # days after which nobody gives work for a dialogue any more
MOST = 60


def offers(actor: Actor, body: Body) -> list[Held]:
    """Return the dialogues of the plans in force of *body* that are to come, or were held not long ago."""
    today = clock.today()
    coming = Dialogue.day >= today
    query = (
        _held()
        .where(visible(actor, P.PLAN_VIEW_ISSUED, Plan), Plan.is_issued, Dialogue.body == body)
        .where(or_(Dialogue.day.is_(None), Dialogue.day >= today - PAST))
        .order_by(case((coming, 0), (Dialogue.day.is_(None), 1), else_=2), Dialogue.day, Dialogue.id)
    )
    return [_as_held(*row) for row in db.session.execute(query.limit(MOST))]


def finds(numbers: Collection[int], *, hold: bool = False) -> list[Held]:
    """Return the dialogues with these *numbers*; with *hold* nobody moves them meanwhile."""
    query = _held().where(Dialogue.id.in_(sorted(numbers)))
    if hold:
        query = query.with_for_update(of=Dialogue)
    return [_as_held(*row) for row in db.session.execute(query)]


def _held() -> Select:
    columns = (Dialogue.id, Dialogue.told_by, Dialogue.place, Dialogue.body, Dialogue.day, Plan.is_issued)
    return select(*columns).join(Dialogue.plan)


def _as_held(
    number: int, told_by: str, place: str, body: Body, day: date | None, is_issued: bool
) -> Held:
    return Held(number, told_apart(called(told_by), place), body, day, is_issued)
