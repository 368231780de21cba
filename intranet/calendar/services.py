"""Fill and change the office's calendar. Whoever may do so sees first which dates move (``almanac``)."""

from typing import Any

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.calendar import data, queries
from intranet.calendar.changes import Change
from intranet.calendar.data import ShippedDay
from intranet.calendar.models import CalendarDay, CalendarYear, DayKind, DayStatus
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused


def _put_words(entry: AuditEntry) -> str:
    now, was = entry.data["now"], entry.data["was"]
    words = f"{'Sửa' if was else 'Ghi'} {now}"
    words += f", trước là {was}" if was else ""
    return words + _because(entry)


def _because(entry: AuditEntry) -> str:
    return f". Lý do: {entry.data['reason']}" if entry.data.get("reason") else ""


log.define("calendar.load", "Nạp lịch nghỉ kèm theo phần mềm")
log.define("calendar.put", _put_words)
log.define("calendar.drop", lambda entry: f"Bỏ {entry.data['was']}{_because(entry)}")
log.define("calendar.confirm", lambda entry: f"Xác nhận đã công bố: {entry.data['source']}")


def load_shipped(actor: Actor) -> tuple[int, ...]:
    """Enter the shipped days of every year the office has not entered; return those years.

    A year once entered is the office's own: what it took out does not come back.
    """
    _check(actor)
    missing = tuple(sorted(data.YEARS.keys() - queries.entered_years()))
    for year in missing:
        _take_over(actor, year)
    if missing:
        bump(queries.COUNTER)
    return missing


def carry_out(actor: Actor, change: Change, *, reason: str = "") -> None:
    """Change the days; a year that was only shipped so far becomes the office's own first."""
    _check(actor)
    kept = queries.kept()
    for year in change.years:
        if year not in kept.entered:
            _take_over(actor, year)
    db.session.flush()
    days = [*change.out, *(each.day for each in change.put)]
    rows = {row.day: row for row in db.session.scalars(select(CalendarDay).where(CalendarDay.day.in_(days)))}
    for day in change.out:
        if (row := rows.pop(day, None)) is not None:
            _note(actor, "calendar.drop", day.year, was=_words(row), reason=reason)
            db.session.delete(row)
    for each in change.put:
        _put(actor, each, rows.get(each.day), reason)
    bump(queries.COUNTER)


def confirm(actor: Actor, year: int, *, source: str) -> None:
    """Say that the notice of *year* has come: what was expected is now announced."""
    _check(actor)
    if not source.strip():
        raise Refused("Cần ghi văn bản công bố lịch nghỉ của năm.", field="source")
    if not queries.kept().of_year(year):
        raise Refused(f"Năm {year} chưa có ngày nghỉ nào. Hãy ghi các ngày nghỉ trước khi xác nhận.")
    if db.session.get(CalendarYear, year) is None:
        _take_over(actor, year)
        db.session.flush()
    row = db.session.get_one(CalendarYear, year)
    row.status, row.source = DayStatus.CONFIRMED, source
    first, last = data.span(year)
    for day in db.session.scalars(select(CalendarDay).where(CalendarDay.day.between(first, last))):
        if day.status is DayStatus.EXPECTED:
            day.status, day.source = DayStatus.CONFIRMED, source
    bump(queries.COUNTER)
    _note(actor, "calendar.confirm", year, source=source)


def _check(actor: Actor) -> None:
    if actor != log.SYSTEM:
        require_somewhere(actor, P.CALENDAR_EDIT)


def _take_over(actor: Actor, year: int) -> None:
    status = DayStatus(data.YEARS.get(year, data.EXPECTED))
    db.session.add(CalendarYear(id=year, status=status, source=""))
    own = queries.kept().of_year(year) if year in queries.entered_years() else []
    shipped = [] if own else [each for each in data.DAYS if each.day.year == year]
    db.session.add_all(_row(each) for each in shipped)
    if shipped:
        _note(actor, "calendar.load", year)


def _put(actor: Actor, each: ShippedDay, row: CalendarDay | None, reason: str) -> None:
    was = _words(row) if row else ""
    if row is None:
        row = _row(each)
        db.session.add(row)
    else:
        row.kind, row.name, row.source = DayKind(each.kind), each.name, each.source
        row.status = DayStatus(each.status)
    if _words(row) != was:
        _note(actor, "calendar.put", each.day.year, now=_words(row), was=was, reason=reason)


def _words(row: CalendarDay) -> str:
    first = row.title[:1].lower() + row.title[1:]
    return f"{first} ({row.status.label.lower()}{', ' + row.source if row.source else ''})"


def _note(actor: Actor, action: str, year: int, **data_: Any) -> None:
    log.record(actor, action, CalendarYear(id=year), **data_)


def _row(each: ShippedDay) -> CalendarDay:
    return CalendarDay(
        day=each.day,
        kind=DayKind(each.kind),
        name=each.name,
        source=each.source,
        status=DayStatus(each.status),
    )
