"""The clock of five working days from a dialogue to the issue of its conclusion (F2)."""

from datetime import date

from intranet import clock
from intranet.calendar.deadlines import DueView
from intranet.calendar.queries import current

DAYS = 5  # working days from the dialogue (S3:77)


def issue_by(held_on: date) -> date:
    """Return the last day on which the conclusion of a dialogue is issued in time."""
    return current().add_working(held_on, DAYS)


def view(day: date) -> DueView:
    """Return how the last day stands today, in working days; it is overdue from the day after."""
    today, calendar = clock.today(), current()
    if today > day:
        late = max(calendar.count_between(day, today), 1)  # a day off after the last day is late too
        return DueView("late", f"Quá hạn ban hành {late} ngày làm việc", late)
    if today == day:
        return DueView("today", "Hạn ban hành hôm nay")
    left = calendar.count_between(today, day)
    return DueView("soon" if left == 1 else "ok", f"Hạn ban hành còn {left} ngày làm việc", left)
