"""Read plans. Every list begins with ``visible_to``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, or_, select, tuple_, union_all
from sqlalchemy.orm import contains_eager, joinedload, load_only, selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents import gap_queries
from intranet.documents.models import Document, DocumentState, RegisterEntry, Round
from intranet.documents.paper.kinds import Kind
from intranet.errors import NotFound
from intranet.files.models import StoredFile
from intranet.plans.models import Plan, PlanState, PlanVersion
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.tally import tallied
from intranet.text.places import write_place

SEEING = (P.PLAN_VIEW_ISSUED, P.PLAN_VIEW_DRAFT)
PAGE = 50
HEAD = (Plan.body, Plan.state, Plan.subject, Plan.code, Plan.issued_on, Plan.sort_day, Plan.issuer)

VERSION_HEAD = (
    PlanVersion.number, PlanVersion.code, PlanVersion.issued_on, PlanVersion.subject, PlanVersion.at,
    PlanVersion.author_id, PlanVersion.file_id, PlanVersion.is_partial, PlanVersion.document_id,
)  # fmt: skip

# Where a page of the list begins: the day and the number of a plan.
Place = tuple[date, int]


def visible_to(actor: Actor) -> Select[tuple[Plan]]:
    """Select the plans that the actor may see: issued ones, and the drafts of their own body."""
    return select(Plan).where(or_(*(visible(actor, permission, Plan) for permission in SEEING)))


def get(actor: Actor, plan_id: int) -> Plan:
    """Return one plan with its items, or :class:`NotFound` if the actor may not see it."""
    plan = db.session.get(Plan, plan_id, options=[selectinload(Plan.items)])
    if plan is None or not any(permits(actor, permission, plan) for permission in SEEING):
        raise NotFound
    return plan


def document_of(plan: Plan) -> Document | None:
    """Return the paper of a plan; one that was given up, or only amends points of it, does not count."""
    points = select(PlanVersion.document_id).where(
        PlanVersion.plan_id == plan.id, PlanVersion.is_partial, PlanVersion.document_id.is_not(None)
    )
    query = (
        select(Document)
        .where(Document.plan_id == plan.id, Document.kind == Kind.PLAN, Document.id.not_in(points))
        .where(Document.state != DocumentState.DROPPED)
        .order_by(Document.id.desc())
        .limit(1)
    )
    return db.session.scalars(query).first()


def was_returned(plan: Plan, *others: Document | None) -> bool:
    """Tell whether the last word of the leader on a plan was to give it back.

    Every paper that it had counts, one that was given up too; *others* are those of an earlier form of it.
    """
    ids = [one.id for one in others if one is not None]
    query = (
        select(Round.decision)
        .join(Document, Document.id == Round.document_id)
        .where(or_(Document.plan_id == plan.id, Document.id.in_(ids)), Document.kind == Kind.PLAN)
        .where(Round.decision.in_(("approve", "return")))
        .order_by(Round.id.desc())
        .limit(1)
    )
    return db.session.scalar(query) == "return"


def entry_of(document: Document) -> RegisterEntry | None:
    """Return the line of the register in which a paper stands."""
    return db.session.scalars(select(RegisterEntry).where(RegisterEntry.document_id == document.id)).first()


def left_blank(actor: Actor, plan: Plan, code: str, issued_on: date | None) -> str:
    """Return which numbers stay blank once the register takes this number of a plan signed elsewhere."""
    document = document_of(plan)
    if document is not None and entry_of(document) is not None:
        return ""  # it stands in the register already
    return gap_queries.left_by_code(actor, plan.body, Kind.PLAN.code, code, issued_on)


def plan_of(document: Document) -> Plan | None:
    """Return the plan that a paper is the paper of; None for papers that only speak of one."""
    if document.kind is not Kind.PLAN or document.plan_id is None:
        return None
    return db.session.get(Plan, document.plan_id)


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list; ``newer`` and ``older`` are places for the address, or empty."""

    plans: list[Plan]
    newer: str
    older: str


def page(actor: Actor, *, after: Place | None = None, before: Place | None = None) -> Slice:
    """Return one page of the plans, the newest first: what follows *after*, or what precedes *before*."""
    backwards = after is None and before is not None
    order = [column if backwards else column.desc() for column in (Plan.sort_day, Plan.id)]
    few = (_few(actor, state, after or before, backwards, order) for state in PlanState)
    query = select(Plan).where(Plan.id.in_(union_all(*few))).order_by(*order).limit(PAGE + 1)
    # The list draws the head of a plan only; its text may be long.
    found = list(db.session.scalars(query.options(load_head())))
    more, plans = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not plans:
        return Slice([], "", "")
    first, last = (write_place(plan.sort_day, plan.id) for plan in (plans[0], plans[-1]))
    return Slice(
        plans,
        newer=first if (more if backwards else after is not None) else "",
        older=last if backwards or more else "",
    )


def load_head() -> Any:
    """Return the option that loads the head of a plan only."""
    return load_only(*HEAD)


def _few(actor: Actor, state: PlanState, spot: Place | None, backwards: bool, order: list[Any]) -> Select:
    """Select the numbers of a page of the plans of one state, whose index holds them in their order."""
    place = tuple_(Plan.sort_day, Plan.id)
    query = visible_to(actor).with_only_columns(Plan.id).where(Plan.state == state)
    if spot is not None:
        query = query.where(place > spot if backwards else place < spot)
    return select(query.order_by(*order).limit(PAGE + 1).subquery().c.id)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the shares of a plan's tasks have come."""

    total: int
    done: int
    late: int
    given: int

    @property
    def doing(self) -> int:
        """Return what is accepted, and neither done nor late."""
        return self.total - self.done - self.late - self.given


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
            func.sum(case(((Assignment.state == AssignmentState.GIVEN) & ~late, 1), else_=0)),
        )
        .join(Assignment, Assignment.task_id == Task.id)
        .where(Task.plan_id.in_(plan_ids), Assignment.phase != Phase.CANCELLED)
        .group_by(Task.plan_id)
    )
    return {
        plan: Progress(total, int(done), int(late_ones), int(given))
        for plan, total, done, late_ones, given in db.session.execute(query)
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


def source_file(plan: Plan | PlanVersion) -> StoredFile:
    """Return the file that the plan, or an earlier version of it, was read from."""
    if plan.file is None:
        raise NotFound("Kế hoạch này được dán từ văn bản, không có tệp gốc.")
    return plan.file


def versions(plan: Plan) -> list[PlanVersion]:
    """Return the heads of what the plan said before it was amended, the newest first."""
    query = select(PlanVersion).where(PlanVersion.plan_id == plan.id).order_by(PlanVersion.number.desc())
    return list(db.session.scalars(query.options(load_only(*VERSION_HEAD))))


def version(plan: Plan, number: int) -> PlanVersion:
    """Return one earlier version of the plan, or :class:`NotFound`."""
    query = select(PlanVersion).where(PlanVersion.plan_id == plan.id, PlanVersion.number == number)
    found = db.session.scalars(query.options(joinedload(PlanVersion.file))).one_or_none()
    if found is None:
        raise NotFound("Kế hoạch này không có phiên bản ấy.")
    return found


def following(version: PlanVersion) -> PlanVersion | None:
    """Return the version that took the place of *version*; None where that is the plan as it is now."""
    query = select(PlanVersion).where(PlanVersion.plan_id == version.plan_id)
    return db.session.scalars(query.where(PlanVersion.number == version.number + 1)).one_or_none()


def tasks_by_item(plan: Plan) -> dict[int, list[Task]]:
    """Return the tasks of each item of the plan, with their shares and coordinators."""
    query = (
        select(Task)
        .where(Task.plan_id == plan.id, Task.plan_item_id.is_not(None))
        .options(selectinload(Task.assignments), selectinload(Task.coordinators))
        .order_by(Task.id)
    )
    found: dict[int, list[Task]] = {}
    for task in db.session.scalars(query):
        found.setdefault(task.plan_item_id, []).append(task)
    return found
