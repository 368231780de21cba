"""A way back from a wrong confirmation: the plan is withdrawn while nobody has reported work of it."""

from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.dialogues import services as dialogues
from intranet.errors import Refused, WrongState
from intranet.imports import queries, withdraw_queries
from intranet.imports.workflow import moves
from intranet.plans import approval
from intranet.plans import queries as plan_queries
from intranet.plans.models import Plan, PlanState
from intranet.tasks import notices
from intranet.tasks.models import Assignment
from intranet.tasks.workflow import moves as share_moves


def _sentence(entry: AuditEntry) -> str:
    return f"Thu hồi, nhập nhầm: “{entry.data['reason']}”; {entry.data['shares']} phần việc thôi thực hiện"


log.define("plan.withdraw", _sentence)


def obstacle(plan: Plan) -> str:
    """Return why a plan cannot be withdrawn, or nothing."""
    if not plan.is_issued:
        return "Chỉ thu hồi kế hoạch đã giao nhiệm vụ."
    if plan_queries.versions(plan):
        return "Kế hoạch đã được sửa đổi nên không thu hồi. Hãy nhập bản sửa đổi tiếp theo."
    if withdraw_queries.is_reported(plan):
        return "Đã có đơn vị báo cáo việc của kế hoạch này nên không thu hồi. Hãy nhập bản sửa đổi."
    held = (dialogues.obstacle_to_removal(one) for one in plan.dialogues)
    if reason := next(filter(None, held), ""):
        return f"{reason} nên không thu hồi kế hoạch."
    return ""


def withdraw(actor: Actor, plan: Plan, *, reason: str) -> None:
    """Withdraw a plan that was confirmed by mistake: its work is called off, its number is free again.

    The plan stays on record; the file may be read again. Each unit is told once.
    """
    require(actor, P.TASK_CONFIRM_IMPORT, plan)
    draft = queries.of_plan(plan.id)
    db.session.refresh(plan, attribute_names=["state", "version"], with_for_update=True)
    if why := obstacle(plan):
        raise WrongState(why)
    if not reason.strip():
        raise Refused("Cần ghi vì sao thu hồi kế hoạch này.", field="comment")
    with db.session.begin_nested():
        lifted = withdraw_queries.standing(plan)
        for one in lifted:
            share_moves.fire(actor, one, "lift", f"Thu hồi {plan.short}, nhập nhầm: {reason.strip()}")
        for one in list(plan.dialogues):
            dialogues.remove(actor, one)
        approval.withdraw(actor, plan, reason=f"Nhập nhầm: {reason.strip()}")
        plan.state = PlanState.WITHDRAWN
        moves.fire(actor, draft, "withdraw", reason, plan=plan.id)
        log.record(actor, "plan.withdraw", plan, reason=reason.strip(), shares=len(lifted))
    _tell(plan, lifted)


def _tell(plan: Plan, lifted: list[Assignment]) -> None:
    felt: dict[int, notices.Felt] = {}
    for one in lifted:
        felt.setdefault(one.unit_id, notices.Felt()).lifted.append(one)
    for task in {one.task for one in lifted}:
        first = next(one for one in lifted if one.task is task)
        for helper in task.coordinators:
            felt.setdefault(helper.unit_id, notices.Felt()).relieved.append(first)
    notices.amended(felt, source=f"Thu hồi {plan.title}, nhập nhầm", why="thôi thực hiện")
