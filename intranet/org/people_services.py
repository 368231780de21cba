"""Accounts: create, edit, a new password, deactivate and let in again."""

import re
import string
from datetime import timedelta

from argon2 import PasswordHasher
from sqlalchemy import delete, select

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.diff import changes
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org import handover, passwords, sign_ins
from intranet.org.people import SignInThrottle, User
from intranet.org.position_services import keep_an_administrator
from intranet.org.signals import password_reset
from intranet.org.unit_words import changed
from intranet.text.collate import name_key
from intranet.text.fold import clean, fold

USERNAME = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")

log.define("user.create", "Tạo tài khoản")
log.define("user.edit", changed("Sửa thông tin"))
log.define("user.reset-password", "Đặt lại mật khẩu; mọi lượt đăng nhập đã kết thúc")
log.define("user.deactivate", "Ngừng tài khoản; các chức vụ kết thúc")
log.define("user.reactivate", "Mở lại tài khoản")


def create_user(
    actor: Actor, hasher: PasswordHasher, *, full_name: str, username: str = "", phone: str = ""
) -> tuple[User, str]:
    """Create an account; return it with its first password, which is shown once and must be changed."""
    if actor != log.SYSTEM:
        require_somewhere(actor, P.USER_CREATE)
    full_name = _checked_name(full_name)
    username = _checked_username(username) if clean(username) else _free_username(full_name)
    first = passwords.one_time()
    user = User(
        username=username, full_name=full_name, name_key=name_key(full_name), phone=clean(phone),
        password_hash=hasher.hash(first), must_change_password=True, is_active=True, large_text=False,
    )  # fmt: skip
    db.session.add(user)
    db.session.flush()
    bump("org")
    log.record(actor, "user.create", user, username=username)
    return user, first


def edit_user(actor: Actor, user: User, *, full_name: str, phone: str, seen: int) -> None:
    """Correct a person's name or telephone number."""
    require(actor, P.ORGANISATION_EDIT, user)
    if user.version != seen:
        raise WrongState("Thông tin vừa được người khác sửa. Hãy xem lại rồi sửa tiếp.")
    user.full_name = _checked_name(full_name)
    user.name_key = name_key(user.full_name)
    user.phone = clean(phone)
    if found := changes(user):
        bump("org")
        log.record(actor, "user.edit", user, changes=found)


def reset_password(actor: Actor, hasher: PasswordHasher, user: User) -> str:
    """Return a new first password for *user*; every sign-in of theirs ends, a lock is lifted."""
    require(actor, P.USER_RESET_PASSWORD, user)
    if not user.is_active:
        raise WrongState("Tài khoản đã ngừng. Hãy mở lại tài khoản trước.")
    first = passwords.one_time()
    user.password_hash = hasher.hash(first)
    user.must_change_password = True
    sign_ins.end_all(user.id)
    db.session.execute(delete(SignInThrottle).where(SignInThrottle.username == user.username))
    bump("org")
    log.record(actor, "user.reset-password", user)
    password_reset.send(user, actor=actor)
    return first


def deactivate(actor: Actor, user: User) -> None:
    """Let *user* sign in no more, and end their positions; refused while they have open work (A6)."""
    require(actor, P.USER_DEACTIVATE, user)
    if not user.is_active:
        raise WrongState("Tài khoản đã ngừng.")
    if user.id == actor.user_id:
        raise Refused("Không tự ngừng tài khoản của mình được. Hãy nhờ quản trị khác.")
    if work := handover.open_work(user.id):
        listed = ", ".join(f"{one.count} {one.label}" for one in work)
        raise Refused(f"{user.full_name} còn {listed} đang mở. Hãy bàn giao trước khi ngừng tài khoản.")
    today = clock.today()
    if any(one.role is Role.ADMINISTRATOR and one.is_held(today) for one in user.positions):
        keep_an_administrator(user, today)
    user.is_active = False
    for position in list(user.positions):
        if position.awaits_second or position.starts_on >= today:
            user.positions.remove(position)
        elif position.ends_on is None or position.ends_on >= today:
            # Restoring a leader's rights must need two people again (L8), so nothing stays open.
            position.ends_on = today - timedelta(days=1)
    sign_ins.end_all(user.id)
    bump("org")
    log.record(actor, "user.deactivate", user)


def reactivate(actor: Actor, hasher: PasswordHasher, user: User) -> str:
    """Let *user* in again with a new first password; positions are given anew."""
    require(actor, P.USER_CREATE, user)
    if user.is_active:
        raise WrongState("Tài khoản đang hoạt động.")
    user.is_active = True
    first = passwords.one_time()
    user.password_hash = hasher.hash(first)
    user.must_change_password = True
    bump("org")
    log.record(actor, "user.reactivate", user)
    return first


def _checked_name(full_name: str) -> str:
    full_name = clean(full_name)
    if not full_name:
        raise Refused("Hãy ghi họ tên.", field="full_name")
    return full_name


def _checked_username(username: str) -> str:
    username = fold(username)[:80]
    if not USERNAME.fullmatch(username):
        raise Refused(
            "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ: an.nv.",
            field="username",
        )
    taken = db.session.scalars(select(User.full_name).where(User.username == username)).one_or_none()
    if taken is not None:
        raise Refused(f"Tên đăng nhập “{username}” đã là của {taken}.", field="username")
    return username


def _free_username(full_name: str) -> str:
    """Return ``an.nv`` for Nguyễn Văn An, with a number if somebody has it."""
    letters = string.ascii_lowercase + string.digits
    words = ["".join(c for c in fold(word) if c in letters) for word in full_name.split()]
    words = [word for word in words if word] or ["nguoi.dung"]
    first = words[-1] + ("." + "".join(word[0] for word in words[:-1]) if words[:-1] else "")
    taken = set(db.session.scalars(select(User.username).where(User.username.startswith(first))))
    return next(
        name for number in range(1, 10_000) if (name := f"{first}{number if number > 1 else ''}") not in taken
    )
