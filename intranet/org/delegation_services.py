"""Delegation and absence: who acts for whom, and who is away (A4, A5)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org.directory import directory
from intranet.org.identity import DELEGATES, GIVERS
from intranet.org.people import Absence, Delegation
from intranet.org.signals import delegation_ended, delegation_given
from intranet.text.fold import clean

LONGEST = 366

log.define(
    "delegation.grant", lambda e: f"Ủy quyền từ {_day(e.data['starts_on'])} đến {_day(e.data['ends_on'])}"
)
log.define("delegation.revoke", "Thu hồi ủy quyền")
log.define("absence.record", "Ghi vắng mặt")
log.define("absence.remove", "Bỏ ghi vắng mặt")


def things() -> tuple[str, ...]:
    """Return the objects of the policy that a delegation can reach."""
    return tuple(dict.fromkeys(p.thing for p, row in POLICY.items() if "D" in row.values()))


def delegate(
    actor: Actor,
    *,
    body: Body,
    receiver_id: int,
    starts_on: date,
    ends_on: date,
    document: str,
    limits: Collection[str] = (),
) -> Delegation:
    """Let a deputy of *body* act for its leader between two days, as far as *limits* say (none: all)."""
    delegation = Delegation(
        giver_id=actor.user_id, receiver_id=receiver_id, body=body, limits=sorted(set(limits)),
        document=clean(document), starts_on=starts_on, ends_on=ends_on, revoked_on=None,
    )  # fmt: skip
    require(actor, P.DELEGATION_GRANT, delegation)
    _check_receiver(actor, delegation)
    _check_term(delegation)
    _check_own_term(delegation)
    if not delegation.document:
        raise Refused("Hãy ghi số, ký hiệu văn bản ủy quyền.", field="document")
    if unknown := set(limits) - set(things()):
        raise Refused(f"Không ủy quyền được: {', '.join(sorted(unknown))}.", field="limits")
    _refuse_twice(delegation)
    db.session.add(delegation)
    db.session.flush()
    bump("org")
    log.record(
        actor, "delegation.grant", delegation, body=body, limits=delegation.limits,
        document=delegation.document, starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    delegation_given.send(delegation, actor=actor)
    return delegation


def revoke(actor: Actor, delegation: Delegation) -> None:
    """End a delegation at once; what was done under it stays done."""
    require(actor, P.DELEGATION_GRANT, delegation)
    today = clock.today()
    if delegation.revoked_on is not None or delegation.ends_on < today:
        raise WrongState("Ủy quyền này không còn hiệu lực.")
    delegation.revoked_on = today
    bump("org")
    log.record(actor, "delegation.revoke", delegation, revoked_on=today)
    delegation_ended.send(delegation, actor=actor)


def _check_receiver(actor: Actor, delegation: Delegation) -> None:
    if delegation.receiver_id == actor.user_id:
        raise Refused("Không ủy quyền cho chính mình.", field="receiver_id")
    deputies = directory().holders(set(DELEGATES), delegation.starts_on, body=delegation.body)
    if delegation.receiver_id not in deputies:
        raise Refused("Người nhận phải là cấp phó của cùng cơ quan vào ngày bắt đầu.", field="receiver_id")


def _check_term(delegation: Delegation) -> None:
    if delegation.ends_on < delegation.starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    if delegation.ends_on < clock.today():
        raise Refused("Thời hạn ủy quyền đã qua.", field="ends_on")
    if (delegation.ends_on - delegation.starts_on).days > LONGEST:
        raise Refused("Mỗi lần ủy quyền không quá một năm.", field="ends_on")


def _check_own_term(delegation: Delegation) -> None:
    """Refuse what would outlast the position that gives it."""
    held = [
        seat
        for seat in directory().seats
        if seat.user_id == delegation.giver_id and seat.role in GIVERS and seat.body == delegation.body
    ]
    if any(seat.is_held(delegation.starts_on) and seat.is_held(delegation.ends_on) for seat in held):
        return
    ends = [seat.ends_on for seat in held if seat.ends_on is not None]
    if not ends:
        raise Refused("Đồng chí chưa giữ chức vụ vào ngày bắt đầu.", field="starts_on")
    raise Refused(
        f"Chức vụ của đồng chí kết thúc ngày {max(ends):%d/%m/%Y}; ủy quyền không kéo dài quá ngày đó.",
        field="ends_on",
    )


def _refuse_twice(delegation: Delegation) -> None:
    """Refuse the same limits for the same person at the same time: revoking one would leave the other."""
    standing = db.session.scalars(
        select(Delegation)
        .where(Delegation.giver_id == delegation.giver_id, Delegation.body == delegation.body)
        .where(Delegation.receiver_id == delegation.receiver_id)
        .where(Delegation.starts_on <= delegation.ends_on, Delegation.ends_on >= delegation.starts_on)
        .where(or_(Delegation.revoked_on.is_(None), Delegation.revoked_on > delegation.starts_on))
    )
    for one in standing:
        if one.limits == delegation.limits:
            raise Refused(
                f"Người này đã được ủy quyền như vậy từ {one.starts_on:%d/%m/%Y} đến {one.ends_on:%d/%m/%Y}.",
                field="starts_on",
            )


def record_absence(actor: Actor, *, starts_on: date, ends_on: date, reason: str = "") -> Absence:
    """Note that one is away oneself."""
    absence = Absence(user_id=actor.user_id, starts_on=starts_on, ends_on=ends_on, reason=clean(reason))
    require(actor, P.ABSENCE_RECORD, absence)
    if ends_on < starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    overlaps = select(Absence.id).where(
        Absence.user_id == actor.user_id, Absence.starts_on <= ends_on, Absence.ends_on >= starts_on
    )
    if db.session.scalar(overlaps.limit(1)):
        raise Refused("Đã ghi vắng mặt trong thời gian này.", field="starts_on")
    db.session.add(absence)
    db.session.flush()
    bump("org")
    log.record(actor, "absence.record", absence, starts_on=starts_on, ends_on=ends_on)
    return absence


def remove_absence(actor: Actor, absence: Absence) -> None:
    """Take back an absence of one's own that is not over."""
    require(actor, P.ABSENCE_RECORD, absence)
    if absence.ends_on < clock.today():
        raise WrongState("Thời gian vắng mặt đã qua nên giữ lại trong sổ.")
    log.record(actor, "absence.remove", absence, starts_on=absence.starts_on, ends_on=absence.ends_on)
    db.session.delete(absence)
    bump("org")


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}"
