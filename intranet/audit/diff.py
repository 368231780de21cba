"""What changed in a row: ``{"field": [old, new]}``."""

from typing import Any

from sqlalchemy import inspect


def changes(row: Any) -> dict[str, list[Any]]:
    """Return the columns of *row* changed since it was last saved, with both values."""
    found: dict[str, list[Any]] = {}
    for attribute in inspect(row).mapper.column_attrs:
        history = inspect(row).attrs[attribute.key].history
        if history.has_changes() and attribute.key not in ("version", "updated_at"):
            old = history.deleted[0] if history.deleted else None
            found[attribute.key] = [old, history.added[0] if history.added else None]
    return found
