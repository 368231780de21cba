"""What stands beside a due date wherever it is shown: its first day, extensions, a promised day (C7, C16)."""

from datetime import date
from typing import Any

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
