"""Tasks as things that can be found: one row for each duty, however many units hold a share of it."""

from collections.abc import Collection, Iterator

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.audience import locks
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.search.kinds import Entry, Kind, Watch
from intranet.tasks.models import Assignment, Phase, Task, TaskCoordinator


def _entries(ids: Collection[int]) -> Iterator[Entry]:
    parts = selectinload(Task.assignments), selectinload(Task.coordinators)
    query = select(Task).where(Task.id.in_(ids)).options(*parts)
    for task in db.session.scalars(query.execution_options(populate_existing=True)):
        yield Entry(
            subject_id=task.id,
            day=clock.local(task.created_at).date(),
            title=task.title,
            note=task.source,
            text=task.words,
            also=f"{task.source}\n{task.heading}",
            body=task.body,
            seen_by=_seen_by(task),
        )


def _seen_by(task: Task) -> frozenset[str]:
    """Return the locks of a duty: who may see one of its shares knows its words."""
    helping = {one.unit_id for one in task.coordinators}
    return frozenset(
        lock for share in task.assignments for lock in locks(P.TASK_VIEW, share, {share.unit_id, *helping})
    )


def _seen(actor: Actor) -> Select:
    """Select the duties that the person may see, each with the share to open: their own unit's first."""
    live, own = Assignment.phase != Phase.CANCELLED, Assignment.unit_id.in_(actor.units)
    nearest = (func.min(case((holds, Assignment.id))) for holds in (live & own, live))
    return (
        select(Assignment.task_id, func.coalesce(*nearest, func.min(Assignment.id)).label("page"))
        .where(visible(actor, P.TASK_VIEW, Assignment))
        .group_by(Assignment.task_id)
    )


TASKS = Kind(
    name="task",
    number=1,
    label="Nhiệm vụ",
    icon="list-check",
    slug="nhiem-vu",
    permissions=(P.TASK_VIEW,),
    ids=lambda: select(Task.id),
    load=_entries,
    seen=_seen,
    path=lambda number: f"/nhiem-vu/{number}",
    watches=(
        Watch(Task, lambda task: (task.id,), frozenset({"title", "words", "source", "heading", "body"})),
        Watch(Assignment, lambda share: (share.task_id,), frozenset({"task_id", "unit_id"})),
        Watch(TaskCoordinator, lambda one: (one.task_id,)),
    ),
)
