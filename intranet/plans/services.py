"""Keep plans, and let an issued one hand out its tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.db.session import db
from intranet.documents.models import Document
from intranet.errors import Refused, WrongState
from intranet.plans import approval
from intranet.plans.models import Plan, PlanItem, PlanState
from intranet.plans.years import begins_on
from intranet.tasks import notices, reflow
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, Manner
from intranet.tasks.reckoning import hangs_on_dialogue

log.define("plan.enter", "Nhập kế hoạch")
log.define(
    "plan.issue-tasks", lambda entry: f"Giao {entry.data['tasks']} nhiệm vụ cho {entry.data['units']} đơn vị"
)
log.define("plan.number", lambda entry: f"Ghi số, ngày: {_number_words(entry.data)}")


def _number_words(data: dict[str, Any]) -> str:
    old, new = data.get("old_code"), data["code"] or "chưa có số"
    return f"{new} (trước là {old})" if old and old != data["code"] else new


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty as settled at review; units and groups by id."""

    line: int
    place: str = ""
    heading: str = ""
    title: str
    words: str
    manner: Manner = Manner.ORDER
    rule: dict[str, Any] | None = None
    rule_words: str = ""
    per_dialogue: bool = False
    product: str = ""
    unit_ids: list[int] = field(default_factory=list)
    coordinating_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A plan's header, text and duties as settled at review."""

    body: Body
    subject: str
    code: str = ""
    issued_on: date | None = None
    issuer: str = ""
    place: str = ""
    signer_name: str = ""
    signer_title: str = ""
    legal_bases: list[str] = field(default_factory=list)
    recipients: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    not_understood: list[dict[str, Any]] = field(default_factory=list)
    text: str = ""
    file_id: int | None = None
    duties: Sequence[Duty] = ()


def enter(actor: Actor, paper: Paper) -> Plan:
    """Keep a plan that was read and settled, as a draft without tasks."""
    plan = Plan(
        state=PlanState.DRAFT, author_id=actor.user_id, issued_at=None,
        sort_day=paper.issued_on or clock.today(),
        **{name: getattr(paper, name) for name in Paper.__slots__ if name != "duties"},
    )  # fmt: skip
    require(actor, P.PLAN_IMPORT, plan)
    plan.items = [
        PlanItem(position=position, **{name: getattr(duty, name) for name in Duty.__slots__})
        for position, duty in enumerate(paper.duties)
    ]
    db.session.add(plan)
    db.session.flush()
    log.record(actor, "plan.enter", plan, duties=len(plan.items), code=plan.code)
    return plan


def issue_tasks(actor: Actor, plan: Plan, *, anchors: Sequence[tasks.Anchor]) -> list[Assignment]:
    """Put a signed plan in force: each duty becomes a task on its units' pages.

    The signature is the order (rulings): whoever calls this has an issued paper in hand.
    *anchors* are the plan's dialogues.
    """
    require(actor, P.TASK_CONFIRM_IMPORT, plan)
    if plan.issued_at is not None:
        raise WrongState("Kế hoạch này đã giao nhiệm vụ rồi.")
    plan.state, plan.issued_at = PlanState.ISSUED, clock.now()
    given: list[Assignment] = []
    for item in plan.items:
        task = tasks.give(
            actor,
            order_of(plan, item, anchors=anchors, item_id=item.id, source=source_of(plan, item)),
            permission=P.TASK_CONFIRM_IMPORT,
        )
        given += task.assignments
    log.record(actor, "plan.issue-tasks", plan, tasks=len(plan.items), units=len({a.unit_id for a in given}))
    notices.given(given, source=plan.title)
    return given


def order_of(
    plan: Plan, duty: Duty | PlanItem, *, anchors: Sequence[tasks.Anchor], item_id: int | None, source: str
) -> tasks.Duty:
    """Return what a duty of the plan orders, for those of its dialogues that it is done for."""
    if not duty.per_dialogue:
        anchors = _first(anchors) if hangs_on_dialogue(duty.rule) else []
    return tasks.Duty(
        body=plan.body, title=duty.title, words=duty.words, manner=Manner(duty.manner), heading=duty.heading,
        source=source, rule=duty.rule, rule_words=duty.rule_words, product=duty.product,
        unit_ids=duty.unit_ids, coordinating_ids=duty.coordinating_ids, anchors=list(anchors),
        issued_on=plan.issued_on if (duty.rule or {}).get("anchor") == ISSUE_ANCHOR else None,
        begins_on=begins_on(plan.subject, plan.issued_on, today=clock.today()),
        plan_id=plan.id, plan_item_id=item_id,
    )  # fmt: skip


def _first(anchors: Sequence[tasks.Anchor]) -> list[tasks.Anchor]:
    """Return the dialogue from which a date is counted that is one for the whole plan, for whoever holds it.

    The first that has a day, as the review shows it.
    """
    found = next((one for one in anchors if one.day), next(iter(anchors), None))
    return [replace(found, unit_id=None, label="")] if found else []


def source_of(plan: Plan, item: PlanItem) -> str:
    """Return how the tasks of *item* name where they come from."""
    return f"{plan.short}, {item.place}" if item.place else plan.short


def number(actor: Actor, plan: Plan, *, code: str, issued_on: date | None) -> None:
    """Fill in the number and day of a plan signed elsewhere that were blank when it was entered."""
    require(actor, P.PLAN_ISSUE, plan)
    if not plan.is_issued:
        raise WrongState("Kế hoạch còn là dự thảo nên chưa có số. Số được cấp khi ban hành.")
    # A refusal by the paper undoes both, so that the page shows the plan as it still is.
    with db.session.begin_nested():
        note_number(actor, plan, code=code, issued_on=issued_on)
        approval.renumber(actor, plan)


def note_number(actor: Actor, plan: Plan, *, code: str, issued_on: date | None) -> None:
    """Let a plan bear the number and day that stand on its signed paper."""
    if issued_on and issued_on > clock.today():
        raise Refused("Ngày ban hành không thể ở tương lai.", field="issued_on")
    _bear(actor, plan, code, issued_on)


def bear(actor: Actor, plan: Plan, document: Document) -> None:
    """Let a plan bear the number, the day, the signer and the subject of its paper, which was just issued."""
    plan.subject = document.subject
    signed = document.signatures[-1] if document.signatures else {"name": "", "office": ""}
    plan.signer_name, plan.signer_title = signed["name"], signed["office"]
    _bear(actor, plan, document.code, document.day)


def _bear(actor: Actor, plan: Plan, code: str, issued_on: date | None) -> None:
    expect_free(plan, code, issued_on)
    before = {"old_code": plan.code, "old_issued_on": plan.issued_on}
    has_moved = issued_on != plan.issued_on
    plan.code, plan.issued_on = code, issued_on
    plan.sort_day = issued_on or plan.sort_day
    items = {item.id: item for item in plan.items}
    for task in db.session.scalars(db.select(tasks.Task).where(tasks.Task.plan_id == plan.id)):
        if task.plan_item_id in items:
            task.source = source_of(plan, items[task.plan_item_id])
    log.record(actor, "plan.number", plan, code=code, issued_on=issued_on, **before)
    if has_moved:
        reflow.issue_day_known(actor, plan.id, issued_on, label=plan.title)


def expect_free(plan: Plan, code: str, issued_on: date | None) -> None:
    """Refuse a number that another plan of the body bears."""
    if code and (other := _same_number(plan, code, issued_on)):
        raise Refused(f"Số {code} đã ghi cho kế hoạch “{other.subject}”.", field="code")


def _same_number(plan: Plan, code: str, issued_on: date | None) -> Plan | None:
    """Return another plan of the body that bears the number; the State's numbers begin anew each year."""
    others = db.session.scalars(
        db.select(Plan)
        .where(Plan.body == plan.body, Plan.code == code, Plan.id != plan.id)
        .where(~Plan.is_withdrawn)
    )
    year = (issued_on or plan.sort_day).year
    return next((one for one in others if plan.body == Body.PARTY or one.sort_day.year == year), None)
