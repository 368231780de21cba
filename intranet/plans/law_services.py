"""Say of a duty of a plan that the law's limit does not concern it, or does after all (C4)."""

from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar import law
from intranet.errors import NotFound, Refused
from intranet.plans.laws import laws_of
from intranet.plans.models import Plan, PlanItem
from intranet.plans.queries import tasks_by_item
from intranet.tasks import lawful
from intranet.tasks.dating import Shift
from intranet.text.dates import moves_said

log.define(
    "plan.law",
    lambda entry: (
        f"{lawful.OFF if entry.data['off'] else lawful.ON}: {entry.data['duty']}"
        f" (“{entry.data['comment']}”), {moves_said(entry.data['moved'])}"
    ),
)


def item_of(plan: Plan, number: int) -> PlanItem:
    """Return a duty of *plan* of which the law seems to speak, or :class:`NotFound`."""
    found = next((item for item in plan.items if item.id == number and not item.is_gone), None)
    if found is None or number not in laws_of(plan):
        raise NotFound
    return found


def foresee(plan: Plan, item: PlanItem) -> list[Shift]:
    """Return which open dates would move if the law's limit were set aside, or taken up again."""
    return lawful.foresee(tasks_by_item(plan).get(item.id, []), off=not law.is_off(item.rule))


def switch(actor: Actor, plan: Plan, item: PlanItem, *, off: bool, comment: str) -> int:
    """Set the law's limit aside for a duty, or take it up again, saying why; return how many dates moved."""
    require(actor, P.TASK_CONFIRM_IMPORT, plan)
    if off is law.is_off(item.rule):
        raise Refused("Hạn của luật ở nhiệm vụ này vừa được đổi. Hãy xem lại.")
    moved = lawful.switch(actor, tasks_by_item(plan).get(item.id, []), off=off)
    item.rule = law.switched(item.rule or {}, off=off)
    log.record(actor, "plan.law", plan, off=off, duty=item.title, comment=comment, moved=len(moved))
    return len(moved)
