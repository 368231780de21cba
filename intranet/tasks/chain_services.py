"""Let a task wait for another, or begin without waiting (C10)."""

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused
from intranet.tasks import chain, notices
from intranet.tasks.models import Assignment
from intranet.tasks.workflow import moves, not_to_wait

log.define("assignment.after", lambda entry: f"Làm sau khi xong: “{entry.data['before_title']}”")


def wait_for(actor: Actor, assignment: Assignment, *, task_id: int) -> None:
    """Let the task of *assignment* begin when another ends; only while no unit has taken any of it."""
    task = assignment.task
    require(actor, P.TASK_CREATE, task)
    before = chain.check(task.id, task_id)
    if why := not_to_wait(assignment):
        raise Refused(why, field="after")
    alive = [one for one in task.assignments if not one.state.is_cancelled]
    stands = chain.stands([before.id])[before.id]
    if all(chain.is_over(stands, one.dialogue_id) for one in alive):
        raise Refused("Việc được chọn đã xong rồi, không cần chờ.", field="after")
    task.after_id = before.id
    held = []
    for one in alive:
        if not one.state.is_queued and not chain.is_over(stands, one.dialogue_id):
            moves.fire(actor, one, "queue")
            held.append(one)
        log.record(actor, "assignment.after", one, before_task=before.id, before_title=before.title)
    for one in held:
        notices.to_unit(one, "Tạm chưa làm, chờ việc trước xong")


def begin_now(actor: Actor, assignment: Assignment) -> None:
    """Give the unit its share without waiting any longer; dates are counted from today."""
    moves.fire(actor, assignment, "open")
    for name, value in chain.opened(assignment, clock.today()).items():
        setattr(assignment, name, value)
    db.session.flush()
    notices.given([assignment], source="Không chờ việc trước nữa,")
