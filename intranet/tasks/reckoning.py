"""From a task's rule to the date of one share of it."""

from datetime import date
from typing import Any

from intranet.calendar.queries import current
from intranet.calendar.rules import Due, compute
from intranet.calendar.shapes import ISSUE_ANCHOR


def hangs_on_dialogue(rule: dict[str, Any] | None) -> bool:
    """Tell whether the date is counted from the day of a dialogue, and so moves with it."""
    return bool(rule) and rule.get("anchor") == "event"


def reckon(rule: dict[str, Any], *, anchor_day: date | None, after: date) -> Due:
    """Return the date of a rule; *anchor_day* counts only for rules that hang on a dialogue or on an issue.

    A rule that is counted from any other day (“kể từ ngày nhận đơn”) has no date before that day is known;
    *after* is where recurring rules begin.
    """
    known = hangs_on_dialogue(rule) or rule.get("anchor") == ISSUE_ANCHOR
    day = anchor_day if known else None
    return compute(rule, calendar=current(), anchor_day=day, after=after)
