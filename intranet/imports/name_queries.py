"""Which units printed names mean."""

import re
from datetime import date

from sqlalchemy import select

from intranet.db.session import db
from intranet.imports.building import Resolve
from intranet.org import names
from intranet.org.directory import UnitEntry, directory
from intranet.org.models import UnitAlias, UnitKind
from intranet.text.fold import fold_words

_BETWEEN = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
_OF_VILLAGES = re.compile(
    r"(?P<head>.*?)\b(?:(?:các|những|hai|ba|bốn|năm|sáu|\d+)\s+)?"
    r"(?P<kind>thôn|bản|xóm|ấp|buôn|làng|khu phố|khu dân cư|tổ dân phố)\s+(?=\S)",
    re.IGNORECASE,
)


def resolver(place: str) -> Resolve:
    """Return how printed names are looked up for a plan of the commune *place*."""

    def resolve(printed: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        match = names.resolve(printed, place=place)
        near = tuple(unit for unit, _ in match.candidates)
        if match.sure and match.unit_id is not None:
            return (match.unit_id,), near
        if listed := _each_of(printed, place):
            return listed, near
        first = (match.unit_id,) if match.unit_id is not None else ()
        return (), tuple(dict.fromkeys((*first, *near)))

    return resolve


def _each_of(printed: str, place: str) -> tuple[int, ...]:
    """Return the units of a list under one head (“Trưởng các thôn Đông, Tây”); none unless all are known."""
    pieces = [piece for piece in _BETWEEN.split(printed) if piece]
    found = _OF_VILLAGES.match(pieces[0]) if len(pieces) > 1 else None
    if found is None:
        return ()
    head, pieces[0] = f"{found['head']}{found['kind']}", pieces[0][found.end() :]
    units = []
    for piece in pieces:
        asked = (names.resolve(said, place=place) for said in (f"{head} {piece}", piece))
        units.append(next((one.unit_id for one in asked if one.sure), None))
    return tuple(dict.fromkeys(unit for unit in units if unit)) if all(units) else ()


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
