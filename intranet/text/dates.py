"""Dates as Vietnamese offices write and read them."""

import re
from calendar import monthrange
from datetime import date

from intranet.text.fold import clean, fold
from intranet.text.numerals import to_roman

FIRST_YEAR, LAST_YEAR = 1900, 2199
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_IN_WORDS = re.compile(r"\bngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})\b")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class DateError(ValueError):
    """What was typed is no date; the message says, in Vietnamese, what to type instead."""


def in_words(day: date) -> str:
    """Return *day* as the head of a document has it: “ngày 04 tháng 3 năm 2025”."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def undated(month: int, year: int) -> str:
    """Return the date of a paper not yet signed, with room for the day to be written in."""
    return f"ngày      tháng {_month(month)} năm {year}"


def read_words(text: str) -> date | None:
    """Return the first date written out in *text*; nothing if there is none, or no such day."""
    found = _IN_WORDS.search(fold(text))
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse(text: str) -> date:
    """Return the day a person typed, as ngày/tháng/năm; raise ``DateError`` saying what is wrong."""
    typed = clean(text)
    if not typed:
        raise DateError("Cần nhập ngày theo mẫu ngày/tháng/năm, ví dụ 05/03/2026.")
    if found := _ISO.fullmatch(typed):
        year, month, day = map(int, found.groups())
    elif found := _NUMBERS.fullmatch(typed) or _IN_WORDS.fullmatch(fold(typed)):
        day, month, year = map(int, found.groups())
    else:
        raise DateError(f"“{typed}” không phải là ngày. Cần nhập theo mẫu ngày/tháng/năm, ví dụ 05/03/2026.")
    return _checked(day, month, year)


def _checked(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"Năm {year} không hợp lệ. Cần nhập năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise DateError(f"Không có tháng {month}. Cần nhập ngày trước, tháng sau, ví dụ 25/03/2026.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DateError(f"Tháng {month} năm {year} chỉ có {last} ngày, không có ngày {day}.")
    return date(year, month, day)


def numeric(day: date) -> str:
    """Return *day* as dd/mm/yyyy, for tables and form fields."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def short(day: date) -> str:
    """Return *day* for running text, with the zeros that the decree asks for: “04/3/2025”."""
    return f"{day_month(day)}/{day.year}"


def day_month(day: date) -> str:
    """Return *day* without its year: “04/3”."""
    return f"{day.day:02d}/{_month(day.month)}"


def weekday(day: date) -> str:
    """Return the name of the day of the week: “thứ Sáu”."""
    return WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """Return the day of the week for narrow places: “T6”."""
    return WEEKDAYS_SHORT[day.weekday()]


def with_weekday(day: date) -> str:
    """Return *day* with its name: “thứ Sáu, 27/11/2026”."""
    return f"{weekday(day)}, {short(day)}"


def quarter_of(day: date) -> int:
    """Return the quarter of the year in which *day* lies."""
    return (day.month + 2) // 3


def quarter_words(quarter: int, year: int) -> str:
    """Return a quarter as plans write it: “quý II/2026”."""
    return f"quý {to_roman(quarter)}/{year}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    return month_end(year, quarter * 3)


def _month(month: int) -> str:
    # NĐ 30/2020, Phụ lục I, II.4: only days below 10 and the months 1 and 2 get a zero.
    return f"{month:02d}" if month <= 2 else str(month)


def moves_said(number: int) -> str:
    """Return in words how many due dates move with a day: “3 hạn đổi theo”."""
    return f"{number} hạn đổi theo" if number else "không có hạn nào đổi theo"
