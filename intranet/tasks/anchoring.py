"""The dialogues on which a task made by hand may hang; the package above that knows them says which (C18)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intranet.access.actor import Actor, Body


@dataclass(frozen=True, slots=True)
class Held:
    """A dialogue as far as work that hangs on it asks: its name, its day (None while it is not fixed)."""

    id: int
    title: str
    body: Body
    day: date | None
    is_issued: bool = True


Offers = Callable[[Actor, Body], Sequence[Held]]
Finds = Callable[..., Sequence[Held]]
_known: dict[str, Any] = {}


def register(*, offers: Offers, finds: Finds) -> None:
    """Say which dialogues are offered, and how those with some numbers are found; called once."""
    _known.update(offers=offers, finds=finds)


def offered(actor: Actor, body: Body) -> Sequence[Held]:
    """Return the dialogues of *body* on which a new task may hang, the next first."""
    return _known["offers"](actor, body)


def several(numbers: Collection[int | None]) -> dict[int | None, Held]:
    """Return the dialogues with these *numbers* in one statement; none is asked for where there are none."""
    wanted = {one for one in numbers if one}
    return {one.id: one for one in _known["finds"](wanted)} if wanted else {}


def find(number: int | None, *, hold: bool = False) -> Held | None:
    """Return one dialogue; with *hold* its day cannot be moved before the caller's transaction ends."""
    found = _known["finds"]({number}, hold=hold) if number else ()
    return next(iter(found), None)
