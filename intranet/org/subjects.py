"""Things that somebody may ask about: “vì sao tôi (không) thấy mục này?” (A8).

Higher packages register how one of theirs is found; organisation need not know them.
"""

from collections.abc import Callable
from typing import Any

from intranet.access.actor import Actor
from intranet.errors import NotFound

Load = Callable[[Actor, int], Any]

_loaders: dict[str, Load] = {}


def register(name: str, load: Load) -> None:
    """Let pages ask about ``name:12``; *load* raises NotFound for what the person may not see."""
    _loaders[name] = load


def find(actor: Actor, mark: str) -> Any:
    """Return what *mark* (``assignment:12``) names, as far as *actor* may see it."""
    name, _, number = mark.partition(":")
    load = _loaders.get(name)
    if load is None or not number.isdecimal() or len(number) > 9:
        raise NotFound
    return load(actor, int(number))
