"""Sign in and out, with a lock after five failures that no restart forgets (L4)."""

import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.exc import OperationalError

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import aside, db, let_go
from intranet.db.upsert import upsert
from intranet.errors import Refused
from intranet.org import passwords
from intranet.org.identity import token_hash
from intranet.org.people import SignIn, SignInThrottle, User
from intranet.org.signals import signed_in
from intranet.text.fold import fold

FAILURES = 5
LOCKED = timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)
IDLE = timedelta(minutes=15)
NOTED = timedelta(minutes=5)  # between two notes that a sign-in is in use
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."

log.define("sign-in.start", "Đăng nhập")
log.define("sign-in.lock", "Khóa 15 phút vì nhập sai mật khẩu 5 lần")
log.define("sign-in.end", "Kết thúc một lượt đăng nhập")
log.define("user.password", "Đổi mật khẩu")


def sign_in(
    hasher: PasswordHasher,
    *,
    username: str,
    password: str,
    address: str = "",
    device: str = "",
    idle: timedelta = IDLE,
) -> str:
    """Return the token of a new sign-in; refuse, counting the failure, when name and password do not match.

    The caller must save even a refusal, or the count is lost.
    """
    name = fold(username)[:80]
    _refuse_locked(name)
    user = _known(name)
    kept = user.password_hash if user and user.is_active else ""
    let_go()  # verifying takes long on purpose, and others need not wait for it
    fits = passwords.matches(hasher, kept, password)
    _refuse_locked(name)
    user = _known(name)
    if not fits or user is None or not user.is_active or user.password_hash != kept:
        _count_failure(name, user)
        raise Refused(WRONG)
    db.session.execute(delete(SignInThrottle).where(SignInThrottle.username == name))
    token = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.execute(
        update(SignIn)
        .where(SignIn.user_id == user.id, SignIn.ended_at.is_(None), ~_in_use(idle))
        .values(ended_at=SignIn.last_seen_at)
    )
    started = SignIn(
        user=user, token_hash=token_hash(token), started_at=now, last_seen_at=now, ended_at=None,
        address=address[:60], device=device[:80],
    )  # fmt: skip
    db.session.add(started)
    if hasher.check_needs_rehash(user.password_hash):
        user.password_hash = hasher.hash(password)
    db.session.flush()
    log.record(Actor(user.id, user.full_name), "sign-in.start", started, address=address[:60])
    signed_in.send(user)
    return token


def _known(name: str) -> User | None:
    return db.session.scalars(select(User).where(User.username == name)).one_or_none()


def _refuse_locked(name: str) -> None:
    throttle = db.session.get(SignInThrottle, name)
    if throttle and throttle.locked_until and throttle.locked_until > clock.now():
        raise Refused(_locked_words(throttle))


def _locked_words(throttle: SignInThrottle) -> str:
    assert throttle.locked_until is not None
    until = clock.local(throttle.locked_until)
    return (
        f"Đã nhập sai {FAILURES} lần nên tạm khóa đến {until:%H:%M}. "
        "Hãy chờ, hoặc nhờ quản trị đặt lại mật khẩu."
    )


def _count_failure(name: str, user: User | None) -> None:
    """Note a failed sign-in; the fifth within a day locks the name, known or not."""
    now = clock.now()
    db.session.execute(delete(SignInThrottle).where(SignInThrottle.last_at < now - FORGOTTEN))
    table = SignInThrottle.__table__
    counted = upsert(
        table,
        keys=["username"],
        values={"username": name, "failures": 1, "last_at": now, "locked_until": None},
        update={"failures": table.c.failures + 1, "last_at": now},
    )
    failures = db.session.scalar(counted.returning(table.c.failures))
    if failures and failures >= FAILURES:
        db.session.execute(
            update(table).where(table.c.username == name).values(failures=0, locked_until=now + LOCKED)
        )
        if user is not None:
            log.record(log.SYSTEM, "sign-in.lock", user)


def still_there(sign_in_id: int, seen_at: datetime, *, reading: bool) -> None:
    """Note that the sign-in last seen at *seen_at* is in use, every few minutes.

    A request that only reads waits for nobody: when another one writes, the next request notes it.
    """
    now = clock.now()
    if now - seen_at < NOTED:
        return
    note = update(SignIn).where(SignIn.id == sign_in_id).values(last_seen_at=now)
    if not reading:
        db.session.execute(note)
        return
    try:
        with aside() as connection:
            connection.execute(note)
    except OperationalError:
        pass


def _in_use(idle: timedelta) -> ColumnElement[bool]:
    """Return the condition of a sign-in that has not idled away; its last note may be a little old."""
    return SignIn.last_seen_at > clock.now() - idle - NOTED


def end(actor: Actor, started: SignIn) -> None:
    """End one sign-in of one's own."""
    if started.ended_at is None:
        started.ended_at = clock.now()
        log.record(actor, "sign-in.end", started)


def end_all(user_id: int, *, but: int = 0) -> None:
    """End every sign-in of a person, but the one given."""
    db.session.execute(
        update(SignIn)
        .where(SignIn.user_id == user_id, SignIn.id != but, SignIn.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


def change_password(actor: Actor, hasher: PasswordHasher, *, current: str, new: str, sign_in_id: int) -> None:
    """Give oneself a new password; every other sign-in of one's own ends."""
    user = db.session.get_one(User, actor.user_id)
    if not passwords.matches(hasher, user.password_hash, current):
        raise Refused("Mật khẩu hiện tại chưa đúng.", field="current")
    if new == current:
        raise Refused("Mật khẩu mới phải khác mật khẩu hiện tại.", field="password")
    passwords.check_new(new, username=user.username)
    user.password_hash = hasher.hash(new)
    user.must_change_password = False
    end_all(user.id, but=sign_in_id)
    log.record(actor, "user.password", user)
    bump("org")


def own(actor: Actor, *, idle: timedelta = IDLE) -> list[SignIn]:
    """Return the sign-ins of a person that are in use, the newest first."""
    query = select(SignIn).where(SignIn.user_id == actor.user_id, SignIn.ended_at.is_(None), _in_use(idle))
    return list(db.session.scalars(query.order_by(SignIn.last_seen_at.desc(), SignIn.id.desc()).limit(50)))
