"""The Vietnamese lunar calendar: new moons and the sun's course at 105° East (UTC+7).

A month begins on the day of the new moon; the month that holds the winter solstice is the
eleventh; in a year of thirteen months the first month in which the sun enters no new
sector of 30° is the leap month. Positions follow J. Meeus, *Astronomical Algorithms*.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, pi, radians, sin

_TIME_ZONE = 7 / 24
_JULIAN_OF_ORDINAL = 1721425  # the Julian day number of ordinal 0
_FIRST_NEW_MOON = 2415021.076998695
_SYNODIC_MONTH = 29.530588853
_NOVEMBER = 11


@dataclass(frozen=True)
class Lunar:
    """A day of the lunar calendar; ``leap`` marks the second of two months with one number."""

    day: int
    month: int
    leap: bool
    year: int

    @property
    def words(self) -> str:
        """Return the date as a calendar on the wall has it: “âm lịch 12/10”."""
        return f"âm lịch {self.day}/{self.month}{' nhuận' if self.leap else ''}"


def lunar(day: date) -> Lunar:
    """Return *day* in the lunar calendar."""
    number = day.toordinal()
    year = day.year if number < _month_11(day.year) else day.year + 1
    months = _months(year)
    start, month, leap = next(each for each in reversed(months) if each[0] <= number)
    # The months 11 and 12 that open the table belong to the year before.
    belongs = year - 1 if month >= _NOVEMBER else year
    return Lunar(number - start + 1, month, leap, belongs)


def solar(day: int, month: int, year: int, *, leap: bool = False) -> date:
    """Return the day of the common calendar on which this lunar day falls."""
    table = _months(year + 1 if month >= _NOVEMBER else year)
    for (start, number, is_leap), following in zip(table, [*table[1:], None], strict=True):
        length = (following[0] if following else _month_11(year + (month >= _NOVEMBER))) - start
        if (number, is_leap) == (month, leap) and 1 <= day <= length:
            return date.fromordinal(start + day - 1)
    raise ValueError(f"Không có ngày {day}/{month}{' nhuận' if leap else ''} âm lịch năm {year}.")


def new_year(year: int) -> date:
    """Return mùng 1 Tết of *year*."""
    return solar(1, 1, year)


def kings_day(year: int) -> date:
    """Return Giỗ Tổ Hùng Vương of *year*, the tenth of the third month."""
    return solar(10, 3, year)


@lru_cache(maxsize=64)
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """Return the months from the eleventh of the year before up to the tenth of *year*.

    Each is the ordinal of its first day, its number, and whether it is a leap month.
    """
    first, end = _month_11(year - 1), _month_11(year)
    count = round((end - first) / _SYNODIC_MONTH)
    index = _index_of(first)
    starts = [_new_moon(index + n) for n in range(count + 1)]
    leap = _leap_place(starts) if count == 13 else None
    months = []
    number = _NOVEMBER
    for place, start in enumerate(starts[:-1]):
        if place == leap:
            months.append((start, (number - 2) % 12 + 1, True))
        else:
            months.append((start, number, False))
            number = number % 12 + 1
    return tuple(months)


def _leap_place(starts: list[int]) -> int:
    """Return the first month in which the sun enters no new sector."""
    return next(
        place for place in range(1, len(starts) - 1) if _sector(starts[place]) == _sector(starts[place + 1])
    )


@lru_cache(maxsize=64)
def _month_11(year: int) -> int:
    """Return the ordinal of the first day of the month that holds the winter solstice of *year*."""
    index = _index_of(date(year, 12, 31).toordinal())
    start = _new_moon(index)
    return _new_moon(index - 1) if _sector(start) >= 9 else start


def _index_of(ordinal: int) -> int:
    """Return the number of the last new moon on or before a day."""
    index = floor((ordinal + _JULIAN_OF_ORDINAL - _FIRST_NEW_MOON) / _SYNODIC_MONTH) + 1
    while _new_moon(index) > ordinal:
        index -= 1
    return index


@lru_cache(maxsize=1024)
def _new_moon(index: int) -> int:
    """Return the ordinal of the day, at UTC+7, of the *index*-th new moon since 1900."""
    t = index / 1236.85
    t2, t3 = t * t, t * t * t
    moment = 2415020.75933 + 29.53058868 * index + 0.0001178 * t2 - 0.000000155 * t3
    moment += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t2))
    sun = radians(359.2242 + 29.10535608 * index - 0.0000333 * t2 - 0.00000347 * t3)
    moon = radians(306.0253 + 385.81691806 * index + 0.0107306 * t2 + 0.00001236 * t3)
    node = radians(21.2964 + 390.67050646 * index - 0.0016528 * t2 - 0.00000239 * t3)
    moment += (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    moment += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    moment += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    moment += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    moment += -0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon)
    moment += 0.0005 * sin(2 * moon + sun)
    # What the earth's turning has lost since 1900, in days.
    moment -= -0.000278 + 0.000265 * t + 0.000262 * t2
    return floor(moment + 0.5 + _TIME_ZONE) - _JULIAN_OF_ORDINAL


def _sector(ordinal: int) -> int:
    """Return in which of its twelve sectors of 30° the sun stands when a day begins at UTC+7."""
    t = (ordinal + _JULIAN_OF_ORDINAL - 2451545.5 - _TIME_ZONE) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t * t * t)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(radians(longitude) % (2 * pi) / pi * 6)
