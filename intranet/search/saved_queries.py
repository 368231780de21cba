"""Read the narrowings that people keep: one's own, and those of the units one works in."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.directory import directory
from intranet.search.models import SavedFilter

OWN = "toi"


@dataclass(frozen=True, slots=True)
class Kept:
    """What lists show of one that is kept."""

    id: int
    place: str
    name: str
    address: str
    unit_id: int | None


def visible_to(actor: Actor) -> Select[tuple[SavedFilter]]:
    """Select what the person keeps for themselves, and what is kept for one of their units."""
    own = (SavedFilter.user_id == actor.user_id) & SavedFilter.unit_id.is_(None)
    return select(SavedFilter).where(or_(own, SavedFilter.unit_id.in_(sorted(actor.units))))


def is_seen(actor: Actor, saved: SavedFilter) -> bool:
    """Tell whether it is the person's own, or for one of their units."""
    return saved.held_by(actor.units) or (saved.unit_id is None and saved.owned_by(actor.user_id))


def get(actor: Actor, saved_id: int) -> SavedFilter:
    """Return one, or :class:`NotFound` if it is somebody else's."""
    found = db.session.get(SavedFilter, saved_id)
    if found is None or not is_seen(actor, found):
        raise NotFound
    return found


def listed(actor: Actor, place: str | None = None) -> list[Kept]:
    """Return what the person may use, of one list or of all: their own first, by name.

    Remembered until a filter anywhere changes: the list of work shows them each time.
    """
    key = value_of("filters"), actor.user_id, actor.units
    every = remembered("saved-filters", key, lambda: _listed(actor))
    return [one for one in every if place in (None, one.place)]


def _listed(actor: Actor) -> list[Kept]:
    columns = [getattr(SavedFilter, name) for name in Kept.__dataclass_fields__]
    query = visible_to(actor).with_only_columns(*columns)
    order = SavedFilter.unit_id.is_not(None), SavedFilter.name, SavedFilter.id
    return [Kept(*row) for row in db.session.execute(query.order_by(*order))]


def for_whom(actor: Actor) -> list[tuple[str, str]]:
    """Return for whom the person may keep something: themselves, and units in which they may (J3)."""
    known = directory()
    units = [
        (str(unit), f"Mọi người ở {known.unit_name(unit)}")
        for unit in sorted(actor.units)
        if permits(actor, P.FILTER_SHARE, SavedFilter(unit_id=unit))
    ]
    return [(OWN, "Chỉ mình tôi"), *units]


def may_drop(actor: Actor, kept: Kept) -> bool:
    """Tell whether the person may take one away that is offered to them."""
    return kept.unit_id is None or permits(actor, P.FILTER_SHARE, SavedFilter(unit_id=kept.unit_id))


def right_of(saved: SavedFilter) -> P:
    """Return what is needed to take one away: it is one's own, or one speaks for the unit."""
    return P.ACCOUNT_USE if saved.unit_id is None else P.FILTER_SHARE
