"""Whether work was done in time: one meaning for the figures, the lists behind them and the compliance page.

Every share that is not cancelled is in exactly one of these. Its day is that on which the unit reported
the result (S3:81): how long the office takes to confirm is not the unit's delay.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, and_, case, func, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from intranet import clock
from intranet.tasks.models import NO_DAY, Assignment
from intranet.tasks.states import AssignmentState, Phase
from intranet.workflow.states import Named

_ENDED = (Phase.WAITING, Phase.DONE)


class Timing(Named):
    """Whether a share was done in time, or still may be."""

    ON_TIME = "dung-han", "Đúng hạn"
    LATE = "cham", "Báo cáo chậm"
    OVERDUE = "dang-qua-han", "Đang quá hạn"
    AHEAD = "chua-den-han", "Chưa đến hạn"
    UNDATED = "chua-co-ngay", "Chưa có ngày"


JUDGED = (Timing.ON_TIME, Timing.LATE, Timing.OVERDUE)  # what the rate is counted from
DUE = "da-den-han"  # all of these together, as a list is asked for them


class local_day(FunctionElement[date]):
    """The day in Vietnam on which a moment fell; moments are kept in UTC."""

    type = Date()
    name = "local_day"
    inherit_cache = True


@compiles(local_day, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **how: Any) -> str:
    return f"date({compiler.process(element.clauses, **how)}, '+7 hours')"


@compiles(local_day, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **how: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **how)} + interval '7 hours' AS date)"


def done_on(
    state: AssignmentState, reported_at: datetime | None, done_at: datetime | None
) -> date | None:
    """Return the day on which the unit reported what was then confirmed, or is still to be."""
    if state.is_open:
        return None
    ended = reported_at or done_at
    return clock.local(ended).date() if ended else None


def timing_of(share: Any, today: date) -> Timing:
    """Return the timing of a share that is not cancelled: what :func:`timing` says in SQL."""
    if share.due is None:
        return Timing.UNDATED
    if share.state.is_reported or share.state.is_done:
        day = done_on(share.state, share.reported_at, share.done_at) or share.due
        return Timing.ON_TIME if day <= share.due else Timing.LATE
    return Timing.OVERDUE if share.state.is_open and share.due < today else Timing.AHEAD


def is_(wanted: Timing | str, today: Any) -> Any:
    """Return the condition that a share, not cancelled, has this timing, or is :data:`DUE`."""
    dated, ended = Assignment.sort_day < NO_DAY, _ended()
    overdue = and_(Assignment.phase == Phase.OPEN, Assignment.sort_day < today)
    coming = and_(Assignment.phase == Phase.OPEN, Assignment.sort_day >= today)
    return {
        Timing.ON_TIME: and_(ended, dated, _in_time()),
        Timing.LATE: and_(ended, dated, ~_in_time()),
        Timing.OVERDUE: overdue,
        Timing.AHEAD: and_(dated, or_(coming, Assignment.phase == Phase.QUEUED)),
        Timing.UNDATED: ~dated,
        DUE: and_(dated, or_(ended, overdue)),
    }[wanted]


def timing(today: Any) -> Any:
    """Return the timing of a share that is not cancelled as a column of text, each part asked once."""
    ended = case((_in_time(), Timing.ON_TIME.value), else_=Timing.LATE.value)
    return case(
        (Assignment.sort_day == NO_DAY, Timing.UNDATED.value),
        (_ended(), ended),
        (and_(Assignment.phase == Phase.OPEN, Assignment.sort_day < today), Timing.OVERDUE.value),
        else_=Timing.AHEAD.value,
    )


def _ended() -> Any:
    # Written so that no index of phases is offered: its rows would have to be put in order again.
    return func.coalesce(Assignment.phase, Phase.OPEN).in_(_ENDED)


def _in_time() -> Any:
    day = local_day(func.coalesce(Assignment.reported_at, Assignment.done_at))
    return func.coalesce(day, Assignment.sort_day) <= Assignment.sort_day
