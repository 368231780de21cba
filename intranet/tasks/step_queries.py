"""Read the steps of an assignment."""

from sqlalchemy import select

from intranet.db.session import db
from intranet.errors import NotFound
from intranet.tasks.models import Assignment
from intranet.tasks.step_models import Step


def steps_of(assignment: Assignment) -> list[Step]:
    """Return the steps in the order in which they were written down."""
    query = select(Step).where(Step.assignment_id == assignment.id).order_by(Step.id)
    return list(db.session.scalars(query)) if assignment.steps else []


def owed(assignment: Assignment) -> list[str]:
    """Return the mandatory steps that are not ticked."""
    if assignment.steps <= assignment.steps_done:
        return []
    query = select(Step.text).where(
        Step.assignment_id == assignment.id, Step.is_mandatory, Step.done_at.is_(None)
    )
    return list(db.session.scalars(query.order_by(Step.id)))


def get(assignment: Assignment, step_id: int) -> Step:
    """Return one step of *assignment*, or :class:`NotFound`."""
    step = db.session.get(Step, step_id)
    if step is None or step.assignment_id != assignment.id:
        raise NotFound
    return step
