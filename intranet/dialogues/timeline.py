"""The days around a dialogue with what must be done on them: columns and lanes for the picture.

A pure function of days and dated work; the component "timeline" draws it, and reads it out as a list.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intranet.calendar.workdays import Calendar
from intranet.tasks.lists import Mark
from intranet.text.dates import day_month, weekday_short

BEFORE, AFTER, LANES, WIDTH = 10, 14, 5, 8
NEAR = 3  # days from the event that have no room for words of their own


@dataclass(frozen=True, slots=True)
class Dated:
    """Work with a date, as far as the picture needs it."""

    due: date
    title: str
    is_late: bool
    is_done: bool
    url: str


@dataclass(frozen=True, slots=True)
class StripDay:
    """One column."""

    weekday: str
    day: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """One mark below the strip."""

    at: int
    lane: int
    len: int
    side: str
    title: str
    text: str
    tag: Mark | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture."""

    strip: list[StripDay]
    marks: list[Label]
    outside: int  # dated work that falls outside the strip


def timeline(
    event: date, work: Sequence[Dated], *, today: date, calendar: Calendar, place: str = ""
) -> Timeline:
    """Return the strip D−10 … D+14 and its marks, one for each day that has work."""
    first = event - timedelta(days=BEFORE)
    days = [first + timedelta(days=n) for n in range(BEFORE + AFTER + 1)]
    by_day: dict[date, list[Dated]] = defaultdict(list)
    for one in work:
        by_day[one.due].append(one)
    inside = sorted(day for day in by_day if days[0] <= day <= days[-1])
    left = [day for day in inside if (event - day).days >= NEAR][::-1][:LANES]
    right = [day for day in inside if (day - event).days >= NEAR][:LANES]
    near = [day for day in inside if abs((day - event).days) < NEAR]
    column = {day: number for number, day in enumerate(days, start=1)}
    marks = [_left(column, day, lane, by_day[day], event) for lane, day in enumerate(left, start=1)][::-1]
    # Below the marks whose words reach under its own; those further off leave it room beside them.
    reaching = max(sum(abs((day - event).days) < WIDTH + 2 for day in side) for side in (left, right))
    marks.append(_event(column, event, max(2, reaching + 1), {day: by_day[day] for day in near}, place))
    marks += [_right(column, day, lane, by_day[day], event) for lane, day in enumerate(right, start=1)]
    shown = {*left, *right, *near}
    outside = sum(len(found) for day, found in by_day.items() if day not in shown)
    return Timeline([_day(day, event, today, calendar) for day in days], marks, outside)


def _event(
    column: dict[date, int], event: date, lane: int, near: dict[date, list[Dated]], place: str
) -> Label:
    """Return the mark of the dialogue's day; it also speaks for the days too near for words of their own."""
    counts = [f"{len(found)} việc ngày {day_month(day)}" for day, found in near.items()]
    text = "; ".join([place, *counts] if place else counts)
    return Label(column[event] - 2, lane, 5, "event", f"{_weekday(event)} {day_month(event)}", text, None)


def _weekday(day: date) -> str:
    return (
        "Chủ nhật" if day.weekday() == 6 else f"Thứ {('Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy')[day.weekday()]}"
    )


def _day(day: date, event: date, today: date, calendar: Calendar) -> StripDay:
    kind = "event" if day == event else "today" if day == today else "" if calendar.is_working(day) else "off"
    note = "Ngày đối thoại" if day == event else "Hôm nay" if day == today else ""
    if day.day == 1 and not note and all(abs((one - day).days) > 1 for one in (event, today)):
        kind, note = kind or "month", f"Tháng {day.month}"
    return StripDay(weekday_short(day), str(day.day), note, kind)


def _words(found: Sequence[Dated]) -> tuple[str, str, Mark | None]:
    title = found[0].title if len(found[0].title) <= 60 else found[0].title[:57].rsplit(" ", 1)[0] + "…"
    text = title if len(found) == 1 else f"{title} và {len(found) - 1} việc khác"
    late, done = sum(one.is_late for one in found), sum(one.is_done for one in found)
    if late:
        return text, found[0].url, Mark(f"{late} việc quá hạn", "late", "alarm")
    if done == len(found):
        return text, found[0].url, Mark("Đã xong", "done", "circle-check")
    return (
        text,
        found[0].url,
        Mark(f"{done}/{len(found)} việc đã xong", "plain", "progress") if done else None,
    )


def _label(at: int, lane: int, width: int, side: str, day: date, found: Sequence[Dated]) -> Label:
    """Return the mark of a day; where there is little room it says only how many and how many are late."""
    if width < WIDTH - 2:
        late = sum(one.is_late for one in found)
        text = f"{len(found)} việc, {late} quá hạn" if late else f"{len(found)} việc"
        return Label(at, lane, width, side, day_month(day), text, None, found[0].url)
    text, url, tag = _words(found)
    return Label(at, lane, width, side, day_month(day), text, tag, url)


def _left(column: dict[date, int], day: date, lane: int, found: Sequence[Dated], event: date) -> Label:
    width = min(WIDTH, column[event] - column[day])
    return _label(column[day], lane, width, "left", day, found)


def _right(column: dict[date, int], day: date, lane: int, found: Sequence[Dated], event: date) -> Label:
    width = min(WIDTH, column[day] - column[event])
    return _label(column[day] - width + 1, lane, width, "right", day, found)
