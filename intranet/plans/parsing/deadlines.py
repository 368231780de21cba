"""Time limits: where they stand in a text, their words, and what they mean.

Where two forms meet, the one that begins first counts, then the longer. Words that name no day give nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as calendar
from datetime import timedelta

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.bare_days import BARE
from intranet.plans.parsing.fixed import CELLS, FIXED
from intranet.plans.parsing.limits import Context, Reader
from intranet.plans.parsing.month_parts import PARTS
from intranet.plans.parsing.relative import RELATIVE
from intranet.plans.parsing.result import Due, Rule
from intranet.plans.parsing.unread_limits import without_no_limits
from intranet.plans.parsing.words import key

__all__ = ["Context", "Found", "find_dues", "last_first"]


@dataclass(frozen=True, slots=True)
class Found:
    """A limit in a text: where it stands, its words and its rule."""

    start: int
    end: int
    due: Due


def _is_past(rule: Rule, date: str | None) -> bool:
    """Tell whether a day lies before the plan itself: then it is a period reported on, nobody's limit."""
    if date is None or len(date) < 10 or "recurring" in rule:
        return False
    if rule.get("direction") == "from":  # what begins is told shortly before or after, not a season later
        return calendar.fromisoformat(rule["date"]) < calendar.fromisoformat(date) - timedelta(days=60)
    if day := rule.get("date"):
        return day < date if "date_from" in rule else day < f"{int(date[:4]) - 1}{date[4:]}"
    return any(name in rule and str(rule[name])[:4] < date[:4] for name in ("month", "quarter", "year"))


def _is_explained(text: str, one: Found, later: list[Found]) -> bool:
    """Tell whether what follows says *one* more exactly: “hằng quý (trước ngày 15 tháng cuối quý)”."""
    if set(one.due.rule) != {"recurring"} or not later:
        return False
    between, rule = text[one.end : later[0].start], later[0].due.rule
    said = between.strip() == "(" or (one.due.text.endswith("lần") and "day" in rule)
    return said and rule.get("recurring") == one.due.rule["recurring"]


def find_dues(text: str, context: Context | None = None) -> list[Found]:
    """Return the time limits in *text*, in their order, none inside another."""
    context = context or Context()
    low = key(text)
    kept = _first(_candidates(low, text, context, [*RELATIVE.all, *FIXED.all, *PARTS.all]))
    kept = [one for at, one in enumerate(kept) if not _is_explained(text, one, kept[at + 1 :])]
    kept = [one for one in kept if not _is_past(one.due.rule, context.date)]
    if not kept and (context.duty or context.cell):
        kept = _first(_candidates(without_no_limits(low), text, context, BARE.all))
        kept = [one for one in kept if not _is_past(one.due.rule, context.date)]
        if context.cell:  # a day alone in a column of time is a limit
            kept = [one for one in kept if not re.fullmatch(m.DAY, key(one.due.text))]
    if not kept and context.cell:
        kept = list(_candidates(low, text, context, CELLS.all))[:1]
    return kept


def last_first(found: list[Found]) -> list[Found]:
    """Return the days on which something is done again and again with the last in front: it is the limit."""
    if len(found) > 1 and all(one.due.rule.get("direction") == "on" for one in found):
        return sorted(found, key=lambda one: one.due.rule.get("date", ""), reverse=True)
    return found


def _first(candidates: Iterator[Found]) -> list[Found]:
    """Return of those that meet the one that begins first, then the longer."""
    kept: list[Found] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _candidates(
    low: str, text: str, context: Context, forms: list[tuple[re.Pattern[str], Reader]]
) -> Iterator[Found]:
    for pattern, reader in forms:
        for found in pattern.finditer(low):
            rule = reader(found, context)
            if rule is None:
                continue
            start, end = found.span("words") if "words" in pattern.groupindex else found.span()
            words = text[start:end].strip(" ,;:(")
            start = text.index(words, start)
            anchor = str(rule.get("anchor") or "")
            if anchor not in ("", "event") and (at := low.find(anchor, start)) >= 0:
                rule["anchor"] = text[at : at + len(anchor)]
            yield Found(start, start + len(words), Due(words, rule))
