"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present moment, in UTC, as stored in the database."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date as an office in Vietnam would write it."""
    return now().astimezone(VIETNAM).date()


def local(moment: datetime) -> datetime:
    """Return *moment* as the office's clock on the wall shows it."""
    return moment.astimezone(VIETNAM)
