"""The bar above the list with which one thing is done to many assignments (C13)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.tasks import filters, lists, mass_queries
from intranet.tasks.filters import Filter, Tab
from intranet.tasks.queries import Counts, Slice

# What is offered on which tab: the endpoint, the button, its picture, and the right to it.
_DEEDS = {
    Tab.OPEN: (
        ("task_mass.remind", "Đôn đốc", "bell-ringing", P.TASK_REMIND),
        ("task_mass.pass_on", "Giao đơn vị khác", "arrow-right", P.TASK_REASSIGN),
        ("task_mass.name", "Phân công", "user-plus", P.TASK_DELEGATE),
    ),
    Tab.WAITING: (("task_mass.confirm", "Xác nhận hoàn thành", "circle-check", P.TASK_CONFIRM),),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """The buttons; ``count`` is how many the filter shows, ``chosen`` what is chosen already."""

    deeds: list[tuple[str, str, str]]
    count: str
    place: str
    chosen: frozenset[int]
    elsewhere: list[int]  # chosen, but not on this page


def bar(actor: Actor, wanted: Filter, numbers: Counts, found: Slice, chosen: str) -> Bar | None:
    """Return the bar for this person and this tab; None where nothing can be done to many."""
    deeds = [
        (endpoint, label, icon)
        for endpoint, label, icon, permission in _DEEDS.get(wanted.tab, ())
        if permits_somewhere(actor, permission)
    ]
    if not deeds or not found.rows:
        return None
    picked = {int(one) for one in chosen.split(",") if one.isdecimal() and len(one) < 10}
    here = {row.id for row in found.rows}
    place = urlencode(filters.kept({**wanted.chosen, "sau": "", "truoc": ""}))
    return Bar(
        deeds, _count(actor, wanted, numbers, found), place, frozenset(picked & here),
        sorted(picked - here)[: mass_queries.MOST],
    )  # fmt: skip


def _count(actor: Actor, wanted: Filter, numbers: Counts, found: Slice) -> str:
    """Say how many the filter shows, asking the database only where neither page nor tabs know."""
    if not found.earlier and not found.later:
        return str(len(found.rows))
    if not wanted.is_narrow:
        return lists.number(numbers.tabs[wanted.tab])
    count = mass_queries.count(actor, wanted)
    return f"hơn {mass_queries.MOST}" if count > mass_queries.MOST else str(count)
