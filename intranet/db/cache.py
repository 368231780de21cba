"""What a process remembers, kept on the application: one process may hold many communes."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from flask import current_app

T = TypeVar("T")


def remembered(name: str, key: Hashable, make: Callable[[], T], *, limit: int = 512) -> T:
    """Return what was made for *key* before, or make it now; forget all when *limit* is reached."""
    return _kept("intranet-cache", name, key, make, limit)


def written(name: str, key: Hashable, make: Callable[[], T], *, limit: int = 512) -> T:
    """Return the statement that was made for *key* before, or make it now.

    It holds nothing of what the database says, so that no change of that, and no rollback, forgets it.
    """
    return _kept("intranet-statements", name, key, make, limit)


def _kept(place: str, name: str, key: Hashable, make: Callable[[], T], limit: int) -> T:
    shelf: dict[Hashable, Any] = current_app.extensions.setdefault(place, {}).setdefault(name, {})
    try:
        return shelf[key]
    except KeyError:
        if len(shelf) >= limit:
            shelf.clear()
        value = shelf[key] = make()
        return value


def forget_all() -> None:
    """Forget everything that this process remembers of the database."""
    current_app.extensions.pop("intranet-cache", None)
