"""Time limits: where they stand in a text, their words, and what they mean.

Where two forms meet, the one that begins first counts, then the longer. Words that name no day give nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as calendar
from datetime import timedelta

from intranet.plans.parsing.fixed import CELLS, FIXED
from intranet.plans.parsing.limits import Context, Reader
from intranet.plans.parsing.relative import RELATIVE
from intranet.plans.parsing.result import Due, Rule
from intranet.plans.parsing.words import key

__all__ = ["Context", "Found", "find_dues"]


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
    """Tell whether a bracket says more exactly what *one* says: “hằng quý (trước ngày 15 tháng cuối quý)”."""
    if set(one.due.rule) != {"recurring"} or not later:
        return False
    between = text[one.end : later[0].start]
    return between.strip() == "(" and later[0].due.rule.get("recurring") == one.due.rule["recurring"]


def find_dues(text: str, context: Context | None = None) -> list[Found]:
    """Return the time limits in *text*, in their order, none inside another."""
    context = context or Context()
    low = key(text)
    candidates = sorted(
        _candidates(low, text, context, [*RELATIVE.all, *FIXED.all]), key=lambda one: (one.start, -one.end)
    )
    kept: list[Found] = []
    for one in candidates:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    kept = [one for at, one in enumerate(kept) if not _is_explained(text, one, kept[at + 1 :])]
    kept = [one for one in kept if not _is_past(one.due.rule, context.date)]
    if not kept and context.cell:
        kept = list(_candidates(low, text, context, CELLS.all))[:1]
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
