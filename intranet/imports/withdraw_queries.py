"""The work of a plan that may be withdrawn."""

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload

from intranet.db.session import db
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, AssignmentState, Task

# What a unit has reported on; its work is not undone behind its back.
REPORTED = (AssignmentState.DOING, AssignmentState.REPORTED, AssignmentState.DONE)


def is_reported(plan: Plan) -> bool:
    """Tell whether any unit has reported work of the plan."""
    return bool(db.session.scalar(select(exists(_shares(plan).where(Assignment.state.in_(REPORTED))))))


def standing(plan: Plan) -> list[Assignment]:
    """Return the shares of the plan that are not cancelled, with their tasks and who coordinates."""
    query = _shares(plan).where(Assignment.state != AssignmentState.CANCELLED)
    whole = joinedload(Assignment.task).selectinload(Task.coordinators)
    return list(db.session.scalars(query.options(whole).order_by(Assignment.id)))


def _shares(plan: Plan) -> Select[tuple[Assignment]]:
    return select(Assignment).join(Task, Task.id == Assignment.task_id).where(Task.plan_id == plan.id)
