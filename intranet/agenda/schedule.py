"""The schedule of a dialogue: all its work as bars over the days around it, unit by unit, and day by day.

A pure function of days and work draws the picture; beside it the same is said in words, for those who
read the table and not the picture.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, union_all

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.calendar.deadlines import DueStates
from intranet.calendar.queries import current
from intranet.calendar.workdays import Calendar
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.org.directory import directory
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.text.dates import numeric, weekday_short

BEFORE, AFTER = 10, 14  # days around the dialogue that are always drawn
FAR_BEFORE, FAR_AFTER = 14, 21  # and those drawn where work reaches so far
ROOM = 4  # days that the words above a day take
MOST = 500


@dataclass(frozen=True, slots=True)
class Column:
    """One day of the picture."""

    at: int
    weekday: str
    day: str
    note: str
    kind: str  # event, today, off, or nothing


@dataclass(frozen=True, slots=True)
class Bar:
    """A share's time on the picture, in days from its left edge; ``over`` is how long it is overdue."""

    at: float
    length: float
    due: int | None  # the day on which it is due, where the picture holds it
    over: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One share of work."""

    id: int
    title: str
    unit: str
    due: date | None
    time: str
    state: AssignmentState
    due_state: str
    due_words: str
    closed: str  # “báo cáo 18/11/2026”
    bar: Bar | None
    beside: str  # where its limit lies outside the picture


@dataclass(frozen=True, slots=True)
class Group:
    """The shares of one unit."""

    unit: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything that the page says."""

    columns: list[Column]
    groups: list[Group]
    days: list[tuple[date | None, list[Line]]]
    total: int
    done: int
    late: int
    cut: bool


@dataclass(frozen=True, slots=True)
class _Share:
    id: int
    title: str
    unit_id: int
    state: AssignmentState
    due: date | None
    time: str
    given_at: datetime
    reported_at: datetime | None
    done_at: datetime | None


def schedule(actor: Actor, dialogue: Dialogue) -> Schedule:
    """Return the schedule of *dialogue*: what hangs on its day, and what its conclusion ordered."""
    shares, today, calendar, names = _shares(actor, dialogue), clock.today(), current(), directory()
    first, last = _window(dialogue.day, shares, today)
    states = DueStates(calendar, today)
    by_unit: dict[int, list[Line]] = defaultdict(list)
    by_day: dict[date | None, list[Line]] = defaultdict(list)
    for share in shares[:MOST]:
        line = _line(share, states, first, last, today)
        by_unit[share.unit_id].append(line)
        by_day[share.due].append(line)
    order = {unit.id: place for place, unit in enumerate(names.open_units(today, groups=True))}
    units = sorted(by_unit, key=lambda one: (order.get(one, len(order)), one))
    lines = [line for found in by_unit.values() for line in found]
    return Schedule(
        columns=_columns(dialogue.day, first, last, today, calendar),
        groups=[Group(names.unit_name(unit), by_unit[unit]) for unit in units],
        days=sorted(by_day.items(), key=lambda found: found[0] or date.max),
        total=len(lines),
        done=sum(line.state.is_done for line in lines),
        late=sum(line.due_state == "late" for line in lines),
        cut=len(shares) > MOST,
    )


def _shares(actor: Actor, dialogue: Dialogue) -> list[_Share]:
    """Return the shares that the person may see, by their dates."""
    hanging = select(Assignment.id).where(Assignment.dialogue_id == dialogue.id)
    ordered = (
        select(Assignment.id)
        .join(Task, Task.id == Assignment.task_id)
        .join(ConclusionPoint, ConclusionPoint.id == Task.conclusion_point_id)
        .join(Conclusion, Conclusion.id == ConclusionPoint.conclusion_id)
        .where(Conclusion.dialogue_id == dialogue.id)
    )
    query = (
        select(
            Assignment.id, Task.title, Assignment.unit_id, Assignment.state, Assignment.due,
            Assignment.due_time, Assignment.given_at, Assignment.reported_at, Assignment.done_at,
        )
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.id.in_(union_all(hanging, ordered)), visible(actor, P.TASK_VIEW, Assignment))
        .where(Assignment.phase != Phase.CANCELLED)
        .order_by(Assignment.sort_day, Assignment.id)
        .limit(MOST + 1)
    )  # fmt: skip
    return [_Share(*row) for row in db.session.execute(query)]


def _window(event: date | None, shares: Sequence[_Share], today: date) -> tuple[date, date]:
    """Return the days that the picture holds: around the dialogue, and further where work reaches."""
    middle = event or today
    dues = [share.due for share in shares if share.due]
    first = min([middle - timedelta(BEFORE), *dues])
    last = max([middle + timedelta(AFTER), *dues])
    return max(first, middle - timedelta(FAR_BEFORE)), min(last, middle + timedelta(FAR_AFTER))


def _columns(event: date | None, first: date, last: date, today: date, calendar: Calendar) -> list[Column]:
    found = []
    for at in range((last - first).days + 1):
        day = first + timedelta(at)
        kind = "event" if day == event else "today" if day == today else ""
        kind = kind or ("" if calendar.is_working(day) else "off")
        note = "Đối thoại" if day == event else "Hôm nay" if day == today else ""
        if not note and (at == 0 or day.day == 1) and _has_room(day, event, today):
            note = f"Tháng {day.month}"
        found.append(Column(at, weekday_short(day), str(day.day), note, kind))
    return found


def _has_room(day: date, event: date | None, today: date) -> bool:
    """Tell whether the month's name can stand above *day* without running into other words."""
    return all(abs((one - day).days) > ROOM for one in (event, today) if one)


def _line(share: _Share, states: DueStates, first: date, last: date, today: date) -> Line:
    is_open = share.state.is_open
    view = states.view(share.due, open=is_open)
    ended = None if is_open else share.reported_at or share.done_at
    closed = f"báo cáo {numeric(clock.local(ended).date())}" if ended else ""
    return Line(
        id=share.id, title=share.title, unit=directory().unit_name(share.unit_id), due=share.due,
        time=share.time, state=share.state, due_state=view.state if is_open else "done",
        due_words=view.words if is_open else share.state.label, closed=closed,
        bar=_bar(share, first, last, today), beside=_beside(share.due, first, last),
    )  # fmt: skip


def _beside(due: date | None, first: date, last: date) -> str:
    if due is None or first <= due <= last:
        return ""
    return f"← hạn {numeric(due)}" if due < first else f"hạn {numeric(due)} →"


def _bar(share: _Share, first: date, last: date, today: date) -> Bar | None:
    """Return the time from the order to the limit, and behind it the time that it took too long."""
    if share.due is None:
        return None
    begun = max(clock.local(share.given_at).date(), first)
    limit = min(share.due, last)
    ended = share.reported_at or share.done_at
    until = today if share.state.is_open else clock.local(ended).date() if ended else share.due
    at, length = (begun - first).days, (limit - begun).days + 1
    over_from = max(share.due, first - timedelta(1))
    over = max(0, (min(until, last) - over_from).days)
    if length <= 0:  # it was given after its limit, or all of it lies before the picture
        at, length = max((limit - first).days, 0), 1 if first <= share.due <= last else 0
    if not length and not over:
        return None
    due = (share.due - first).days if first <= share.due <= last else None
    return Bar(at, max(length, 0), due, over, _kind(share, today))


def _kind(share: _Share, today: date) -> str:
    if share.state.is_open:
        return "late" if share.due and share.due < today else "open"
    return "done" if share.state.is_done else "wait"
