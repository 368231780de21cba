"""What was settled of a plan, for its copy of another year: limits that name a time move. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from intranet.imports.review import Duty, Review

Rule = dict[str, Any]


def moved_rule(rule: Rule | None, years: int) -> Rule | None:
    """Return *rule* as many *years* later, if it names a day, a month, a quarter or a year."""
    if not rule:
        return rule
    found = dict(rule)
    for name, move in _MOVES.items():
        if found.get(name) is not None and not (name == "month" and "recurring" in found):
            found[name] = move(found[name], years)
    return found


def _day(text: str, years: int) -> str:
    day = date.fromisoformat(text)
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last).isoformat()


def _period(text: str, years: int) -> str:
    year, _, period = text.partition("-")
    return f"{int(year) + years}-{period}"


_MOVES: dict[str, Callable[[Any, int], Any]] = {
    "date": _day, "date_from": _day, "month": _period, "quarter": _period,
    "year": lambda year, years: year + years,
}  # fmt: skip


def moved(review: Review, years: int) -> Review:
    """Return *review* with the limits of its duties, parts and further limits too, *years* later."""
    return replace(review, duties=tuple(_moved(one, years) for one in review.duties))


def _moved(duty: Duty, years: int) -> Duty:
    more = tuple({**one, "rule": moved_rule(one["rule"], years)} for one in duty.more)
    return replace(duty, rule=moved_rule(duty.rule, years), more=more)


def settled_limits(settled: Review, built: Review, years: int) -> Iterator[tuple[Duty, Rule]]:
    """Give the duties whose limit moves though the words of the text do not show it, with the new limit.

    Those are limits that a person set at review, and those whose year the text does not name.
    """
    said = {one.number: one.rule for one in built.duties}
    for one in settled.standing:
        new = moved_rule(one.rule, years)
        if new is None or new == one.rule:
            continue
        if said.get(one.number) != one.rule or one.rule.get("year_inferred"):
            yield one, new
