"""What can be deleted: a package says in one :class:`Kind` who may bring it back, and how."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Select

from intranet.access.actor import Actor
from intranet.access.permissions import Permission
from intranet.trash.models import Trashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that can be deleted.

    ``mine`` selects the numbers of the subjects that the person may bring back. ``restore`` does so and
    returns the address that shows the thing; ``purge`` takes away all that it said. Both write the log.
    """

    name: str
    label: str
    icon: str
    permission: Permission
    mine: Callable[[Actor], Select]
    restore: Callable[[Actor, Trashed], str]
    purge: Callable[[Trashed], None]


_kinds: dict[str, Kind] = {}


def register(*some: Kind) -> None:
    """Let things of *some* kinds be brought back; called when the application is made."""
    _kinds.update({kind.name: kind for kind in some})


def kinds() -> list[Kind]:
    """Return every kind, in the order in which they were registered."""
    return list(_kinds.values())


def kind_called(name: str) -> Kind:
    """Return the kind called *name*."""
    return _kinds[name]
