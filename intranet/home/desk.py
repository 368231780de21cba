"""Put what waits for a person into the words and the order of their role's desk."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import current
from intranet.dialogues.timeline import Dated, Timeline, timeline
from intranet.home import point_queries, queries
from intranet.home.groups import Group, gathered
from intranet.home.point_queries import Points
from intranet.home.queries import Other
from intranet.org.directory import directory
from intranet.tasks import queries as task_queries
from intranet.tasks.filters import Filter, Tab, sees_all
from intranet.tasks.lists import Line, Mark, not_accepted, number
from intranet.tasks.matter_lines import explanation_mark
from intranet.tasks.queries import Counts, Row

# What a role looks at first; whatever is not named follows in the order of the groups.
ORDER = {
    Role.CHAIRMAN: ("confirm", "extension", "unexplained", "explain", "new", "own"),
    Role.PARTY_SECRETARY: ("confirm", "extension", "unexplained", "explain", "new", "own"),
    Role.VICE_CHAIRMAN: ("confirm", "extension", "unexplained", "explain", "new", "own"),
    Role.OFFICE: ("help", "declined", "cut", "confirm", "new", "own", "silent"),
    Role.PARTY_OFFICE: ("help", "declined", "cut", "confirm", "new", "own", "silent"),
}
# Who decides and confirms nothing, and looks how far things have come.
SUPERVISORS = (Role.COUNCIL, Role.INSPECTION, Role.MASS_MOBILISATION)
FEW = 3  # lines of a group where there are many groups
FEW_GROUPS = 2


@dataclass(frozen=True, slots=True)
class UnitLate:
    """A unit that is late, for those who follow."""

    unit_id: int
    name: str
    late: int
    oldest: int
    done: int
    doing: int
    given: int
    total: int
    broken: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on somebody's first page, or the one group of it that a page shows whole."""

    title: str
    place: str
    groups: dict[str, Group]
    units: list[UnitLate] = field(default_factory=list)
    coming: list[Other] = field(default_factory=list)
    plans: list[Other] = field(default_factory=list)
    points: list[Points] = field(default_factory=list)
    timeline: Timeline | None = None
    coordinating: int = 0  # open work of other units that one's own coordinates on
    limits: dict[int, Mark] = field(default_factory=dict)  # until when new work has to be accepted, by its id
    must_read: list[Other] = field(default_factory=list)  # announcements that the person has not read yet
    numbers: Counts | None = None  # of the work of one's own units, where that is all one follows

    @property
    def late_units(self) -> list[UnitLate]:
        """Return the units with late work."""
        return [unit for unit in self.units if unit.late]

    @property
    def late(self) -> int:
        """Return how much is late in all units."""
        return sum(unit.late for unit in self.units)

    @property
    def given(self) -> int:
        """Return how much no unit has accepted yet, and is not late."""
        return sum(unit.given for unit in self.units)

    @property
    def waiting(self) -> list[Group]:
        """Return the groups of what waits, in the order of the page, without what came to be read."""
        return [group for key, group in self.groups.items() if key != "incoming"]

    @property
    def most(self) -> int:
        """Return how many lines of a group are shown: few where there are many groups."""
        return FEW if len(self.waiting) > FEW_GROUPS else queries.MOST

    def first(self, group: Group) -> list[Any]:
        """Return the lines of a group that are shown; for one more alone nobody opens another page."""
        return group.lines if group.total <= self.most + 1 else group.lines[: self.most]

    @property
    def broken(self) -> int:
        """Return how much late work has gone past the day that its unit promised (C16)."""
        return sum(unit.broken for unit in self.units)

    @property
    def explaining(self) -> Group | None:
        """Return what the person's units have to explain, if anything."""
        return self.groups.get("explain")

    @property
    def own(self) -> list[Line]:
        """Return the lines of the person's units: the most late first, what has no day last."""
        lines = [line for key in ("new", "own") if key in self.groups for line in self.groups[key].lines]
        return sorted(lines, key=lambda line: line.row.due or date.max)

    @property
    def own_late(self) -> str:
        """Write how much work of the person's units is late; nothing where none is."""
        return number(self.numbers.late) if self.numbers and self.numbers.late else ""

    @property
    def own_open(self) -> str:
        """Write how much work of the person's units is open."""
        return number(self.numbers.tabs[Tab.OPEN]) if self.numbers else str(len(self.own))


def desk(actor: Actor) -> Desk:
    """Return what waits for this person."""
    found, others = queries.waiting(actor), queries.others(actor)
    order = next((ORDER[grant.role] for grant in actor.grants if grant.role in ORDER), ())
    groups = gathered(actor, found, others, order=order)
    coming = others["next"].rows if "next" in others else []
    place = _place(actor)
    return Desk(
        title=_title(actor, place), place=place, groups=groups, units=_units(actor), coming=coming,
        plans=others["plan"].rows if "plan" in others else [],
        points=point_queries.progress(actor) if actor.has(*SUPERVISORS) else [],
        coordinating=queries.coordinating(actor),
        timeline=_timeline(found["next"].rows if "next" in found else [], coming),
        numbers=_numbers(actor), limits=_all_limits(found),
        must_read=others["must-read"].rows if "must-read" in others else [],
    )  # fmt: skip


def _numbers(actor: Actor) -> Counts | None:
    if sees_all(actor) or not actor.units or not permits_somewhere(actor, P.TASK_VIEW):
        return None
    return task_queries.counts(actor, Filter(units=tuple(sorted(actor.units))))


def whole(actor: Actor, key: str) -> Desk | None:
    """Return a desk that holds one group with all its lines; None if nothing of it waits."""
    asked = {"only": key, "most": queries.WHOLE}
    found, others = queries.waiting(actor, **asked), queries.others(actor, **asked)
    groups = gathered(actor, found, others)
    return Desk("", _place(actor), {key: groups[key]}, limits=_all_limits(found)) if key in groups else None


def _all_limits(found: dict[str, queries.Found]) -> dict[int, Mark]:
    """Say of every assignment until when it has to be accepted or explained, where that is what waits."""
    return {number: mark for key, rows in found.items() for number, mark in _limits(key, rows.rows).items()}


def _limits(key: str, rows: list[Row]) -> dict[int, Mark]:
    """Say until when each of *rows* has to be accepted or explained: to the end of that day."""
    today = clock.today()
    if key in ("new", "silent"):
        return {row.id: _limit(row.accept_by, today) for row in rows}
    if key in ("explain", "unexplained"):
        return {row.id: explanation_mark(row.explain_by) for row in rows if row.explain_by}
    return {}


def _limit(accept_by: date, today: date) -> Mark:
    if accept_by < today:
        return not_accepted(accept_by, today)
    if accept_by == today:
        return Mark("Tiếp nhận trong hôm nay", "soon", "inbox")
    return Mark(f"Tiếp nhận chậm nhất hết ngày {accept_by:%d/%m/%Y}", "wait", "inbox")


def _timeline(rows: list[Row], coming: list[Other]) -> Timeline | None:
    """Return the days around the next dialogue, for those who follow the work of every unit."""
    if not rows or not coming or coming[0].day is None:
        return None
    today = clock.today()
    work = [
        Dated(
            due=row.due, title=row.title, is_done=not row.state.is_open, url=f"/nhiem-vu/{row.id}",
            is_late=row.due < today and row.state.is_open,
        )
        for row in rows if row.due
    ]  # fmt: skip
    return timeline(coming[0].day, work, today=today, calendar=current(), place=coming[0].place)


def _units(actor: Actor) -> list[UnitLate]:
    names, today = directory(), clock.today()
    return [
        UnitLate(
            unit_id=line.unit_id,
            name=names.unit_name(line.unit_id),
            late=line.late,
            oldest=(today - line.oldest).days if line.oldest else 0,
            done=line.done,
            doing=line.open - line.late - line.given,
            given=line.given,
            total=line.total,
            broken=line.broken,
        )
        for line in queries.by_unit(actor)
    ]


def _place(actor: Actor) -> str:
    """Return the one unit whose desk it is: a village before its party cell, else the first."""
    grants = sorted(actor.grants, key=lambda grant: grant.role is not Role.VILLAGE)
    return next((directory().unit_name(grant.unit_id) for grant in grants if grant.unit_id is not None), "")


def _title(actor: Actor, place: str) -> str:
    """Name the desk after the role of a leader, else after the unit."""
    for grant in actor.grants:
        if grant.role in (
            Role.CHAIRMAN,
            Role.VICE_CHAIRMAN,
            Role.PARTY_SECRETARY,
            Role.PARTY_STANDING,
            Role.COUNCIL,
        ):
            return f"Bàn làm việc của {grant.role.label}"
    return f"Bàn làm việc của {place}" if place else "Bàn làm việc"
