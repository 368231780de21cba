"""Who replies to a supervision note: the office of the body, and the unit that holds the work (P1)."""

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.org.directory import Seat, directory
from intranet.supervision.models import SupervisionNote

LETTERS = POLICY[P.SUPERVISION_NOTE_REPLY]


def _seats() -> list[Seat]:
    names, today = directory(), clock.today()
    return [seat for seat in names.seats if seat.is_held(today) and seat.user_id in names.active]


def replies(unit_id: int | None) -> bool:
    """Tell whether a unit replies for its own work; for a village or a body of the Front the office does."""
    return unit_id is not None and any(
        seat.unit_id == unit_id and LETTERS.get(seat.role) == "U" for seat in _seats()
    )


def repliers(note: SupervisionNote) -> list[int]:
    """Return the people who may reply."""
    found = [
        seat.user_id
        for seat in _seats()
        if (LETTERS.get(seat.role) == "B" and seat.body == note.body)
        or (LETTERS.get(seat.role) == "U" and seat.unit_id == note.unit_id)
    ]
    return list(dict.fromkeys(found))
