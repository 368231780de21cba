"""Read plans. Every list begins with ``visible_to``."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.files.models import StoredFile
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, Phase, Task
from intranet.tasks.tally import tallied

SEEING = (P.PLAN_VIEW_ISSUED, P.PLAN_VIEW_DRAFT)


def visible_to(actor: Actor) -> Select[tuple[Plan]]:
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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the shares of a plan's tasks have come."""

    total: int
    done: int
    late: int

    @property
    def doing(self) -> int:
        """Return what is neither done nor late."""
        return self.total - self.done - self.late


def progress(plan_ids: Sequence[int]) -> dict[int, Progress]:
    """Return the progress of each plan, cancelled shares left out."""
    return tallied("progress", tuple(plan_ids), lambda: _progress(plan_ids))


def _progress(plan_ids: Sequence[int]) -> dict[int, Progress]:
    late = (Assignment.phase == Phase.OPEN) & (Assignment.sort_day < clock.today())
    query = (
        select(
            Task.plan_id,
            func.count(),
            func.sum(case((Assignment.phase == Phase.DONE, 1), else_=0)),
            func.sum(case((late, 1), else_=0)),
        )
        .join(Assignment, Assignment.task_id == Task.id)
        .where(Task.plan_id.in_(plan_ids), Assignment.phase != Phase.CANCELLED)
        .group_by(Task.plan_id)
    )
    return {
        plan: Progress(total, int(done), int(late_ones))
        for plan, total, done, late_ones in db.session.execute(query)
    }


def shares(actor: Actor, plan: Plan) -> dict[int, dict[int, list[Assignment]]]:
    """Return, by item and by dialogue (0: none), the shares of its task that the person may see."""
    query = (
        select(Assignment)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.plan_id == plan.id, visible(actor, P.TASK_VIEW, Assignment))
        .options(contains_eager(Assignment.task))
        .order_by(Assignment.id)
    )
    found: dict[int, dict[int, list[Assignment]]] = {}
    for assignment in db.session.scalars(query):
        of_item = found.setdefault(assignment.task.plan_item_id or 0, {})
        of_item.setdefault(assignment.dialogue_id or 0, []).append(assignment)
    return found


def source_file(plan: Plan) -> StoredFile:
    """Return the file that the plan was read from."""
    if plan.file is None:
        raise NotFound("Kế hoạch này được dán từ văn bản, không có tệp gốc.")
    return plan.file
