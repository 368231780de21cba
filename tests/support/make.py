"""Make things through the services, as the people who make them."""

from datetime import date
from typing import Any

from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, Manner
from tests.support.world import actor, unit

BEFORE_7 = {"days": 7, "working_days": True, "direction": "before", "anchor": "event"}


def make_task(
    *units: str, title: str = "Rà soát kiến nghị của các hộ dân", due: date | None = None, **more: Any
) -> list[Assignment]:
    """Give a task by hand to *units* of the world; return its assignments."""
    rule = (
        {"date": due.isoformat(), "direction": "before", "inclusive": True} if due else more.pop("rule", None)
    )
    coordinating = [unit(key).id for key in more.pop("coordinating", ())]
    duty = tasks.Duty(
        body=more.pop("body", Body.STATE), title=title, words=more.pop("words", f"{title}."),
        manner=Manner.ORDER, rule=rule, unit_ids=[unit(key).id for key in units or ("economy",)],
        coordinating_ids=coordinating, **more,
    )  # fmt: skip
    by = "party_office" if duty.body == Body.PARTY else "office"
    task = tasks.give(actor(by), duty)
    commit()
    return list(task.assignments)


def make_plan(
    *, duties: int = 2, signed: bool = True, body: Body = Body.STATE, code: str = "12/KH-UBND"
) -> Plan:
    """Enter a plan with *duties* duties; a signed one hands them out."""
    by = actor("party_office" if body == Body.PARTY else "office")
    keys = ("economy", "culture", "police", "villages")
    paper = plans.Paper(
        body=body, subject="Đối thoại với Nhân dân xã Minh Sơn", code=code, text="KẾ HOẠCH\nĐối thoại",
        issued_on=date(2026, 10, 5),
        duties=[
            plans.Duty(
                line=n + 1, place=f"mục III.{n + 1}", title=f"Việc thứ {n + 1}",
                words=f"Làm việc thứ {n + 1}.", unit_ids=[unit(keys[n % 4]).id],
            )
            for n in range(duties)
        ],
    )  # fmt: skip
    plan = plans.enter(by, paper)
    if signed:
        plans.issue_tasks(by, plan, anchors=[])
    commit()
    return plan
