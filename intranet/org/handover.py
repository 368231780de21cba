"""Hand over: what somebody still has open, whoever keeps it, and to whom it goes (A6).

Higher packages register their kind of work; organisation need not know them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.org.people import User


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work that people hold by name.

    ``count(user_id)`` says how much is open; ``move(actor, user_id, to_user_id)`` gives all of it to
    another person, or back to the unit (None), and returns how much it was.
    """

    label: str
    count: Callable[[int], int]
    move: Callable[[Actor, int, int | None], int]


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How much of one kind somebody has open."""

    label: str
    count: int


_kinds: dict[str, Work] = {}

log.define(
    "user.hand-over", lambda e: f"Bàn giao {e.data['count']} việc cho {e.data['to'] or 'đơn vị phụ trách'}"
)


def register(name: str, *, label: str, count: Callable, move: Callable) -> None:
    """Let a higher package say what of its own people hold; called once, when the application is made."""
    _kinds[name] = Work(label, count, move)


def open_work(user_id: int) -> list[OpenWork]:
    """Return what the person has open, kind by kind; kinds without any are left out."""
    found = [OpenWork(work.label, work.count(user_id)) for work in _kinds.values()]
    return [one for one in found if one.count]


def hand_over(actor: Actor, user: User, *, to_user_id: int | None) -> int:
    """Give all open work of *user* to another person, or back to the units (None); return how much."""
    require(actor, P.HAND_OVER_CARRY_OUT, user)
    known = directory()
    if to_user_id == user.id:
        raise Refused("Hãy chọn người khác để nhận bàn giao.", field="to_user_id")
    if to_user_id is not None and to_user_id not in known.active:
        raise Refused("Người nhận không còn hoạt động.", field="to_user_id")
    if not open_work(user.id):
        raise Refused(f"{user.full_name} không còn việc nào đang mở.")
    moved = sum(work.move(actor, user.id, to_user_id) for work in _kinds.values())
    log.record(actor, "user.hand-over", user, count=moved, to=known.person_name(to_user_id))
    return moved
