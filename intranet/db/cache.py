"""What a process remembers, kept on the application: one process may hold many communes."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from flask import current_app

T = TypeVar("T")


def remembered(name: str, key: Hashable, make: Callable[[], T], *, limit: int = 512) -> T:
    """Return what was made for *key* before, or make it now; forget all when *limit* is reached."""
    shelf: dict[Hashable, Any] = current_app.extensions.setdefault("intranet-cache", {}).setdefault(name, {})
    try:
        return shelf[key]
    except KeyError:
        if len(shelf) >= limit:
            shelf.clear()
        value = shelf[key] = make()
        return value


def forget_all() -> None:
    """Forget everything remembered in this process."""
    current_app.extensions.pop("intranet-cache", None)
