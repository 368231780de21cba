"""What higher packages show on the page of a unit; organisation need not know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from intranet.access.actor import Actor


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One thing: what it is called, where it is shown, one grey word and a day."""

    title: str
    url: str
    note: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A section of a unit's page: its newest things, and the way to all of them."""

    id: str
    title: str
    lines: Sequence[PanelLine] = field(default_factory=tuple)
    url: str = ""


Make = Callable[[Actor, int], Panel | None]

_makers: dict[str, Make] = {}


def register(name: str, make: Make) -> None:
    """Let *make* draw a section for a unit, as far as the person may see it; called once, at the start."""
    _makers[name] = make


def panels_of(actor: Actor, unit_id: int) -> list[Panel]:
    """Return the sections that have something to show."""
    found = (make(actor, unit_id) for make in _makers.values())
    return [panel for panel in found if panel is not None and panel.lines]
