"""The days of the demo's story, counted from today so that it never grows old."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intranet import clock
from intranet.calendar.workdays import Calendar
from intranet.text.dates import numeric, quarter_of

BEFORE = timedelta(30)  # when the Party's dialogue must be over


@dataclass(frozen=True)
class Days:
    """What happens when, seen from *today*."""

    today: date
    calendar: Calendar

    def back(self, working_days: int) -> date:
        """Return the day so many working days ago."""
        return self.calendar.add_working(self.today, -working_days)

    def ahead(self, days: int) -> date:
        """Return the first working day from so many days ahead."""
        return self.calendar.next_working(self.today + timedelta(days))

    def moment(self, working_days_ago: int, hour: str) -> datetime:
        """Return a moment on a day gone by: ``moment(3, "08:30")``."""
        return datetime.combine(self.back(working_days_ago), time.fromisoformat(hour), clock.VIETNAM)

    @property
    def dialogue(self) -> date:
        """Return the day of the nearest dialogue."""
        return self.ahead(7)

    @property
    def first_fixed(self) -> date:
        """Return the day that the plan gave it, before the leader moved it."""
        return self.calendar.previous_working(self.dialogue - timedelta(2))

    @property
    def next_quarter(self) -> tuple[int, int]:
        """Return the quarter after this one, and its year."""
        quarter = quarter_of(self.today)
        return (1, self.today.year + 1) if quarter == 4 else (quarter + 1, self.today.year)

    def words(self) -> dict[str, str]:
        """Return what stands in the gaps of the plans' texts."""
        quarter, year = self.next_quarter
        later = self.today + BEFORE
        return {
            "year": str(self.dialogue.year),
            "first_day": numeric(self.first_fixed),
            "quarter": ("I", "II", "III", "IV")[quarter - 1],
            "quarter_year": str(year),
            "desk_day": numeric(self.ahead(3)),
            "canal_day": numeric(self.back(3)),
            "before_day": numeric(later),
            "figures_day": numeric(self.ahead(9)),
            "monthly_day": "20" if self.today.day < 12 else "10",
            "month": str(later.month),
            "month_year": str(later.year),
        }
