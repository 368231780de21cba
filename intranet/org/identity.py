"""From a sign-in to the person as the rules see them, in one statement a request."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from intranet import clock
from intranet.access.actor import Actor, Grant, Role
from intranet.db.cache import remembered, written
from intranet.db.counters import ChangeCounter, know, value_of
from intranet.db.session import db
from intranet.org.people import Delegation, Position, SignIn, User

COUNTERS = ("org", "calendar", "settings", "work", "filters", "fields")
DELEGATES = {Role.VICE_CHAIRMAN, Role.PARTY_STANDING}
GIVERS = {Role.CHAIRMAN, Role.PARTY_SECRETARY}

_extras: dict[str, Callable[[], Any]] = {}
_values: dict[str, Callable[[], Any]] = {}


def contribute(name: str, column: Callable[[], Any], **values: Callable[[], Any]) -> None:
    """Let a higher package add a number to each request's first statement (unread notices).

    *column* returns a scalar subquery that may use ``users.id``; it is asked for once. Its parameters are
    *values*, asked for at each request.
    """
    _extras[name] = column
    _values.update(values)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page needs to know of the sign-in that asks for it."""

    sign_in_id: int
    actor: Actor
    last_seen_at: datetime
    large_text: bool
    extras: dict[str, int]


def token_hash(token: str) -> str:
    """Return what is kept of a sign-in's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def owner_of(token: str) -> int:
    """Return whose sign-in held *token*, even if it has idled away or was ended; 0 if nobody's."""
    query = select(SignIn.user_id).where(SignIn.token_hash == token_hash(token))
    return db.session.scalar(query) or 0


def _statement() -> Any:
    numbers = [
        select(ChangeCounter.value)
        .where(ChangeCounter.name == name)
        .scalar_subquery()
        .label(f"counter_{name}")
        for name in COUNTERS
    ]
    extras = [make().label(f"extra_{name}") for name, make in _extras.items()]
    return (
        select(
            SignIn.id, SignIn.last_seen_at, User.id.label("user_id"), User.full_name,
            User.must_change_password, User.large_text, *numbers, *extras,
        )
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.token_hash == bindparam("token"), SignIn.ended_at.is_(None), User.is_active)
    )  # fmt: skip


def frame_of(token: str) -> Frame | None:
    """Return the frame of the sign-in that holds *token*, or None if it has ended."""
    statement = written("identity", "statement", _statement)
    asked = {"token": token_hash(token)} | {name: value() for name, value in _values.items()}
    row = db.session.connection().execute(statement, asked).one_or_none()
    if row is None:
        return None
    values = row._mapping
    know({name: values[f"counter_{name}"] or 0 for name in COUNTERS})
    extras = {name: values[f"extra_{name}"] or 0 for name in _extras}
    return Frame(row.id, actor_of_today(row.user_id), row.last_seen_at, row.large_text, extras)


def actor_of_today(user_id: int) -> Actor:
    """Return the person as the rules see them today, remembered until organisation changes."""
    today = clock.today()
    key = (user_id, value_of("org"), today)
    return remembered("actors", key, lambda: actor_of(user_id, today))


def actor_of(user_id: int, day: date) -> Actor:
    """Return the person with the positions and delegations that hold on *day*."""
    user = db.session.get_one(User, user_id)
    held = [p for p in _positions(user_id, day) if p.is_held(day)]
    delegations = [d for d in _delegations(user_id, day) if d.is_in_force(day)]
    grants = tuple(grant for position in held for grant in _grants(position, delegations))
    first = next((p for p in held if p.is_head), held[0] if held else None)
    return Actor(
        user_id=user.id,
        name=user.full_name,
        grants=grants,
        position_label=_label(first),
        restricted=user.must_change_password,
    )


def _label(position: Position | None) -> str:
    if position is None:
        return ""
    return f"{position.label}, {position.unit.name}" if position.name and position.unit else position.label


def _positions(user_id: int, day: date) -> list[Position]:
    query = (
        select(Position)
        .where(Position.user_id == user_id, Position.starts_on <= day)
        .where(or_(Position.ends_on.is_(None), Position.ends_on >= day))
        .options(joinedload(Position.unit))
        .order_by(Position.id)
    )
    return list(db.session.scalars(query))


def _delegations(user_id: int, day: date) -> list[Delegation]:
    """Return what was delegated to a person by leaders who still are what they were."""
    leads = (
        select(Position.id)
        .where(Position.user_id == Delegation.giver_id, Position.body == Delegation.body)
        .where(Position.role.in_(GIVERS), ~Position.awaits_second, Position.starts_on <= day)
        .where(or_(Position.ends_on.is_(None), Position.ends_on >= day))
    )
    query = (
        select(Delegation)
        .join(Delegation.giver)
        .where(Delegation.receiver_id == user_id, Delegation.starts_on <= day, Delegation.ends_on >= day)
        .where(User.is_active, leads.exists())
        .options(contains_eager(Delegation.giver))
        .order_by(Delegation.id)
    )
    return list(db.session.scalars(query))


def _grants(position: Position, delegations: list[Delegation]) -> list[Grant]:
    """Return the position's grant, once for each delegation that lets it act for a leader."""
    own = Grant(position.role, position.body, position.unit_id, position.is_head)
    if position.role not in DELEGATES:
        return [own]
    given = [
        Grant(
            position.role, position.body, position.unit_id, position.is_head,
            delegated=True, limits=frozenset(d.limits), acting_for=d.giver.full_name, delegation_id=d.id,
        )
        for d in delegations if d.body == position.body
    ]  # fmt: skip
    return given or [own]
