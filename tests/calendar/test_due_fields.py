"""A limit of every month, quarter or year in a form: it asks for the last day that is in time."""

from dataclasses import replace

import pytest

from intranet.calendar.due_fields import KEPT, choices, fields_of, rule_of
from intranet.calendar.periods import end_of_period
from intranet.calendar.rules import due_in
from intranet.calendar.workdays import SHIPPED
from intranet.text.dates import month_end

MONTHLY = {"recurring": "monthly", "direction": "before"}
QUARTERLY = {"recurring": "quarterly", "month_of_quarter": 3, "direction": "before"}
YEARLY = {"recurring": "yearly", "direction": "before"}


def days(rule):
    """Return on which days *rule* falls due in two years, one of them with a 29 February."""
    months = [month_end(year, month) for year in (2027, 2028) for month in range(1, 13)]
    lasts = sorted({end_of_period(rule["recurring"], day) for day in months})
    return [due_in(rule, last, calendar=SHIPPED).day for last in lasts]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ({**MONTHLY, "day": 25, "inclusive": True}, 25),
        ({**MONTHLY, "day": 31, "inclusive": True}, 31),
        ({**MONTHLY, "day": 25}, 24),
        ({**MONTHLY, "day": 25, "inclusive": False}, 24),
        ({**MONTHLY, "day": 28}, 27),
        ({"recurring": "monthly", "day": 25}, 24),
        ({**QUARTERLY, "day": 20, "inclusive": True}, 20),
        ({**QUARTERLY, "day": 30}, 29),
        ({**YEARLY, "month": 11, "day": 15, "inclusive": True}, 15),
        ({**YEARLY, "month": 11, "day": 30}, 29),
        ({"recurring": "yearly", "month": 12, "day": 31}, 30),
    ],
    ids=str,
)
def test_a_form_asks_for_the_last_day_in_time(rule, day):
    fields = fields_of(rule)
    assert (fields.kind, fields.day_of_month) == (rule["recurring"], day)
    assert days(rule_of(fields, kept=None)) == days(rule)


@pytest.mark.parametrize(
    "rule",
    [
        {**MONTHLY, "day": 1},  # in time on the last day of the month before
        {**MONTHLY, "day": 31},  # the day before it is another one in shorter months
        {**QUARTERLY, "day": 31},
        {**YEARLY, "month": 2, "day": 29},
        {**YEARLY, "month": 3, "day": 1},
        {"recurring": "monthly", "day": 25, "direction": "on"},
    ],
    ids=str,
)
def test_a_limit_before_a_day_that_no_other_day_says_stays_as_it_was_read(rule):
    assert choices(rule)[0][0] == KEPT == fields_of(rule).kind
    assert rule_of(fields_of(rule), kept=rule) == rule


def test_no_day_is_lost_when_something_else_is_changed():
    fields = fields_of({**MONTHLY, "day": 25, "inclusive": True})
    changed = rule_of(replace(fields, kind="quarterly"), kept=None)
    assert changed == {**QUARTERLY, "day": 25, "inclusive": True}
