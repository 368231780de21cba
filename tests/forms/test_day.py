"""A date is typed as it is written here, and nothing absurd gets past the field."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.validators import Optional

from intranet.forms.base import Form
from intranet.forms.fields import Day


class Ask(Form):
    """Ask for one day."""

    day = Day("Ngày", [Optional()])


@pytest.fixture
def ask(app):
    with app.test_request_context():
        yield lambda text: Ask(MultiDict({"day": text}))


@pytest.mark.parametrize("text", ["20/11/2026", "20-11-2026", " 20.11.2026 ", "2026-11-20"])
def test_what_is_read(ask, text):
    form = ask(text)
    assert form.validate() and form.day.data == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text, words",
    [
        ("0001-01-02", "Năm 1 không hợp lệ"),
        ("31/12/9999", "Năm 9999 không hợp lệ"),
        ("11/20/2026", "Không có tháng 20"),
        ("31/11/2026", "chỉ có 30 ngày"),
        ("mai", "không phải là ngày"),
    ],
)
def test_what_is_refused_and_how(ask, text, words):
    form = ask(text)
    assert not form.validate()
    assert words in form.day.errors[0]
    assert text in form.day(), "what was typed stays in the field"


def test_nothing_is_no_day(ask):
    form = ask("")
    assert form.validate() and form.day.data is None


def test_the_field_shows_day_month_year_whatever_the_browsers_language(app):
    with app.test_request_context():
        drawn = Ask(data={"day": date(2026, 11, 5)}).day()
    assert 'type="text"' in drawn and 'value="05/11/2026"' in drawn
    assert 'placeholder="ngày/tháng/năm"' in drawn
