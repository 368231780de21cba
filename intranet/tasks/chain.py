"""What is done after what: the next task opens when the one before it ends, in the same transaction (C10)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from intranet import clock
from intranet.access.actor import Actor
from intranet.calendar.shapes import PREVIOUS_ANCHOR
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import NotFound, Refused
from intranet.tasks import notices
from intranet.tasks.acceptance import accept_by
from intranet.tasks.many import rewrite
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.reckoning import day_of, reckon
from intranet.tasks.workflow import moves

LONGEST = 50  # tasks in a row


class Stand(NamedTuple):
    """Where one share of the task before stands."""

    dialogue_id: int | None
    phase: Phase


def stands(task_ids: Collection[int]) -> dict[int, list[Stand]]:
    """Return where the shares of tasks stand."""
    found: dict[int, list[Stand]] = {one: [] for one in task_ids}
    query = select(Assignment.task_id, Assignment.dialogue_id, Assignment.phase)
    for task_id, *stand in db.session.execute(query.where(Assignment.task_id.in_(task_ids))):
        found[task_id].append(Stand(*stand))
    return found


def is_over(before: Sequence[Stand], dialogue_id: int | None) -> bool:
    """Tell whether the task before has ended: for the same dialogue, where it is done for each of them."""
    alive = _alive(before, dialogue_id)
    return bool(alive) and all(one.phase is Phase.DONE for one in alive)


def is_cut(before: Sequence[Stand], dialogue_id: int | None) -> bool:
    """Tell whether the task before was cancelled, so that nothing will ever end it."""
    return not _alive(before, dialogue_id)


def _alive(before: Sequence[Stand], dialogue_id: int | None) -> list[Stand]:
    same = [one for one in before if one.dialogue_id == dialogue_id]
    return [one for one in same or before if one.phase is not Phase.CANCELLED]


def first_state(before: Sequence[Stand] | None, dialogue_id: int | None) -> AssignmentState:
    """Return how a new share begins: *before* are the shares that it waits for, if it waits for any."""
    waits = before is not None and not is_over(before, dialogue_id)
    return AssignmentState.QUEUED if waits else AssignmentState.GIVEN


def lock(task_ids: Collection[int]) -> None:
    """Let nobody else end these tasks, or let others wait for them, before this transaction is over."""
    # Two units that end their shares at once would each see the other's as open.
    db.session.execute(select(Task.id).where(Task.id.in_(task_ids)).order_by(Task.id).with_for_update())


def check(task_id: int | None, before_id: int) -> Task:
    """Return the task to wait for; refuse one that would wait for *task_id* itself, or that never ends."""
    bump("chain")  # whoever else ties tasks together waits here, so that no two of them close a ring
    lock([before_id])
    before = db.session.get(Task, before_id)
    if before is None:
        raise NotFound
    if before.rule and before.rule.get("recurring"):
        raise Refused(
            "Việc định kỳ không có lúc xong hẳn nên không chờ được. Hãy chọn việc khác.", field="after"
        )
    seen, at = [], before_id
    while at is not None:
        if at == task_id:
            raise Refused("Việc kia đang chờ chính việc này xong. Hãy chọn việc khác.", field="after")
        if len(seen) == LONGEST:
            raise Refused(f"Chuỗi việc nối nhau quá dài (hơn {LONGEST} việc).", field="after")
        seen.append(at)
        at = db.session.scalar(select(Task.after_id).where(Task.id == at))
    if is_cut(stands([before_id])[before_id], None):
        raise Refused("Việc được chọn đã hủy. Hãy chọn việc khác.", field="after")
    return before


def ended(actor: Actor, task_ids: Collection[int]) -> list[Assignment]:
    """Open what waited for these tasks, as far as they have ended; tell the units, or the office of a cut."""
    db.session.flush()
    lock(task_ids)
    query = (
        select(Assignment)
        .join(Assignment.task)
        .where(Task.after_id.in_(task_ids), Assignment.phase == Phase.QUEUED)
        .options(contains_eager(Assignment.task))
        .order_by(Assignment.id)
        .with_for_update(of=Assignment)
    )
    waiting = list(db.session.scalars(query))
    if not waiting:
        return []
    before = stands({share.task.after_id for share in waiting})
    ready = [one for one in waiting if is_over(before[one.task.after_id], one.dialogue_id)]
    for share in ready:
        moves.note(actor, share, "turn", before=share.state)
    rewrite([(share, opened(share, clock.today())) for share in ready])
    notices.given(ready, source="Việc trước đã xong,")
    if cut := [one for one in waiting if is_cut(before[one.task.after_id], one.dialogue_id)]:
        notices.cut_off(cut)
    return ready


def opened(share: Assignment, day: date) -> dict[str, Any]:
    """Return what a share is from the *day* on which its turn comes: its date is counted from then."""
    due, rule = share.due, share.task.rule
    first = share.first_due if share.extended else due
    if rule and (rule.get("anchor") == PREVIOUS_ANCHOR or rule.get("recurring")):
        first = reckon(share.task, anchor_day=day, after=day).day
        due = day_of(share, share.task, anchor_day=day, after=day)
    anchored = bool(rule) and rule.get("anchor") == PREVIOUS_ANCHOR
    return {
        "state": AssignmentState.GIVEN, "given_at": clock.now(),
        "accept_by": accept_by(day), "due": due, "first_due": first,
        "anchor_day": day if anchored else share.anchor_day,
    }  # fmt: skip
