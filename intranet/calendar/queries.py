"""The calendar in force, read once and remembered until somebody changes it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from intranet.calendar import data
from intranet.calendar.data import ShippedDay
from intranet.calendar.models import CalendarDay, CalendarYear
from intranet.calendar.workdays import Calendar, from_days
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db

COUNTER = "calendar"

_DAYS = select(
    CalendarDay.day, CalendarDay.kind, CalendarDay.name, CalendarDay.source, CalendarDay.status
).order_by(CalendarDay.day)
_YEARS = select(CalendarYear.id, CalendarYear.status)


@dataclass(frozen=True)
class Kept:
    """The days in force with their papers, and the years that the office keeps itself."""

    calendar: Calendar
    days: tuple[ShippedDay, ...]
    entered: frozenset[int]

    def of_year(self, year: int) -> list[ShippedDay]:
        """Return the days of *year*, in order."""
        return [each for each in self.days if each.day.year == year]

    def on(self, day: date) -> ShippedDay | None:
        """Return what is kept of *day*, or nothing for an ordinary one."""
        return next((each for each in self.days if each.day == day), None)


def kept() -> Kept:
    """Return the days in force; a year the office has not entered is as shipped with the application."""
    return remembered("calendar", value_of(COUNTER), _read, limit=2)


def current() -> Calendar:
    """Return the office's calendar."""
    return kept().calendar


def entered_years() -> frozenset[int]:
    """Return the years of which the office keeps the days itself."""
    return kept().entered


def unconfirmed(today: date) -> list[int]:
    """Return the years to warn of: this one, and from 1 November the next, while not confirmed (M6)."""
    years = [today.year, today.year + 1] if today.month >= 11 else [today.year]
    return [year for year in years if current().coverage(year) != data.CONFIRMED]


def _read() -> Kept:
    days = [_plain(ShippedDay(*row)) for row in db.session.execute(_DAYS)]
    years = {number: str(status) for number, status in db.session.execute(_YEARS)}
    for each in days:
        # A year is as sure as its least sure day, and never surer than what was said of the whole.
        if each.status != data.CONFIRMED or each.day.year not in years:
            years[each.day.year] = data.EXPECTED
    shipped = [each for each in data.DAYS if each.day.year not in years]
    every = tuple(sorted([*days, *shipped], key=lambda each: each.day))
    return Kept(from_days(every, {**data.YEARS, **years}), every, frozenset(years))


def _plain(each: ShippedDay) -> ShippedDay:
    return replace(each, kind=str(each.kind), status=str(each.status))
