"""A plan of an earlier year as the beginning of a new one."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from intranet.calendar.queries import current
from intranet.calendar.wording import day_off_words, in_words
from intranet.documents.signers import leader_of
from intranet.imports import read_services
from intranet.plans.models import Plan
from intranet.text.fold import clean
from intranet.writing import queries, services
from intranet.writing.shifting import Change, Shifted, shift

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def called(plan: Plan) -> str:
    """Return how the list of plans to be copied calls one."""
    return f"{plan.code or 'Chưa có số'} ({year_of(plan)}): {plan.subject}"[:160]


def year_of(plan: Plan) -> int:
    """Return the year that a plan is for: of its trích yếu, else of its day."""
    found = _YEAR.findall(plan.subject)
    return int(found[-1]) if found else (plan.issued_on or plan.sort_day).year


def shifted(plan: Plan, *, from_year: int, to_year: int) -> Shifted:
    """Return the text of *plan* moved to another year."""
    found = _signed_by(shift(services.original(plan), from_year, to_year, off=_day_off), plan)
    return replace(found, changes=(*found.changes, *_limits(plan, to_year - from_year)))


def _limits(plan: Plan, years: int) -> list[Change]:
    """Return the limits settled at review that move with the copy; their words in the text do not."""
    other = queries.draft_of(plan)
    found = read_services.limits_of(other, years=years) if other else []
    return [
        Change(0, _said(duty.rule), _said(rule), f"thời hạn đã soát của “{duty.title}”{_falls(rule)}")
        for duty, rule in found
    ]


def _said(rule: dict[str, Any]) -> str:
    words = in_words(rule)
    return words[:1].upper() + words[1:]


def _falls(rule: dict[str, Any]) -> str:
    """Return that the day of a rule is off, to be looked at."""
    day = date.fromisoformat(rule["date"]) if "date" in rule else None
    if day is None or current().is_working(day):
        return ""
    return f", rơi vào {day_off_words(day, current().reason(day))}"


def _signed_by(found: Shifted, plan: Plan) -> Shifted:
    """Let whoever leads the body today stand where another one signed."""
    name, _office = leader_of(plan.body)
    lines = found.text.split("\n")
    at = next((n for n in range(len(lines) - 1, -1, -1) if clean(lines[n]) == plan.signer_name), None)
    if not name or not plan.signer_name or name == plan.signer_name or at is None:
        return found
    lines[at] = name
    change = Change(at + 1, plan.signer_name, name, "người đứng đầu hiện nay")
    return Shifted("\n".join(lines), (*found.changes, change), found.left)


def _day_off(day: date) -> str:
    """Return why *day* is off by the commune's calendar; weekends are named by their weekday."""
    calendar = current()
    return "" if day.weekday() >= 5 or calendar.is_working(day) else calendar.reason(day)
