"""What higher packages show on the page of a unit, a task or a conclusion; those need not know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intranet.access.actor import Actor


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One thing: what it is called, where it is shown, one grey word, a day, and how it stands.

    ``mark`` is anything with label, kind and icon, as a tag shows it.
    """

    title: str
    url: str
    note: str = ""
    day: date | None = None
    mark: Any = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A section of a page: its newest things, and the way to all of them."""

    id: str
    title: str
    lines: Sequence[PanelLine] = field(default_factory=tuple)
    url: str = ""


Make = Callable[[Actor, Any], Panel | None]

_makers: dict[tuple[str, str], Make] = {}


def register(name: str, make: Make, *, place: str = "unit") -> None:
    """Let *make* draw a section at *place*, as far as the person may see it; called once, at the start.

    It is given the number of a unit, or the thing itself at another place.
    """
    _makers[place, name] = make


def panels_at(place: str, actor: Actor, thing: Any) -> list[Panel]:
    """Return the sections that have something to show on the page of *thing*."""
    found = [make(actor, thing) for (where, _), make in _makers.items() if where == place]
    return [panel for panel in found if panel is not None and panel.lines]


def panels_of(actor: Actor, unit_id: int) -> list[Panel]:
    """Return the sections of a unit's page that have something to show."""
    return panels_at("unit", actor, unit_id)
