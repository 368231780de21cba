"""Read the work that letters speak of: what a plan or a conclusion ordered, what is late, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, selectinload

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, Phase, Task

Source = Plan | Conclusion
"""What ordered the work."""


def _of(source: Source) -> Select[tuple[int]]:
    """Select the numbers of the tasks that *source* ordered."""
    if isinstance(source, Plan):
        return select(Task.id).where(Task.plan_id == source.id)
    points = select(ConclusionPoint.id).where(ConclusionPoint.conclusion_id == source.id)
    return select(Task.id).where(Task.conclusion_point_id.in_(points))


def tasks_of(source: Source) -> list[Task]:
    """Return the tasks that *source* ordered and that somebody still holds, with who holds and who helps."""
    query = (
        select(Task)
        .where(Task.id.in_(_of(source)), Task.assignments.any(Assignment.phase != Phase.CANCELLED))
        .options(selectinload(Task.assignments), selectinload(Task.coordinators))
        .order_by(Task.id)
    )
    return list(db.session.scalars(query))


def late_of(actor: Actor, source: Source, *, limit: int = 300) -> list[Assignment]:
    """Return what is open and late of what *source* ordered, the latest first."""
    query = (
        select(Assignment)
        .join(Assignment.task)
        .where(Assignment.task_id.in_(_of(source)), *_late(actor))
        .options(contains_eager(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    return list(db.session.scalars(query.limit(limit)))


def _late(actor: Actor) -> tuple:
    return (
        visible(actor, P.TASK_VIEW, Assignment),
        Assignment.phase == Phase.OPEN,
        Assignment.sort_day < clock.today(),
    )


def reminders_before(source: Source) -> int:
    """Return how many reminders were written about what *source* ordered; those given up do not count."""
    query = select(func.count()).where(
        Document.kind == Kind.REMINDER, Document.state != DocumentState.DROPPED, Document.body == source.body
    )
    if isinstance(source, Plan):
        query = query.where(Document.plan_id == source.id)
    else:
        query = query.where(Document.plan_id.is_(None), Document.dialogue_id == source.dialogue_id)
    return db.session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class LateSource:
    """A plan or a conclusion with work that is late."""

    source: Source
    late: int
    units: int
    reminded: int


def late_sources(actor: Actor) -> list[LateSource]:
    """Return the plans and conclusions of the actor's bodies that have late work, the most late first."""
    bodies = {grant.body for grant in actor.grants}
    counts = select(
        Task.plan_id, ConclusionPoint.conclusion_id, func.count(), func.count(Assignment.unit_id.distinct())
    ).join(Task, Task.id == Assignment.task_id)
    counts = counts.outerjoin(ConclusionPoint, ConclusionPoint.id == Task.conclusion_point_id)
    counts = counts.where(*_late(actor), Task.body.in_(bodies))
    found: dict[tuple[int | None, int | None], tuple[int, int]] = {
        (plan, conclusion): (late, units)
        for plan, conclusion, late, units in db.session.execute(
            counts.group_by(Task.plan_id, ConclusionPoint.conclusion_id)
        )
    }
    plans = {plan for plan, _ in found if plan is not None}
    conclusions = {one for plan, one in found if plan is None and one is not None}
    sources: list[LateSource] = []
    for plan in db.session.scalars(select(Plan).where(Plan.id.in_(plans))) if plans else ():
        late, units = _sum([value for key, value in found.items() if key[0] == plan.id])
        sources.append(LateSource(plan, late, units, reminders_before(plan)))
    for one in (
        db.session.scalars(select(Conclusion).where(Conclusion.id.in_(conclusions))) if conclusions else ()
    ):
        late, units = found[None, one.id]
        sources.append(LateSource(one, late, units, reminders_before(one)))
    return sorted(sources, key=lambda one: -one.late)


def _sum(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(late for late, _ in pairs), max(units for _, units in pairs)


def open_work(actor: Actor, body: Body, units: Sequence[int] | None = None) -> dict[int, list[Assignment]]:
    """Return the open work that *body* gave, by unit, what is due first; of *units*, or of all."""
    query = (
        select(Assignment)
        .join(Assignment.task)
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase == Phase.OPEN, Task.body == body)
        .options(contains_eager(Assignment.task))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    if units is not None:
        query = query.where(Assignment.unit_id.in_(units))
    found: dict[int, list[Assignment]] = {}
    for one in db.session.scalars(query.limit(20_000)):
        found.setdefault(one.unit_id, []).append(one)
    return found


def open_counts(actor: Actor, body: Body) -> dict[int, tuple[int, int]]:
    """Return how much open work each unit has of what *body* gave, and how much of it is late."""
    late = func.sum((Assignment.sort_day < clock.today()).cast(db.Integer))
    query = (
        select(Assignment.unit_id, func.count(), late)
        .join(Assignment.task)
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase == Phase.OPEN, Task.body == body)
        .group_by(Assignment.unit_id)
    )
    return {unit: (count, int(late_ones or 0)) for unit, count, late_ones in db.session.execute(query)}


def papers_of_dialogue(dialogue_id: int, kind: Kind) -> int:
    """Return how many papers of a kind a dialogue has that were not given up."""
    query = select(func.count()).where(
        Document.dialogue_id == dialogue_id, Document.kind == kind, Document.state != DocumentState.DROPPED
    )
    return db.session.scalar(query) or 0
