"""The bodies of this commune as their papers name them: composed from its name, or as changed here."""

from dataclasses import dataclass, replace

from intranet.access.actor import Body
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.documents.compose.houses import house_of
from intranet.documents.models import HouseSettings
from intranet.documents.paper.house import House
from intranet.org.directory import directory


@dataclass(frozen=True, slots=True)
class Habits:
    """How a body numbers its papers: each type by itself or all together; the committee's term."""

    by_type: bool
    term: str = ""


def house(body: Body) -> House:
    """Return the letterhead and habits of form in force for *body*."""
    return _known()[body][0]


def habits(body: Body) -> Habits:
    """Return how *body* numbers its papers."""
    return _known()[body][1]


def _known() -> dict[Body, tuple[House, Habits]]:
    return remembered("houses", (value_of("settings"), value_of("org")), _read)


def _read() -> dict[Body, tuple[House, Habits]]:
    commune = directory().commune
    changed = {row.body: row for row in db.session.scalars(db.select(HouseSettings))}
    found = {}
    for body in Body:
        made = house_of(body, commune.name, commune.place, commune.parent, commune.model)
        row = changed.get(body)
        if row and row.values:
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.values.items()}
            made = replace(made, **values)
        scope = row.scope if row and row.scope else ("type" if body is Body.PARTY else "all")
        found[body] = made, Habits(scope == "type", row.term if row else "")
    return found
