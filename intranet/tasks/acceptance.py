"""Until when a unit takes the work it was given, or gives it back (rulings, “Work”: one working day)."""

from datetime import date

from intranet.calendar.queries import current
from intranet.calendar.workdays import Calendar
from intranet.settings import values
from intranet.settings.catalogue import ACCEPT, Value


def value_of(given: date) -> Value:
    """Return how many working days work that is *given* on a day leaves, with their source."""
    return values.on(ACCEPT, given)


def accept_by(given: date, calendar: Calendar | None = None) -> date:
    """Return the last day on which work that is *given* on a day is taken, or given back, in time."""
    return (calendar or current()).add_working(given, value_of(given).number)
