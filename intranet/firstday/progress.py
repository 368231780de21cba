"""How far the first day has come, and which steps it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.firstday.models import Setup
from intranet.org.people import User


class Stage(StrEnum):
    """Who may go on: whoever has the code, who is signed in, or nobody any more."""

    CODE = "code"
    SIGNED = "signed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key, what it is called, and the view that asks it."""

    key: str
    label: str
    endpoint: str
    stage: Stage


STEPS: tuple[Step, ...] = (
    Step("choice", "Bắt đầu", "firstday.index", Stage.CODE),
    Step("commune", "Xã, phường", "firstday.commune", Stage.CODE),
    Step("organisation", "Tổ chức", "firstday.organisation", Stage.CODE),
    Step("accounts", "Tài khoản", "firstday.accounts", Stage.CODE),
    Step("letters", "Thể thức", "firstday.letters", Stage.SIGNED),
    Step("numbers", "Số văn bản", "firstday.numbers", Stage.SIGNED),
    Step("calendar", "Lịch", "firstday.calendar", Stage.SIGNED),
    Step("end", "Hoàn tất", "firstday.end", Stage.SIGNED),
)
LATER = tuple(step for step in STEPS if step.stage is Stage.SIGNED)


def current() -> Setup | None:
    """Return the first day that has begun here, if any."""
    return db.session.scalars(select(Setup).order_by(Setup.id).limit(1)).first()


def hold() -> None:
    """Let one request at a time write the first day: two presses of one button found one commune."""
    db.session.execute(select(Setup.id).with_for_update()).all()


def stage() -> Stage:
    """Return who may go on with the first day."""
    found = current()
    if db.session.scalar(select(User.id).limit(1)) is None:
        return Stage.CODE
    if found is None or found.administrator_id is None or found.finished_at is not None:
        return Stage.CLOSED
    return Stage.SIGNED


class _Nobody(Exception):
    """There is no account."""


def nobody_yet(*, remember: bool = True) -> bool:
    """Tell whether there is no account; once there is one it is remembered, and no stranger costs a look.

    Without *remember* it is looked at again: a command may have removed the demo with all its accounts.
    """

    def look() -> bool:
        if db.session.scalar(select(User.id).limit(1)) is None:
            raise _Nobody
        return False

    try:
        return remembered("accounts", None, look) if remember else look()
    except _Nobody:
        return True


def waits_for_somebody() -> bool:
    """Tell, without a statement, whether the first day waits for who may edit the settings."""
    return remembered("first-day", value_of("settings"), stage, limit=2) is Stage.SIGNED


def is_done(found: Setup | None, key: str) -> bool:
    """Tell whether a step has been answered."""
    return found is not None and (
        key in found.answers.get("done", ()) or (key == "accounts" and found.administrator_id is not None)
    )


def next_step(found: Setup | None) -> Step:
    """Return the first step that is not answered yet."""
    return next((step for step in STEPS if not is_done(found, step.key)), STEPS[-1])


def marks(found: Setup | None, here: str) -> list[tuple[str, str]]:
    """Return the steps as the strip of steps shows them."""

    def mark(step: Step) -> str:
        return "current" if step.key == here else "done" if is_done(found, step.key) else ""

    return [(step.label, mark(step)) for step in STEPS]


def open_steps(found: Setup | None) -> Sequence[Step]:
    """Return the steps before the last that are not answered."""
    return [step for step in STEPS[:-1] if not is_done(found, step.key)]


def before(key: str) -> Step:
    """Return the step before one."""
    keys = [step.key for step in STEPS]
    return STEPS[keys.index(key) - 1]


def after(key: str) -> Step:
    """Return the step after one."""
    keys = [step.key for step in STEPS]
    return STEPS[keys.index(key) + 1]
