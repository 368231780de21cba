"""Carry out what the dry run of people showed: all of it, or nothing; first passwords are given out once."""

from dataclasses import dataclass, field

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.db.counters import bumped_once
from intranet.db.session import db
from intranet.errors import Refused
from intranet.intake.lines import DryRun, Line, Outcome
from intranet.intake.people import PersonWish, position_words
from intranet.org import passwords, people_services, position_services
from intranet.org.people import User

# A first password of ours has 79 random bits: no slow hash makes it safer, and a hundred of them would take
# the machine half a minute. The sign-in writes the hash anew at the full cost, and it must be changed anyway.
CHEAP = 8


@dataclass(slots=True)
class NewAccount:
    """An account that was made, with its first password for the printed sheet."""

    full_name: str
    username: str
    password: str
    positions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Done:
    """What an import of people did."""

    accounts: list[NewAccount] = field(default_factory=list)
    appointed: int = 0
    waiting: int = 0
    phones: int = 0

    @property
    def words(self) -> str:
        """Return it in a sentence."""
        parts = [
            f"tạo {len(self.accounts)} tài khoản" if self.accounts else "",
            f"bổ nhiệm {self.appointed} chức vụ" if self.appointed else "",
            f"đổi {self.phones} số điện thoại" if self.phones else "",
        ]
        said = ", ".join(part for part in parts if part) or "không có gì thay đổi"
        return f"Đã nhập: {said}."


def carry_out(actor: Actor, found: DryRun) -> Done:
    """Make the accounts and positions of the lines. The caller saves all of it or nothing."""
    require_somewhere(actor, P.USER_IMPORT)
    if found.has_faults:
        raise Refused("Tệp còn dòng có lỗi. Hãy sửa trong Excel rồi tải lên lại.")
    done, users = Done(), {}
    with bumped_once():
        for line in found.lines:
            if line.outcome in (Outcome.NEW, Outcome.CHANGED):
                try:
                    _carry_out(actor, line, users, done)
                except Refused as refusal:
                    raise Refused(f"Trang {line.sheet}, dòng {line.row}: {refusal.message}") from refusal
    return done


def _carry_out(
    actor: Actor, line: Line, users: dict[str, tuple[User, NewAccount | None]], done: Done
) -> None:
    wish: PersonWish = line.wish
    if wish.who not in users:
        users[wish.who] = _person(actor, wish, done)
    user, account = users[wish.who]
    if wish.held:
        return
    position = position_services.appoint(
        actor, user, role=wish.role, body=wish.body, unit_id=wish.unit_id, starts_on=wish.starts_on,
        ends_on=wish.ends_on, name=wish.title, is_head=wish.is_head,
    )  # fmt: skip
    done.appointed += 1
    done.waiting += position.awaits_second
    if account is not None:
        waits = " (chờ người thứ hai chấp thuận)" if position.awaits_second else ""
        account.positions.append(position_words(wish) + waits)


def _person(actor: Actor, wish: PersonWish, done: Done) -> tuple[User, NewAccount | None]:
    """Return the person, made or with the new telephone number."""
    if wish.user_id is None:
        user, first = people_services.create_user(
            actor, passwords.hasher(CHEAP), full_name=wish.full_name, username=wish.username, phone=wish.phone
        )
        account = NewAccount(user.full_name, user.username, first)
        done.accounts.append(account)
        return user, account
    user = db.session.get_one(User, wish.user_id)
    if wish.new_phone:
        people_services.edit_user(actor, user, full_name=user.full_name, phone=wish.phone, seen=user.version)
        done.phones += 1
    return user, None
