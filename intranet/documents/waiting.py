"""How long a paper has waited for the leader, a traffic light (F8); how long until it must be issued (F2)."""

from dataclasses import dataclass
from datetime import date, datetime

from intranet import clock
from intranet.calendar.deadlines import DueView
from intranet.calendar.queries import current
from intranet.text.dates import WEEKDAYS

AMBER, RED = 1, 2  # working days after which it warns


@dataclass(frozen=True, slots=True)
class Light:
    """How long a paper has waited: the words of its tag, and its colour."""

    label: str
    kind: str
    days: int

    @property
    def icon(self) -> str:
        """Return the picture of its tag."""
        return {"late": "alarm", "soon": "clock"}.get(self.kind, "hourglass")


def light(submitted_at: datetime | None) -> Light | None:
    """Return the light of a paper that was submitted then and waits still; None for one that does not."""
    if submitted_at is None:
        return None
    since = clock.local(submitted_at).date()
    days = current().count_between(since, clock.today())
    kind = "late" if days > RED else "soon" if days > AMBER else "wait"
    return Light(f"Chờ {days} ngày làm việc" if days > 0 else _since(since), kind, days)


def _since(day: date) -> str:
    """Say when a paper was submitted for which no working day has passed since."""
    if day == clock.today():
        return "Trình hôm nay"
    return f"Trình {WEEKDAYS[day.weekday()]}, {day:%d/%m}"


def until_issue(day: date) -> DueView:
    """Return how the last day stands today, in working days; it is overdue from the day after."""
    today, calendar = clock.today(), current()
    if today > day:
        late = max(calendar.count_between(day, today), 1)  # a day off after the last day is late too
        return DueView("late", f"Quá hạn ban hành {late} ngày làm việc", late)
    if today == day:
        return DueView("today", "Hạn ban hành hôm nay")
    left = calendar.count_between(today, day)
    return DueView("soon" if left == 1 else "ok", f"Hạn ban hành còn {left} ngày làm việc", left)
