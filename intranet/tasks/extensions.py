"""A unit asks for a longer time, its leader decides (C7). First date and count stay in sight."""

from datetime import date

from intranet import clock
from intranet.access.actor import Actor, Body, Role
from intranet.access.check import acting
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import current
from intranet.errors import Forbidden, Refused
from intranet.tasks import commitments, notices
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment
from intranet.tasks.workflow import moves
from intranet.text.dates import numeric, weekday


def open_request(assignment: Assignment) -> Matter | None:
    """Return the request that waits, or None."""
    if assignment.wants_due is None:
        return None
    return next(
        (one for one in reversed(assignment.matters) if one.kind is MatterKind.EXTENSION and one.is_open),
        None,
    )


def ask(actor: Actor, assignment: Assignment, *, day: date, comment: str) -> None:
    """Ask the leader for another *day*."""
    if assignment.wants_due is None and assignment.due is not None:
        _check(assignment, day)
    moves.fire(actor, assignment, "ask-extension", comment, old=assignment.due, new=day)
    assignment.wants_due = day
    assignment.matters.append(
        Matter(
            kind=MatterKind.EXTENSION, outcome=Outcome.OPEN, day=day, was=assignment.due, text=comment,
            asker_id=actor.user_id, asked_at=clock.now(),
        )
    )  # fmt: skip
    notices.extension_asked(assignment)


def _check(assignment: Assignment, day: date) -> None:
    """Refuse a day that gives no time, is over, or on which nobody works."""
    due, calendar = assignment.due, current()
    assert due is not None
    if day <= due:
        raise Refused(f"Ngày mới phải sau hạn hiện nay ({numeric(due)}).", field="day")
    if day < clock.today():
        raise Refused("Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi.", field="day")
    if not calendar.is_working(day):
        reason = calendar.reason(day)
        named = reason if reason == weekday(day) else f"ngày nghỉ ({reason})"
        raise Refused(
            f"Ngày {numeric(day)} là {named}. "
            f"Hãy chọn ngày làm việc, ví dụ {numeric(calendar.next_working(day))}.",
            field="day",
        )


def withdraw(actor: Actor, assignment: Assignment) -> None:
    """Take one's request back before it is decided."""
    request = open_request(assignment)
    moves.fire(actor, assignment, "withdraw-extension", old=assignment.wants_due)
    _settle(actor, assignment, request, Outcome.WITHDRAWN)


def grant(actor: Actor, assignment: Assignment, *, day: date, comment: str = "") -> None:
    """Let the unit have until *day*, as it asked or otherwise."""
    require_decider(actor, assignment)
    request, old = open_request(assignment), assignment.due
    if request is not None:
        _check(assignment, day)
    moves.fire(
        actor, assignment, "grant-extension", comment, old=old, new=day, number=assignment.extended + 1
    )
    assert old is not None
    _settle(actor, assignment, request, Outcome.GRANTED, day=day, comment=comment)
    commitments.settle(assignment)
    commitments.end(assignment, Outcome.REPLACED)  # the leader's day stands in its place
    assignment.first_due = assignment.first_due or old
    assignment.slack += current().count_between(old, day)
    assignment.extended += 1
    assignment.due, assignment.due_time = day, ""
    notices.to_unit(assignment, f"Được gia hạn đến {numeric(day)}{f' (“{comment}”)' if comment else ''}")


def refuse(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Let the date stand, saying why."""
    require_decider(actor, assignment)
    request = open_request(assignment)
    moves.fire(actor, assignment, "refuse-extension", comment, old=assignment.due)
    _settle(actor, assignment, request, Outcome.REFUSED, comment=comment)
    notices.to_unit(assignment, f"Không đồng ý gia hạn (“{comment}”)")


def may_decide(actor: Actor, assignment: Assignment) -> bool:
    """Tell whether this person, of those who may decide at all, may decide this request.

    The second extension of one assignment is the leader's own affair (C7), and nobody answers themselves.
    """
    request = open_request(assignment)
    if request is not None and request.asker_id == actor.user_id:
        return False
    return not (assignment.extended and acting(actor, P.TASK_GRANT_EXTENSION, assignment))


def require_decider(actor: Actor, assignment: Assignment) -> None:
    """Refuse a deputy from the second extension on, and whoever asked."""
    if may_decide(actor, assignment):
        return
    leader = leader_of(assignment)
    if assignment.extended:
        raise Forbidden(f"Gia hạn từ lần thứ hai do {leader.label} quyết định.", who=(leader.label,))
    raise Forbidden("Người xin gia hạn không tự quyết định.", who=(leader.label,))


def leader_of(assignment: Assignment) -> Role:
    """Return whose order it is."""
    return Role.PARTY_SECRETARY if assignment.body is Body.PARTY else Role.CHAIRMAN


def _settle(
    actor: Actor,
    assignment: Assignment,
    request: Matter | None,
    outcome: Outcome,
    *,
    day: date | None = None,
    comment: str = "",
) -> None:
    assignment.wants_due = None
    if request is not None:
        request.outcome, request.settled_day, request.settled_text = outcome, day, comment
        request.settler_id, request.settled_at = actor.user_id, clock.now()
