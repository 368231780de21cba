"""Read what the page of compliance is made of: with the proofs three statements, however much there is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.paper.kinds import Kind
from intranet.errors import NotFound
from intranet.plans.models import Plan, PlanItem
from intranet.plans.queries import SEEING
from intranet.tasks.models import Assignment, AssignmentState, Phase, Report, ReportFile, Task
from intranet.tasks.timing import done_on

MOST = 3_000


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's share of a duty that the plan sets a limit for."""

    id: int
    task_id: int
    unit_id: int
    dialogue_id: int | None
    state: AssignmentState
    due: date | None
    anchor_day: date | None
    given_at: datetime
    period_ends: date | None
    reported_at: datetime | None
    done_at: datetime | None
    title: str
    words: str
    rule: dict[str, Any] | None
    rule_words: str
    line: int | None
    place: str | None
    files: int

    @property
    def done_on(self) -> date | None:
        """Return the day on which the unit reported what was then confirmed, or is still to be."""
        return done_on(self.state, self.reported_at, self.done_at)


@dataclass(frozen=True, slots=True)
class Paper:
    """An issued paper about a dialogue; ``villages`` are those it was sent to."""

    id: int
    kind: Kind
    code: str
    content: dict[str, Any]
    day: date | None
    dialogue_id: int
    villages: int

    @property
    def name(self) -> str:
        """Return what the page calls it."""
        return f"{self.kind.short} {self.code}".strip()

    @property
    def url(self) -> str:
        """Return where it is shown."""
        return f"/ket-luan/{self.id}" if self.kind is Kind.CONCLUSION else f"/van-ban/{self.id}"


def plan(actor: Actor, plan_id: int) -> Plan:
    """Return one plan with its dialogues, or :class:`NotFound` where the person may not see it."""
    query = (
        select(Plan)
        .outerjoin(Plan.dialogues)
        .where(Plan.id == plan_id)
        .options(contains_eager(Plan.dialogues))
        .order_by(Dialogue.position)
    )
    found = db.session.scalars(query).unique().one_or_none()
    if found is None or not any(permits(actor, permission, found) for permission in SEEING):
        raise NotFound
    return found


def dialogue(actor: Actor, dialogue_id: int) -> Dialogue:
    """Return one dialogue with its plan, or :class:`NotFound` where the person may not see that."""
    found = db.session.get(Dialogue, dialogue_id, options=[joinedload(Dialogue.plan)])
    if found is None or not any(permits(actor, permission, found.plan) for permission in SEEING):
        raise NotFound
    return found


def shares(actor: Actor, plan: Plan, dialogue: Dialogue | None = None) -> list[Share]:
    """Return the shares of the plan's duties that have a limit, or only those that hang on *dialogue*."""
    files = (
        select(func.count(ReportFile.file_id))
        .join(Report, Report.id == ReportFile.report_id)
        .where(Report.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    query = (
        select(
            Assignment.id, Assignment.task_id, Assignment.unit_id, Assignment.dialogue_id, Assignment.state,
            Assignment.due, Assignment.anchor_day, Assignment.given_at, Assignment.period_ends,
            Assignment.reported_at, Assignment.done_at, Task.title, Task.words, Task.rule, Task.rule_words,
            PlanItem.line, PlanItem.place, files,
        )
        .join(Task, Task.id == Assignment.task_id)
        .outerjoin(PlanItem, PlanItem.id == Task.plan_item_id)
        .where(Task.plan_id == plan.id, visible(actor, P.TASK_VIEW, Assignment))
        .where(Assignment.phase != Phase.CANCELLED)
        .where(or_(Task.rule.is_not(None), Assignment.due.is_not(None)))
        .order_by(Assignment.task_id, Assignment.id)
        .limit(MOST)
    )  # fmt: skip
    if dialogue is not None:
        # Written so that the index of the plan's tasks is taken.
        query = query.where(func.coalesce(Assignment.dialogue_id, 0) == dialogue.id)
    return [Share(*row) for row in db.session.execute(query)]
