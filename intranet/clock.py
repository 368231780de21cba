"""The only place that asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_set: ContextVar[datetime | None] = ContextVar("set_clock", default=None)


def now() -> datetime:
    """Return the present moment, in UTC, as stored in the database."""
    return _set.get() or wall()


def wall() -> datetime:
    """Return what the machine's clock says; tests replace this."""
    return datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be *moment* within the block: for the demo, whose history must look lived-in."""
    token = _set.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.reset(token)


def today() -> date:
    """Return today's date as an office in Vietnam would write it."""
    return now().astimezone(VIETNAM).date()


def local(moment: datetime) -> datetime:
    """Return *moment* as the office's clock on the wall shows it."""
    return moment.astimezone(VIETNAM)


def of_file(seconds: float) -> datetime:
    """Return the moment at which a file was last changed, as the file system counts *seconds*."""
    return datetime.fromtimestamp(seconds, VIETNAM)
