"""The bodies of this commune as their papers name them: composed from its name, or as changed here."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from intranet.access.actor import Body
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.documents.compose.houses import house_of
from intranet.documents.models import Document, HouseSettings
from intranet.documents.paper.house import House, Style, Tone
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


def settings_of(body: Body) -> HouseSettings:
    """Return what was changed of *body*; an empty row, not kept, where nothing was."""
    found = db.session.get(HouseSettings, body)
    return found or HouseSettings(body=body, values={}, scope="", term="")


def composed(body: Body) -> House:
    """Return the letterhead of *body* as composed from the commune's name, before anything was changed."""
    commune = directory().commune
    return house_of(body, commune.name, commune.place, commune.parent, commune.model)


def kept(body: Body) -> dict[str, Any]:
    """Return the letterhead in force as a paper keeps it when it is issued."""
    return {name: value for name, value in asdict(house(body)).items() if name != "body"}


def house_on(document: Document) -> House:
    """Return the letterhead that a paper bears: once issued, the one of that day."""
    here = house(document.body)
    return replace(here, **{name: read_value(name, value) for name, value in document.letterhead.items()})


def read_value(name: str, value: Any) -> Any:
    """Return a kept value of a house's field as the field holds it."""
    if name in _KINDS:
        return _KINDS[name](value)
    return tuple(value) if isinstance(value, list) else value


_KINDS = {"style": Style, "tone": Tone}


def _known() -> dict[Body, tuple[House, Habits]]:
    return remembered("houses", (value_of("settings"), value_of("org")), _read)


def _read() -> dict[Body, tuple[House, Habits]]:
    changed = {row.body: row for row in db.session.scalars(db.select(HouseSettings))}
    found = {}
    for body in Body:
        made = composed(body)
        row = changed.get(body)
        if row and row.values:
            made = replace(made, **{name: read_value(name, value) for name, value in row.values.items()})
        scope = row.scope if row and row.scope else ("type" if body is Body.PARTY else "all")
        found[body] = made, Habits(scope == "type", row.term if row else "")
    return found
