"""Read units: the tree, one unit with its names, members and people."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.errors import NotFound, Refused
from intranet.org import names
from intranet.org.directory import Directory, UnitEntry, directory
from intranet.org.models import Block, GroupMember, Unit, UnitKind
from intranet.org.people import Position
from intranet.text.fold import fold_words


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit of the tree: how deep it stands and how many people work in it."""

    entry: UnitEntry
    depth: int
    people: int


@dataclass(frozen=True, slots=True)
class BlockPart:
    """The units of one block, those that still exist and those that were closed."""

    block: Block
    open: tuple[UnitLine, ...]
    closed: tuple[UnitLine, ...]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A unit's place in a group, named or gathered by its kind."""

    member_id: int | None
    unit: UnitEntry
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who holds a position in a unit."""

    user_id: int
    name: str
    label: str
    is_head: bool
    starts_on: date
    ends_on: date | None
    is_held: bool


def get_unit(_actor: Actor, unit_id: int) -> Unit:
    """Return one unit with its other names; everybody may look units up."""
    found = db.session.get(Unit, unit_id, options=[selectinload(Unit.aliases)])
    if found is None:
        raise NotFound
    return found


def tree(day: date, *, search: str = "") -> list[BlockPart]:
    """Return the units by block, children below their parents; *search* keeps those whose names have it."""
    known = directory()
    people: dict[int, set[int]] = {}
    for seat in known.seats:
        if seat.unit_id is not None and seat.is_held(day) and seat.user_id in known.active:
            people.setdefault(seat.unit_id, set()).add(seat.user_id)
    wanted = fold_words(search)
    parts = []
    for block in Block:
        lines = [
            UnitLine(entry, depth, len(people.get(entry.id, ())))
            for entry, depth in _nested(known, block)
            if wanted in fold_words(f"{entry.name} {entry.short_name}")
        ]
        if lines:
            parts.append(
                BlockPart(
                    block,
                    tuple(line for line in lines if not _is_over(line.entry, day)),
                    tuple(line for line in lines if _is_over(line.entry, day)),
                )
            )
    return parts


def _is_over(entry: UnitEntry, day: date) -> bool:
    return entry.ends_on is not None and entry.ends_on < day


def _nested(known: Directory, block: Block) -> list[tuple[UnitEntry, int]]:
    """Return the units of *block* in order, each below its parent, with its depth."""
    units = sorted(
        (u for u in known.units.values() if u.block == block),
        key=lambda u: (u.kind == UnitKind.GROUP, u.position, u.id),
    )
    ids = {u.id for u in units}
    children: dict[int | None, list[UnitEntry]] = {}
    for unit in units:
        children.setdefault(unit.parent_id if unit.parent_id in ids else None, []).append(unit)
    found: list[tuple[UnitEntry, int]] = []

    def descend(parent_id: int | None, depth: int) -> None:
        for unit in children.get(parent_id, ()):
            found.append((unit, depth))
            descend(unit.id, depth + 1)

    descend(None, 0)
    return found


def members(unit: Unit) -> list[MemberLine]:
    """Return who belongs to a group: gathered by kind, then named with dates."""
    known = directory()
    gathered = [
        MemberLine(None, entry, entry.starts_on, entry.ends_on)
        for entry in known.open_units(clock.today())
        if unit.gathers and entry.kind == unit.gathers
    ]
    rows = db.session.scalars(
        select(GroupMember).where(GroupMember.group_id == unit.id).order_by(GroupMember.id)
    )
    named = [MemberLine(row.id, known.unit(row.unit_id), row.starts_on, row.ends_on) for row in rows]
    return gathered + named


def get_member(member_id: int) -> GroupMember:
    """Return one place in a group."""
    found = db.session.get(GroupMember, member_id)
    if found is None:
        raise NotFound
    return found


def groups_of(unit: Unit) -> list[UnitEntry]:
    """Return the groups that *unit* belongs to today."""
    known, today = directory(), clock.today()
    return [
        entry
        for entry in known.units.values()
        if entry.kind == UnitKind.GROUP and entry.id != unit.id and unit.id in known.members(entry.id, today)
    ]


def people_of(unit: Unit) -> list[PersonLine]:
    """Return who holds, held or will hold a position in *unit*: heads first, then by name."""
    known, today = directory(), clock.today()
    rows = db.session.scalars(
        select(Position).where(Position.unit_id == unit.id, ~Position.awaits_second).order_by(Position.id)
    )
    order = {user_id: place for place, user_id in enumerate(known.people)}
    lines = [
        PersonLine(
            row.user_id, known.person_name(row.user_id), row.label, row.is_head, row.starts_on, row.ends_on,
            row.is_held(today) and row.user_id in known.active,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(lines, key=lambda one: (not one.is_held, not one.is_head, order.get(one.user_id, 0)))


def parent_choices(unit: Unit | None) -> list[tuple[int, str]]:
    """Return the units that may stand above *unit*: open ones that are no groups and not below it."""
    known, today = directory(), clock.today()
    below = {unit.id} if unit is not None else set()
    growing = True
    while growing:
        more = {u.id for u in known.units.values() if u.parent_id in below} - below
        below |= more
        growing = bool(more)
    return [(u.id, u.name) for u in known.open_units(today) if u.id not in below]


def member_choices(group: Unit) -> list[tuple[int, str]]:
    """Return the open units that may join *group*."""
    known = directory()
    return [(u.id, u.name) for u in known.open_units(clock.today(), groups=True) if u.id != group.id]


def unit_called(name: str) -> int:
    """Return the open unit that *name* surely means; refuse, naming the nearest, any other name."""
    match = names.resolve(name)
    if match.sure and match.unit_id is not None:
        return match.unit_id
    near = ", ".join(directory().unit_name(unit_id) for unit_id, _ in match.candidates[:3])
    raise Refused(f"Không có đơn vị “{name}”.{f' Gần nhất: {near}.' if near else ''}")
