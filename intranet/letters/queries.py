"""Read the work that letters speak of: what a plan or a conclusion ordered, what is late, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
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
    return _reminders([source]).get(_about(source), 0)


About = tuple[Body, int | None, int | None]
"""What a reminder speaks of: its body, and the plan, or the dialogue of a conclusion."""


def _about(source: Source) -> About:
    if isinstance(source, Plan):
        return source.body, source.id, None
    return source.body, None, source.dialogue_id


def _reminders(sources: Sequence[Source]) -> dict[About, int]:
    """Return how many reminders were written about each of *sources*, in one statement."""
    of_plans = Document.plan_id.in_([one.id for one in sources if isinstance(one, Plan)])
    dialogues = [one.dialogue_id for one in sources if isinstance(one, Conclusion)]
    of_conclusions = and_(Document.plan_id.is_(None), Document.dialogue_id.in_(dialogues))
    query = (
        select(Document.body, Document.plan_id, Document.dialogue_id, func.count())
        .where(Document.kind == Kind.REMINDER, Document.state != DocumentState.DROPPED)
        .where(or_(of_plans, of_conclusions))
        .group_by(Document.body, Document.plan_id, Document.dialogue_id)
    )
    found: dict[About, int] = {}
    for body, plan, dialogue, count in db.session.execute(query):
        key = body, plan, None if plan is not None else dialogue
        found[key] = found.get(key, 0) + count
    return found


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
    named = joinedload(Conclusion.document), joinedload(Conclusion.dialogue).joinedload(Dialogue.plan)
    late_plans, late_conclusions = _rows(Plan, plans), _rows(Conclusion, conclusions, *named)
    reminded = _reminders([*late_plans, *late_conclusions])
    sources: list[LateSource] = []
    for plan in late_plans:
        late, units = _sum([value for key, value in found.items() if key[0] == plan.id])
        sources.append(LateSource(plan, late, units, reminded.get(_about(plan), 0)))
    for one in late_conclusions:
        late, units = found[None, one.id]
        sources.append(LateSource(one, late, units, reminded.get(_about(one), 0)))
    return sorted(sources, key=lambda one: -one.late)


def _rows(model: Any, numbers: set[int], *options: Any) -> Sequence[Any]:
    query = select(model).where(model.id.in_(numbers)).options(*options)
    return db.session.scalars(query).all() if numbers else ()


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


def dialogue_of(document: Document) -> Dialogue | None:
    """Return the dialogue that a paper is about, if it is about one."""
    return db.session.get(Dialogue, document.dialogue_id) if document.dialogue_id else None


def issued(document_id: int) -> Document:
    """Return an issued paper that was found by its head."""
    return db.session.get_one(Document, document_id)
