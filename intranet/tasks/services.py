"""Give work and change it. Each function is one thing that somebody does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org import absences
from intranet.org.directory import directory
from intranet.org.models import UnitKind
from intranet.tasks import chain, commitments, field_queries, notices, recurring
from intranet.tasks.acceptance import accept_by
from intranet.tasks.models import (
    Assignment,
    AssignmentState,
    Manner,
    Report,
    ReportKind,
    Task,
    TaskCoordinator,
)
from intranet.tasks.reckoning import reckon
from intranet.tasks.signals import assignment_done
from intranet.tasks.workflow import is_late, moves

log.define(
    "assignment.give",
    lambda entry: f"Giao {entry.data['unit']}{_due_words(entry.data.get('due'))}{_taken(entry.data)}",
)


def _due_words(due: str | None) -> str:
    return f", hạn {due[8:10]}/{due[5:7]}/{due[:4]}" if due else ", chưa có ngày đến hạn"


def _taken(data: dict[str, Any]) -> str:
    """Say from whom work was taken, and why that unit gave it back (P2)."""
    if not data.get("taken_from"):
        return ""
    why = f": “{data['why']}”" if data.get("why") else ""
    return f"; nhận từ {data['taken_from']}{why}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dialogue that work hangs on: its day, and the village that it is held in, if it is held in one.

    ``label`` tells it from the plan's other dialogues.
    """

    dialogue_id: int
    day: date | None
    unit_id: int | None = None
    label: str = ""

    def concerns(self, unit_id: int) -> bool:
        """Tell whether *unit_id* has a share for it: a village has none in another village's dialogue."""
        if self.unit_id is None or self.unit_id == unit_id:
            return True
        return directory().unit(unit_id).kind != UnitKind.VILLAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What is ordered: the words, the rule of its date, and who holds it.

    ``anchors`` are the dialogues it is done for, each with its day (None while not fixed); empty
    when the date hangs on none. ``issued_on`` is the day of the paper, for a date that is counted from it.
    ``unit_ids`` may be groups: their members of today each get a share.
    """

    body: Body
    title: str
    words: str
    manner: Manner = Manner.ORDER
    heading: str = ""
    source: str = ""
    rule: dict[str, Any] | None = None
    rule_words: str = ""
    product: str = ""
    unit_ids: Sequence[int] = ()
    coordinating_ids: Sequence[int] = ()
    anchors: Sequence["Anchor"] = ()
    issued_on: date | None = None
    begins_on: date | None = None  # from when it recurs, where that is ahead
    plan_id: int | None = None
    plan_item_id: int | None = None
    conclusion_point_id: int | None = None
    after_id: int | None = None  # the task that ends before this one begins
    repeats_until: date | None = None
    author_id: int | None = None  # who wrote it, where somebody else gives it out


# What a task says as its duty does.
SAID = ("title", "words", "manner", "heading", "source", "rule", "rule_words", "product")


def give(actor: Actor, duty: Duty, *, permission: P = P.TASK_CREATE) -> Task:
    """Make a task and one assignment for each holder (and dialogue); the caller tells the units."""
    task = _written(actor, duty, permission)
    holders = holders_of(duty.unit_ids)
    db.session.add(task)
    shares = [
        (unit_id, anchor)
        for anchor in duty.anchors or [None]
        for unit_id in holders
        if anchor is None or anchor.concerns(unit_id)
    ]
    add_shares(actor, task, shares, issued_on=duty.issued_on, begins_on=duty.begins_on)
    return task


def begin(actor: Actor, duty: Duty, *, permission: P = P.TASK_CREATE) -> Task:
    """Make a task of which nobody has a share yet."""
    task = _written(actor, duty, permission)
    db.session.add(task)
    return task


def _written(actor: Actor, duty: Duty, permission: P) -> Task:
    task = Task(
        body=duty.body, plan_id=duty.plan_id, plan_item_id=duty.plan_item_id,
        conclusion_point_id=duty.conclusion_point_id, author_id=duty.author_id or actor.user_id or None,
        after_id=duty.after_id, repeats_until=duty.repeats_until,
        field_id=field_queries.suggested(duty.title, duty.words),
        **{name: getattr(duty, name) for name in SAID},
    )  # fmt: skip
    require(actor, permission, task)
    task.coordinators = [TaskCoordinator(unit_id=unit) for unit in coordinators_of(duty)]
    return task


def add_shares(
    actor: Actor,
    task: Task,
    shares: Sequence[tuple[int, Anchor | None]],
    *,
    issued_on: date | None = None,
    begins_on: date | None = None,
) -> list[Assignment]:
    """Give units their shares of *task*, each for a dialogue or for none; the caller tells the units.

    *issued_on* is the day of the paper, *begins_on* from when it recurs.
    """
    made = []
    before = chain.stands([task.after_id])[task.after_id] if task.after_id else None
    for unit_id, anchor in shares:
        dialogue_id, day = (anchor.dialogue_id, anchor.day) if anchor else (None, issued_on)
        share = _share(actor, task, unit_id, dialogue_id, day, begins_on)
        share.state = chain.first_state(before, dialogue_id)
        share.for_dialogue = anchor.label if anchor else ""
        task.assignments.append(share)
        made.append(share)
    db.session.flush()
    for share in made:
        log.record(actor, "assignment.give", share, unit=directory().unit_name(share.unit_id), due=share.due)
    return made


def coordinators_of(duty: Duty) -> list[int]:
    """Return the units that coordinate on *duty*, without those who hold it."""
    today = clock.today()
    holders = {unit for one in duty.unit_ids for unit in directory().members(one, today)}
    others = (unit for one in duty.coordinating_ids for unit in directory().members(one, today))
    return [unit for unit in dict.fromkeys(others) if unit not in holders]


def holders_of(unit_ids: Sequence[int]) -> list[int]:
    """Return the units that each get a share; refuse when one is closed or nobody is left."""
    today = clock.today()
    for unit_id in unit_ids:
        entry = directory().unit(unit_id)
        if not entry.is_open(today):
            raise Refused(f"{entry.name} đã kết thúc hoạt động, không giao việc được. Hãy chọn đơn vị khác.")
        if not directory().members(unit_id, today):
            raise Refused(
                f"Nhóm “{entry.name}” chưa có đơn vị thành viên nào. "
                "Hãy thêm thành viên hoặc chọn đơn vị khác."
            )
    holders = list(dict.fromkeys(unit for one in unit_ids for unit in directory().members(one, today)))
    if not holders:
        raise Refused("Chưa chọn đơn vị thực hiện.")
    return holders


def _share(
    actor: Actor,
    task: Task,
    unit_id: int,
    dialogue_id: int | None,
    anchor_day: date | None,
    begins_on: date | None = None,
) -> Assignment:
    today = clock.today()
    assignment = Assignment(
        unit_id=unit_id, dialogue_id=dialogue_id, body=task.body, author_id=actor.user_id or None,
        state=AssignmentState.GIVEN, anchor_day=anchor_day, given_at=clock.now(),
        accept_by=accept_by(today), due=None, due_time="", first_due=None,
        extended=0, slack=0, broken=0,
    )  # fmt: skip
    if task.rule:
        due = reckon(task, anchor_day=anchor_day, after=max(today, begins_on or today))
        assignment.due = assignment.first_due = due.day
        assignment.due_time = due.time or ""
    recurring.name_period(assignment, task.rule)
    return assignment


def expect(assignment: Assignment, seen: int | None) -> None:
    """Refuse to act on a version that the person has not read."""
    if seen is not None and seen != assignment.version:
        raise WrongState("Phần việc này vừa có thay đổi. Hãy xem lại nội dung mới rồi gửi lại.")


def accept(actor: Actor, assignment: Assignment) -> None:
    """Take the work."""
    moves.fire(actor, assignment, "accept")
    assignment.accepted_at, assignment.accepted_by_id = clock.now(), actor.user_id


def accept_all(actor: Actor, assignments: Sequence[Assignment]) -> int:
    """Take all the work of *assignments* that still waits for it, each as by itself; return how much that is.

    Who may not take one of them takes none.
    """
    for one in assignments:
        require(actor, P.TASK_ACCEPT, one)
    waiting = [one for one in assignments if moves.fits(one, "accept")]
    for one in waiting:
        accept(actor, one)
    return len(waiting)


def decline(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Give the work back because it is not the unit's (P2)."""
    moves.fire(actor, assignment, "decline", comment)
    assignment.decline_reason = comment
    notices.declined(assignment)


def insist(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Let the work stay where it was given."""
    moves.fire(actor, assignment, "insist", comment)
    assignment.accept_by = accept_by(clock.today())
    notices.to_unit(assignment, f"Văn phòng giữ nguyên phân công (“{comment}”)")


def reassign(actor: Actor, assignment: Assignment, *, unit_id: int, comment: str = "") -> Assignment:
    """Give declined work to another unit; the old share stays on record."""
    if unit_id == assignment.unit_id:
        raise Refused("Hãy chọn đơn vị khác với đơn vị đang giữ việc.", field="unit")
    task = assignment.task
    (holder, *others) = holders_of([unit_id])
    if others:
        raise Refused("Hãy chọn một đơn vị, không chọn nhóm.", field="unit")
    to = directory().unit_name(holder)
    standing = [one for one in task.assignments if not one.state.is_cancelled]
    if any(one.unit_id == holder and one.dialogue_id == assignment.dialogue_id for one in standing):
        raise Refused(f"{to} đã có phần việc của nhiệm vụ này. Hãy chọn đơn vị khác.", field="unit")
    move = "reassign" if assignment.state.is_declined else "rescue"
    moves.fire(actor, assignment, move, comment or f"Giao {to}")
    fresh = successor(actor, assignment, holder)
    db.session.flush()  # the old share gives up its period before the new one takes it
    task.assignments.append(fresh)
    task.coordinators = [one for one in task.coordinators if one.unit_id != holder]
    db.session.flush()
    log.record(
        actor, "assignment.give", fresh, unit=to, due=fresh.due,
        taken_from=directory().unit_name(assignment.unit_id), why=assignment.decline_reason,
    )  # fmt: skip
    notices.given([fresh], source=task.source)
    if move == "reassign":
        notices.given_elsewhere([assignment], to)
    return fresh


def successor(actor: Actor, assignment: Assignment, unit_id: int) -> Assignment:
    """Return the share with which *unit_id* takes over, with the same dates; it is not kept yet."""
    fresh = _share(actor, assignment.task, unit_id, assignment.dialogue_id, assignment.anchor_day)
    same = ("for_dialogue", "due", "due_time", "first_due", "period", "period_ends", "round", "is_followed")
    for name in (*same, "extended", "slack"):
        setattr(fresh, name, getattr(assignment, name))
    fresh.taken_from_id = assignment.id
    return fresh


def name_person(actor: Actor, assignment: Assignment, *, user_id: int | None) -> None:
    """Give the unit's share to one of its people by name, or back to the whole unit."""
    require(actor, P.TASK_DELEGATE, assignment)
    if not moves.fits(assignment, "name"):
        raise WrongState
    if user_id is not None and user_id not in directory().staff({assignment.unit_id}, clock.today()):
        raise Refused("Người này không còn giữ chức vụ trong đơn vị.", field="person")
    before, assignment.assignee_id = directory().person_name(assignment.assignee_id), user_id
    person = directory().person_name(user_id) or "cả đơn vị"
    gone = absences.away([user_id], assignment.due or clock.today()) if user_id else []
    moves.fire(actor, assignment, "name", was=before, person=person, away=[one.words for one in gone])
    notices.named(assignment)


def report(
    actor: Actor,
    assignment: Assignment,
    *,
    kind: ReportKind,
    text: str,
    files: Sequence[Any] = (),
    committed: date | None = None,
) -> Report:
    """Report progress or the result; a result needs words or a file as evidence (C8).

    *files* are stored files of the reporter's; *committed* is the day promised for late work (C16).
    """
    if kind == ReportKind.RESULT and not (text.strip() or files):
        raise Refused("Cần ghi kết quả thực hiện hoặc đính kèm tệp minh chứng.", field="text")
    if kind == ReportKind.PROGRESS and not text.strip():
        raise Refused("Cần ghi đã làm đến đâu.", field="text")
    late = is_late(assignment) and moves.fits(assignment, "progress")
    if late:
        commitments.check(assignment, committed)
    moves.fire(
        actor,
        assignment,
        "report" if kind == ReportKind.RESULT else "progress",
        files=[f.name for f in files],
    )
    if kind == ReportKind.RESULT:
        commitments.settle(assignment)  # what is done promises nothing: its day is that of the report
    elif late:
        commitments.promise(actor, assignment, committed)
    made = Report(kind=kind, text=text, at=clock.now(), author_id=actor.user_id, files=list(files))
    assignment.reports.append(made)
    if kind == ReportKind.RESULT:
        assignment.reported_at, assignment.reported_by_id = made.at, actor.user_id
        assignment.sent_back = assignment.help_wanted = ""
        notices.reported(assignment)
    db.session.flush()
    return made


def withdraw(actor: Actor, assignment: Assignment) -> None:
    """Take one's report back before it is confirmed; it stays on record."""
    moves.fire(actor, assignment, "withdraw")
    assignment.reported_at = assignment.reported_by_id = None
    commitments.take_back(assignment)


def confirm(actor: Actor, assignment: Assignment) -> None:
    """Agree that the work is done."""
    moves.fire(actor, assignment, "confirm")
    assignment.done_at, assignment.confirmed_by_id = clock.now(), actor.user_id
    notices.to_unit(assignment, "Đã xác nhận hoàn thành")
    assignment_done.send(assignment, actor=actor)
    recurring.follow(actor, [assignment])
    chain.ended(actor, [assignment.task_id])


def send_back(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Return a report, saying what is missing."""
    moves.fire(actor, assignment, "send_back", comment)
    assignment.sent_back = comment
    notices.to_unit(assignment, f"Cần bổ sung (“{comment}”)")


def cancel(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Take the order back."""
    moves.fire(actor, assignment, "cancel", comment)
    notices.to_unit(assignment, "Đã hủy")
    chain.ended(actor, [assignment.task_id])


def remind(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Urge a unit, on the record (đôn đốc)."""
    moves.fire(actor, assignment, "remind", comment)
    notices.to_unit(assignment, f"Đôn đốc (“{comment}”)")


def ask_help(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Let a unit ask the office for help; the work stays with the unit."""
    moves.fire(actor, assignment, "help", comment)
    assignment.help_wanted = comment
    notices.help_wanted(assignment)


def answer_help(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Answer a unit that asked for help."""
    require(actor, P.TASK_REMIND, assignment)
    if not assignment.help_wanted:
        raise WrongState
    moves.fire(actor, assignment, "help-answer", comment)
    assignment.help_wanted = ""
    notices.to_unit(assignment, f"Trả lời đề nghị giúp (“{comment}”)")
