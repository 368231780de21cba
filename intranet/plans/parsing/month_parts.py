"""Limits on a part of a month: “trong tuần đầu tháng 12”, “giữa tháng 9/2026”, “(từ mùng 3 đến mùng 5)”.

The last day of the named part counts: the first week ends on the 7th, the first half on the 15th.
"""

import re
from calendar import monthrange

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.limits import Context, Forms
from intranet.plans.parsing.result import Rule

PARTS = Forms()
_ORDINALS = {"nhất": 1, "một": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tư": 4, "bốn": 4, "4": 4}
_LEAD = (
    r"(?:(?:hoàn thành|xong|chậm nhất|muộn nhất|trong vòng|trong|vào|đến|hết|là|ngay|khoảng|dịp)\s+)*"
)
_WEEK = r"tuần\s+(?P<week>đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|(?:thứ\s+)?(?:nhất|hai|ba|tư|[1-4])\b),?"
_PART = (
    r"(?P<part>(?:0?5|năm)\s+ngày\s+(?:đầu|cuối)|(?:10|mười)\s+ngày\s+(?:đầu|giữa|cuối)|nửa\s+(?:đầu|cuối|sau)"
    r"|thượng tuần|trung tuần|hạ tuần|giữa|đầu)"
)


def _end_of(words: str, last: int) -> int:
    """Return the last day of the part of a month that *words* name."""
    if re.search(r"cuối|sau|hạ tuần", words):
        return last
    if re.match(r"0?5|năm", words):
        return 5
    if words.startswith(("trung tuần",)) or re.match(r"(?:10|mười)\s+ngày\s+giữa", words):
        return 20
    return 15 if re.match("giữa|nửa", words) else 10


@PARTS.form(
    rf"{_LEAD}(?:{_WEEK}|{_PART})\s+(?:của\s+|trong\s+)?(?P<month>{m.MONTH})",
)
def _part_of_month(found: re.Match[str], context: Context) -> Rule | None:
    when = m.month(found.group("month"), context.year)
    if not when:
        return None
    year, month = map(int, when[0].split("-"))
    last = monthrange(year, month)[1]
    if week := found.group("week"):
        number = _ORDINALS.get(week.split()[-1]) or (1 if week.startswith("đầu") else 0)
        day = 7 * number if number and not week.startswith("cuối") else last
    else:
        day = _end_of(found.group("part"), last)
    rule: Rule = {"date": f"{when[0]}-{day:02d}", "direction": "before", "inclusive": True}
    return {**rule, "year_inferred": True} if when[1] else rule


_DAY = r"(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?"


@PARTS.form(
    rf"(?:trong|tại|vào)\s+(?:[^\W\d_]+\s+){{0,5}}?(?P<month>{m.MONTH})\s*\(\s*từ\s+{_DAY}(?P<a>\d{{1,2}})\s*"
    rf"(?:đến|-)\s*(?:hết\s+)?{_DAY}(?P<b>\d{{1,2}})\s*\)"
)
def _days_of_month(found: re.Match[str], context: Context) -> Rule | None:
    when = m.month(found.group("month"), context.year)
    if not when:
        return None
    year, month = when[0].split("-")
    days = m.span(found.group("a"), f"{found.group('b')}/{month}/{year}", None)
    if not days:
        return None
    rule: Rule = {"date_from": days[0], "date": days[1], "direction": "range"}
    return {**rule, "year_inferred": True} if when[1] else rule
