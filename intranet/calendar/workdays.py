"""Working days: which days an office works, and counting them either way."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from intranet.calendar import data
from intranet.text.dates import weekday

ONE_DAY = timedelta(1)
SATURDAY = 5


@dataclass(frozen=True, eq=False)
class Calendar:
    """The days off and the worked Saturdays, by name, and how sure each year is.

    A year that stands nowhere is “unknown”: only its Saturdays and Sundays are off,
    and whoever counts in it has to say so.
    """

    off: Mapping[date, str]
    worked: Mapping[date, str]
    years: Mapping[int, str]

    def __post_init__(self) -> None:
        for name in ("off", "worked", "years"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @staticmethod
    def shipped() -> "Calendar":
        """Return the calendar that comes with the application, for a commune that has entered none."""
        return SHIPPED

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on *day*."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def add_working(self, start: date, n: int) -> date:
        """Return the *n*-th working day after *start*, before it when negative; *start* is not counted."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        day, left = start, abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def previous_working(self, day: date) -> date:
        """Return *day* itself if it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.add_working(day, -1)

    def next_working(self, day: date) -> date:
        """Return *day* itself if it is worked, else the first working day after it."""
        return day if self.is_working(day) else self.add_working(day, 1)

    def count_between(self, a: date, b: date) -> int:
        """Return how many working days lead from *a* (not counted) to *b* (counted); negative backwards.

        It undoes ``add_working``, and takes the same time for a week as for ten years.
        """
        if b >= a:
            return self._worked_until(b) - self._worked_until(a)
        return self._worked_until(b - ONE_DAY) - self._worked_until(a - ONE_DAY)

    def reason(self, day: date) -> str:
        """Return why *day* is off: “thứ Bảy”, “Chủ nhật”, a holiday's name; nothing for a working day."""
        if self.is_working(day):
            return ""
        return self.off.get(day) or weekday(day)

    def coverage(self, year: int) -> str:
        """Return how sure the days off of *year* are: “confirmed”, “expected” or “unknown”."""
        return self.years.get(year, data.UNKNOWN)

    def off_between(self, first: date, last: date) -> list[tuple[date, str]]:
        """Return the named days off from *first* to *last*, in order."""
        days = self._off_days
        return [(day, self.off[day]) for day in days[bisect_left(days, first) : bisect_right(days, last)]]

    def differences(self, other: "Calendar") -> list[date]:
        """Return the days that are worked in one of the two calendars only, in order."""
        named = {*self.off, *self.worked, *other.off, *other.worked}
        return sorted(day for day in named if self.is_working(day) != other.is_working(day))

    @cached_property
    def _off_days(self) -> list[date]:
        return sorted(self.off)

    @cached_property
    def _free_weekdays(self) -> list[date]:
        return [day for day in self._off_days if day.weekday() < SATURDAY and day not in self.worked]

    @cached_property
    def _worked_weekends(self) -> list[date]:
        return sorted(day for day in self.worked if day.weekday() >= SATURDAY)

    def _worked_until(self, day: date) -> int:
        """Return the number of working days from the first Monday of the calendar up to *day*."""
        weeks, days = divmod(day.toordinal(), 7)  # the first day of the year 1 is a Monday
        weekdays = weeks * 5 + min(days, 5)
        return weekdays - bisect_right(self._free_weekdays, day) + bisect_right(self._worked_weekends, day)


def from_days(days: Iterable[data.ShippedDay], years: Mapping[int, str]) -> Calendar:
    """Return the calendar made of *days*."""
    days = tuple(days)
    return Calendar(
        off={each.day: each.name for each in days if each.kind == data.OFF},
        worked={each.day: each.name for each in days if each.kind == data.WORKED},
        years=years,
    )


SHIPPED = from_days(data.DAYS, data.YEARS)
