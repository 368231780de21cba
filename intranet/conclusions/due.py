"""The five working days from a dialogue to the issue of its conclusion (F2)."""

from datetime import date

from intranet import clock
from intranet.calendar.queries import current
from intranet.calendar.rules import compute
from intranet.calendar.shapes import EVENT_ANCHOR
from intranet.calendar.why import Why, why
from intranet.calendar.workdays import Calendar

DAYS = 5  # working days from the dialogue (S3:77)
RULE = {"days": DAYS, "working_days": True, "direction": "after", "anchor": EVENT_ANCHOR}


def issue_by(held_on: date, calendar: Calendar | None = None) -> date:
    """Return the last day on which the conclusion of a dialogue is issued in time."""
    return (calendar or current()).add_working(held_on, DAYS)


def why_by(held_on: date) -> Why:
    """Return what explains that day."""
    return why(RULE, compute(RULE, calendar=current(), anchor_day=held_on), today=clock.today())
