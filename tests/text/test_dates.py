"""Dates in words and out of them."""

import unicodedata
from datetime import date

import pytest

from intranet.text import dates


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 3, 4), "ngày 04 tháng 3 năm 2025"),
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
        (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026"),
    ],
)
def test_a_date_goes_into_words_and_back(day, words):
    assert dates.in_words(day) == words
    assert dates.read_words(f"Minh Sơn, {words}") == day
    assert dates.read_words(unicodedata.normalize("NFD", words.upper())) == day
    assert dates.parse(words) == day


def test_words_without_a_day_are_no_date():
    assert dates.read_words("Minh Sơn, ngày      tháng 02 năm 2025") is None
    assert dates.read_words("ngày 31 tháng 02 năm 2025") is None
    assert dates.read_words("") is None
    assert dates.undated(2, 2025) == "ngày      tháng 02 năm 2025"


@pytest.mark.parametrize(
    "typed", ["04/03/2025", "4/3/2025", "04-3-2025", "4.3.2025", " 04 / 03 / 2025 ", "2025-03-04"]
)
def test_the_ways_to_type_a_date(typed):
    assert dates.parse(typed) == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Cần nhập ngày"),
        ("mai", "không phải là ngày"),
        ("04/03/25", "không phải là ngày"),
        ("31/04/2026", "Tháng 4 năm 2026 chỉ có 30 ngày, không có ngày 31."),
        ("29/02/2026", "chỉ có 28 ngày"),
        ("00/02/2026", "không có ngày 0"),
        ("11/24/2026", "Không có tháng 24. Cần nhập ngày trước, tháng sau"),
        ("01/01/0026", "Năm 26 không hợp lệ"),
    ],
)
def test_a_wrong_date_is_told_why(typed, says):
    with pytest.raises(dates.DateError) as refusal:
        dates.parse(typed)
    assert says in str(refusal.value)


def test_dates_in_tables_and_in_prose():
    day = date(2026, 9, 5)
    assert dates.numeric(day) == "05/09/2026"
    assert dates.short(day) == "05/9/2026"
    assert dates.day_month(date(2026, 2, 5)) == "05/02"
    assert dates.with_weekday(date(2026, 11, 27)) == "thứ Sáu, 27/11/2026"
    assert dates.weekday(date(2026, 11, 22)) == "Chủ nhật"
    assert dates.weekday_short(date(2026, 11, 24)) == "T3"
    assert dates.weekday_short(date(2026, 11, 22)) == "CN"


def test_months_and_quarters_end():
    assert dates.month_end(2024, 2) == date(2024, 2, 29)
    assert dates.quarter_end(2026, 2) == date(2026, 6, 30)
    assert dates.quarter_of(date(2026, 7, 1)) == 3
    assert dates.quarter_words(2, 2026) == "quý II/2026"
