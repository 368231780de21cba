"""Read the narrowings that people keep: one's own, and those of the units one works in."""

from sqlalchemy import Select, or_, select

from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.directory import directory
from intranet.search.models import SavedFilter

OWN = "toi"


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


def listed(actor: Actor, place: str | None = None) -> list[SavedFilter]:
    """Return what the person may use, of one list or of all: their own first, by name."""
    query = visible_to(actor)
    if place is not None:
        query = query.where(SavedFilter.place == place)
    return list(
        db.session.scalars(query.order_by(SavedFilter.unit_id.is_not(None), SavedFilter.name, SavedFilter.id))
    )


def for_whom(actor: Actor) -> list[tuple[str, str]]:
    """Return for whom the person may keep something: themselves, and units in which they may (J3)."""
    known = directory()
    units = [
        (str(unit), f"Mọi người ở {known.unit_name(unit)}")
        for unit in sorted(actor.units)
        if permits(actor, P.FILTER_SHARE, SavedFilter(unit_id=unit))
    ]
    return [(OWN, "Chỉ mình tôi"), *units]


def right_of(saved: SavedFilter) -> P:
    """Return what is needed to take one away: it is one's own, or one speaks for the unit."""
    return P.ACCOUNT_USE if saved.unit_id is None else P.FILTER_SHARE
