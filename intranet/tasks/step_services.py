"""Write down the steps of an assignment, and tick them (C9)."""

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.tasks import notices, step_queries
from intranet.tasks.models import Assignment, Phase
from intranet.tasks.step_models import Step

MOST = 40

log.define("assignment.step-add", lambda entry: f"Thêm bước {_kind(entry.data)}“{entry.data['text']}”")
log.define("assignment.step-tick", lambda entry: f"Xong bước “{entry.data['text']}”")
log.define("assignment.step-untick", lambda entry: f"Bỏ đánh dấu bước “{entry.data['text']}”")
log.define("assignment.step-remove", lambda entry: f"Bỏ bước “{entry.data['text']}”")


def _kind(data: dict) -> str:
    return "bắt buộc " if data["mandatory"] else ""


def add(actor: Actor, assignment: Assignment, *, text: str, mandatory: bool) -> Step:
    """Let the unit write down a step of its own."""
    require(actor, P.TASK_REPORT_PROGRESS, assignment)
    return _add(actor, assignment, text, mandatory=mandatory, asked=False)


def ask(actor: Actor, assignment: Assignment, *, text: str, mandatory: bool) -> Step:
    """Let the office that gave the work ask for a step; the unit is told, and cannot leave it out."""
    require(actor, P.TASK_CREATE, assignment)
    made = _add(actor, assignment, text, mandatory=mandatory, asked=True)
    if not assignment.state.is_queued:
        notices.to_unit(assignment, f"Văn phòng thêm bước (“{text}”)")
    return made


def _add(actor: Actor, assignment: Assignment, text: str, *, mandatory: bool, asked: bool) -> Step:
    _expect_open(assignment)
    if not text.strip():
        raise Refused("Hãy ghi nội dung của bước.", field="text")
    if assignment.steps >= MOST:
        raise Refused(f"Một phần việc có nhiều nhất {MOST} bước.", field="text")
    step = Step(
        assignment_id=assignment.id, text=text, is_mandatory=mandatory, is_asked=asked,
        author_id=actor.user_id, done_at=None, done_by_id=None,
    )  # fmt: skip
    db.session.add(step)
    assignment.steps += 1
    db.session.flush()
    log.record(actor, "assignment.step-add", assignment, text=text, mandatory=mandatory, asked=asked)
    return step


def _expect_open(assignment: Assignment) -> None:
    if assignment.phase not in (Phase.OPEN, Phase.QUEUED):
        raise WrongState("Việc đã báo cáo hoặc đã đóng nên các bước không đổi được nữa.")


def tick(actor: Actor, assignment: Assignment, step_id: int, *, done: bool) -> None:
    """Say that a step is done, or that it is not after all; nothing happens where it is said already."""
    require(actor, P.TASK_REPORT_PROGRESS, assignment)
    _expect_open(assignment)
    step = step_queries.get(assignment, step_id)
    if step.is_done == done:
        return
    step.done_at, step.done_by_id = (clock.now(), actor.user_id) if done else (None, None)
    assignment.steps_done += 1 if done else -1
    log.record(
        actor, "assignment.step-tick" if done else "assignment.step-untick", assignment, text=step.text
    )


def remove(actor: Actor, assignment: Assignment, step_id: int) -> None:
    """Let the unit leave out a step of its own."""
    require(actor, P.TASK_REPORT_PROGRESS, assignment)
    _remove(actor, assignment, step_queries.get(assignment, step_id), asked=False)


def take_back(actor: Actor, assignment: Assignment, step_id: int) -> None:
    """Let the office take back a step that it asked for."""
    require(actor, P.TASK_CREATE, assignment)
    _remove(actor, assignment, step_queries.get(assignment, step_id), asked=True)


def _remove(actor: Actor, assignment: Assignment, step: Step, *, asked: bool) -> None:
    _expect_open(assignment)
    if step.is_asked != asked:
        whose = "văn phòng yêu cầu; chỉ văn phòng bỏ được" if step.is_asked else "của đơn vị; đơn vị tự bỏ"
        raise Refused(f"Bước này do {whose}.")
    assignment.steps -= 1
    assignment.steps_done -= step.is_done
    db.session.delete(step)
    log.record(actor, "assignment.step-remove", assignment, text=step.text)
