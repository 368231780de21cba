"""What ordered a task, as far as tasks need to know it: where it is shown, and who may see it there.

The packages above that order work say so; a task knows them only by the number it keeps.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intranet.access.permissions import Permission
from intranet.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of paper that orders work."""

    permission: Permission
    path: Callable[[int], str]


_sources: dict[str, Source] = {}


def register(column: str, source: Source) -> None:
    """Say what the number in *column* of a task stands for; called once, at the start."""
    _sources[column] = source


def source_of(task: Task) -> tuple[Permission, str] | None:
    """Return who may see what ordered *task*, and where; None if it was given by hand."""
    for column, source in _sources.items():
        if number := getattr(task, column):
            return source.permission, source.path(number)
    return None
