"""What can be found: a package says in one :class:`Kind` what its things say, and registers it.

Registered once, when the application is made: ``kinds.register(KIND)``.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select

from intranet.access.actor import Actor, Body
from intranet.access.permissions import Permission

NUMBERS = range(1, 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one thing says: the text is searched and quoted, ``also`` only searched.

    ``code`` is the number that it bears itself (“83/KH-UBND”): who types it finds the thing first.
    ``seen_by`` are the locks of the thing (``access.audience``). A thing without a body or a ``year`` is left
    out when the search is narrowed to one.
    """

    subject_id: int
    day: date
    title: str
    note: str = ""
    text: str = ""
    also: str = ""
    code: str = ""
    body: Body | None = None
    has_year: bool = True
    seen_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Watch:
    """Which rows change a thing: *subjects* names the things that a changed row belongs to.

    With *columns* only a change of one of them counts; a new row and a deleted one always do. With *through*
    the numbers that *subjects* gives are those of other things, and it selects what hangs on them.
    """

    model: type
    subjects: Callable[[Any], Iterable[int | None]]
    columns: frozenset[str] = frozenset()
    through: Callable[[Collection[int]], Select] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that can be found.

    ``number`` is its own for good, for it stands in the keys of its rows. ``ids`` selects every thing that
    can be found at all; ``load`` reads what some of them say; ``seen`` selects the numbers of those that the
    person may see, each with the number of the page that shows it, which ``path`` turns into an address.

    ``timed``: what somebody may see changes with the hour or with other things than the thing itself. Then
    ``seen`` is asked before anything is counted too, for the locks do not know it.
    """

    name: str
    number: int
    label: str
    icon: str
    slug: str
    permissions: tuple[Permission, ...]
    ids: Callable[[], Select]
    load: Callable[[Collection[int]], Iterable[Entry]]
    seen: Callable[[Actor], Select]
    path: Callable[[int], str]
    watches: tuple[Watch, ...] = field(default=())
    timed: bool = False


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let things of *kind* be found."""
    others = [one for one in _kinds.values() if one.name != kind.name]
    if kind.number not in NUMBERS or any(kind.number == one.number for one in others):
        raise RuntimeError(f"search: the number of {kind.name} is another's, or none")
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """Return everything that can be found, in the order of the tabs."""
    return sorted(_kinds.values(), key=lambda kind: kind.number)


def kind_called(name: str) -> Kind:
    """Return the kind called *name*."""
    return _kinds[name]
