"""The twelve months of a year as a calendar on the wall has them: solar and lunar days (I8)."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from intranet.calendar import data
from intranet.calendar.lunar import lunar
from intranet.calendar.queries import Kept
from intranet.calendar.workdays import SATURDAY

WEEKDAYS = (
    ("T2", "thứ Hai"), ("T3", "thứ Ba"), ("T4", "thứ Tư"), ("T5", "thứ Năm"), ("T6", "thứ Sáu"),
    ("T7", "thứ Bảy"), ("CN", "Chủ nhật"),
)  # fmt: skip
REST = "rest"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: its lunar day, what kind of day it is, and that in words where it is no usual one."""

    day: date
    moon: str
    kind: str
    said: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """One month in weeks that begin on Monday; None fills the first and the last."""

    number: int
    weeks: list[list[Cell | None]]
    working: int


def months(kept: Kept, year: int) -> list[Month]:
    """Return the months of *year* with the days off and the worked Saturdays."""
    named = {each.day: each for each in kept.of_year(year)}
    return [_month(kept, named, year, number) for number in range(1, 13)]


def _month(kept: Kept, named: dict[date, data.ShippedDay], year: int, number: int) -> Month:
    weeks = [
        [_cell(named, day) if day.month == number else None for day in week]
        for week in Weeks().monthdatescalendar(year, number)
    ]
    days = [cell.day for week in weeks for cell in week if cell]
    return Month(number, weeks, sum(map(kept.calendar.is_working, days)))


def _cell(named: dict[date, data.ShippedDay], day: date) -> Cell:
    moon = moon_of(day)
    if found := named.get(day):
        words = "nghỉ" if found.kind == data.OFF else "làm việc"
        return Cell(day, moon, found.kind, f"{found.name}, {words}", found.status == data.EXPECTED)
    return Cell(day, moon, REST if day.weekday() >= SATURDAY else "", "")


def moon_of(day: date) -> str:
    """Return the lunar day, with its month where one begins and at the head of a solar month."""
    found = lunar(day)
    if found.day != 1 and day.day != 1:
        return str(found.day)
    return f"{found.day}/{found.month}{'N' if found.leap else ''}"
