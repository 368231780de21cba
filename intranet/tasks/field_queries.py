"""Read the list of fields: once, remembered until it changes."""

from sqlalchemy import func, select

from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.tasks.field_guess import FieldEntry, guess
from intranet.tasks.field_models import Field
from intranet.tasks.models import Task

NO_FIELD = "Chưa có lĩnh vực"


def fields() -> tuple[FieldEntry, ...]:
    """Return every field, those that are no longer given out among them, in the order of the list."""
    return remembered("fields", value_of("fields"), _read, limit=4)


def _read() -> tuple[FieldEntry, ...]:
    query = select(Field.id, Field.name, Field.keywords, Field.is_open).order_by(Field.position, Field.id)
    return tuple(
        FieldEntry(number, name, tuple(filter(None, keywords.splitlines())), is_open)
        for number, name, keywords, is_open in db.session.execute(query)
    )


def get(_actor: object, field_id: int) -> Field:
    """Return one field, or :class:`NotFound`."""
    found = db.session.get(Field, field_id)
    if found is None:
        raise NotFound
    return found


def listed() -> list[Field]:
    """Return the fields as they are edited, in their order."""
    return list(db.session.scalars(select(Field).order_by(Field.position, Field.id)))


def used() -> dict[int | None, tuple[int, int]]:
    """Return of each field (None: of none) how many duties have it, and how many of them a person gave it."""
    chosen = func.count().filter(Task.field_chosen)
    query = select(Task.field_id, func.count(), chosen).group_by(Task.field_id)
    return {field: (total, said) for field, total, said in db.session.execute(query)}


def name_of(field_id: int | None) -> str:
    """Return a field's name; empty for none."""
    return next((one.name for one in fields() if one.id == field_id), "")


def choices(present: int | None = None) -> list[tuple[int, str]]:
    """Return the fields that work may be given, and its *present* one."""
    return [(one.id, one.name) for one in fields() if one.is_open or one.id == present]


def suggested(title: str, words: str) -> int | None:
    """Return the field that the words of a duty suggest, if any."""
    found = fields()
    return guess(f"{title} {words}", found) if found else None
