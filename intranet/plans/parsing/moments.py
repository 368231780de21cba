"""Dates, months, quarters and numbers as plans write them: pieces of patterns, and what they mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date as calendar_date

_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười lăm": 15,
    "mười": 10,
    "hai mươi": 20,
    "ba mươi": 30,
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKDAYS = {
    "hai": 1,
    "2": 1,
    "ba": 2,
    "3": 2,
    "tư": 3,
    "4": 3,
    "năm": 4,
    "5": 4,
    "sáu": 5,
    "6": 5,
    "bảy": 6,
    "7": 6,
}

NUMBER = r"(?:\d{1,3}(?:\s*\([^()]{1,14}\))?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
DAY = (
    r"(?<!tuần )(?:ngày\s*)?(?:(?:mùng|mồng)\s+)?"
    r"(?:\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}"
    r"(?:(?:,?\s+năm\s+|\s*/\s*)\d{4})?|\d{1,2}\s*/\s*\d{1,2}(?![/\d]))"
)
FULL_DAY = (
    r"(?:(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|ngày\s+\d{1,2}\s*/\s*\d{1,2}"
    r"(?![/\d])|(?:ngày\s+(?:(?:mùng|mồng)\s+)?|(?:mùng|mồng)\s+)\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
)
# Of several months named together the last one counts, as of quarters.
MONTH = (
    r"tháng\s+\d{1,2}(?:(?:\s*(?:,|và)\s*tháng\s+|\s*(?:,|và|-)\s*(?=\d{1,2}\s*(?:/|năm)\s*\d{4}))\d{1,2})*"
    r"(?:\s*(?:/|-|năm|\.)\s*\d{4})?(?!\s*[/\d])"
)
QUARTER = (
    r"quý\s+(?:iv|iii|ii|i|[1-4])(?:\s*(?:,|-|và)\s*(?:quý\s+)?(?:iv"
    r"|iii|ii|i)(?![\w]))*(?:\s*(?:/|-|,?\s*năm|\.)?\s*\d{4})?(?![\w])"
)
YEAR = r"năm\s+\d{4}(?!\s*-\s*\d{4})"
TIME = r"(?:\d{1,2}\s*(?:(?:giờ|h|g)\s*(?:\d{2})?|:\s*\d{2})(?:\s*phút|')?(?:\s*(?:sáng|chiều))?)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
PART = r"(?:sáng|trưa|chiều|tối|đêm)"
# The end of a day's work: “hết giờ làm việc”, “cuối giờ chiều”.
CLOSE = rf"(?:(?:hết|cuối)\s+(?:giờ|buổi|ngày)(?:\s+(?:làm việc|hành chính|{PART}))*,?\s+(?:của\s+)?)"
# What may stand between “trước” and the day: the hour, the part of the day, the day of the week.
AT = (
    rf"(?:(?P<close>{CLOSE}|{PART}\s+(?=ngày|\d|thứ))|(?:lúc\s+)?(?P<time>{TIME})(?:,|\s+(?:vào\s+)?)?\s*(?:{PART}\s+)?)?"
    rf"(?:(?:ngày\s+)?{WEEKDAY},?\s+)?"
)
EVERY = r"(?:hằng|hàng|mỗi)"


@dataclass(frozen=True, slots=True)
class Year:
    """The plan's own year, for dates that do not print theirs."""

    value: int | None = None


def number(text: str) -> int:
    """Return the number that *text*, in digits or words, begins with."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else _WORDS[re.sub(r"\s+", " ", text.strip())]


def day(text: str, year: int | None) -> tuple[str, bool] | None:
    """Return the ISO date written in the key *text* and whether its year had to be inferred."""
    figures = [int(one) for one in re.findall(r"\d+", text)]
    inferred = len(figures) < 3
    if inferred:
        if year is None or len(figures) < 2:
            return None
        figures = [*figures[:2], year]
    try:
        return calendar_date(figures[2], figures[1], figures[0]).isoformat(), inferred
    except ValueError:
        return None


def span(first: str, last: str, year: int | None) -> tuple[str, str, bool] | None:
    """Return the two ISO days of “từ … đến …” and whether the year had to be inferred.

    The first may leave its month and year to the last.
    """
    end = day(last, year)
    if end is None:
        return None
    figures = re.findall(r"\d+", first)
    start = day("/".join([*figures, *[end[0][5:7], end[0][:4]][len(figures) - 1 :]]), None)
    return (start[0], end[0], end[1]) if start else None


def month(text: str, year: int | None) -> tuple[str, bool] | None:
    """Return the month written in *text* (``2026-09``) and whether its year had to be inferred."""
    figures = [int(one) for one in re.findall(r"\d+", text)]
    inferred = figures[-1] <= 12
    value = year if inferred else figures.pop()
    if value is None or not figures or not 1 <= figures[-1] <= 12 or not 1900 < value < 2200:
        return None
    return f"{value:04d}-{figures[-1]:02d}", inferred


def last_day(text: str, year: int | None) -> tuple[str, bool] | None:
    """Return the last day of the month, quarter or year in *text*, and whether its year is inferred."""
    if text.startswith("quý"):
        found = quarter(text, year)
        number, value, inferred = (3 * found[0], found[1], found[2]) if found else (0, None, False)
    elif text.startswith("năm"):
        number, value, inferred = 12, int(re.findall(r"\d{4}", text)[0]), False
    else:
        when = month(text, year)
        number, value = (int(when[0][5:]), int(when[0][:4])) if when else (0, None)
        inferred = bool(when and when[1])
    if not number or value is None:
        return None
    return calendar_date(value, number, monthrange(value, number)[1]).isoformat(), inferred


def quarter(text: str, year: int | None) -> tuple[int, int | None, bool] | None:
    """Return the quarter written in *text*, its year, and whether the year had to be inferred."""
    several = re.findall(r"(?:quý\s+|[,\-]\s*|và\s+)(iv|iii|ii|i|[1-4])(?!\w)", text)
    if not several:
        return None
    printed = re.search(r"(?:19|20)\d{2}", text)
    return _QUARTERS[several[-1]], int(printed.group()) if printed else year, not printed


def weekday(text: str) -> int | None:
    """Return the weekday named in *text*, 1 for Monday."""
    if "chủ nhật" in text:
        return 7
    found = re.search(r"thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])", text)
    return _WEEKDAYS[found.group(1)] if found else None


def clock(text: str) -> str | None:
    """Return the time of day written in *text* (``16:00``)."""
    found = re.search(r"(\d{1,2})\s*(?:giờ|h|g|:)\s*(\d{2})?(?:\s*phút|')?(\s*chiều)?", text)
    if not found:
        return None
    hour = int(found.group(1)) + (12 if found.group(3) and int(found.group(1)) < 12 else 0)
    return f"{hour:02d}:{int(found.group(2) or 0):02d}" if hour < 24 else None
