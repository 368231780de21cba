"""Say how long a recurring duty goes on (C17)."""

from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.errors import Refused
from intranet.tasks import recurring
from intranet.tasks.models import Assignment
from intranet.text.dates import numeric


def _written(day: str | None) -> str:
    return f"đến hết ngày {numeric(date.fromisoformat(day))}" if day else "đến hết năm của kế hoạch"


log.define("assignment.repeat", lambda entry: f"Lặp lại {_written(entry.data['after'])}")


def end_on(actor: Actor, assignment: Assignment, *, day: date | None) -> None:
    """Let a recurring duty go on until *day*, or until the end of its year; what was made stays."""
    task = assignment.task
    require(actor, P.TASK_CREATE, task)
    if day and day < clock.today():
        raise Refused("Ngày này đã qua. Thôi lặp lại từ nay thì ghi ngày hôm nay.", field="repeats_until")
    before, task.repeats_until = task.repeats_until, day
    log.record(actor, "assignment.repeat", assignment, before=before, after=day)
    recurring.open_again(task)
