"""What stands beside one share of a task: its files, the other shares, those it came from and went to."""

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.files.models import StoredFile
from intranet.tasks.models import Assignment, Report, ReportFile, Task


def evidence(assignment: Assignment, file_id: int) -> StoredFile:
    """Return a file attached to one of the assignment's reports."""
    query = (
        select(StoredFile)
        .join(ReportFile, ReportFile.file_id == StoredFile.id)
        .join(Report, Report.id == ReportFile.report_id)
        .where(Report.assignment_id == assignment.id, StoredFile.id == file_id)
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def siblings(actor: Actor, assignment: Assignment) -> list[tuple[Any, ...]]:
    """Return the shares of the same task, for the same dialogue, that the person may see.

    Each is id, unit, state, date, first date and how often it was given longer.
    """
    query = (
        select(
            Assignment.id,
            Assignment.unit_id,
            Assignment.state,
            Assignment.due,
            Assignment.first_due,
            Assignment.extended,
        )
        .where(Assignment.task_id == assignment.task_id, visible(actor, P.TASK_VIEW, Assignment))
        .where(Assignment.period == assignment.period)
        # Written so that the index of dialogues is not taken: where there is none, it holds every row.
        .where(func.coalesce(Assignment.dialogue_id, 0) == (assignment.dialogue_id or 0))
        .order_by(Assignment.id)
    )
    return [tuple(row) for row in db.session.execute(query)]


def passed_on(assignment: Assignment) -> list[Assignment]:
    """Return the share that became this one when a unit gave it back, and the one that this one became."""
    query = select(Assignment).where(
        or_(Assignment.id == (assignment.taken_from_id or 0), Assignment.taken_from_id == assignment.id)
    )
    task = joinedload(Assignment.task).selectinload(Task.coordinators)
    return list(db.session.scalars(query.options(task).order_by(Assignment.id)))
