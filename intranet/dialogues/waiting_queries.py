"""What comes next of dialogues, and the work that hangs on it."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.dialogues.models import Dialogue
from intranet.plans.models import Plan
from intranet.tasks.filters import sees_all
from intranet.tasks.models import Assignment, Phase


def work_around_next(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the dated work that hangs on the next dialogue, for those who follow that of every unit."""
    if sees_all(actor):
        nearest = to_come(actor, select(Dialogue.id)).limit(1)
        hanging = Assignment.dialogue_id == nearest.scalar_subquery(), Assignment.phase != Phase.CANCELLED
        dated = visible(actor, P.TASK_VIEW, Assignment), Assignment.due.is_not(None)
        work = select(Assignment.id).where(*hanging, *dated)
        yield "next", work.order_by(Assignment.sort_day, Assignment.id)


def to_come(actor: Actor, query: Select) -> Select:
    """Narrow *query* to the dialogues to come of the plans in force, the next first."""
    return (
        query.join(Plan, Plan.id == Dialogue.plan_id)
        .where(Dialogue.day >= clock.today(), visible(actor, P.PLAN_VIEW_ISSUED, Plan))
        .order_by(Dialogue.day, Dialogue.id)
    )
