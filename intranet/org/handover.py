"""Hand over: what somebody still has open, whoever keeps it, and to whom it goes (A6).

Higher packages register their kind of work; organisation need not know them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.org.people import User


@dataclass(frozen=True, slots=True)
class Moved:
    """How much went to the receiver, and how much back to the units that hold it."""

    given: int
    returned: int

    def words(self, name: str) -> str:
        """Say so; *name* is the receiver's."""
        given = f"{self.given} việc giao {name}" if self.given else ""
        returned = f"{self.returned} việc trả về đơn vị phụ trách" if self.returned else ""
        return ", ".join(part for part in (given, returned) if part)


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work that people hold by name.

    ``count(user_id)`` says how much is open and ``units(user_id)`` in which units;
    ``move(actor, user_id, to_user_id)`` gives it to another person of the same unit, or back to the unit
    (None, and whatever is of another unit than the receiver's). ``in_unit(unit_id)`` says how much a whole
    unit has open, and ``listed(unit_id)`` is where that is listed.
    """

    label: str
    count: Callable[[int], int]
    units: Callable[[int], set[int]]
    move: Callable[[Actor, int, int | None], Moved]
    in_unit: Callable[[int], int] = lambda _unit_id: 0
    listed: Callable[[int], str] = lambda _unit_id: ""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How much of one kind somebody, or a unit, has open; ``path`` leads to the list, where there is one."""

    label: str
    count: int
    path: str = ""


_kinds: dict[str, Work] = {}

log.define(
    "user.hand-over", lambda e: f"Bàn giao: {Moved(e.data['given'], e.data['returned']).words(e.data['to'])}"
)


def register(name: str, work: Work) -> None:
    """Let a higher package say what of its own people hold; called once, when the application is made."""
    _kinds[name] = work


def open_work(user_id: int) -> list[OpenWork]:
    """Return what the person has open, kind by kind; kinds without any are left out."""
    found = [OpenWork(work.label, work.count(user_id)) for work in _kinds.values()]
    return [one for one in found if one.count]


def open_work_of_unit(unit_id: int) -> list[OpenWork]:
    """Return what a unit has open, kind by kind, whoever holds it."""
    found = [OpenWork(work.label, work.in_unit(unit_id), work.listed(unit_id)) for work in _kinds.values()]
    return [one for one in found if one.count]


def receivers(user: User) -> list[tuple[int, str]]:
    """Return who may take over: the other people of the units whose work *user* holds, by name."""
    known = directory()
    units = set().union(*(work.units(user.id) for work in _kinds.values()))
    staff = set(known.staff(units, clock.today())) - {user.id}
    return known.by_name(staff)


def hand_over(actor: Actor, user: User, *, to_user_id: int | None) -> Moved:
    """Give all open work of *user* to another person of its units, or back to the units (None)."""
    require(actor, P.HAND_OVER_CARRY_OUT, user)
    known = directory()
    if to_user_id == user.id:
        raise Refused("Hãy chọn người khác để nhận bàn giao.", field="to_user_id")
    if to_user_id is not None and to_user_id not in known.active:
        raise Refused("Người nhận không còn hoạt động.", field="to_user_id")
    if not open_work(user.id):
        raise Refused(f"{user.full_name} không còn việc nào đang mở.")
    parts = [work.move(actor, user.id, to_user_id) for work in _kinds.values()]
    moved = Moved(sum(one.given for one in parts), sum(one.returned for one in parts))
    name = known.person_name(to_user_id)
    log.record(actor, "user.hand-over", user, given=moved.given, returned=moved.returned, to=name)
    return moved
