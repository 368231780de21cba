"""The rungs around a due date (H9): seven, three and one days before, the day itself, one and three after.

Counted in working days, as the desk counts them (“còn 3 ngày làm việc”): a bare −1 of a Monday would fall on
a Sunday, when nobody reads. A due date on a day off has its own rung on the working day before it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from intranet.calendar.workdays import Calendar

RUNGS = (-7, -3, -1, 0, 1, 3)  # unless the commune has set others
_FAR = 60  # days between a due date and its farthest rung, the longest holidays included
_ONE_DAY = timedelta(1)


def day_of(rung: int, due: date, calendar: Calendar) -> date:
    """Return the day on which *rung* of the date *due* is up."""
    return calendar.add_working(due, rung) if rung else calendar.previous_working(due)


@dataclass(frozen=True)
class Ladder:
    """All rungs as seen from one day: one comparison of dates tells how high some work stands."""

    today: date
    calendar: Calendar
    rungs: tuple[int, ...] = RUNGS

    @cached_property
    def latest(self) -> dict[int, date]:
        """Return for each rung the latest due date of which it is up by today."""
        return {rung: self._latest(rung) for rung in self.rungs}

    def _latest(self, rung: int) -> date:
        due = self.today - timedelta(_FAR)
        while day_of(rung, due + _ONE_DAY, self.calendar) <= self.today:
            due += _ONE_DAY
        return due

    @property
    def horizon(self) -> date:
        """Return the latest due date that is to be spoken of today."""
        return self.latest[self.rungs[0]]

    def rung(self, due: date, given: date) -> int | None:
        """Return the highest rung that is up today; work *given* when it was late is late from then on."""
        for rung in reversed(self.rungs):
            if (max(due, given) if rung > 0 else due) <= self.latest[rung]:
                return rung
        return None
