"""What stands beside a due date wherever it is shown: its first day, extensions, a promised day (C7, C16)."""

from datetime import date, timedelta
from typing import Any

from intranet.calendar.workdays import Calendar
from intranet.text.dates import weekday_short

Note = tuple[str, str]  # the kind of a tag, or nothing for grey words; the words

LATE, PROMISED = "late", "promised"


def notes_of(x: Any, *, today: date, pending: bool) -> tuple[Note, ...]:
    """Return what stands beside the date of *x*, an assignment or its row in a list.

    *pending* says that its unit still has to do it: only then promises and requests matter.
    """
    found: list[Note] = []
    if x.extended:
        first = f"Hạn đầu {x.first_due:%d/%m/%Y}, " if x.first_due else ""
        found.append(("", f"{first}{'g' if first else 'G'}ia hạn {x.extended} lần"))
    if pending and x.due and x.due < today and x.committed:
        found.append(_promise(x.committed, x.broken, today))
    if pending and x.wants_due:
        found.append(("wait", f"Xin gia hạn đến {x.wants_due:%d/%m/%Y}"))
    return tuple(found)


def _promise(committed: date, broken: int, today: date) -> Note:
    if committed < today:
        times = f", lần thứ {broken + 1}" if broken else ""
        return LATE, f"Quá ngày cam kết {(today - committed).days} ngày{times}"
    times = f", đã lỡ {broken} lần" if broken else ""
    return "soon", f"Cam kết xong {committed:%d/%m/%Y}{times}"


def state_of(state: str, x: Any, *, today: date) -> str:
    """Return how a date that stands as *state* looks: late work with a promise that holds is not red."""
    return PROMISED if state == LATE and x.committed and x.committed >= today else state


LONGEST = 45  # days in a strip; more say nothing


def strip(calendar: Calendar, due: date, until: date, *, new: date | None = None) -> list[dict[str, str]]:
    """Return the days after *due* up to *until*, the working ones numbered: what a longer time would give.

    *new* is marked as the new date. Longer than ``LONGEST`` it is not drawn.
    """
    if not 0 < (until - due).days <= LONGEST:
        return []
    found, number = [_day(due, "hạn cũ" if new else "hạn", "event")], 0
    for ahead in range(1, (until - due).days + 1):
        day = due + timedelta(ahead)
        working = calendar.is_working(day)
        number += working
        if day == new:
            found.append(_day(day, f"{number}, hạn mới", "due"))
        else:
            found.append(_day(day, str(number) if working else "nghỉ", "counted" if working else "off"))
    return found


def _day(day: date, note: str, kind: str) -> dict[str, str]:
    return {"weekday": weekday_short(day), "day": f"{day:%d/%m}", "note": note, "kind": kind}
