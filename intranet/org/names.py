"""Which unit does a plan mean? Names as printed, resolved to the units of the directory.

A name is *sure* when it equals a unit's name, short name or other name (``name_keys.key``); otherwise
the nearest units are offered and a person decides.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import select

from intranet import clock
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.org import name_keys
from intranet.org.directory import directory
from intranet.org.models import UnitAlias, UnitKind

LIKELY = 86  # from here the nearest unit is proposed
CLEARLY = 4  # … if it is nearer than the next by so much
WORTH = 60  # from here it is worth offering

# Bodies above the commune, and cooperatives by their own name: never proposed as one of its own.
_OTHERS = re.compile(
    r"^(?:so|bo)\b|^hop tac xa \w|(?<!co )(?<!lien )\b(?:tinh|huyen|quan(?! su| ly)|thanh pho|trung uong)\b"
)

Candidate = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Match:
    """What a name resolves to; ``unit_id`` without ``sure`` is only a proposal.

    ``spelt``: the proposal is the same name in a slightly other spelling, so that it may well be kept as
    another name of the unit. One that stands within a longer name (“Trạm Y tế Suối Cát”) may be its part.
    """

    unit_id: int | None
    sure: bool
    candidates: tuple[Candidate, ...] = ()
    spelt: bool = False


class Index:
    """All names of the units that are open on a day; pure, built once for a version of the directory.

    *names* are (unit, name, rank) with the lowest rank first: own name, short name, other name.
    """

    def __init__(self, names: list[tuple[int, str, int]], villages: dict[int, str]) -> None:
        self._plain = _by_rank(names, name_keys.plain)
        self._keys = _by_rank(names, name_keys.key)
        self._villages = _by_rank([(unit, name, 0) for unit, name in villages.items()], name_keys.village_key)
        self._choices = [(key, unit) for key, units in self._keys.items() for unit in units]

    def resolve(self, name: str, *, place: str = "", limit: int = 5) -> Match:
        """Return the unit that *name* means, or the nearest ones."""
        for found in (
            self._plain.get(name_keys.plain(name), ()),
            self._keys.get(name_keys.key(name, place=place), ()),
            self._villages.get(name_keys.village_key(name, place=place), ()),
        ):
            if len(found) == 1:
                return Match(found[0], True, ((found[0], 100.0),))
            if found:
                return Match(None, False, tuple((unit, 100.0) for unit in found))
        candidates = self.nearest(name, place=place, limit=limit)
        likely = bool(candidates) and candidates[0][1] >= LIKELY and not _OTHERS.search(name_keys.key(name))
        if likely and len(candidates) > 1:
            likely = candidates[0][1] - candidates[1][1] >= CLEARLY
        if not likely:
            return Match(None, False, candidates)
        unit = candidates[0][0]
        return Match(unit, False, candidates, spelt=self._is_spelling(name_keys.key(name, place=place), unit))

    def _is_spelling(self, asked: str, unit: int) -> bool:
        return any(_spelling(asked, key) >= LIKELY for key, named in self._choices if named == unit)

    def nearest(self, name: str, *, place: str = "", limit: int = 5) -> tuple[Candidate, ...]:
        """Return the units whose names look most like *name*, the best first."""
        asked = name_keys.key(name, place=place)
        if not asked:
            return ()
        best: dict[int, float] = {}
        for key, unit in self._choices:
            score = _likeness(asked, key)
            if score >= WORTH:
                best[unit] = max(best.get(unit, 0.0), score)
        order = sorted(best.items(), key=lambda one: (-one[1], one[0]))
        return tuple(order[:limit])


def _likeness(asked: str, key: str) -> float:
    """Return 0–100: how alike the words are; a name that stands whole within the other is near."""
    score = _spelling(asked, key)
    words = min(len(key.split()), len(asked.split()))
    if words > 1 and (f" {key} " in f" {asked} " or f" {asked} " in f" {key} "):
        score = max(score, 80 + min(12, 2 * words))
    return round(score, 1)


def _spelling(asked: str, key: str) -> float:
    return fuzz.token_sort_ratio(asked, key)


def _by_rank(names: list[tuple[int, str, int]], make) -> dict[str, tuple[int, ...]]:
    """Return key → units of the best rank that have it."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for unit, name, rank in names:
        if made := make(name):
            found[made][unit] = min(rank, found[made].get(unit, rank))
    return {
        made: tuple(sorted(unit for unit, rank in units.items() if rank == min(units.values())))
        for made, units in found.items()
    }


def index(day: date | None = None) -> Index:
    """Return the names of the units open on *day* (today), as they are now."""
    day = day or clock.today()
    return remembered("unit-names", (value_of("org"), day), lambda: _read(day), limit=4)


def _read(day: date) -> Index:
    units = {unit.id: unit for unit in directory().open_units(day, groups=True)}
    names = [(unit.id, unit.name, 0) for unit in units.values()]
    names += [(unit.id, unit.short_name, 1) for unit in units.values() if unit.short_name]
    aliases = db.session.execute(select(UnitAlias.unit_id, UnitAlias.name).order_by(UnitAlias.id))
    names += [(unit_id, name, 2) for unit_id, name in aliases if unit_id in units]
    villages = {unit.id: unit.name for unit in units.values() if unit.kind == UnitKind.VILLAGE}
    return Index(names, villages)


def resolve(name: str, *, place: str = "") -> Match:
    """Return which open unit *name* means today; *place* is the commune that the plan itself names."""
    return index().resolve(name, place=place)


def nearest(name: str, limit: int = 5) -> tuple[Candidate, ...]:
    """Return the open units whose names look most like *name*, with their scores."""
    return index().nearest(name, limit=limit)
