"""Days that a duty names without a word of limit: “chiều ngày 17/12”, “làm 2 lần: 08/12 và 15/12/2026”.

Only where nothing else was read, and only in a duty: elsewhere such a day is told of, not ordered.
"""

import re

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.bodies import PREDICATE
from intranet.plans.parsing.limits import HELD, MEETING, Context, Forms
from intranet.plans.parsing.result import Rule

BARE = Forms()
_AT = rf"(?:(?:lúc|vào|ngay)\s+)*(?:{m.TIME},?\s+)?(?:{m.PART},?\s+)?(?:{m.WEEKDAY},?\s+)?"
_LISTED = r"(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?|(?=\s*(?:,|và)\s))"
# What takes place on its day and is not done before it.
_HELD = re.compile(rf"\b(?:{MEETING}|{HELD}|họp|lễ|ra quân|thời gian|lần|đợt|thi)\b")
_TIMES = r"(?:lần|đợt|ngày|buổi|kỳ|hôm)"


def _on(day: str, year: int | None, time: str | None = None) -> Rule | None:
    when = m.day(day, year)
    if not when:
        return None
    rule: Rule = {"date": when[0], "direction": "on"}
    if time:
        rule["time"] = time
    return {**rule, "year_inferred": True} if when[1] else rule


@BARE.form(rf"(?<=: )(?P<words>(?:ngày\s+)?(?P<day>{m.FULL_DAY}))\s*[.;]?$")
def _to_be_done(found: re.Match[str], context: Context) -> Rule | None:
    """Read the day behind what is to be done, “Gửi danh sách: 18/8/2026”, as a table's column has it."""
    before = found.string[: found.start()]
    if _HELD.search(before) or not PREDICATE.search(before):  # “Thôn Hạ: 18/8/2026” tells of a round
        return None
    rule = _on(found.group("day"), context.year)
    return {**rule, "direction": "before"} if rule else None


@BARE.form(rf"{_AT}(?P<day>{m.FULL_DAY})")
def _on_day(found: re.Match[str], context: Context) -> Rule | None:
    return _on(found.group("day"), context.year, m.clock(found.group()))


@BARE.form(
    rf"(?:trong|vào)\s+(?:{m.NUMBER}\s+)?(?:{_TIMES}|các ngày)\s*:?\s+(?P<a>{_LISTED})\s*(?:,|và|-)\s*"
    rf"(?P<b>{m.DAY})"
)
def _within_two(found: re.Match[str], context: Context) -> Rule | None:
    days = m.span(found.group("a"), found.group("b"), context.year)
    if not days:
        return None
    rule: Rule = {"date_from": days[0], "date": days[1], "direction": "range"}
    return {**rule, "year_inferred": True} if days[2] else rule


@BARE.form(
    rf"(?:lần|đợt|kỳ)[^.;()]{{0,12}}?:\s*(?P<words>(?P<day>{_LISTED}))(?=\s*(?:,|và)\s*(?P<last>{m.DAY}))",
    rf"(?:lần|đợt|kỳ)[^.;()]{{0,12}}?:\s*{_LISTED}\s*(?:,|và)\s*(?P<words>(?P<day>{m.DAY}))",
)
def _each_time(found: re.Match[str], context: Context) -> Rule | None:
    last = found.groupdict().get("last")
    if not last:
        return _on(found.group("day"), context.year)
    days = m.span(found.group("day"), last, context.year)
    return {"date": days[0], "direction": "on"} if days else None


@BARE.form(rf"(?:vào|lúc)\s+(?:{m.PART}\s+)?(?P<day>{m.DAY})")
def _in_day(found: re.Match[str], context: Context) -> Rule | None:
    return _on(found.group("day"), context.year)
