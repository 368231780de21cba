"""Who may see a thing, as words to keep beside it: the thing bears locks, a person brings keys.

Both come from the sentences of ``scopes`` and the table of ``policy``, so that an index lets somebody find
what :func:`~intranet.access.check.permits` allows; ``tests/search`` holds the two against each other for
everybody. A person may see a thing when one of their keys is among its locks.
"""

from collections.abc import Collection, Iterable
from typing import Any

from intranet.access.actor import Actor, Body
from intranet.access.check import letters
from intranet.access.permissions import Permission
from intranet.access.policy import MUST, POLICY, issued
from intranet.access.scopes import Reach, sentence

_NO_UNIT = 0  # what is open to it is open to any unit
_NOBODY = Reach(
    user_id=0, units=frozenset(), bodies=frozenset(), all_units=frozenset(), all_roles=frozenset()
)


def locks(permission: Permission, subject: Any, units: Collection[int]) -> set[str]:
    """Return who may do *permission* to *subject*, whoever they are; *units* are those it may concern.

    Only for looking: nothing that depends on the person themselves (O) can be written on the thing.
    """
    must, given = MUST.get(permission), set(POLICY[permission].values())
    if must not in (None, issued) or "O" in given:
        raise ValueError(f"{permission} depends on who asks, so it cannot be kept beside a thing")
    if must is not None and not must(_NOBODY, subject):
        return set()
    deed = permission.value.partition(":")[2]
    return {
        f"{permission}.{name}"
        for letter in given
        for name, reach in _reaches(letter, units)
        if sentence(letter, deed)(reach, subject)
    }


def _reaches(letter: str, units: Collection[int]) -> Iterable[tuple[str, Reach]]:
    """Return what a letter may be held for, by name."""
    if letter in "BD":
        none = frozenset()
        return ((f"b.{body}", Reach(0, none, frozenset({body}), none, none)) for body in Body)
    if letter in "UV":
        held = ((f"u.{unit}", frozenset({unit})) for unit in units)
        anybody = ("u", frozenset({_NO_UNIT}))
        return ((name, Reach(0, one, frozenset(), one, frozenset())) for name, one in (anybody, *held))
    return () if letter == "S" else ((letter.lower(), _NOBODY),)


def keys(actor: Actor, permission: Permission) -> set[str]:
    """Return what *actor* brings to the locks of *permission*."""
    found: set[str] = set()
    for letter, grants in letters(actor, permission).items():
        if letter in "BD":
            found |= {f"b.{grant.body}" for grant in grants}
        elif letter in "UV":
            found |= {"u", *(f"u.{grant.unit_id}" for grant in grants if grant.unit_id is not None)}
        elif letter != "S":
            found.add(letter.lower())
    return {f"{permission}.{name}" for name in found}
