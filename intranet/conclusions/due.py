"""The five working days from a dialogue to the issue of its conclusion (F2)."""

from datetime import date

from intranet.calendar.queries import current

DAYS = 5  # working days from the dialogue (S3:77)


def issue_by(held_on: date) -> date:
    """Return the last day on which the conclusion of a dialogue is issued in time."""
    return current().add_working(held_on, DAYS)
