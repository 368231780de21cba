"""The lunar calendar against the published days of Tết and Giỗ Tổ."""

from datetime import date, timedelta

import pytest

from intranet.calendar.lunar import Lunar, kings_day, lunar, new_year, solar

NEW_YEARS = """2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02
2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08"""
KINGS_DAYS = """2023-04-29 2024-04-18 2025-04-07 2026-04-26 2027-04-16 2028-04-04 2029-04-23 2030-04-12
2031-04-01 2032-04-19 2033-04-09 2034-04-28 2035-04-17"""


@pytest.mark.parametrize("text", NEW_YEARS.split())
def test_the_first_day_of_the_year(text):
    day = date.fromisoformat(text)
    assert new_year(day.year) == day
    assert lunar(day) == Lunar(1, 1, False, day.year)


@pytest.mark.parametrize("text", KINGS_DAYS.split())
def test_the_day_of_the_hung_kings(text):
    day = date.fromisoformat(text)
    assert kings_day(day.year) == day
    assert lunar(day) == Lunar(10, 3, False, day.year)


@pytest.mark.parametrize(
    ("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11)]
)
def test_the_leap_months(year, month):
    assert lunar(solar(1, month, year, leap=True)) == Lunar(1, month, True, year)
    for other in set(range(1, 13)) - {month}:
        with pytest.raises(ValueError, match="nhuận"):
            solar(1, other, year, leap=True)


def test_a_day_in_words():
    assert lunar(date(2026, 11, 20)).words == "âm lịch 12/10"
    assert lunar(date(2025, 7, 25)).words == "âm lịch 1/6 nhuận"


def test_every_day_goes_both_ways_and_follows_the_one_before():
    before = lunar(date(2019, 12, 31))
    for n in range(366 * 20):
        day = date(2020, 1, 1) + timedelta(n)
        now = lunar(day)
        assert solar(now.day, now.month, now.year, leap=now.leap) == day
        assert now.day == before.day + 1 or (now.day == 1 and before.day in (29, 30))
        before = now


def test_a_day_that_no_month_has():
    with pytest.raises(ValueError, match="31/1"):
        solar(31, 1, 2026)
