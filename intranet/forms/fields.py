"""Fields that receive Vietnamese text in one spelling of it (NFC), trimmed, and dates as written here."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from wtforms import DateField, MultipleFileField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from intranet.text.dates import parse
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
    """A date, typed as ``20/11/2026``.

    Not the browser's own date field: that one follows the machine's language and often asks for the month
    first.
    """

    widget = TextInput()

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        looks = {"placeholder": "ngày/tháng/năm", "autocomplete": "off", "spellcheck": "false"}
        options["render_kw"] = looks | (options.get("render_kw") or {})
        super().__init__(label, validators, format=["%d/%m/%Y"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date; say clearly what is wrong with it."""
        text = clean(valuelist[0]) if valuelist else ""
        self.raw_data, self.data = [text] if text else [], None
        if text:
            self.data = parse(text)


class Uploads(MultipleFileField):
    """Files that somebody sends; the browser's empty entry is no file."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep only what was really chosen."""
        self.data = [file for file in valuelist if getattr(file, "filename", "")]


class Units(SelectMultipleField):
    """Several units, each with its box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, **more: Any):
        super().__init__(label, coerce=int, **more)
