"""What a cell says, whatever Excel made of it: one text for words, numbers, dates and ticks."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from intranet.errors import Refused
from intranet.intake.columns import NO, YES
from intranet.text.dates import DateError, numeric, parse
from intranet.text.fold import clean, fold_words

_FIRST_DAY = date(1899, 12, 30)  # from which Excel counts days
_SERIAL = range(20_000, 80_000)  # 1954 to 2119
_NOT_DIGITS = re.compile(r"[\s.\-()]")


def text_of(value: Any) -> str:
    """Return what stands in a cell as text; a whole number has no “.0”, a date is ngày/tháng/năm."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return numeric(value.date())
    if isinstance(value, date):
        return numeric(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value)).removeprefix("'")


def day(text: str) -> date | None:
    """Return the day that a cell says, also where Excel shows its number only; nothing if it is empty."""
    if not text:
        return None
    if text.isdecimal() and int(text) in _SERIAL:
        return _FIRST_DAY + timedelta(int(text))
    try:
        return parse(text)
    except DateError as error:
        raise Refused(str(error)) from None


def yes(text: str, head: str, *, usual: bool) -> bool:
    """Return whether a cell says yes; *usual* if it is empty."""
    said = {"": usual, "co": True, "x": True, "1": True, "khong": False, "0": False}.get(fold_words(text))
    if said is None:
        raise Refused(f"Cột “{head}” chỉ ghi “{YES}” hoặc “{NO}”, không ghi “{text}”.")
    return said


def phone(text: str) -> tuple[str, bool]:
    """Return a telephone number and whether the 0 was put back that Excel takes from numbers."""
    digits = _NOT_DIGITS.sub("", text)
    if not digits:
        return "", False
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    lost = digits.isdecimal() and not digits.startswith("0") and (
        len(digits) == 9 or (len(digits) == 10 and digits.startswith("2"))
    )  # fmt: skip
    digits = f"0{digits}" if lost else digits
    if not (digits.isdecimal() and digits.startswith("0") and len(digits) in (10, 11)):
        raise Refused(f"Số điện thoại “{text}” chưa đúng: cần 10 chữ số, bắt đầu bằng 0.")
    return digits, lost


def several(text: str) -> list[str]:
    """Return the parts of a cell that lists several things."""
    return [part for part in map(clean, re.split(r"[;\n]", text)) if part]
