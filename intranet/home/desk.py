"""Put what waits for a person into the words and the order of their role's desk."""

from dataclasses import dataclass, field
from datetime import date

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.calendar.queries import current
from intranet.dialogues.timeline import Dated, Timeline, timeline
from intranet.home import papers as paper_lines
from intranet.home import queries
from intranet.home.papers import Papers
from intranet.home.queries import Other
from intranet.org.directory import directory
from intranet.tasks import lists
from intranet.tasks.lists import Line, Mark
from intranet.tasks.queries import Row

SECTIONS = {
    "new": "Mới giao, chờ tiếp nhận",
    "own": "Việc của đơn vị",
    "confirm": "Chờ xác nhận",
    "declined": "Đơn vị trả lại việc",
    "help": "Đơn vị cần giúp",
    "silent": "Quá hạn tiếp nhận",
}
# What a role looks at first; whatever is not named follows in the order above.
ORDER = {
    Role.CHAIRMAN: ("confirm", "new", "own"),
    Role.PARTY_SECRETARY: ("confirm", "new", "own"),
    Role.VICE_CHAIRMAN: ("confirm", "new", "own"),
    Role.OFFICE: ("help", "declined", "confirm", "new", "own", "silent"),
    Role.PARTY_OFFICE: ("help", "declined", "confirm", "new", "own", "silent"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One list on the desk; ``limits`` are the days of acceptance of new work, by its id."""

    key: str
    title: str
    lines: list[Line]
    is_cut: bool
    limits: dict[int, Mark] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on somebody's first page."""

    title: str
    place: str
    sections: list[Section]
    units: list[UnitLate]
    others: dict[str, list[Other]] = field(default_factory=dict)
    papers: Papers = field(default_factory=Papers)
    timeline: Timeline | None = None

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

    def count(self, key: str) -> int:
        """Return how many lines a section shows."""
        return next((len(section.lines) for section in self.sections if section.key == key), 0)

    @property
    def own(self) -> list[Line]:
        """Return the lines of the person's units: what is not accepted yet, then the rest."""
        found = {section.key: section.lines for section in self.sections}
        return [*found.get("new", ()), *found.get("own", ())]

    @property
    def limits(self) -> dict[int, Mark]:
        """Return until when what is not accepted yet has to be, by its id."""
        return next((section.limits for section in self.sections if section.key == "new"), {})

    @property
    def own_late(self) -> int:
        """Return how many of the own lines are late."""
        return sum(line.due_state == "late" for line in self.own)


def desk(actor: Actor) -> Desk:
    """Return what waits for this person."""
    found = queries.waiting(actor)
    order = next((ORDER[grant.role] for grant in actor.grants if grant.role in ORDER), ())
    keys = [*order, *(key for key in SECTIONS if key not in order)]
    sections = [
        Section(
            key, SECTIONS[key], lists.lines(actor, found[key]), len(found[key]) == queries.MOST,
            limits=_limits(found[key]) if key == "new" else {},
        )
        for key in keys if found.get(key)
    ]  # fmt: skip
    others = queries.others(actor)
    place = _place(actor)
    return Desk(
        title=_title(actor, place), place=place, sections=sections, units=_units(actor), others=others,
        papers=paper_lines.papers(actor, others), timeline=_timeline(found.get("next", []), others),
    )  # fmt: skip


def _limits(rows: list[Row]) -> dict[int, Mark]:
    """Say until when each of *rows* has to be accepted: to the end of that day."""
    today = clock.today()
    return {row.id: _limit(row.accept_by, today) for row in rows}


def _limit(accept_by: date, today: date) -> Mark:
    if accept_by < today:
        return Mark(f"Quá hạn tiếp nhận {(today - accept_by).days} ngày", "late", "alarm")
    if accept_by == today:
        return Mark("Tiếp nhận trong hôm nay", "soon", "inbox")
    return Mark(f"Tiếp nhận chậm nhất hết ngày {accept_by:%d/%m/%Y}", "wait", "inbox")


def _timeline(rows: list[Row], others: dict[str, list[Other]]) -> Timeline | None:
    """Return the days around the next dialogue, for those who follow the work of every unit."""
    coming = others.get("next", [])
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
