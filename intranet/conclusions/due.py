"""The working days, five unless set otherwise, from a dialogue to the issue of its conclusion (F2)."""

from dataclasses import replace
from datetime import date
from typing import Any

from intranet import clock
from intranet.calendar.queries import current
from intranet.calendar.rules import compute
from intranet.calendar.shapes import EVENT_ANCHOR
from intranet.calendar.why import Why, why
from intranet.calendar.workdays import Calendar
from intranet.settings import values
from intranet.settings.catalogue import CONCLUDE, Value


def value_of(held_on: date) -> Value:
    """Return how many working days a dialogue held on a day leaves, with their source (five: S3:77)."""
    return values.on(CONCLUDE, held_on)


def rule_of(held_on: date) -> dict[str, Any]:
    """Return the same as a rule."""
    days = value_of(held_on).number
    return {"days": days, "working_days": True, "direction": "after", "anchor": EVENT_ANCHOR}


def issue_by(held_on: date, calendar: Calendar | None = None) -> date:
    """Return the last day on which the conclusion of a dialogue is issued in time."""
    return (calendar or current()).add_working(held_on, value_of(held_on).number)


def why_by(held_on: date) -> Why:
    """Return what explains that day."""
    rule = rule_of(held_on)
    found = compute(rule, calendar=current(), anchor_day=held_on)
    said = replace(found, notes=(value_of(held_on).said, *found.notes))
    return why(rule, said, today=clock.today())
