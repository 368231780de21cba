"""The lists whose narrowings may be kept under a name: a package says which of its address's words count."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode


@dataclass(frozen=True, slots=True)
class Place:
    """A list: its name in addresses, what it is called, where it is, and the arguments that narrow it."""

    name: str
    label: str
    path: str
    arguments: tuple[str, ...]

    def tidy(self, address: str) -> str:
        """Return what of an address' question part narrows the list, in a fixed order."""
        given = dict(parse_qsl(address))
        return urlencode({name: given[name][:200] for name in self.arguments if given.get(name)})

    def url(self, address: str) -> str:
        """Return where the list is shown so."""
        return f"{self.path}?{address}" if address else self.path


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Let the narrowings of a list be kept; called once, where the list is made."""
    _places[place.name] = place


def place_called(name: str | None) -> Place | None:
    """Return the list called *name*; None if there is none."""
    return _places.get(name or "")


def places() -> list[Place]:
    """Return every list whose narrowings may be kept."""
    return sorted(_places.values(), key=lambda place: place.label)
