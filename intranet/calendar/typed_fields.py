"""Fields that take a time limit as people write it: “quý III”, “15/12” of the plan's year, “8 giờ”."""

import re
from typing import Any

from wtforms import IntegerField
from wtforms.widgets import TextInput

from intranet.forms.fields import Day
from intranet.text.fold import clean
from intranet.text.numerals import from_roman

_NO_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:hg]([0-5]\d)?)(?:p|phút)?")


class PlanDay(Day):
    """A date; without its year it is one of the plan's year (``plan_year`` of the form's meta)."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date, and put the plan's year behind one that has none."""
        text = clean(valuelist[0]) if valuelist else ""
        year = getattr(self.meta, "plan_year", None)
        if year and _NO_YEAR.fullmatch(text):
            text = f"{text}/{year}"
        super().process_formdata([text])


class Period(IntegerField):
    """A month or a quarter; quarters are also written in Roman numerals."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read “3” or “III”."""
        text = re.sub(r"^(?:quý|tháng)\s+", "", clean(valuelist[0]) if valuelist else "", flags=re.IGNORECASE)
        number = from_roman(text.upper())
        super().process_formdata([str(number) if number else text] if text else [])


def time_of(text: str) -> str | None:
    """Return a time as ``07:30``, however people write it: “7h30”, “8 giờ”; None where it is no time."""
    found = _TIME.fullmatch(re.sub(r"\s+", "", text.lower()).replace("giờ", "h"))
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else None
