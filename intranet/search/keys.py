"""The key of a row: day, kind and number of a thing in one number, so that its order is by day."""

from datetime import date
from typing import Any

from sqlalchemy import literal_column

_KIND, _SUBJECT = 8, 32  # bits
SUBJECTS = (1 << _SUBJECT) - 1
KINDS = (1 << _KIND) - 1


def key_of(day: date, kind: int, subject_id: int) -> int:
    """Return the key of a thing."""
    return ((day.toordinal() << _KIND | kind) << _SUBJECT) | subject_id


def subject_in(key: Any) -> Any:
    """Return the number of the thing that bears a key, in Python or in the database."""
    return key & SUBJECTS if isinstance(key, int) else key.op("&")(SUBJECTS)


def kind_in(key: Any) -> Any:
    """Return the number of the kind in a key, in Python or in the database."""
    return (
        key >> _SUBJECT & KINDS
        if isinstance(key, int)
        else key.op(">>")(literal_column(str(_SUBJECT))).op("&")(KINDS)
    )
