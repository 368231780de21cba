"""The shapes a due rule may have, as the reader of plans writes them (JSON objects)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from intranet.errors import Refused
from intranet.text.dates import FIRST_YEAR, LAST_YEAR

Rule = Mapping[str, Any]

EVENT_ANCHOR = "event"
ISSUE_ANCHOR = "issue"  # the day on which the paper that orders it was issued
GIVEN_ANCHOR = "given"  # the day on which the leader gives it out
PREVIOUS_ANCHOR = "previous"  # the day on which the task that it waits for is done
MOST_DAYS = 3660
MOST_HOURS = 24 * 60
PERIODS = {"weekly": "tuần", "monthly": "tháng", "quarterly": "quý", "yearly": "năm"}
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Kind(StrEnum):
    """How a rule says its limit."""

    DAYS = "days"
    HOURS = "hours"
    RECURRING = "recurring"
    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DIRECTIONS = {
    Kind.DAYS: ("before", "after"),
    Kind.HOURS: ("after", "before"),
    Kind.DATE: ("before", "on", "from", "after", "range"),
    Kind.MONTH: ("within", "before"),
    Kind.QUARTER: ("within", "before"),
    Kind.YEAR: ("within", "before"),
    Kind.RECURRING: ("before", "on", "within"),
}


def kind_of(rule: Rule) -> Kind:
    """Return how *rule* says its limit."""
    for kind in (Kind.RECURRING, Kind.DAYS, Kind.HOURS, Kind.DATE, Kind.MONTH, Kind.QUARTER, Kind.YEAR):
        if rule.get(kind) is not None:
            return kind
    raise Refused("Thời hạn chưa nêu ngày, số ngày hoặc kỳ hạn.", field="deadline")


def direction_of(rule: Rule) -> str:
    """Return the direction of *rule*; where it is not written, dates are limits before, periods within."""
    return rule.get("direction") or _DIRECTIONS[kind_of(rule)][0]


def needs_anchor(rule: Rule) -> bool:
    """Tell whether *rule* counts from a day outside itself, the dialogue's as a rule."""
    return kind_of(rule) in (Kind.DAYS, Kind.HOURS)


def is_recurring(rule: Rule) -> bool:
    """Tell whether *rule* falls due again and again."""
    return kind_of(rule) is Kind.RECURRING


def is_running(rule: Rule) -> bool:
    """Tell whether work runs over the days that *rule* counts: “liên tục 07 ngày trước hội nghị”."""
    return bool(rule.get("running")) and direction_of(rule) == "before" and days_of(rule) > 0


def days_of(rule: Rule) -> int:
    """Return how many days *rule* counts; a day that has begun counts, so 48 hours are two."""
    return int(rule["days"]) if kind_of(rule) is Kind.DAYS else -(-int(rule["hours"]) // 24)


def month_of(rule: Rule) -> tuple[int, int]:
    """Return the year and the month of a rule within a month."""
    year, month = rule["month"].split("-")
    return int(year), int(month)


def quarter_of(rule: Rule) -> tuple[int, int]:
    """Return the year and the quarter of a rule within a quarter."""
    year, quarter = rule["quarter"].split("-Q")
    return int(year), int(quarter)


def validate(rule: Rule) -> dict[str, Any]:
    """Return *rule* with only the keys that count; raise ``Refused`` saying what is wrong with it."""
    if not isinstance(rule, Mapping):
        raise _wrong("không đọc được")
    kind = kind_of(rule)
    clean = {key: value for key, value in rule.items() if key in _CHECKS and value is not None}
    for key, value in clean.items():
        if key == "month":
            right = _is_int(1, 12)(value) if kind is Kind.RECURRING else _matches(_MONTH)(value)
        else:
            right = _CHECKS[key](value)
        if not right:
            raise _wrong(f"“{value}” không dùng được")
    if direction_of(rule) not in _DIRECTIONS[kind]:
        raise _wrong(f"không dùng được hướng “{rule['direction']}” ở đây")
    if kind in (Kind.DAYS, Kind.HOURS):
        clean.setdefault("anchor", EVENT_ANCHOR)
        clean.setdefault("direction", direction_of(rule))
    if "date_from" in clean and clean["date_from"] > clean.get("date", ""):
        raise _wrong("ngày bắt đầu sau ngày kết thúc")
    if kind is Kind.RECURRING and rule["recurring"] == "yearly" and "day" in clean and "month" not in clean:
        raise _wrong("hạn hằng năm có ngày thì phải có tháng")
    return clean


def _wrong(what: str) -> Refused:
    return Refused(f"Thời hạn chưa hợp lệ: {what}.", field="deadline")


def _is_int(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    def matching(value: Any) -> bool:
        if not isinstance(value, str) or not (found := pattern.fullmatch(value)):
            return False
        return pattern is _TIME or FIRST_YEAR <= int(found[1]) <= LAST_YEAR

    return matching


def _is_date(value: Any) -> bool:
    try:
        return len(value) == 10 and FIRST_YEAR <= date.fromisoformat(value).year <= LAST_YEAR
    except (TypeError, ValueError):
        return False


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "days": _is_int(0, MOST_DAYS),
    "working_days": _is_flag,
    "running": _is_flag,  # what is done on each of the days before the anchor, not once before them
    "hours": _is_int(1, MOST_HOURS),
    "direction": lambda value: isinstance(value, str),
    "anchor": lambda value: isinstance(value, str) and 0 < len(value) <= 200,
    "date": _is_date,
    "date_from": _is_date,
    "time": _matches(_TIME),
    "month": _matches(_MONTH),
    "quarter": _matches(_QUARTER),
    "year": _is_int(FIRST_YEAR, LAST_YEAR),
    "recurring": lambda value: value in PERIODS,
    "day": _is_int(1, 31),
    "month_of_quarter": _is_int(1, 3),
    "weekday": _is_int(1, 7),
    "inclusive": _is_flag,
    "year_inferred": _is_flag,
    "law": _is_flag,  # false: somebody said that the law's limit does not concern this duty
}
