"""A due rule as a few plain fields, and back: what the form of a duty shows. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from intranet.calendar.rules import in_words, validate
from intranet.calendar.shapes import GIVEN_ANCHOR, PREVIOUS_ANCHOR, direction_of
from intranet.errors import Refused
from intranet.text.dates import month_end

Rule = dict[str, Any]

NONE, KEPT = "none", "kept"
KINDS = (
    (NONE, "Không có thời hạn"),
    ("before", "Trước đối thoại một số ngày"),
    ("after", "Sau đối thoại một số ngày"),
    ("date", "Chậm nhất một ngày"),
    ("month", "Trong một tháng"),
    ("quarter", "Trong một quý"),
    ("year", "Trong một năm"),
    ("weekly", "Hằng tuần"),
    ("monthly", "Hằng tháng"),
    ("quarterly", "Hằng quý"),
    ("yearly", "Hằng năm"),
)
# What a task made by hand may hang on: the day it is given, that another one is done, a dialogue.
BY_HAND = (
    (NONE, "Chưa có"),
    ("date", "Chậm nhất một ngày"),
    (GIVEN_ANCHOR, "Số ngày kể từ ngày giao"),
    (PREVIOUS_ANCHOR, "Số ngày sau khi việc trước xong"),
    *(kind for kind in KINDS if kind[0] in ("before", "after")),
    *(
        kind
        for kind in KINDS
        if kind[0] in ("month", "quarter", "year", "weekly", "monthly", "quarterly", "yearly")
    ),
)
_COMMON_YEAR = 2026  # without a 29 February
_MONTHS = {"monthly": range(1, 13), "quarterly": (3, 6, 9, 12)}  # in which a recurring day may fall
_COUNTED = {"before": "event", "after": "event", GIVEN_ANCHOR: GIVEN_ANCHOR, PREVIOUS_ANCHOR: PREVIOUS_ANCHOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFields:
    """The fields; which of them count depends on ``kind``."""

    kind: str = NONE
    days: int | None = None
    working: bool = False
    day: date | None = None
    period: int | None = None  # the month or the quarter
    year: int | None = None
    day_of_month: int | None = None  # the last one that is in time
    weekday: int | None = None  # 1 is Monday


# Which of the fields the page shows for which kinds.
SHOWN = {
    "days": tuple(_COUNTED), "working": tuple(_COUNTED), "day": ("date",),
    "period": ("month", "quarter", "yearly"), "year": ("month", "quarter", "year"),
    "day_of_month": ("monthly", "quarterly", "yearly"), "weekday": ("weekly",),
}  # fmt: skip


def unused(kind: str | None) -> list[str]:
    """Return the fields that say nothing under *kind*."""
    return [name for name, kinds in SHOWN.items() if kind not in kinds]


def is_per_dialogue(old: Rule | None, new: Rule | None, *, was: bool, ticked: bool, said: bool) -> bool:
    """Return whether a duty with the rule *new* is done for each dialogue (rulings).

    A rule that hangs on the event is, any other is not, unless the clerk says otherwise: by touching the
    tick (*said*), or by changing it under a rule that hangs on the same. A fixed date is one date.
    """
    if new and "date" in new:
        return False
    on_event, hung = (bool(rule) and rule.get("anchor") == "event" for rule in (new, old))
    if said or ticked != was or on_event == hung:
        return ticked
    return on_event


def choices(rule: Rule | None, kinds: Sequence[tuple[str, str]] = KINDS) -> list[tuple[str, str]]:
    """Return the kinds of limits on offer; a rule that the fields cannot say stays as it was read."""
    if rule and fields_of(rule).kind == KEPT:
        return [(KEPT, f"Như đã đọc: {in_words(rule)}"), *kinds]
    return list(kinds)


def fields_of(rule: Rule | None) -> DueFields:
    """Return the fields that say *rule*, or ``kept`` when none do."""
    if not rule:
        return DueFields()
    asked = _by_last_day(rule)
    found = _fields_of(asked)
    return found if found.kind != KEPT and _same(rule_of(found, kept=rule), asked) else DueFields(kind=KEPT)


def _by_last_day(rule: Rule) -> Rule:
    """Return a recurring *rule* “before” a day by the day before it, which is the last in time.

    Not so where that is another day in a shorter month, or one of the month before: only the words say it.
    """
    if "recurring" not in rule or "day" not in rule or direction_of(rule) != "before":
        return rule
    if rule.get("inclusive"):
        return {**rule, "direction": "before"}
    months = _MONTHS.get(rule["recurring"], (rule.get("month", 12),))
    shortest = min(month_end(_COMMON_YEAR, month).day for month in months)
    if not 1 < rule["day"] <= shortest:
        return rule
    return {**rule, "day": rule["day"] - 1, "direction": "before", "inclusive": True}


def _fields_of(rule: Rule) -> DueFields:
    if "days" in rule and rule.get("anchor") in _COUNTED.values():
        kind = rule["direction"] if rule["anchor"] == "event" else rule["anchor"]
        return DueFields(kind=kind, days=rule["days"], working=bool(rule.get("working_days")))
    if "date" in rule:
        return DueFields(kind="date", day=date.fromisoformat(rule["date"]))
    if "month" in rule and "recurring" not in rule:
        year, month = rule["month"].split("-")
        return DueFields(kind="month", period=int(month), year=int(year))
    if "quarter" in rule:
        year, quarter = rule["quarter"].split("-Q")
        return DueFields(kind="quarter", period=int(quarter), year=int(year))
    if "recurring" in rule:
        return DueFields(
            kind=rule["recurring"], day_of_month=rule.get("day"), period=rule.get("month"),
            weekday=rule.get("weekday"),
        )  # fmt: skip
    if "year" in rule:
        return DueFields(kind="year", year=rule["year"])
    return DueFields(kind=KEPT)


def _same(one: Rule | None, other: Rule) -> bool:
    says_nothing = "days" in other or ("recurring" in other and "day" not in other)
    marks = {"year_inferred", "law"} | ({"inclusive"} if says_nothing else set())
    return {k: v for k, v in (one or {}).items() if k not in marks} == {
        k: v for k, v in other.items() if k not in marks
    }


def rule_of(fields: DueFields, *, kept: Rule | None) -> Rule | None:
    """Return the rule that *fields* say; *kept* is the rule as it was read."""
    if fields.kind == KEPT:
        return kept
    if fields.kind == NONE:
        return None
    if fields.kind not in _NEEDED:
        raise Refused("Hãy chọn cách tính thời hạn.", field="kind")
    for name, message in _NEEDED[fields.kind].items():
        if getattr(fields, name) is None:
            raise Refused(message, field=name)
    return validate(_rule(fields))


_NEEDED: dict[str, dict[str, str]] = {
    "before": {"days": "Hãy ghi số ngày."},
    "after": {"days": "Hãy ghi số ngày."},
    GIVEN_ANCHOR: {"days": "Hãy ghi số ngày."},
    PREVIOUS_ANCHOR: {"days": "Hãy ghi số ngày."},
    "date": {"day": "Hãy chọn ngày."},
    "month": {"period": "Hãy ghi tháng.", "year": "Hãy ghi năm."},
    "quarter": {"period": "Hãy ghi quý.", "year": "Hãy ghi năm."},
    "monthly": {},
    "year": {"year": "Hãy ghi năm."},
    "weekly": {},
    "quarterly": {},
    "yearly": {},
}


def _rule(fields: DueFields) -> Rule:
    if fields.kind in _COUNTED:
        return {
            "days": fields.days, "working_days": fields.working, "anchor": _COUNTED[fields.kind],
            "direction": "before" if fields.kind == "before" else "after",
        }  # fmt: skip
    if fields.kind == "date" and fields.day:
        return {"date": fields.day.isoformat(), "direction": "before", "inclusive": True}
    if fields.kind == "year":
        return {"year": fields.year, "direction": "within"}
    if fields.kind == "weekly":
        return {"recurring": "weekly"} | ({"weekday": fields.weekday} if fields.weekday else {})
    of_year = fields.kind == "yearly" and (fields.period is not None or fields.day_of_month is not None)
    if fields.kind in ("month", "quarter") or of_year:
        top = 4 if fields.kind == "quarter" else 12
        if not 1 <= (fields.period or 0) <= top:
            raise Refused(f"Hãy ghi số từ 1 đến {top}.", field="period")
    if fields.kind in ("month", "quarter"):
        number = f"{fields.period:02d}" if fields.kind == "month" else f"Q{fields.period}"
        return {fields.kind: f"{fields.year}-{number}", "direction": "within"}
    day: Rule = {}
    if fields.day_of_month:
        day = {"day": fields.day_of_month, "direction": "before", "inclusive": True}
    more: Rule = {"month_of_quarter": 3} if fields.kind == "quarterly" and day else {}
    if fields.kind == "yearly":
        more = {"month": fields.period} if fields.period else {}
    return {"recurring": fields.kind, **more, **day}


def as_data(fields: DueFields) -> dict[str, Any]:
    """Return the fields by name, as a form takes them."""
    return {**asdict(fields), "weekday": fields.weekday or 0}
