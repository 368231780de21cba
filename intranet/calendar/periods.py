"""The periods of recurring limits: a week, a month, a quarter, a year."""

from dataclasses import dataclass
from datetime import date, timedelta

from intranet.text import dates


@dataclass(frozen=True, slots=True)
class Period:
    """One period; ``key`` names it for good (“2026-Q2”), the days are its first and last."""

    key: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """Return what an office calls it."""
        return period_words(self.key)


def end_of_period(kind: str, day: date) -> date:
    """Return the last day of the period of *kind* (as in a rule: monthly …) that holds *day*."""
    if kind == "weekly":
        return day + timedelta(6 - day.weekday())
    if kind == "monthly":
        return dates.month_end(day.year, day.month)
    if kind == "quarterly":
        return dates.quarter_end(day.year, dates.quarter_of(day))
    return date(day.year, 12, 31)


def period_ending(kind: str, last: date) -> Period:
    """Return the period of *kind* whose last day is *last*."""
    if kind == "weekly":
        year, week, _weekday = last.isocalendar()
        return Period(f"{year}-W{week:02d}", last - timedelta(6), last)
    if kind == "monthly":
        return Period(f"{last.year}-{last.month:02d}", last.replace(day=1), last)
    if kind == "quarterly":
        return Period(f"{last.year}-Q{dates.quarter_of(last)}", date(last.year, last.month - 2, 1), last)
    return Period(str(last.year), date(last.year, 1, 1), last)


def period_words(key: str) -> str:
    """Return the period called *key* as an office writes it: “quý II/2026”, “tháng 5/2026”."""
    year, _, part = key.partition("-")
    if not part:
        return f"năm {year}"
    if part.startswith("W"):
        monday = date.fromisocalendar(int(year), int(part[1:]), 1)
        return f"tuần từ {dates.day_month(monday)} đến {dates.short(monday + timedelta(6))}"
    if part.startswith("Q"):
        return dates.quarter_words(int(part[1:]), int(year))
    return f"tháng {int(part)}/{year}"
