"""What people are told of their own accounts, delegations and positions."""

from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.directory import directory
from intranet.org.people import Delegation, Position, User
from intranet.org.signals import delegation_ended, delegation_given, password_reset, position_proposed


def connect() -> None:
    """Listen to organisation. ``app`` calls this once."""
    password_reset.connect(_tell_of_reset)
    delegation_given.connect(_tell_of_delegation)
    delegation_ended.connect(_tell_of_its_end)
    position_proposed.connect(_ask_the_second_person)


def _tell_of_reset(user: User, *, actor: Actor, **_more: Any) -> None:
    """Tell the owner of an account: whoever reset the password could have signed in with it."""
    outbox.tell(
        [user.id], f"{actor.name} đã đặt lại mật khẩu của đồng chí", "/tai-khoan",
        reason="Vì đây là tài khoản của đồng chí. Nếu không nhờ đặt lại, hãy báo lãnh đạo Văn phòng.",
        kind=NoticeKind.ACCOUNT,
    )  # fmt: skip


def _tell_of_delegation(delegation: Delegation, *, actor: Actor, **_more: Any) -> None:
    """Tell who was given a delegation: nobody can act under a word they never heard."""
    days = f"từ {delegation.starts_on:%d/%m/%Y} đến hết {delegation.ends_on:%d/%m/%Y}"
    outbox.tell(
        [delegation.receiver_id], f"{actor.name} ủy quyền cho đồng chí {days}", "/uy-quyen",
        reason="Vì đồng chí là người nhận ủy quyền.", kind=NoticeKind.ACCOUNT,
    )  # fmt: skip


def _tell_of_its_end(delegation: Delegation, *, actor: Actor, **_more: Any) -> None:
    """Tell who was given a delegation that it holds no more."""
    outbox.tell(
        [delegation.receiver_id], f"{actor.name} đã chấm dứt ủy quyền cho đồng chí", "/uy-quyen",
        reason="Vì đồng chí là người nhận ủy quyền.", kind=NoticeKind.ACCOUNT,
    )  # fmt: skip


def _ask_the_second_person(position: Position, *, actor: Actor, **_more: Any) -> None:
    """Tell those who may agree to a leader's, an office's or an administrator's position."""
    seconds = {role for role, letter in POLICY[P.USER_SECOND_PERSON].items() if letter == "A"}
    holders = directory().holders(seconds, clock.today())
    outbox.tell(
        [one for one in holders if one not in (actor.user_id, position.user_id)],
        f"Chờ chấp thuận: {position.user.full_name}, {position.label}", f"/can-bo/{position.user_id}",
        reason="Vì chức vụ này chỉ có hiệu lực khi người thứ hai chấp thuận.", kind=NoticeKind.ACCOUNT,
    )  # fmt: skip
