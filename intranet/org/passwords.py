"""Passwords: Argon2id, at a cost that is a setting, and the rule for new ones."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from intranet.errors import Refused

SHORTEST = 14  # without a second factor (TCVN for level 2, as ruled)
_NOBODY: dict[tuple[int, int, int], str] = {}
_EASY = ("matkhau", "password", "12345", "qwerty", "abcd")


def hasher(memory_kib: int) -> PasswordHasher:
    """Return an Argon2id hasher that uses *memory_kib* of memory."""
    return PasswordHasher(
        memory_cost=max(8, memory_kib), time_cost=3 if memory_kib > 1024 else 1, parallelism=1
    )


def matches(passwords: PasswordHasher, kept: str, given: str) -> bool:
    """Tell whether *given* is the password whose hash was *kept*; takes as long when nothing was."""
    try:
        return passwords.verify(kept or _nobody(passwords), given) and bool(kept)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _nobody(passwords: PasswordHasher) -> str:
    """Return the hash that stands for nobody's; made once, so that a name unknown costs no more."""
    cost = (passwords.memory_cost, passwords.time_cost, passwords.parallelism)
    if cost not in _NOBODY:
        _NOBODY[cost] = passwords.hash("không ai có mật khẩu này")
    return _NOBODY[cost]


def check_new(password: str, *, username: str) -> None:
    """Refuse a new password that is too short or too easy."""
    if len(password) < SHORTEST:
        raise Refused(f"Mật khẩu cần ít nhất {SHORTEST} ký tự.", field="password")
    if len(set(password)) < 6 or password.isdigit():
        raise Refused("Mật khẩu quá đơn giản: hãy dùng một câu dễ nhớ với chính mình.", field="password")
    low = password.casefold()
    if username.casefold() in low or any(easy in low for easy in _EASY):
        raise Refused("Mật khẩu không được chứa tên đăng nhập hay dãy chữ số dễ đoán.", field="password")


def one_time() -> str:
    """Return a first password that is read out once and must be changed."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
