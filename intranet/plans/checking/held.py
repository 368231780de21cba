"""When the dialogues of a plan are held, as far as the plan says it."""

from calendar import monthrange
from datetime import date

from intranet.plans.parsing.result import Dialogue, Rule

Span = tuple[date, date]  # the first and the last day on which it can be


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO date; nothing if it is incomplete."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def held(
    dialogues: tuple[Dialogue, ...], *, days: tuple[date, ...], plan_day: date | None, year: int | None
) -> list[Span]:
    """Return the spans of the *dialogues*; fixed *days* count before the plan's words."""
    if not dialogues:
        return []
    if days:
        return [(day, day) for day in days]
    spans = [found for one in dialogues if (found := span_of(one.when))]
    if not spans and (year or plan_day):
        value = year or (plan_day.year if plan_day else 0)
        spans = [(date(value, 1, 1), date(value, 12, 31))]
    # Nothing is held before it is planned.
    return [
        (max(first, plan_day), last) if plan_day and plan_day <= last else (first, last)
        for first, last in spans
    ]


def span_of(when: Rule | None) -> Span | None:
    """Return the first and the last day that plan-format's *when* allows; None where the plan is silent."""
    if not when:
        return None
    if day := day_of(when.get("date")):
        return day_of(when.get("date_from")) or day, day
    if day := day_of(when.get("date_before")):
        return date(day.year, 1, 1), day
    if month := when.get("month"):
        year, number = map(int, month.split("-"))
        return _months(year, number, number)
    year = when.get("year")
    if year and (quarter := when.get("quarter")):
        return _months(year, 3 * quarter - 2, 3 * quarter)
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
