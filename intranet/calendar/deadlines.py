"""How a due date looks today: late, today, soon, or how many working days are left."""

from dataclasses import dataclass
from datetime import date

from intranet.calendar.workdays import Calendar

LATE = "late"
TODAY = "today"
SOON = "soon"
OK = "ok"
NONE = "none"
DONE = "done"
SOON_WITHIN = 1


@dataclass(frozen=True)
class DueView:
    """What a badge says about a due date; ``days`` are days late or working days left."""

    state: str
    words: str
    days: int = 0


_NO_DAY = DueView(NONE, "Chưa có ngày")
_DONE = DueView(DONE, "Đã xong")


def due_state(due: date | None, *, today: date, calendar: Calendar, open: bool = True) -> DueView:
    """Return how *due* stands on *today*; work that is no longer *open* is never late."""
    if not open:
        return _DONE
    if due is None:
        return _NO_DAY
    if due < today:
        # Overdue begins on the day after, whatever the hour, and counts every day.
        days = (today - due).days
        return DueView(LATE, f"Quá hạn {days} ngày", days)
    if due == today:
        return DueView(TODAY, "Hôm nay")
    days = calendar.count_between(today, due)
    if not days:
        return DueView(SOON, f"Còn {(due - today).days} ngày, đều là ngày nghỉ")
    return DueView(SOON if days <= SOON_WITHIN else OK, f"Còn {days} ngày làm việc", days)


class DueStates:
    """The due dates of one page: each day is worked out once, however many rows share it."""

    def __init__(self, calendar: Calendar, today: date) -> None:
        self.calendar = calendar
        self.today = today
        self._seen: dict[date, DueView] = {}

    def view(self, due: date | None, *, open: bool = True) -> DueView:
        """Return how *due* stands today."""
        if not open or due is None:
            return due_state(due, today=self.today, calendar=self.calendar, open=open)
        if due not in self._seen:
            self._seen[due] = due_state(due, today=self.today, calendar=self.calendar)
        return self._seen[due]
