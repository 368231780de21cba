"""What somebody wants to do to the calendar, before it is done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intranet.calendar import data
from intranet.calendar.data import ShippedDay
from intranet.calendar.queries import Kept
from intranet.calendar.workdays import SATURDAY, Calendar, from_days
from intranet.errors import Refused
from intranet.text.dates import short, weekday

FIRST_YEAR, LAST_YEAR = 2000, 2100
FAR = 60  # days between a swapped day and the one worked for it


@dataclass(frozen=True)
class Change:
    """Days to put in, in the place of what is kept of them, and days to take out."""

    put: tuple[ShippedDay, ...] = ()
    out: tuple[date, ...] = ()

    @property
    def years(self) -> list[int]:
        """Return the years that it touches."""
        return sorted({each.day.year for each in self.put} | {day.year for day in self.out})

    def calendar(self, kept: Kept) -> Calendar:
        """Return the calendar as it would be."""
        gone = {*self.out, *(each.day for each in self.put)}
        return from_days([*(each for each in kept.days if each.day not in gone), *self.put], _years(kept))

    def touches(self, kept: Kept) -> bool:
        """Tell whether it takes back what is kept of a day: removes it, or makes it another kind."""
        if any(kept.on(day) for day in self.out):
            return True
        return any(was.kind != each.kind for each in self.put if (was := kept.on(each.day)))

    @property
    def words(self) -> str:
        """Return it for those whose dates move: “nghỉ 29/4/2024, làm bù 04/5/2024”."""
        said = {data.OFF: "nghỉ", data.WORKED: "làm bù"}
        parts = [f"{said[each.kind]} {short(each.day)}" for each in self.put[:3]]
        parts += [f"bỏ {short(day)}" for day in self.out[:3]]
        more = len(self.put) + len(self.out) - len(parts)
        return ", ".join(parts) + (f" và {more} ngày khác" if more > 0 else "")


def _years(kept: Kept) -> dict[int, str]:
    return dict(kept.calendar.years)


def entry(day: date, kind: str, *, name: str, source: str = "", status: str = data.CONFIRMED) -> ShippedDay:
    """Return a day as somebody means it; refuse what no calendar can have, naming the field."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"Chỉ ghi được lịch từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.", field="day")
    if kind == data.OFF and day.weekday() >= SATURDAY:
        raise Refused(
            f"Ngày {short(day)} là {weekday(day)}, vốn đã nghỉ. Nếu được nghỉ bù, hãy ghi ngày nghỉ bù.",
            field="day",
        )
    if kind == data.WORKED and day.weekday() < SATURDAY:
        raise Refused(
            f"Ngày {short(day)} là {weekday(day)}, vốn đã làm việc. Ngày làm bù là thứ Bảy hoặc Chủ nhật.",
            field="day",
        )
    if not name:
        raise Refused("Hãy ghi tên.", field="name")
    if status == data.CONFIRMED and not source:
        raise Refused("Ngày đã công bố thì ghi văn bản công bố; chưa có thì chọn “Dự kiến”.", field="source")
    return ShippedDay(day, kind, name, source, status)


def swap(off: ShippedDay, worked: date) -> tuple[ShippedDay, ShippedDay]:
    """Return a weekday off and the Saturday that is worked for it."""
    if abs((worked - off.day).days) > FAR:
        raise Refused(f"Ngày làm bù cách ngày nghỉ quá {FAR} ngày. Hãy kiểm tra lại.", field="worked")
    try:
        name = f"làm bù cho ngày {short(off.day)}"
        other = entry(worked, data.WORKED, name=name, source=off.source, status=off.status)
    except Refused as refusal:
        raise Refused(refusal.message, field="worked") from refusal
    return off, other


def partner(kept: Kept, each: ShippedDay) -> ShippedDay | None:
    """Return the other half of a swap: the Saturday worked for a day off, or that day; none for a holiday."""
    for other in kept.days:
        apart = abs((other.day - each.day).days)
        if other.kind != each.kind and apart <= FAR and (_names(other, each) or _names(each, other)):
            return other
    return None


def _names(one: ShippedDay, other: ShippedDay) -> bool:
    said = {(int(day), int(month)) for day, month in re.findall(r"\b(\d{1,2})/(\d{1,2})\b", one.name)}
    return (other.day.day, other.day.month) in said


def to_shipped(kept: Kept, year: int) -> Change:
    """Return what makes *year* what came with the application."""
    mine = {each.day: each for each in kept.of_year(year)}
    shipped = {each.day: each for each in data.DAYS if each.day.year == year}
    return Change(
        put=tuple(each for day, each in shipped.items() if mine.get(day) != each),
        out=tuple(day for day in mine if day not in shipped),
    )


def listed(days: Iterable[ShippedDay]) -> str:
    """Return days in words, for a sentence."""
    return ", ".join(f"{short(each.day)} ({each.name})" for each in days)
