"""Gather what the pages of the calendar show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.almanac.months import Month, months
from intranet.audit.queries import Line, history
from intranet.calendar import changes, data, queries
from intranet.calendar.data import ShippedDay
from intranet.calendar.lunar import lunar
from intranet.calendar.models import CalendarYear, DayKind, DayStatus
from intranet.tasks.dating import Shift


@dataclass(frozen=True, slots=True)
class DayLine:
    """One named day of the year as the list below the months has it."""

    day: date
    moon: str
    kind: DayKind
    name: str
    source: str
    status: DayStatus


@dataclass(frozen=True, slots=True)
class YearSheet:
    """Everything that the page of a year says."""

    year: int
    months: list[Month]
    days: list[DayLine]
    coverage: str
    lead: str
    working: int
    differs: bool
    others: list[int]
    history: list[Line]


_LEADS = {
    data.CONFIRMED: "Lịch nghỉ đã công bố.",
    data.EXPECTED: "Lịch nghỉ mới là dự kiến; hạn đếm qua năm này có thể đổi khi có thông báo chính thức.",
    data.UNKNOWN: "Chưa có lịch nghỉ; hạn đếm qua năm này mới trừ thứ Bảy, Chủ nhật.",
}


def sheet(actor: Actor, year: int) -> YearSheet:
    """Return what the page of *year* says to this person."""
    kept = queries.kept()
    drawn = months(kept, year)
    coverage = kept.calendar.coverage(year)
    working = sum(month.working for month in drawn)
    shipped = any(each.day.year == year for each in data.DAYS)
    change = changes.to_shipped(kept, year) if shipped else changes.Change()
    return YearSheet(
        year=year, months=drawn, days=[_line(each) for each in kept.of_year(year)], coverage=coverage,
        lead=_LEADS[coverage], working=working,
        differs=bool(change.put or change.out),
        others=queries.unconfirmed(clock.today()),
        history=history(CalendarYear(id=year)) if permits_somewhere(actor, P.AUDIT_OBJECT_HISTORY) else [],
    )  # fmt: skip


def _line(each: ShippedDay) -> DayLine:
    kind, status = DayKind(each.kind), DayStatus(each.status)
    return DayLine(each.day, lunar(each.day).words, kind, each.name, each.source, status)


@dataclass(frozen=True, slots=True)
class UnitMoves:
    """The dates of one unit that move."""

    unit: str
    shifts: list[Shift]


def by_unit(moved: Sequence[Shift]) -> list[UnitMoves]:
    """Return the dates that move by unit, as they are sorted."""
    found: dict[str, UnitMoves] = {}
    for shift in moved:
        found.setdefault(shift.unit, UnitMoves(shift.unit, [])).shifts.append(shift)
    return list(found.values())
