"""From a due rule to its day: the one place that decides when something falls due.

A rule is a JSON object as the reader of plans writes it. How limits on days off move
is decided once: a “before” limit moves to the previous working day, the end of a month,
quarter or year stays, a limit after something in calendar days stays; each says so.
"""

from dataclasses import replace
from datetime import date, timedelta

from intranet.calendar import shapes, strips
from intranet.calendar.due import Due, Step
from intranet.calendar.periods import Period, end_of_period, period_ending
from intranet.calendar.shapes import Kind, Rule, is_recurring, kind_of, needs_anchor, validate
from intranet.calendar.wording import anchor_words, day_off_words, explain, in_words
from intranet.calendar.workdays import ONE_DAY, Calendar
from intranet.text import dates

__all__ = [
    "Due",
    "Rule",
    "Step",
    "compute",
    "due_in",
    "explain",
    "in_words",
    "is_recurring",
    "needs_anchor",
    "period_of",
    "validate",
]

_PERIOD_END = "hạn cuối {} giữ nguyên"
_AFTER = "hạn tính theo ngày lịch giữ nguyên, nên hoàn thành trước ngày nghỉ"
_SAME_DAY = "hạn là chính ngày này nên giữ nguyên"
_RUNS = "việc làm liên tục, kể cả ngày nghỉ, nên giữ nguyên"
_NO_DAY = "Kế hoạch không nêu ngày; lấy ngày cuối {}."
_NO_WEEKDAY = "Kế hoạch không nêu ngày trong tuần; lấy thứ Sáu."
_NAMED = "kế hoạch ấn định ngày này nên giữ nguyên"
FRIDAY = 5  # as the rules count: 1 is Monday


def compute(
    rule: Rule, *, calendar: Calendar, anchor_day: date | None = None, after: date | None = None
) -> Due:
    """Return when *rule* falls due and how that was counted.

    *anchor_day* is the day it counts from, if it is known; *after* is the first day on
    which a recurring limit may fall.
    """
    kind = kind_of(rule)
    if needs_anchor(rule):
        due = _counted(rule, calendar, anchor_day)
    elif kind is Kind.RECURRING:
        due = _recurring(rule, calendar, after)
    elif kind is Kind.DATE:
        due = _dated(rule, calendar)
    else:
        due = _within(rule, calendar)
    return _with_warnings(rule, due, calendar)


def _counted(rule: Rule, calendar: Calendar, anchor_day: date | None) -> Due:
    if anchor_day is None:
        return Due(notes=(f"Chưa có {anchor_words(rule)}; hạn được tính khi có ngày.",))
    if shapes.is_running(rule):
        return _running(rule, calendar, anchor_day)
    days, working = shapes.days_of(rule), bool(rule.get("working_days"))
    backwards = shapes.direction_of(rule) == "before"
    sign = -1 if backwards else 1
    if working and days:
        day = calendar.add_working(anchor_day, sign * days)
        nominal = day
    else:
        nominal = anchor_day + timedelta(sign * days)
        day = calendar.previous_working(nominal) if backwards else nominal
    return Due(
        day=day,
        anchor_day=anchor_day,
        first_counted=_first_counted(calendar, anchor_day, sign, working) if days else None,
        moved_from=nominal if day != nominal else None,
        steps=strips.counted(rule, calendar, anchor_day=anchor_day, day=day, nominal=nominal),
        notes=_moved(calendar, nominal, day)
        if backwards
        else _stays(calendar, day, _AFTER if days else _SAME_DAY),
    )


def _running(rule: Rule, calendar: Calendar, anchor_day: date) -> Due:
    """Return the end of work that runs over the days before *anchor_day*: the last of them, a day off too."""
    working, days = bool(rule.get("working_days")), shapes.days_of(rule)
    last = _first_counted(calendar, anchor_day, -1, working)
    first = calendar.add_working(anchor_day, -days) if working else anchor_day - days * ONE_DAY
    return Due(
        day=last,
        anchor_day=anchor_day,
        first_counted=last,
        begins=first,
        steps=strips.running(rule, calendar, anchor_day=anchor_day, first=first, last=last),
        notes=_stays(calendar, last, _RUNS),
    )


def _first_counted(calendar: Calendar, anchor_day: date, sign: int, working: bool) -> date:
    return calendar.add_working(anchor_day, sign) if working else anchor_day + sign * ONE_DAY


def _dated(rule: Rule, calendar: Calendar) -> Due:
    named, direction = date.fromisoformat(rule["date"]), shapes.direction_of(rule)
    if direction in ("from", "after"):
        return Due(notes=("Kế hoạch chỉ nêu ngày bắt đầu, không nêu hạn cuối.",))
    if direction in ("on", "range"):
        steps = strips.named(calendar, named, named)
        return Due(day=named, steps=steps, notes=_stays(calendar, named, _NAMED))
    # “trước 16 giờ 00 ngày 10/9”: the day itself is still in time until that hour.
    last = named if rule.get("inclusive") or rule.get("time") else named - ONE_DAY
    return _before(calendar, named, last, time=rule.get("time") or "")


def _before(calendar: Calendar, named: date, last: date, *, time: str = "") -> Due:
    """Return the limit that is *last* unless nobody works on it; *named* is the day the words name."""
    day = calendar.previous_working(last)
    return Due(
        day=day,
        moved_from=last if day != last else None,
        # A limit moved to an earlier day has that whole day.
        time=time if day == last else "",
        steps=strips.named(calendar, day, named),
        notes=_moved(calendar, last, day),
    )


def _within(rule: Rule, calendar: Calendar) -> Due:
    first, last, period = _period(rule)
    if shapes.direction_of(rule) == "before" and not rule.get("inclusive"):
        last = first - ONE_DAY
    steps = strips.named(calendar, last, last)
    return Due(day=last, steps=steps, notes=_stays(calendar, last, _PERIOD_END.format(period)))


def _period(rule: Rule) -> tuple[date, date, str]:
    """Return the first and the last day of the period *rule* names, and what such a period is called."""
    kind = kind_of(rule)
    if kind is Kind.MONTH:
        year, month = shapes.month_of(rule)
        return date(year, month, 1), dates.month_end(year, month), "tháng"
    if kind is Kind.QUARTER:
        year, quarter = shapes.quarter_of(rule)
        return date(year, quarter * 3 - 2, 1), dates.quarter_end(year, quarter), "quý"
    return date(rule["year"], 1, 1), date(rule["year"], 12, 31), "năm"


def _recurring(rule: Rule, calendar: Calendar, after: date | None) -> Due:
    if after is None:
        return Due(notes=("Việc định kỳ: hạn của từng kỳ được tính khi có ngày bắt đầu.",))
    start, due = after, Due()
    # The limit of the present period may be over, the next one's too when it was moved earlier.
    while due.day is None or due.day < after:
        end = end_of_period(rule["recurring"], start)
        due = _in_period(rule, calendar, end)
        start = end + ONE_DAY
    return due


def due_in(rule: Rule, last: date, *, calendar: Calendar) -> Due:
    """Return the limit by the recurring *rule* of the period whose last day is *last*."""
    return _with_warnings(rule, _in_period(rule, calendar, last), calendar)


def period_of(rule: Rule, due: date, *, calendar: Calendar) -> Period:
    """Return the period of which *due* is the limit by the recurring *rule*.

    It is not always the one that holds the day: a limit on the first may have moved before it.
    """
    kind = rule["recurring"]
    this = end_of_period(kind, due)
    ends = (this, end_of_period(kind, this + ONE_DAY))
    return period_ending(
        kind, next((end for end in ends if _in_period(rule, calendar, end).day == due), this)
    )


def _in_period(rule: Rule, calendar: Calendar, end: date) -> Due:
    """Return the limit of the period that closes on *end*."""
    if rule["recurring"] == "weekly":
        named = end - timedelta(7 - rule.get("weekday", FRIDAY))
        exclusive = rule.get("direction") == "before" and not rule.get("inclusive")
        due = _before(calendar, named, named - ONE_DAY if exclusive else named)
        return due if "weekday" in rule else replace(due, notes=(_NO_WEEKDAY, *due.notes))
    year, month, period = end.year, end.month, shapes.PERIODS[rule["recurring"]]
    if rule["recurring"] == "quarterly":
        month = end.month - 3 + rule.get("month_of_quarter", 3)
        period = "tháng" if "month_of_quarter" in rule else period
    elif rule["recurring"] == "yearly":
        month = rule.get("month", 12)
        period = "tháng" if "month" in rule else period
    last = dates.month_end(year, month)
    if "day" not in rule:
        notes = _stays(calendar, last, _PERIOD_END.format(period))
        return Due(day=last, steps=strips.named(calendar, last, last), notes=(_NO_DAY.format(period), *notes))
    named = date(year, month, min(rule["day"], last.day))
    inclusive = rule.get("inclusive") or rule.get("direction") == "on"
    return _before(calendar, named, named if inclusive else named - ONE_DAY)


def _moved(calendar: Calendar, nominal: date, day: date) -> tuple[str, ...]:
    if day == nominal:
        return ()
    why, when = day_off_words(nominal, calendar.reason(nominal)), dates.with_weekday(day)
    return (f"Ngày {dates.short(nominal)} là {why} nên hạn chuyển lên sớm hơn: {when}.",)


def _stays(calendar: Calendar, day: date, because: str) -> tuple[str, ...]:
    if calendar.is_working(day):
        return ()
    return (f"Hạn {dates.short(day)} là {day_off_words(day, calendar.reason(day))}; {because}.",)


def _with_warnings(rule: Rule, due: Due, calendar: Calendar) -> Due:
    """Add to *due* what makes it doubtful: a year without a settled calendar, a year nobody wrote."""
    years = sorted({each.day.year for each in due.steps})
    notes = list(due.notes)
    for year in years:
        if calendar.coverage(year) == "expected":
            notes.append(f"Lịch nghỉ năm {year} mới là dự kiến; hạn có thể đổi khi có thông báo chính thức.")
        elif calendar.coverage(year) == "unknown":
            notes.append(f"Chưa có lịch nghỉ năm {year}; mới trừ thứ Bảy, Chủ nhật.")
    if rule.get("year_inferred"):
        notes.append("Kế hoạch không ghi năm của hạn này; năm được suy từ kế hoạch.")
    return replace(due, notes=tuple(notes))
