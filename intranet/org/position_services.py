"""Positions: appoint, let a second person agree, end (A3, L8)."""

from datetime import date, timedelta

from intranet.access.actor import Actor, Body, Role
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.org.directory import directory
from intranet.org.identity import GIVERS
from intranet.org.people import Delegation, Position, User
from intranet.org.signals import position_proposed
from intranet.text.fold import clean

# Whoever decides, handles identities or gives rights: never by one person alone (L8).
TWO_PEOPLE = frozenset(
    {
        Role.PARTY_SECRETARY,
        Role.PARTY_STANDING,
        Role.PARTY_OFFICE,
        Role.INSPECTION,
        Role.COUNCIL,
        Role.CHAIRMAN,
        Role.VICE_CHAIRMAN,
        Role.OFFICE,
        Role.ADMINISTRATOR,
    }
)

# The bodies in which a role can be held, the usual one first; a role that is not named: the State's only.
BODIES: dict[Role, tuple[Body, ...]] = {
    **dict.fromkeys(
        (
            Role.PARTY_SECRETARY, Role.PARTY_STANDING, Role.PARTY_OFFICE, Role.MASS_MOBILISATION,
            Role.PROPAGANDA, Role.INSPECTION, Role.PARTY_CELL,
        ),
        (Body.PARTY,),
    ),
    **dict.fromkeys((Role.FRONT, Role.MASS_ORGANISATION), (Body.FRONT,)),
    Role.COUNCIL: (Body.COUNCIL,),
    Role.OFFICE: (Body.STATE, Body.COUNCIL),
    Role.SPECIALIST: (Body.STATE, Body.PARTY, Body.COUNCIL, Body.FRONT),
    Role.VILLAGE: (Body.STATE, Body.FRONT),
    Role.GUEST: tuple(Body),
}  # fmt: skip

log.define("user.appoint", lambda e: f"Bổ nhiệm: {e.data['title']}")
log.define("user.propose", lambda e: f"Đề nghị bổ nhiệm, chờ người thứ hai: {e.data['title']}")
log.define("user.agree", lambda e: f"Chấp thuận bổ nhiệm: {e.data['title']}")
log.define("user.decline", lambda e: f"Không chấp thuận bổ nhiệm: {e.data['title']}")
log.define("user.end-position", lambda e: f"Kết thúc chức vụ: {e.data['title']}")


def appoint(
    actor: Actor,
    user: User,
    *,
    role: Role,
    unit_id: int | None,
    starts_on: date,
    body: Body | None = None,
    ends_on: date | None = None,
    name: str = "",
    is_head: bool = False,
) -> Position:
    """Give *user* a position; leaders, offices and administrators wait for a second person.

    Without *body* it is held in the one that the role belongs to: rights over papers follow the body.
    The first ones, made by a command at installation, wait for nobody: there is nobody yet.
    """
    if actor != log.SYSTEM:
        require(actor, P.ORGANISATION_EDIT, user)
    of = BODIES.get(role, (Body.STATE,))
    body = body or of[0]
    if body not in of:
        names = " hoặc ".join(one.label for one in of)
        raise Refused(f"Vai trò {role.label} thuộc {names}, không thuộc {body.label}.", field="body")
    if not user.is_active:
        raise Refused("Tài khoản đã ngừng. Hãy mở lại tài khoản trước khi bổ nhiệm.")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    if unit_id is not None and not directory().unit(unit_id).is_open(starts_on):
        raise Refused("Đơn vị không hoạt động vào ngày bắt đầu.", field="unit_id")
    _refuse_twice(user, role, body, unit_id, starts_on, ends_on)
    waits = role in TWO_PEOPLE and actor != log.SYSTEM
    position = Position(
        user=user, role=role, body=body, unit_id=unit_id, name=clean(name), is_head=is_head,
        starts_on=starts_on, ends_on=ends_on, awaits_second=waits, proposed_by_id=actor.user_id or None,
    )  # fmt: skip
    db.session.add(position)
    db.session.flush()
    bump("org")
    _note(actor, "user.propose" if waits else "user.appoint", position)
    if waits:
        position_proposed.send(position, actor=actor)
    return position


def agree(actor: Actor, position: Position) -> None:
    """Let a proposed position count; neither the proposer nor the person it is for agrees."""
    _check_second(actor, position)
    position.awaits_second = False
    bump("org")
    _note(actor, "user.agree", position)


def decline(actor: Actor, position: Position, *, comment: str = "") -> None:
    """Turn a proposed position down; its proposer may take it back."""
    if position.proposed_by_id != actor.user_id:
        _check_second(actor, position)
    elif not position.awaits_second:
        raise WrongState("Chức vụ này không chờ chấp thuận.")
    _note(actor, "user.decline", position, comment=clean(comment))
    position.user.positions.remove(position)
    bump("org")


def end_position(actor: Actor, position: Position, *, ends_on: date) -> None:
    """End a position after the day *ends_on*; what its holder delegated as a leader ends with it."""
    require(actor, P.ORGANISATION_EDIT, position.user)
    if ends_on < position.starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    if position.ends_on is not None and ends_on > position.ends_on:
        raise Refused(
            f"Chức vụ kết thúc ngày {position.ends_on:%d/%m/%Y}. Muốn kéo dài, hãy bổ nhiệm lại.",
            field="ends_on",
        )
    if position.role is Role.ADMINISTRATOR:
        keep_an_administrator(position.user, ends_on + timedelta(1), but=position)
    before, position.ends_on = position.ends_on, ends_on
    if position.role in GIVERS:
        _end_delegations(position, ends_on)
    bump("org")
    _note(actor, "user.end-position", position, ends_on=[before, ends_on])


def keep_an_administrator(user: User, day: date, *, but: Position | None = None) -> None:
    """Refuse to leave the system without an administrator on *day*.

    *user* does not count any more, or with *but* only by their other positions.
    """
    others = set(directory().holders({Role.ADMINISTRATOR}, day)) - {user.id}
    own = [p for p in user.positions if p is not but and p.role is Role.ADMINISTRATOR and p.is_held(day)]
    if not others and not (but is not None and own):
        raise Refused("Đây là quản trị cuối cùng. Hãy bổ nhiệm quản trị khác trước.")


def _check_second(actor: Actor, position: Position) -> None:
    if not position.awaits_second:
        raise WrongState("Chức vụ này không chờ chấp thuận.")
    require(actor, P.USER_SECOND_PERSON, position)
    if actor.user_id in (position.proposed_by_id, position.user_id):
        raise Forbidden("Người đề nghị và người được bổ nhiệm không tự chấp thuận. Cần người thứ hai.")


def _refuse_twice(
    user: User, role: Role, body: Body, unit_id: int | None, starts_on: date, ends_on: date | None
) -> None:
    for one in user.positions:
        same = (one.role, one.body, one.unit_id) == (role, body, unit_id)
        apart = (one.ends_on is not None and one.ends_on < starts_on) or (
            ends_on is not None and ends_on < one.starts_on
        )
        if same and not apart:
            raise Refused(f"{user.full_name} đã giữ chức vụ này trong thời gian đó.", field="role")


def _end_delegations(position: Position, ends_on: date) -> None:
    given = db.session.scalars(
        db.select(Delegation).where(
            Delegation.giver_id == position.user_id,
            Delegation.body == position.body,
            Delegation.ends_on > ends_on,
        )
    )
    for delegation in given:
        delegation.ends_on = max(ends_on, delegation.starts_on)
        if delegation.starts_on > ends_on:
            delegation.revoked_on = delegation.starts_on


def _note(actor: Actor, action: str, position: Position, **data: object) -> None:
    """Write into the person's history."""
    unit = directory().unit_name(position.unit_id)
    title = f"{position.label}{f', {unit}' if unit else ''}"
    log.record(
        actor, action, position.user, title=title, role=position.role, body=position.body,
        starts_on=position.starts_on, until=position.ends_on, **data,
    )  # fmt: skip
