"""The conditions of a list by which the figures count; their values travel as parameters."""

from typing import Any

from sqlalchemy import bindparam, func, select

from intranet.org.models import Unit
from intranet.tasks import timing
from intranet.tasks.filters import Filter
from intranet.tasks.models import Assignment, Task


def conditions(wanted: Filter) -> list[Any]:
    """Return what a figure narrows its list to; the task must be joined."""
    found: list[Any] = []
    if wanted.dialogue is not None:
        own = Assignment.dialogue_id
        found.append(own == bindparam("dialogue") if wanted.dialogue else own.is_(None))
    if wanted.block is not None:
        unit = func.coalesce(Assignment.unit_id, 0)  # no index of it is offered: a block is many units
        found.append(unit.in_(select(Unit.id).where(Unit.block == bindparam("block"))))
    if wanted.of_field is not None:
        found.append(func.coalesce(Task.field_id, 0) == bindparam("field"))
    if wanted.result:
        found.append(timing.is_(wanted.result, bindparam("today")))
    if wanted.first is not None:
        found.append(Assignment.sort_day >= bindparam("first"))
    if wanted.last is not None:
        found.append(Assignment.sort_day <= bindparam("last"))
    return found
