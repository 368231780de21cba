"""The units and people of the commune as every page needs them: read once, remembered until changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from intranet.access.actor import Body, Role
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.models import Block, Commune, GroupMember, Unit, UnitKind
from intranet.org.people import Position, User
from intranet.org.templates import level_of


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as lists and pickers show it."""

    id: int
    name: str
    short_name: str
    kind: UnitKind
    block: Block
    parent_id: int | None
    position: int
    starts_on: date | None
    ends_on: date | None
    gathers: UnitKind | None

    def is_open(self, day: date) -> bool:
        """Tell whether the unit exists on *day*."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )


@dataclass(frozen=True, slots=True)
class Seat:
    """A position of somebody, as far as lists need it."""

    user_id: int
    role: Role
    body: Body
    unit_id: int | None
    is_head: bool
    starts_on: date
    ends_on: date | None

    def is_held(self, day: date) -> bool:
        """Tell whether the seat is taken on *day*."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class CommuneEntry:
    """The commune as pages and papers name it."""

    name: str = "xã, phường chưa đặt tên"
    place: str = ""
    parent: str = ""
    model: str = "2025"
    demo_password: str = ""

    @property
    def title(self) -> str:
        """Return the name in capitals."""
        return self.name.upper()

    @property
    def level(self) -> str:
        """Return what kind of commune it is, for sentences: “xã”, “phường”, “đặc khu”."""
        return level_of(self.name)

    @property
    def is_demo(self) -> bool:
        """Tell whether everything here is invented."""
        return bool(self.demo_password)


class Directory:
    """A snapshot of units and people; ask it on a day."""

    def __init__(self) -> None:
        columns = [getattr(Unit, name) for name in UnitEntry.__dataclass_fields__]
        rows = db.session.execute(select(*columns).order_by(Unit.block, Unit.position, Unit.id))
        self.units = {row.id: UnitEntry(*row) for row in rows}
        self.people = {
            row.id: row.full_name
            for row in db.session.execute(
                select(User.id, User.full_name, User.name_key).order_by(User.name_key, User.id)
            )
        }
        self.active = set(db.session.scalars(select(User.id).where(User.is_active)))
        seats = [getattr(Position, name) for name in Seat.__dataclass_fields__]
        self.seats = [Seat(*row) for row in db.session.execute(select(*seats).where(~Position.awaits_second))]
        self._members = list(
            db.session.execute(
                select(GroupMember.group_id, GroupMember.unit_id, GroupMember.starts_on, GroupMember.ends_on)
            )
        )
        row = db.session.execute(
            select(Commune.name, Commune.place, Commune.parent, Commune.model, Commune.demo_password)
        ).first()
        self.commune = CommuneEntry(*row) if row else CommuneEntry()

    def unit_name(self, unit_id: int | None) -> str:
        """Return a unit's name; empty for none."""
        entry = self.units.get(unit_id) if unit_id is not None else None
        return entry.name if entry else ""

    def person_name(self, user_id: int | None) -> str:
        """Return a person's name; empty for none."""
        return self.people.get(user_id, "") if user_id is not None else ""

    def by_name(self, user_ids: Iterable[int]) -> list[tuple[int, str]]:
        """Return people with their names, as every list of people stands: by given name, then family (N7)."""
        wanted = set(user_ids)
        return [(user_id, name) for user_id, name in self.people.items() if user_id in wanted]

    def open_units(self, day: date, *, groups: bool = False) -> list[UnitEntry]:
        """Return the units that may be given work on *day*, by block and place."""
        order = list(Block)
        found = [u for u in self.units.values() if u.is_open(day) and (groups or u.kind != UnitKind.GROUP)]
        return sorted(found, key=lambda u: (order.index(u.block), u.position, u.id))

    def members(self, unit_id: int, day: date) -> list[int]:
        """Return the units that answer for *unit_id* on *day*: a group's members, else itself."""
        entry = self.units[unit_id]
        if entry.kind != UnitKind.GROUP:
            return [unit_id]
        named = [
            member
            for group, member, starts, ends in self._members
            if group == unit_id and (starts is None or starts <= day) and (ends is None or day <= ends)
        ]
        gathered = [u.id for u in self.units.values() if entry.gathers and u.kind == entry.gathers]
        every = dict.fromkeys([*gathered, *named])
        leaves = [leaf for one in every if one != unit_id for leaf in self.members(one, day)]
        wanted = {leaf for leaf in leaves if self.units[leaf].is_open(day)}
        return [u.id for u in self.open_units(day) if u.id in wanted]

    def staff(self, unit_ids: set[int], day: date, *, heads: bool = False) -> list[int]:
        """Return who holds a position in one of *unit_ids* on *day*; with *heads* the heads only, if any."""
        seats = [
            s for s in self.seats if s.unit_id in unit_ids and s.is_held(day) and s.user_id in self.active
        ]
        chosen = [s for s in seats if s.is_head] if heads else seats
        return list(dict.fromkeys(s.user_id for s in chosen or seats))

    def holders(self, roles: set[Role], day: date, *, body: Body | None = None) -> list[int]:
        """Return who holds one of *roles* (for *body*) on *day*."""
        return list(
            dict.fromkeys(
                s.user_id
                for s in self.seats
                if s.role in roles
                and s.is_held(day)
                and s.user_id in self.active
                and (body is None or s.body == body)
            )
        )

    def unit(self, unit_id: int) -> UnitEntry:
        """Return one unit, or :class:`NotFound`."""
        try:
            return self.units[unit_id]
        except KeyError:
            raise NotFound from None


def directory() -> Directory:
    """Return the directory as it is now."""
    return remembered("directory", value_of("org"), Directory, limit=2)
