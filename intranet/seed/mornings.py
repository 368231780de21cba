"""The mornings of the demo: the machine reminds before the office opens, as its timer would have it."""

from intranet.reminders import services as reminders
from intranet.seed.held import Event

MORNINGS = 30  # working days gone by; today's is left to the first who signs in


def events() -> list[Event]:
    """Return the reminding of each morning, as (working days ago, hour, act)."""
    return [(ago, "06:30", _remind) for ago in range(MORNINGS, 0, -1)]


def _remind() -> None:
    reminders.note_run(reminders.remind())
