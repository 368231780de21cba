"""The calendar in force, read once and remembered until somebody changes it."""

from sqlalchemy import extract, select

from intranet.calendar import data
from intranet.calendar.models import CalendarDay
from intranet.calendar.workdays import Calendar, from_days
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db

COUNTER = "calendar"

_DAYS = select(
    CalendarDay.day, CalendarDay.kind, CalendarDay.name, CalendarDay.source, CalendarDay.status
).order_by(CalendarDay.day)
_YEARS = select(extract("year", CalendarDay.day)).distinct()


def current() -> Calendar:
    """Return the office's calendar; a year it has not entered is as shipped with the application."""
    return remembered("calendar", value_of(COUNTER), _read, limit=2)


def entered_years() -> frozenset[int]:
    """Return the years of which the office keeps the days itself."""
    return frozenset(int(year) for year in db.session.scalars(_YEARS))


def _read() -> Calendar:
    entered = [data.ShippedDay(*row) for row in db.session.execute(_DAYS)]
    years: dict[int, str] = {}
    for each in entered:
        sure = each.status == data.CONFIRMED and years.get(each.day.year) != data.EXPECTED
        years[each.day.year] = data.CONFIRMED if sure else data.EXPECTED
    shipped = [each for each in data.DAYS if each.day.year not in years]
    return from_days([*entered, *shipped], {**data.YEARS, **years})
