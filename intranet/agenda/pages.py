"""Put the days of the calendar into what its pages draw: the day, what falls on it, and how much more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from intranet import clock
from intranet.access.actor import Actor
from intranet.agenda import queries
from intranet.agenda.filters import Wanted
from intranet.agenda.queries import CAP, DayWork, Row
from intranet.calendar.lunar import lunar
from intranet.calendar.queries import current
from intranet.calendar.workdays import Calendar
from intranet.dialogues.models import Dialogue
from intranet.org.directory import directory
from intranet.tasks.lists import Mark
from intranet.text.dates import month_end

IN_MONTH, IN_WEEK = 3, 10  # how many entries a day shows before it says how many more there are
LONG = 90
LATE = Mark("Quá hạn", "late", "alarm")
DUE_TODAY = Mark("Đến hạn hôm nay", "soon", "clock")
HELD, TO_COME = Mark("Đã tổ chức", "event", "messages"), Mark("Đối thoại", "event", "messages")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a day: a dialogue, or a share of work that is due."""

    url: str
    title: str
    who: str
    time: str
    mark: Mark
    is_dialogue: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day as it is drawn; ``note`` says why it is off or worked, ``more`` how much is not shown."""

    day: date
    lunar: str
    kind: str  # out, off, today, or nothing; several words
    note: str
    entries: list[Entry]
    more: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether a phone, which lists the days of the month, leaves it out."""
        nothing = not self.entries and not self.note and "is-today" not in self.kind
        return nothing or "is-out" in self.kind


def grid(actor: Actor, wanted: Wanted, *, most: int, month: int = 0) -> list[list[Day]]:
    """Return the days wanted, a row for each week; days outside *month* (0: none) are marked."""
    held: dict[date, list[Entry]] = defaultdict(list)
    for one in queries.dialogues(actor, wanted.first, wanted.last, wanted.plan):
        held[one.day].append(_dialogue(one))
    work = queries.by_day(actor, wanted, few=most + 1)
    names_unit = wanted.units is None or len(wanted.units) > 1 or wanted.helping
    days = [
        _day(day, held.get(day, []), work.get(day), most, names_unit=names_unit, month=month)
        for day in wanted.days
    ]
    return [days[n : n + 7] for n in range(0, len(days), 7)]


def listed(actor: Actor, wanted: Wanted) -> tuple[list[Day], queries.Slice]:
    """Return the days of one page of the list that hold something, each with all of it."""
    found = queries.page(actor, wanted)
    first = found.rows[0].day if found.rows and found.earlier else wanted.first
    last = found.rows[-1].day if found.rows and found.later else wanted.last
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for one in queries.dialogues(actor, first, last, wanted.plan):
        by_day[one.day].append(_dialogue(one))
    for day, rows in groupby(found.rows, key=lambda row: row.day):
        by_day[day] += [_work(row, names_unit=True) for row in rows]
    calendar, today = current(), clock.today()
    return [_drawn(day, by_day[day], calendar, today) for day in sorted(by_day)], found


def doubts(first: date, last: date) -> list[str]:
    """Return what the pages have to say of years whose days off are not settled."""
    calendar, found = current(), []
    for year in range(first.year, last.year + 1):
        if calendar.coverage(year) == "expected":
            found.append(f"Lịch nghỉ năm {year} mới là dự kiến.")
        elif calendar.coverage(year) == "unknown":
            found.append(f"Chưa có lịch nghỉ năm {year}; mới biết thứ Bảy, Chủ nhật.")
    return found


def month_name(day: date) -> str:
    """Return the month of *day* as headings have it: “tháng 11/2026”."""
    return f"tháng {day.month}/{day.year}"


def next_month(month: date, step: int) -> date:
    """Return the first day of the month after *month*, or before it."""
    if step < 0:
        return (month - timedelta(1)).replace(day=1)
    return month_end(month.year, month.month) + timedelta(1)


def _day(
    day: date, held: list[Entry], work: DayWork | None, most: int, *, names_unit: bool, month: int
) -> Day:
    """Return one day with its dialogues, then as much of its work as there is room for."""
    work = work or DayWork()
    shown = work.rows[: max(most - len(held), 1 if work.rows else 0)]
    left = work.total - len(shown)
    if left == 1 and not work.capped and len(work.rows) > len(shown):  # it needs no more room than its count
        shown, left = work.rows[: len(shown) + 1], 0
    more = f"… và {'hơn ' if work.capped or left > CAP else ''}{min(left, CAP)} việc khác" if left else ""
    entries = [*held, *(_work(row, names_unit=names_unit) for row in shown)]
    return _drawn(day, entries, current(), clock.today(), more=more, out=bool(month and day.month != month))


def _drawn(
    day: date, entries: list[Entry], calendar: Calendar, today: date, *, more: str = "", out: bool = False
) -> Day:
    named = calendar.worked.get(day) or calendar.off.get(day, "")
    kind = [
        *(["is-out"] if out else []),
        *([] if calendar.is_working(day) else ["is-off"]),
        *(["is-today"] if day == today else []),
    ]
    moon = lunar(day)
    words = f"{moon.day}/{moon.month}{' nhuận' if moon.leap else ''}"
    return Day(day, words, " ".join(kind), named[:1].upper() + named[1:], entries, more)


def _dialogue(one: Dialogue) -> Entry:
    mark = HELD if one.day and one.day < clock.today() else TO_COME
    return Entry(f"/doi-thoai/{one.id}", one.title, one.place, one.time, mark, is_dialogue=True)


def _work(row: Row, *, names_unit: bool) -> Entry:
    who = directory().unit_name(row.unit_id) if names_unit else row.for_dialogue
    return Entry(f"/nhiem-vu/{row.id}", _cut(row.title), who, row.time, _mark(row))


def _mark(row: Row) -> Mark:
    """Return where work stands: being late or due today before its state."""
    today = clock.today()
    if row.state.is_open and row.day < today:
        return LATE
    if row.state.is_open and row.day == today:
        return DUE_TODAY
    return Mark(row.state.label, row.state.kind, row.state.icon)


def _cut(title: str) -> str:
    return title if len(title) <= LONG else title[: LONG - 1].rsplit(" ", 1)[0] + "…"


def entries_of(days: Sequence[Day]) -> int:
    """Return how many entries *days* hold."""
    return sum(len(day.entries) for day in days)
