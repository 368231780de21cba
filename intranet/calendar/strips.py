"""The strip of days that shows how a limit was counted, each with its number or why it was skipped."""

from datetime import date

from intranet.calendar import due as kinds
from intranet.calendar import shapes
from intranet.calendar.due import Step
from intranet.calendar.workdays import ONE_DAY, SATURDAY, Calendar
from intranet.text.dates import weekday_short

_DUE = "hạn"
_NEW = "hạn\N{NO-BREAK SPACE}mới"
_ANCHORS = {shapes.EVENT_ANCHOR: "đối thoại", shapes.ISSUE_ANCHOR: "ban hành"}
_NAMED = "mốc"


def counted(
    rule: shapes.Rule, calendar: Calendar, *, anchor_day: date, day: date, nominal: date
) -> tuple[Step, ...]:
    """Return the days between the anchor and the limit, in order of the calendar."""
    sign = -1 if shapes.direction_of(rule) == "before" else 1
    anchor = _ANCHORS.get(rule.get("anchor", shapes.EVENT_ANCHOR), _NAMED)
    working = bool(rule.get("working_days"))
    steps = [_step(calendar, anchor_day, kinds.EVENT, anchor)] if anchor_day != day else []
    number, current = 0, anchor_day
    while current != nominal:
        current += sign * ONE_DAY
        if working and not calendar.is_working(current):
            steps.append(_skipped(calendar, current))
            continue
        number += 1
        steps.append(_numbered(calendar, current, number, day=day, nominal=nominal))
    while current != day:  # moved on to the previous working day
        current += sign * ONE_DAY
        steps.append(_skipped(calendar, current) if current != day else _step(calendar, day, kinds.DUE, _DUE))
    if not steps:
        steps.append(_step(calendar, day, kinds.DUE, _DUE))
    return tuple(steps[::sign])


def running(
    rule: shapes.Rule, calendar: Calendar, *, anchor_day: date, first: date, last: date
) -> tuple[Step, ...]:
    """Return the days over which work runs from the *first* to the *last*, and the day it leads up to."""
    steps, number, current = [], 0, first
    while current <= last:
        if rule.get("working_days") and not calendar.is_working(current):
            steps.append(_skipped(calendar, current))
        else:
            number += 1
            steps.append(_numbered(calendar, current, number, day=last, nominal=last))
        current += ONE_DAY
    steps += [_skipped(calendar, last + n * ONE_DAY) for n in range(1, (anchor_day - last).days)]
    label = _ANCHORS.get(rule.get("anchor", shapes.EVENT_ANCHOR), _NAMED)
    return (*steps, _step(calendar, anchor_day, kinds.EVENT, label))


def named(calendar: Calendar, day: date, named_day: date) -> tuple[Step, ...]:
    """Return the days from the limit to the day that the words of the rule name."""
    steps = [_step(calendar, day, kinds.DUE, _DUE)]
    current = day
    while current < named_day:
        current += ONE_DAY
        if current == named_day:
            steps.append(_step(calendar, current, kinds.EVENT, _NAMED))
        else:
            steps.append(_skipped(calendar, current))
    return tuple(steps)


def added(
    calendar: Calendar, due: date, until: date, *, new: date | None = None, event: date | None = None
) -> tuple[Step, ...]:
    """Return the days from *due* to *until*, the working ones numbered: what a longer time gives.

    *new* is the date of the longer time, where there is one already; *event* the day of the dialogue.
    """
    steps = [_step(calendar, due, kinds.WAS, f"{_DUE} cũ") if new else _step(calendar, due, kinds.DUE, _DUE)]
    number, current = 0, due
    while current < until:
        current += ONE_DAY
        number += calendar.is_working(current)
        if current == new:
            steps.append(_step(calendar, current, kinds.DUE, f"{number}, {_NEW}", number))
        elif current == event:
            steps.append(_step(calendar, current, kinds.EVENT, _ANCHORS[shapes.EVENT_ANCHOR]))
        elif calendar.is_working(current):
            steps.append(_step(calendar, current, kinds.COUNTED, str(number), number))
        else:
            steps.append(_skipped(calendar, current))
    return tuple(steps)


def _numbered(calendar: Calendar, current: date, number: int, *, day: date, nominal: date) -> Step:
    if current == day:
        return _step(calendar, current, kinds.DUE, f"{number}, {_DUE}", number)
    if current == nominal:
        return _step(calendar, current, kinds.OFF, f"{number}, {_rest(calendar, current)}", number)
    return _step(calendar, current, kinds.COUNTED, str(number), number)


def _skipped(calendar: Calendar, current: date) -> Step:
    return _step(calendar, current, kinds.OFF, _rest(calendar, current))


def _rest(calendar: Calendar, day: date) -> str:
    """Return what the strip calls a day off: a holiday is “lễ”, a weekend or a swapped day “nghỉ”."""
    swapped = calendar.reason(day).casefold().startswith("nghỉ")
    return "nghỉ" if swapped or day.weekday() >= SATURDAY else "lễ"


def _step(calendar: Calendar, day: date, kind: str, label: str, number: int | None = None) -> Step:
    reason = calendar.worked.get(day) or calendar.reason(day)
    return Step(day, weekday_short(day), label, kind, reason, number)
