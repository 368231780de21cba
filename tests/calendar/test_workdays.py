"""Counting working days."""

from datetime import date, timedelta
from time import perf_counter

import pytest

from intranet.calendar import data
from intranet.calendar.workdays import SHIPPED, Calendar

WEEKENDS = Calendar(off={}, worked={}, years={})
WITHOUT_SWAPS = Calendar(
    off={day: name for day, name in SHIPPED.off.items() if "hoán đổi" not in name},
    worked={},
    years=SHIPPED.years,
)


def day(text: str) -> date:
    """Return the day written as dd/mm/yyyy."""
    return date(*map(int, reversed(text.split("/"))))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("23/04/2024", 5, "03/05/2024"),
        ("23/04/2024", 10, "09/05/2024"),
        ("29/08/2024", 5, "09/09/2024"),
        ("29/08/2024", 10, "16/09/2024"),
        ("29/08/2024", -5, "22/08/2024"),
        ("29/08/2024", -7, "20/08/2024"),
        ("24/04/2025", 3, "28/04/2025"),
        ("29/04/2025", 1, "05/05/2025"),
        ("13/02/2026", 5, "27/02/2026"),
        ("24/04/2026", 1, "28/04/2026"),
        ("20/08/2026", 2, "22/08/2026"),
        ("28/08/2026", 5, "09/09/2026"),
        ("10/09/2026", -7, "27/08/2026"),
        ("10/09/2026", -5, "03/09/2026"),
        ("19/11/2026", 5, "27/11/2026"),
        ("23/11/2026", 1, "25/11/2026"),
        ("27/11/2026", -5, "19/11/2026"),
        ("27/11/2026", -7, "17/11/2026"),
        ("27/11/2026", 0, "27/11/2026"),
    ],
)
def test_the_right_day(start, n, due):
    assert SHIPPED.add_working(day(start), n) == day(due)


@pytest.mark.parametrize(
    ("calendar", "start", "n", "due"),
    [
        (WEEKENDS, "23/04/2024", 5, "30/04/2024"),
        (WEEKENDS, "23/04/2024", 10, "07/05/2024"),
        (WITHOUT_SWAPS, "23/04/2024", 5, "02/05/2024"),
        (WITHOUT_SWAPS, "23/04/2024", 10, "09/05/2024"),
        (WEEKENDS, "29/08/2024", 5, "05/09/2024"),
        (WEEKENDS, "29/08/2024", 10, "12/09/2024"),
        (WEEKENDS, "29/08/2024", -7, "20/08/2024"),
        (WEEKENDS, "19/11/2026", 5, "26/11/2026"),
        (WEEKENDS, "27/11/2026", -5, "20/11/2026"),
        (WEEKENDS, "27/11/2026", -7, "18/11/2026"),
    ],
)
def test_the_calendar_decides(calendar, start, n, due):
    assert calendar.add_working(day(start), n) == day(due)


@pytest.mark.parametrize("calendar", [SHIPPED, WEEKENDS], ids=["shipped", "weekends"])
def test_counting_undoes_adding(calendar):
    for shift in range(0, 1800, 11):
        start = date(2023, 1, 1) + timedelta(shift)
        for n in (-23, -7, -1, 1, 5, 40):
            assert calendar.count_between(start, calendar.add_working(start, n)) == n
        assert calendar.count_between(start, start) == 0


def test_counting_agrees_with_looking_at_each_day():
    first = date(2025, 12, 20)
    for length in range(300):
        last = first + timedelta(length)
        walked = sum(SHIPPED.is_working(first + timedelta(n)) for n in range(1, length + 1))
        assert SHIPPED.count_between(first, last) == walked


def test_counting_far_ahead_is_quick():
    start = perf_counter()
    for n in range(5000):
        SHIPPED.count_between(date(2000, 1, 3), date(2099, 1, 3) + timedelta(n))
    assert perf_counter() - start < 1


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("21/11/2026", "thứ Bảy"),
        ("22/11/2026", "Chủ nhật"),
        ("24/11/2026", "Ngày Văn hóa Việt Nam"),
        ("02/05/2025", "nghỉ hoán đổi với ngày 26/4"),
        ("27/04/2026", "nghỉ bù Giỗ Tổ Hùng Vương"),
        ("23/11/2026", ""),
        ("22/08/2026", ""),
    ],
)
def test_why_a_day_is_off(when, why):
    assert SHIPPED.reason(day(when)) == why
    assert SHIPPED.is_working(day(when)) == (not why)


def test_the_nearest_working_day():
    sunday, friday = date(2026, 11, 22), date(2026, 11, 20)
    assert SHIPPED.previous_working(sunday) == friday
    assert SHIPPED.previous_working(friday) == friday
    assert SHIPPED.next_working(sunday) == date(2026, 11, 23)
    assert SHIPPED.next_working(friday) == friday


def test_how_sure_a_year_is():
    assert [SHIPPED.coverage(year) for year in (2022, 2023, 2026, 2027, 2028)] == [
        "unknown",
        "confirmed",
        "confirmed",
        "expected",
        "unknown",
    ]


def test_the_shipped_days_are_what_they_say():
    for each in data.DAYS:
        assert (each.day.weekday() < 5) == (each.kind == data.OFF), each
        assert each.name and each.source
        assert each.status == data.YEARS[each.day.year]
    assert len({each.day for each in data.DAYS}) == len(data.DAYS)


OFF_2023_TO_2026 = {
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}


@pytest.mark.parametrize(("year", "expected"), OFF_2023_TO_2026.items())
def test_the_announced_days_off(year, expected):
    off = SHIPPED.off_between(date(year, 1, 1), date(year, 12, 31))
    assert " ".join(f"{day.day}/{day.month}" for day, _ in off) == expected


def test_the_calendar_cannot_be_changed():
    with pytest.raises(TypeError):
        SHIPPED.off[date(2026, 11, 25)] = "…"


def test_a_worked_day_that_was_off_counts():
    calendar = Calendar(off={date(2026, 11, 24): "…"}, worked={date(2026, 11, 24): "làm bù"}, years={})
    assert calendar.is_working(date(2026, 11, 24))
    assert calendar.count_between(date(2026, 11, 23), date(2026, 11, 24)) == 1


def test_the_worked_saturdays():
    worked = {2024: ["4/5"], 2025: ["26/4"], 2026: ["10/1", "22/8"]}
    found: dict[int, list[str]] = {}
    for each in sorted(SHIPPED.worked):
        found.setdefault(each.year, []).append(f"{each.day}/{each.month}")
    assert found == worked


def test_what_the_law_alone_decides_of_2027():
    off = SHIPPED.off_between(date(2027, 1, 1), date(2027, 12, 31))
    named = {f"{day.day}/{day.month}" for day, _ in off}
    assert {"1/1", "16/4", "30/4", "3/5", "2/9", "24/11"} < named
    assert {each.status for each in data.DAYS if each.day.year == 2027} == {data.EXPECTED}
