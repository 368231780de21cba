"""Ask the policy: about one thing, about a whole table, or about anything at all."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, false, or_, true

from intranet.access.actor import Actor, Body, Grant, Role
from intranet.access.permissions import Permission
from intranet.access.policy import FOR_EVERYBODY, FOR_HEADS, MUST, POLICY
from intranet.access.scopes import Reach, sentence
from intranet.errors import Forbidden

SOME = 0  # a unit, whichever
FEW = 2  # roles left out that are named instead of all the others


def letters(actor: Actor, permission: Permission) -> dict[str, list[Grant]]:
    """Return the letters that *actor* has for *permission*, each with the positions that give it."""
    row = POLICY[permission]
    found: dict[str, list[Grant]] = {}
    for grant in actor.grants:
        letter = row.get(grant.role)
        if letter is None or (letter == "D" and not _is_delegated(grant, permission)):
            continue
        if permission in FOR_HEADS and not grant.is_head:
            continue
        found.setdefault(letter, []).append(grant)
    if permission in FOR_EVERYBODY and actor.user_id:
        found.setdefault("A", [])
    return found


def _is_delegated(grant: Grant, permission: Permission) -> bool:
    return grant.delegated and (not grant.limits or permission.thing in grant.limits)


def _reach(actor: Actor, grants: list[Grant]) -> Reach:
    return Reach(
        user_id=actor.user_id,
        units=frozenset(grant.unit_id for grant in grants if grant.unit_id is not None),
        bodies=frozenset(grant.body for grant in grants),
        all_units=actor.units,
        all_roles=actor.roles,
    )


def permits(actor: Actor, permission: Permission, subject: Any) -> bool:
    """Tell whether *actor* may do this to *subject*."""
    deed = permission.value.partition(":")[2]
    for letter, grants in letters(actor, permission).items():
        if sentence(letter, deed)(_reach(actor, grants), subject):
            must = MUST.get(permission)
            return must is None or bool(must(_reach(actor, []), subject))
    return False


def reaches(actor: Actor, permission: Permission, letter: str, grants: list[Grant], subject: Any) -> bool:
    """Tell whether *letter* alone reaches *subject*; with no letter, whether ``MUST`` lets it be done."""
    if letter:
        deed = permission.value.partition(":")[2]
        return bool(sentence(letter, deed)(_reach(actor, grants), subject))
    must = MUST.get(permission)
    return must is None or bool(must(_reach(actor, []), subject))


def unit_for(actor: Actor, permission: Permission, body: Body) -> int | None:
    """Return the unit in which *actor* does this for *body*: that of the position that lets them."""
    held = (grant for grants in letters(actor, permission).values() for grant in grants)
    return next((grant.unit_id for grant in held if grant.body == body), None)


def permits_somewhere(actor: Actor, permission: Permission) -> bool:
    """Tell whether *actor* may do this to anything: enough to open a page."""
    return any(letter != "S" for letter in letters(actor, permission))


def _either_of(permission: Permission, model: type, reaches: dict[str, Reach], anybody: Reach) -> Any:
    """Return the sentences of the letters in *reaches*, joined, as a condition on *model*."""
    deed = permission.value.partition(":")[2]
    answers = [sentence(letter, deed)(reach, model) for letter, reach in reaches.items()]
    whole = or_(false(), *(true() if answer is True else answer for answer in answers if answer is not False))
    must = MUST.get(permission)
    return whole if must is None else and_(whole, must(anybody, model))


@lru_cache(maxsize=1024)
def _condition(permission: Permission, model: type, found: str) -> ColumnElement[bool]:
    """Return the condition for a person with the letters *found*, with parameters for what they are.

    Depends on the policy and the classes only, never on data, so it is kept for the whole process.
    """
    name = permission.name
    me, mine = bindparam("me"), bindparam("my_units", expanding=True)
    roles = bindparam("my_roles", expanding=True)
    reaches = {
        letter: Reach(
            user_id=me,
            units=bindparam(f"{name}_units_{letter}", expanding=True),
            bodies=bindparam(f"{name}_bodies_{letter}", expanding=True),
            all_units=mine,
            all_roles=roles,
        )
        for letter in found
    }
    anybody = Reach(user_id=me, units=(), bodies=(), all_units=mine, all_roles=roles)
    return _either_of(permission, model, reaches, anybody)


def condition(actor: Actor, permission: Permission, model: type) -> ColumnElement[bool]:
    """Return what *actor* may do this to, as a condition on *model* with named parameters.

    It is the same object for everybody with the same letters, so that a statement built on it can be
    kept; execute with the :func:`parameters` of each permission that it asks for.
    """
    return _condition(permission, model, "".join(sorted(letters(actor, permission))))


def parameters(actor: Actor, *permissions: Permission) -> dict[str, Any]:
    """Return the values for the parameters of the :func:`condition` of each of *permissions*."""
    values: dict[str, Any] = {
        "me": actor.user_id, "my_units": sorted(actor.units), "my_roles": sorted(actor.roles),
    }  # fmt: skip
    for permission in permissions:
        for letter, grants in letters(actor, permission).items():
            reach = _reach(actor, grants)
            values[f"{permission.name}_units_{letter}"] = sorted(reach.units)
            values[f"{permission.name}_bodies_{letter}"] = sorted(reach.bodies)
    return values


@dataclass(frozen=True)
class AnyoneLike(Actor):
    """Whoever holds such positions, in whatever units: in a statement that is kept for all of them.

    Who they are travels as parameters, so that Python can ask nothing of it: a statement that would
    depend on it cannot be written by mistake. ``asked`` collects what it asks for.
    """

    asked: set[Permission] = field(default_factory=set)

    @property
    def units(self) -> Any:
        """Return the parameter of all their units."""
        return bindparam("my_units", expanding=True)

    @property
    def roles(self) -> Any:
        """Return the parameter of all their roles."""
        return bindparam("my_roles", expanding=True)


def positions(actor: Actor) -> tuple[Grant, ...]:
    """Return what a person holds, in whatever unit: whoever holds the same may ask the same statements."""
    bare = (
        replace(one, unit_id=None if one.unit_id is None else SOME, acting_for="", delegation_id=None)
        for one in actor.grants
    )
    return tuple(dict.fromkeys(bare))


def anyone_like(actor: Actor) -> AnyoneLike:
    """Return somebody who holds the :func:`positions` of *actor*, and is nobody yet."""
    return AnyoneLike(bindparam("me"), "", positions(actor))


def visible(actor: Actor, permission: Permission, model: type) -> ColumnElement[bool]:
    """Return the same answer as :func:`permits`, as a condition on *model* with its values inside."""
    if isinstance(actor, AnyoneLike):
        actor.asked.add(permission)
        return condition(actor, permission, model)
    found = letters(actor, permission)
    reaches = {letter: _reach(actor, grants) for letter, grants in found.items()}
    return _either_of(permission, model, reaches, _reach(actor, []))


def require(actor: Actor, permission: Permission, subject: Any) -> None:
    """Raise :class:`Forbidden`, naming who may, unless *actor* may do this to *subject*."""
    if not permits(actor, permission, subject):
        raise Forbidden(who=who_may(permission))


def require_somewhere(actor: Actor, permission: Permission) -> None:
    """Raise :class:`Forbidden`, naming who may, unless *actor* may do this to something."""
    if not permits_somewhere(actor, permission):
        raise Forbidden(who=who_may(permission))


def who_may(permission: Permission) -> tuple[str, ...]:
    """Return the labels of the roles that may do this somewhere, for the 403 page.

    Where nearly all may, the few that may not say more than the list of the others.
    """
    row = POLICY[permission]
    may = [role.label for role in Role if row.get(role, "S") != "S"]
    others = [role.label for role in Role if role.label not in may]
    if len(others) > FEW:
        return tuple(may)
    return (f"Mọi người có chức vụ, trừ {', '.join(others)}" if others else "Mọi người có chức vụ",)


def acting(actor: Actor, permission: Permission, subject: Any) -> Grant | None:
    """Return the delegated position by which *actor* may do this, or None if they may in their own right."""
    deed = permission.value.partition(":")[2]
    found = letters(actor, permission)
    own = {letter: grants for letter, grants in found.items() if letter != "D"}
    if any(sentence(letter, deed)(_reach(actor, grants), subject) for letter, grants in own.items()):
        return None
    for grant in found.get("D", []):
        if sentence("D", deed)(_reach(actor, [grant]), subject):
            return grant
    return None
