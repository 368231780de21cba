"""Fields that receive Vietnamese text in one spelling of it (NFC), trimmed, and dates as written here."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import DateField, MultipleFileField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from intranet.text.fold import clean

REQUIRED = "Cần nhập mục này."


def tidy_lines(value: str | None) -> str:
    """Return *value* composed, each line trimmed, never None."""
    lines = unicodedata.normalize("NFC", value or "").splitlines()
    return "\n".join(clean(line) for line in lines).strip()


def tidy_line(value: str | None) -> str:
    """Return *value* composed, on one line, never None."""
    return clean(value or "")


def needed(message: str = REQUIRED) -> InputRequired:
    """Return the validator of a field that must be filled in."""
    return InputRequired(message)


def at_most(length: int) -> Length:
    """Return the validator of a field that holds at most *length* letters."""
    return Length(max=length, message=f"Tối đa {length} ký tự.")


def options(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Return the choices of a select field from (value, label) pairs."""
    return [SelectChoice(value, label) for value, label in pairs]


class Line(StringField):
    """One line of text."""

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, filters=[tidy_line], **options)


class Prose(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, filters=[tidy_lines], **options)


class Day(DateField):
    """A date, taken from the browser's picker or typed as ``20/11/2026``."""

    _TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, format=["%Y-%m-%d"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date; say clearly what is wrong with it."""
        text = clean(valuelist[0]) if valuelist else ""
        self.data = None
        if not text:
            return
        self.raw_data = [text]
        try:
            if found := self._TYPED.fullmatch(text):
                day, month, year = map(int, found.groups())
                self.data = date(year, month, day)
            else:
                self.data = date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"“{text}” không phải là ngày. Hãy ghi như 20/11/2026.") from None


class Uploads(MultipleFileField):
    """Files that somebody sends; the browser's empty entry is no file."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep only what was really chosen."""
        self.data = [file for file in valuelist if getattr(file, "filename", "")]
