"""The days off and the worked Saturdays that this office goes by."""

import datetime

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column

from intranet.calendar import data
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.text.dates import short
from intranet.workflow.states import Named


class DayKind(Named):
    """How a day departs from the ordinary week."""

    OFF = data.OFF, "Ngày nghỉ"
    WORKED = data.WORKED, "Ngày làm bù"


class DayStatus(Named):
    """Whether the day has been announced."""

    CONFIRMED = data.CONFIRMED, "Đã công bố"
    EXPECTED = data.EXPECTED, "Dự kiến"


class CalendarYear(db.Model, Stamped, Versioned):
    """A year whose days the office keeps itself, and whether its notice has come."""

    __tablename__ = "calendar_years"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # the year itself
    status: Mapped[DayStatus] = mapped_column(default=DayStatus.EXPECTED)
    source: Mapped[str] = mapped_column(default="")  # the notice that confirmed it

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Lịch làm việc năm {self.id}"


class CalendarDay(db.Model, Stamped, Versioned):
    """A weekday off, or a Saturday worked, with the paper that says so."""

    __tablename__ = "calendar_days"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[datetime.date] = mapped_column(Date, unique=True)
    kind: Mapped[DayKind]
    name: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    status: Mapped[DayStatus] = mapped_column(default=DayStatus.CONFIRMED)

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"{self.kind.label} {short(self.day)}: {self.name}"
