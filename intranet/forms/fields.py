"""Fields that receive Vietnamese text in one spelling of it (NFC), trimmed, and dates as written here."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import (
    DateField,
    MultipleFileField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
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


class AtMost:
    """The validator of a field that holds at most ``most`` letters.

    Not the kit's own: that one lets the browser cut what is pasted, and nobody is told. Here the page counts
    (``data-most``), and what is too long comes back whole with a message.
    """

    def __init__(self, most: int):
        self.most = most

    def __call__(self, _form: Any, field: Any) -> None:
        """Refuse what is longer, and say by how much."""
        count = len(field.data or "")
        if count > self.most:
            raise ValidationError(
                f"Dài {grouped(count)} ký tự, chỉ nhận tối đa {grouped(self.most)}. Hãy rút ngắn "
                f"{grouped(count - self.most)} ký tự rồi gửi lại; chữ đã nhập còn nguyên."
            )


def at_most(length: int) -> AtMost:
    """Return the validator of a field that holds at most *length* letters."""
    return AtMost(length)


def grouped(count: int) -> str:
    """Write a number with its thousands apart, as ``10.000``."""
    return f"{count:,}".replace(",", ".")


def counted(validators: Iterable[Any], options: dict[str, Any]) -> dict[str, Any]:
    """Return the *options* of a field with the limit that its page counts down to."""
    most = next((one.most for one in validators if isinstance(one, AtMost)), None)
    looks = {"data-most": most} if most else {}
    return options | {"render_kw": looks | (options.get("render_kw") or {})}


def options(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Return the choices of a select field from (value, label) pairs."""
    return [SelectChoice(value, label) for value, label in pairs]


class Line(StringField):
    """One line of text."""

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, filters=[tidy_line], **counted(validators, options))


class Prose(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, filters=[tidy_lines], **counted(validators, options))


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


class DayChoice(SelectField):
    """A day picked from a list, for where few days come into question: two taps on a phone.

    The form's service judges the day that comes, so one that was not in the list is read as well.
    """

    def __init__(self, label: str = "", validators: Any = (), **options: Any):
        super().__init__(label, validators, coerce=_offered, validate_choice=False, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date; say clearly what is wrong with it."""
        text, self.data = clean(valuelist[0]) if valuelist else "", None
        if text:
            self.data = parse(text)


def _offered(value: date | str | None) -> date | None:
    """Return the day that a choice of a :class:`DayChoice` stands for; the first one stands for none."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


class Uploads(MultipleFileField):
    """Files that somebody sends; the browser's empty entry is no file."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep only what was really chosen."""
        self.data = [file for file in valuelist if getattr(file, "filename", "")]


class Boxes(SelectMultipleField):
    """Several things by number, each with its box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, **more: Any):
        super().__init__(label, coerce=int, **more)


class Units(Boxes):
    """Several units."""
