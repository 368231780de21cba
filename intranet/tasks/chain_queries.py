"""Read what an assignment waits for, what waits for it, and the other times of a recurring duty."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from intranet.access.actor import Actor, Body
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task

OFFERED = 100
ROUNDS = 24


@dataclass(frozen=True, slots=True)
class Link:
    """One share of a task that comes before or after."""

    id: int
    task_id: int
    title: str
    unit_id: int
    state: AssignmentState
    due: date | None


@dataclass(frozen=True, slots=True)
class Around:
    """What comes before and after; ``is_hidden`` where the person may not see what comes before."""

    before: list[Link]
    after: list[Link]
    is_hidden: bool = False


_LINK = (Assignment.id, Assignment.task_id, Task.title, Assignment.unit_id, Assignment.state, Assignment.due)


def named(link: Link, unit: str) -> str:
    """Return what a choice among tasks calls one."""
    return f"{link.title[:80]} (việc số {link.id}, {unit})"


def around(actor: Actor, task: Task) -> Around:
    """Return what comes before and after *task*, as far as the person may see it."""
    query = (
        select(*_LINK)
        .join(Task, Task.id == Assignment.task_id)
        .where(
            or_(Task.id == task.after_id, Task.after_id == task.id)
            if task.after_id
            else Task.after_id == task.id
        )
        .where(visible(actor, P.TASK_VIEW, Assignment))
        .order_by(Assignment.id)
        .limit(OFFERED)
    )
    found = [Link(*row) for row in db.session.execute(query)]
    before = [one for one in found if one.task_id == task.after_id]
    return Around(
        before, [one for one in found if one.task_id != task.after_id], bool(task.after_id and not before)
    )


def offered(actor: Actor, body: Body, *, but: int | None = None) -> list[Link]:
    """Return the open tasks of *body* that others may wait for, the newest first, each by a share of it."""
    first = (
        select(func.min(Assignment.id))
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.body == body, Assignment.phase.in_((Phase.OPEN, Phase.WAITING, Phase.QUEUED)))
        .where(Assignment.period == "", visible(actor, P.TASK_VIEW, Assignment), Task.id != (but or 0))
        .group_by(Assignment.task_id)
        .order_by(Assignment.task_id.desc())
        .limit(OFFERED)
    )
    query = select(*_LINK).join(Task, Task.id == Assignment.task_id).where(Assignment.id.in_(first))
    return [Link(*row) for row in db.session.execute(query.order_by(Assignment.id.desc()))]


def first_share(actor: Actor, task_id: int | None) -> Link | None:
    """Return the first share of a task that the person may see."""
    if task_id is None:
        return None
    query = (
        select(*_LINK)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.id == task_id, visible(actor, P.TASK_VIEW, Assignment))
        .order_by(Assignment.id)
        .limit(1)
    )
    row = db.session.execute(query).first()
    return Link(*row) if row else None


def rounds(assignment: Assignment) -> list[Assignment]:
    """Return the other times of a recurring duty for the same unit, the newest first."""
    if not assignment.period:
        return []
    query = (
        select(Assignment)
        .where(Assignment.task_id == assignment.task_id, Assignment.unit_id == assignment.unit_id)
        .where(Assignment.for_dialogue == assignment.for_dialogue, Assignment.id != assignment.id)
        .order_by(Assignment.id.desc())
        .limit(ROUNDS)
    )
    return list(db.session.scalars(query))


def cut_off() -> list:
    """Return the conditions of work that waits for a task of which every share was cancelled."""
    # Of its own task, so that it says the same whether or not the statement joins the task.
    task, other = aliased(Task), aliased(Assignment)
    alive = exists().where(
        task.id == Assignment.task_id, other.task_id == task.after_id, other.phase != Phase.CANCELLED
    )
    return [Assignment.phase == Phase.QUEUED, ~alive]
