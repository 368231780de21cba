"""Read people: the list, one person, delegations, absences, and who waits for a second person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from intranet import clock
from intranet.access.actor import Actor, Body, Role
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.directory import directory
from intranet.org.identity import DELEGATES, GIVERS
from intranet.org.people import Absence, Delegation, Position, User
from intranet.text.fold import fold_words


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list with what they hold today."""

    user_id: int
    name: str
    username: str
    phone: str
    positions: tuple[str, ...]
    is_active: bool
    away_until: date | None


def get_person(_actor: Actor, user_id: int) -> User:
    """Return one person with their positions; everybody may look people up."""
    found = db.session.get(User, user_id, options=[selectinload(User.positions)])
    if found is None:
        raise NotFound
    return found


def get_position(position_id: int) -> Position:
    """Return one position with who holds it."""
    found = db.session.get(Position, position_id, options=[joinedload(Position.user)])
    if found is None:
        raise NotFound
    return found


def position_of(user: User, position_id: int) -> Position:
    """Return one of the positions of *user*."""
    found = next((one for one in user.positions if one.id == position_id), None)
    if found is None:
        raise NotFound
    return found


def people(*, search: str = "", all_accounts: bool = False) -> list[PersonRow]:
    """Return the people by name, as Vietnamese readers look for them; accounts that ended only if asked."""
    today, known = clock.today(), directory()
    held: dict[int, list[str]] = {}
    query = (
        select(Position.user_id, Position.role, Position.name, Position.unit_id)
        .where(~Position.awaits_second, Position.starts_on <= today)
        .where(or_(Position.ends_on.is_(None), Position.ends_on >= today))
        .order_by(Position.is_head.desc(), Position.id)
    )
    for user_id, role, name, unit_id in db.session.execute(query):
        unit = known.unit_name(unit_id)
        label = name or role.label
        held.setdefault(user_id, []).append(f"{label}, {unit}" if unit and unit not in label else label)
    away = (
        select(func.max(Absence.ends_on))
        .where(Absence.user_id == User.id, Absence.starts_on <= today, Absence.ends_on >= today)
        .scalar_subquery()
    )
    rows = select(User.id, User.full_name, User.username, User.phone, User.is_active, away.label("away"))
    if not all_accounts:
        rows = rows.where(User.is_active)
    wanted = fold_words(search)
    found = []
    for row in db.session.execute(rows.order_by(User.name_key, User.id)):
        positions = tuple(held.get(row.id, ()))
        if wanted in fold_words(" ".join((row.full_name, row.username, *positions))):
            found.append(
                PersonRow(row.id, row.full_name, row.username, row.phone, positions, row.is_active, row.away)
            )
    return found


def waiting_for_second(actor: Actor) -> list[Position]:
    """Return the positions on which *actor* can decide as the second person, or which they proposed."""
    query = select(Position).where(Position.awaits_second).order_by(Position.id)
    rows = db.session.scalars(query.options(joinedload(Position.user), joinedload(Position.unit)))
    return [one for one in rows if may_agree(actor, one) or one.proposed_by_id == actor.user_id]


def may_agree(actor: Actor, position: Position) -> bool:
    """Tell whether *actor* may be the second person for *position*."""
    return (
        position.awaits_second
        and permits(actor, P.USER_SECOND_PERSON, position)
        and actor.user_id not in (position.proposed_by_id, position.user_id)
    )


def already_leading(
    user: User,
    *,
    role: Role,
    unit_id: int | None,
    is_head: bool,
    starts_on: date,
    ends_on: date | None,
) -> list[Position]:
    """Return the positions by which others lead that unit, or hold that leader's role, in those days."""
    same = []
    if is_head and unit_id is not None:
        same.append(and_(Position.is_head, Position.unit_id == unit_id))
    if role in GIVERS:
        same.append(Position.role == role)
    if not same:
        return []
    query = select(Position).where(
        or_(*same),
        Position.user_id != user.id,
        or_(Position.ends_on.is_(None), Position.ends_on >= starts_on),
    )
    if ends_on is not None:
        query = query.where(Position.starts_on <= ends_on)
    query = query.order_by(Position.starts_on, Position.id)
    return list(db.session.scalars(query.options(joinedload(Position.user), joinedload(Position.unit))))


def people_choices() -> list[tuple[int, str]]:
    """Return the people with an account, by name."""
    known = directory()
    return known.by_name(known.active)


def unit_choices() -> list[tuple[int, str]]:
    """Return the units in which somebody may hold a position."""
    return [(unit.id, unit.name) for unit in directory().open_units(clock.today())]


def delegations(*, user_id: int | None = None, limit: int = 100) -> list[Delegation]:
    """Return delegations, the newest first: all, or those a person gave or received."""
    query = select(Delegation).options(joinedload(Delegation.giver), joinedload(Delegation.receiver))
    if user_id is not None:
        query = query.where(or_(Delegation.giver_id == user_id, Delegation.receiver_id == user_id))
    query = query.order_by(Delegation.starts_on.desc(), Delegation.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def get_delegation(_actor: Actor, delegation_id: int) -> Delegation:
    """Return one delegation; whoever may look people up may see it."""
    found = db.session.get(Delegation, delegation_id)
    if found is None:
        raise NotFound
    return found


def deputies(bodies: set[Body]) -> list[tuple[int, str]]:
    """Return who may receive a delegation for one of *bodies*, now or from a later day."""
    known, today = directory(), clock.today()
    seats = {
        s.user_id
        for s in known.seats
        if s.role in DELEGATES and s.body in bodies and (s.ends_on is None or s.ends_on >= today)
    }
    return known.by_name(seats & known.active)


def bodies_led(actor: Actor) -> list[Body]:
    """Return the bodies for which *actor* may delegate."""
    return [
        grant.body
        for grant in actor.grants
        if grant.role in (Role.CHAIRMAN, Role.PARTY_SECRETARY)
        and permits(actor, P.DELEGATION_GRANT, Delegation(body=grant.body))
    ]


def absences(*, user_id: int | None = None, limit: int = 100) -> list[Absence]:
    """Return absences: of one person all, the newest first; of everybody those to come, nearest first."""
    query = select(Absence).options(joinedload(Absence.user))
    if user_id is None:
        query = query.where(Absence.ends_on >= clock.today()).order_by(Absence.starts_on, Absence.id)
    else:
        query = query.where(Absence.user_id == user_id).order_by(Absence.starts_on.desc(), Absence.id)
    return list(db.session.scalars(query.limit(limit)))


def get_absence(actor: Actor, absence_id: int) -> Absence:
    """Return one absence of one's own."""
    found = db.session.get(Absence, absence_id)
    if found is None or not found.owned_by(actor.user_id):
        raise NotFound
    return found
