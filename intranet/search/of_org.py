"""Units and people as things that can be found: they stand below search, so search knows them itself."""

from collections.abc import Collection, Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.audience import locks
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.org.models import Unit, UnitAlias
from intranet.org.people import Position, User
from intranet.search.kinds import Entry, Kind, Watch


def _units(ids: Collection[int]) -> Iterator[Entry]:
    query = select(Unit).where(Unit.id.in_(ids)).options(selectinload(Unit.aliases))
    for unit in db.session.scalars(query.execution_options(populate_existing=True)):
        yield Entry(
            subject_id=unit.id,
            day=clock.local(unit.created_at).date(),
            title=unit.name,
            note=f"{unit.kind.label}, khối {unit.block.label}"
            if unit.ends_on is None
            else "Đã ngừng hoạt động",
            also="\n".join([unit.short_name, *(one.name for one in unit.aliases)]),
            has_year=False,
            seen_by=frozenset(locks(P.ORGANISATION_VIEW, unit, {unit.id})),
        )


def _people(ids: Collection[int]) -> Iterator[Entry]:
    seats = selectinload(User.positions).joinedload(Position.unit)
    query = select(User).where(User.id.in_(ids)).options(seats)
    for user in db.session.scalars(query.execution_options(populate_existing=True)):
        held = [one for one in user.positions if not one.awaits_second and one.ends_on is None]
        said = ["; ".join(filter(None, (one.label, one.unit.name if one.unit else ""))) for one in held]
        yield Entry(
            subject_id=user.id,
            day=clock.local(user.created_at).date(),
            title=user.full_name,
            note="; ".join(said) if user.is_active else "Tài khoản đã ngừng",
            also="\n".join(said),
            has_year=False,
            seen_by=frozenset(locks(P.ORGANISATION_VIEW, user, ())),
        )


def _seen(model: type[Unit] | type[User], actor: Actor) -> Select:
    return select(model.id, model.id.label("page")).where(visible(actor, P.ORGANISATION_VIEW, model))


def _held_in(units: Collection[int]) -> Select:
    return select(Position.user_id).where(Position.unit_id.in_(units))


UNITS = Kind(
    name="unit",
    number=6,
    label="Đơn vị",
    icon="sitemap",
    slug="don-vi",
    permissions=(P.ORGANISATION_VIEW,),
    ids=lambda: select(Unit.id),
    load=_units,
    seen=lambda actor: _seen(Unit, actor),
    path=lambda number: f"/don-vi/{number}",
    watches=(
        Watch(Unit, lambda unit: (unit.id,)),
        Watch(UnitAlias, lambda alias: (alias.unit_id,)),
    ),
)
PEOPLE = Kind(
    name="person",
    number=7,
    label="Cán bộ",
    icon="users",
    slug="can-bo",
    permissions=(P.ORGANISATION_VIEW,),
    ids=lambda: select(User.id),
    load=_people,
    seen=lambda actor: _seen(User, actor),
    path=lambda number: f"/can-bo/{number}",
    watches=(
        Watch(User, lambda user: (user.id,), frozenset({"full_name", "is_active"})),
        Watch(Position, lambda position: (position.user_id,)),
        Watch(Unit, lambda unit: (unit.id,), frozenset({"name"}), through=_held_in),
    ),
)
