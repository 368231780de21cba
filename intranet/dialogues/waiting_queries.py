"""What waits of dialogues for a person, and what comes next, with the work that hangs on it."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.dialogues.models import Dialogue
from intranet.plans.models import Plan
from intranet.tasks.filters import sees_all
from intranet.tasks.models import Assignment, Phase


def dialogues_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give those whose day is to be fixed, or to be proposed, and those to come, the next first."""
    named = select(Dialogue.id, Dialogue.told_by, Dialogue.place)
    if permits_somewhere(actor, P.PLAN_FIX_DIALOGUE_DATE):
        proposed = visible(actor, P.PLAN_FIX_DIALOGUE_DATE, Dialogue), Dialogue.proposed_day.is_not(None)
        yield "proposed", named.add_columns(Dialogue.proposed_day).where(*proposed)
    if permits_somewhere(actor, P.PLAN_PROPOSE_DIALOGUE_DATE):
        undated = Dialogue.day.is_(None), Dialogue.proposed_day.is_(None)
        yield "undated", named.where(visible(actor, P.PLAN_PROPOSE_DIALOGUE_DATE, Dialogue), *undated)
    if permits_somewhere(actor, P.PLAN_VIEW_ISSUED):
        yield "next", _to_come(actor, named.add_columns(Dialogue.day))


def work_around_next(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the dated work that hangs on the next dialogue, for those who follow that of every unit."""
    if sees_all(actor):
        nearest = _to_come(actor, select(Dialogue.id)).limit(1)
        hanging = Assignment.dialogue_id == nearest.scalar_subquery(), Assignment.phase != Phase.CANCELLED
        dated = visible(actor, P.TASK_VIEW, Assignment), Assignment.due.is_not(None)
        work = select(Assignment.id).where(*hanging, *dated)
        yield "next", work.order_by(Assignment.sort_day, Assignment.id)


def _to_come(actor: Actor, query: Select) -> Select:
    """Narrow *query* to the dialogues to come of the plans in force, the next first."""
    return (
        query.join(Plan, Plan.id == Dialogue.plan_id)
        .where(Dialogue.day >= clock.today(), visible(actor, P.PLAN_VIEW_ISSUED, Plan))
        .order_by(Dialogue.day, Dialogue.id)
    )
