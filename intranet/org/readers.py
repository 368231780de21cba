"""Who of many may see something by the position they hold: asked of the directory, without a statement.

For telling people: nobody is told of what they cannot open.
"""

from collections.abc import Iterable
from datetime import date

from intranet.access.permissions import Permission
from intranet.access.policy import POLICY
from intranet.org.directory import Directory, directory

UNIT = frozenset("UV")  # what only the unit of the position gives
ANY = frozenset("ABUVP")  # letters that need no name and no delegation


def of_unit(
    permission: Permission, unit_id: int | None, day: date, *, names: Directory | None = None
) -> set[int]:
    """Return who may do *permission* to what *unit_id* holds, by a position held on *day*.

    Who asks for many units gives the directory, so that it is not looked for each time.
    """
    row = POLICY[permission]
    return {
        seat.user_id
        for seat in (names or directory()).seats
        if seat.is_held(day)
        and (letter := row.get(seat.role))
        and (letter == "A" or (letter in UNIT and seat.unit_id == unit_id))
    }


def by_name(permission: Permission, user_id: int | None, day: date) -> bool:
    """Tell whether a person may do *permission* to what was given to them by name."""
    row = POLICY[permission]
    return any(
        seat.user_id == user_id and seat.is_held(day) and row.get(seat.role) == "O"
        for seat in directory().seats
    )


def among(permission: Permission, users: Iterable[int], day: date) -> list[int]:
    """Return those of *users* who hold a position on *day* that does *permission* to something."""
    row = POLICY[permission]
    holding = {
        seat.user_id for seat in directory().seats if seat.is_held(day) and row.get(seat.role, "") in ANY
    }
    return [user for user in users if user in holding]
