"""What people are told of their own accounts."""

from typing import Any

from intranet.access.actor import Actor
from intranet.notifications import outbox
from intranet.org.people import User
from intranet.org.signals import password_reset


def connect() -> None:
    """Listen to organisation. ``app`` calls this once."""
    password_reset.connect(_tell_of_reset)


def _tell_of_reset(user: User, *, actor: Actor, **_more: Any) -> None:
    """Tell the owner of an account: whoever reset the password could have signed in with it."""
    outbox.tell(
        [user.id], f"{actor.name} đã đặt lại mật khẩu của đồng chí", "/tai-khoan",
        reason="Vì đây là tài khoản của đồng chí. Nếu không nhờ đặt lại, hãy báo lãnh đạo Văn phòng.",
    )  # fmt: skip
