"""What a due rule comes to: the day, the days counted on the way, and what to know about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

COUNTED = "counted"
OFF = "off"
DUE = "due"
EVENT = "event"
WAS = "was"  # a limit that was: a longer time was given since, or is asked for


@dataclass(frozen=True)
class Step:
    """One day of the strip that shows how a limit was counted."""

    day: date
    weekday: str
    label: str = ""
    kind: str = ""
    reason: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Lawful:
    """A limit of the law beside the plan's own; the earlier of the two days is the due date."""

    rule: Mapping[str, Any]
    basis: str
    words: str
    law_day: date
    plan_day: date

    @property
    def governs(self) -> bool:
        """Tell whether the law's limit is the stricter."""
        return self.law_day < self.plan_day


@dataclass(frozen=True)
class Due:
    """The last day on which the work is in time, with the reasons for it.

    ``day`` is missing while the anchor has no day yet, and for rules that name no limit.
    ``moved_from`` is the day the limit would have been, had the office worked on it; ``begins`` is the first
    day of work that runs up to the limit.
    """

    day: date | None = None
    anchor_day: date | None = None
    first_counted: date | None = None
    moved_from: date | None = None
    begins: date | None = None
    time: str = ""
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    lawful: Lawful | None = None
