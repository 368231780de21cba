"""From a task's rule to the date of one share of it."""

from datetime import date
from typing import Any

from intranet.access.actor import Body
from intranet.calendar import law
from intranet.calendar.queries import current
from intranet.calendar.rules import Due, due_in, is_recurring
from intranet.calendar.shapes import EVENT_ANCHOR, GIVEN_ANCHOR, ISSUE_ANCHOR, PREVIOUS_ANCHOR
from intranet.calendar.workdays import Calendar
from intranet.settings import values
from intranet.tasks.models import Assignment

# Days that are known here; a rule that is counted from any other has no date before that day is known.
KNOWN = frozenset({EVENT_ANCHOR, ISSUE_ANCHOR, GIVEN_ANCHOR, PREVIOUS_ANCHOR})


def hangs_on_dialogue(rule: dict[str, Any] | None) -> bool:
    """Tell whether the date is counted from the day of a dialogue, and so moves with it."""
    return bool(rule) and rule.get("anchor") == "event"


def reckon(
    said: Any,
    *,
    anchor_day: date | None,
    after: date,
    calendar: Calendar | None = None,
    period_ends: date | None = None,
    body: Body | None = None,
    valued: law.Valued = values.on,
) -> Due:
    """Return the date of a duty; *anchor_day* counts only where it hangs on a day of ``KNOWN``.

    *said* is the task or the duty: its rule, its words and its limit as printed, for the law may ask for
    an earlier day. A rule that is counted from any other day (“kể từ ngày nhận đơn”) has no date before
    that day is known; *after* is where recurring rules begin. A share of a recurring duty is for the
    period that *period_ends* closes, whenever it was given. *body* is whose dialogue it is, where *said* does
    not tell: the law is about those of the government. *valued* gives the days of the law.
    """
    rule = said.rule
    if period_ends and is_recurring(rule):
        return due_in(rule, period_ends, calendar=calendar or current())
    return law.reckoned(
        rule,
        words=said.words,
        rule_words=said.rule_words,
        calendar=calendar or current(),
        anchor_day=anchor_day if rule.get("anchor") in KNOWN else None,
        after=after,
        binds=(body or getattr(said, "body", None)) is not Body.PARTY,
        valued=valued,
    )


def day_of(
    share: Assignment,
    said: Any,
    *,
    anchor_day: date | None,
    after: date,
    calendar: Calendar | None = None,
    valued: law.Valued = values.on,
) -> date | None:
    """Return the day of a duty for one *share*, with the working days that its leader has added (C7).

    So a granted extension keeps its length when the dialogue is moved, or the calendar changed.
    """
    counting = calendar or current()
    day = reckon(said, anchor_day=anchor_day, after=after, calendar=counting, valued=valued).day
    return counting.add_working(day, share.slack) if day and share.slack else day
