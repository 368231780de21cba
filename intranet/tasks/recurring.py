"""Recurring duties: a unit's next share is made once, when the last is confirmed or its period begins (C17).

Who makes it claims the last share first (``is_followed``), in one statement that two processes cannot both
win; a unique key of the period stands behind that.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import contains_eager
from sqlalchemy.orm.attributes import set_committed_value

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.calendar.periods import Period, end_of_period, period_ending
from intranet.calendar.queries import current
from intranet.calendar.rules import is_recurring, period_of
from intranet.db.session import db
from intranet.db.upsert import insert_new
from intranet.org.directory import directory
from intranet.tasks import notices
from intranet.tasks.acceptance import accept_by
from intranet.tasks.models import NOT_FOLLOWED, ONE_FOR_EACH_PERIOD, Assignment, AssignmentState, Phase, Task
from intranet.tasks.reckoning import reckon
from intranet.tasks.step_models import Step
from intranet.text.dates import numeric

DAY = timedelta(1)
KEYS = ["task_id", "unit_id", "for_dialogue", "period"]

log.define(
    "assignment.next",
    lambda entry: f"{entry.data['words']}: giao {entry.data['unit']}, hạn {entry.data['written']}",
)


def name_period(share: Assignment, rule: dict[str, Any] | None) -> None:
    """Let a share say which period of a recurring *rule* it is for; of any other rule it is for none."""
    share.period, share.period_ends = "", None
    if rule and is_recurring(rule) and share.due:
        found = period_of(rule, share.due, calendar=current())
        share.period, share.period_ends = found.key, found.last


def until(share: Assignment) -> date:
    """Return the last day on which a share of the duty may fall due: what was said, or its year's end."""
    first = share.period_ends or share.due or clock.today()
    return share.task.repeats_until or date(first.year, 12, 31)


def make_due(actor: Actor = log.SYSTEM) -> list[Assignment]:
    """Make the shares whose period has begun; whoever is second to call this makes none.

    The reminder command calls it, and so does whoever signs in (``reminders``).
    """
    query = (
        select(Assignment)
        .join(Assignment.task)
        .where(NOT_FOLLOWED, Assignment.period_ends < clock.today())  # as its index says it, or none is found
        .where(Assignment.phase != Phase.CANCELLED)
        .options(contains_eager(Assignment.task))
    )
    found = sorted(db.session.scalars(query), key=lambda share: share.id)
    return follow(actor, found) if found else []


def follow(actor: Actor, shares: Iterable[Assignment]) -> list[Assignment]:
    """Make the next share after each of *shares*, unless it was made or the duty ended; tell the units."""
    recurring = [share for share in shares if share.period and not share.is_followed]
    rows = [
        row for share in _claimed(recurring)
        if share.task.rule and is_recurring(share.task.rule) and (row := _next(share))
    ]  # fmt: skip
    if not rows:
        return []
    table = Assignment.__table__
    made = db.session.scalars(
        insert_new(table, [row for _, row in rows], keys=KEYS, where=ONE_FOR_EACH_PERIOD).returning(
            table.c.id
        )
    ).all()
    db.session.info["work-changed"] = True
    return _announced(actor, rows, made)


def _claimed(shares: Sequence[Assignment]) -> list[Assignment]:
    """Return those of *shares* that nobody else has followed meanwhile."""
    if not shares:
        return []
    db.session.flush()
    table = Assignment.__table__
    claim = (
        update(table)
        .where(table.c.id.in_([share.id for share in shares]), ~table.c.is_followed)
        .values(is_followed=True)
        .returning(table.c.id)
    )
    won = set(db.session.scalars(claim))
    for share in shares:
        set_committed_value(share, "is_followed", True)
    return [share for share in shares if share.id in won]


def _next(share: Assignment) -> tuple[Assignment, dict[str, Any]] | None:
    """Return the row of the share after *share*; None where the duty has ended."""
    due, period = _falls_due(share)
    if due is None or period is None or due > until(share):
        return None
    today, now = clock.today(), clock.now()
    staff = directory().staff({share.unit_id}, today)
    row = {
        "task_id": share.task_id, "unit_id": share.unit_id, "dialogue_id": share.dialogue_id,
        "for_dialogue": share.for_dialogue, "body": share.body, "author_id": share.author_id,
        "assignee_id": share.assignee_id if share.assignee_id in staff else None,
        "state": AssignmentState.GIVEN, "phase": Phase.OPEN, "due": due, "due_time": "", "first_due": due,
        "sort_day": due, "anchor_day": None, "given_at": now,
        "accept_by": accept_by(today), "sent_back": "", "decline_reason": "",
        "help_wanted": "", "steps": share.steps, "steps_done": 0, "period": period.key,
        "period_ends": period.last, "round": share.round + 1, "is_followed": False,
        "extended": 0, "slack": 0, "broken": 0,
        "created_at": now, "updated_at": now, "version": 1,
    }  # fmt: skip
    return share, row


def _falls_due(share: Assignment) -> tuple[date | None, Period | None]:
    """Return the limit after that of *share*, and its period; periods that went by meanwhile are left out."""
    rule = share.task.rule
    assert rule is not None
    this = period_ending(rule["recurring"], end_of_period(rule["recurring"], clock.today()))
    last = share.first_due or share.due
    due = reckon(share.task, anchor_day=None, after=max(last + DAY, this.first) if last else this.first).day
    return due, period_of(rule, due, calendar=current()) if due else None


def _announced(
    actor: Actor, rows: Sequence[tuple[Assignment, dict[str, Any]]], made: Sequence[int]
) -> list[Assignment]:
    """Write the new shares into the log, give them the steps of the last time, tell the units."""
    before = {(row["task_id"], row["unit_id"], row["for_dialogue"]): share for share, row in rows}
    query = select(Assignment).where(Assignment.id.in_(made)).order_by(Assignment.id)
    fresh = list(db.session.scalars(query))
    for share in fresh:
        log.record(
            actor, "assignment.next", share,
            unit=directory().unit_name(share.unit_id), due=share.due, words=share.period_words,
            written=numeric(share.due) if share.due else "",
        )  # fmt: skip
    _copy_steps(
        {before[(one.task_id, one.unit_id, one.for_dialogue)].id: one.id for one in fresh if one.steps}
    )
    notices.given(fresh, source="Đến kỳ,")
    return fresh


def _copy_steps(pairs: dict[int, int]) -> None:
    """Give each new share the steps that the one before it had, none of them ticked."""
    if not pairs:
        return
    names = ("text", "is_mandatory", "is_asked", "author_id")
    columns = [getattr(Step, name) for name in names]
    found = db.session.execute(
        select(Step.assignment_id, *columns).where(Step.assignment_id.in_(pairs)).order_by(Step.id)
    )
    now = clock.now()
    rows = [
        {
            "assignment_id": pairs[old], "created_at": now, "done_at": None, "done_by_id": None,
            **dict(zip(names, said, strict=True)),
        }
        for old, *said in found
    ]  # fmt: skip
    if rows:
        db.session.execute(insert(Step.__table__), rows)


def open_again(task: Task) -> None:
    """Let a duty go on whose end was moved: its last shares wait for their next again."""
    later = Assignment.__table__.alias("later")
    table = Assignment.__table__
    newer = (
        select(later.c.id)
        .where(later.c.task_id == table.c.task_id, later.c.unit_id == table.c.unit_id)
        .where(later.c.for_dialogue == table.c.for_dialogue, later.c.round > table.c.round)
    )
    db.session.flush()
    db.session.execute(
        update(table)
        .where(table.c.task_id == task.id, table.c.period != "", table.c.is_followed, ~newer.exists())
        .values(is_followed=False)
    )
    db.session.expire_all()
