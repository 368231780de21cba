"""Which units printed names mean."""

from datetime import date

from sqlalchemy import select

from intranet.db.session import db
from intranet.imports.building import Resolve
from intranet.org import names
from intranet.org.directory import UnitEntry, directory
from intranet.org.models import UnitAlias, UnitKind
from intranet.text.fold import fold_words


def resolver(place: str) -> Resolve:
    """Return how printed names are looked up for a plan of the commune *place*."""

    def resolve(printed: str) -> tuple[int | None, tuple[int, ...]]:
        match = names.resolve(printed, place=place)
        near = tuple(unit for unit, _ in match.candidates)
        if match.sure:
            return match.unit_id, near
        first = (match.unit_id,) if match.unit_id is not None else ()
        return None, tuple(dict.fromkeys((*first, *near)))

    return resolve


def is_spelling(printed: str, place: str) -> bool:
    """Tell whether a printed name is a unit's own in a slightly other spelling, in a plan of *place*."""
    return names.resolve(printed, place=place).spelt


def villages(day: date) -> list[UnitEntry]:
    """Return the villages of *day*."""
    return [unit for unit in directory().open_units(day) if unit.kind is UnitKind.VILLAGE]


def may_be_learnt(printed: str) -> bool:
    """Tell whether a printed name means no unit yet, so that it may become another name of one."""
    folded = fold_words(printed)
    if not folded or names.resolve(printed).sure:
        return False
    if folded in {fold_words(unit.name) for unit in directory().units.values()}:
        return False
    return db.session.scalar(select(UnitAlias.id).where(UnitAlias.folded == folded)) is None
