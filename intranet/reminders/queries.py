"""Read open work as reminding needs it, what was told already, and the digests of a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, cast, func, literal, literal_column, select, tuple_

from intranet.access.actor import Actor, Body
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.notifications.models import Notice
from intranet.org.people import User
from intranet.reminders.models import Digest, DigestLine, MailAddress, MailState, ReminderRun, Why
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.queries import ROW, Row

MOST = 100  # lines of a digest that a page shows


class Share(NamedTuple):
    """A share of open work, as far as reminding asks."""

    id: int
    unit_id: int
    assignee_id: int | None
    body: Body
    state: AssignmentState
    due: date
    given_at: datetime


def open_until(horizon: date, *, units: Collection[int] | None = None) -> Sequence[Share]:
    """Return all open work (or that of some *units*) that is due by *horizon*, what is due first."""
    query = (
        select(
            Assignment.id, Assignment.unit_id, Assignment.assignee_id, Assignment.body, Assignment.state,
            Assignment.sort_day, Assignment.given_at,
        )
        .where(Assignment.phase == Phase.OPEN, Assignment.sort_day <= horizon)
        .order_by(Assignment.sort_day, Assignment.id)
    )  # fmt: skip
    if units is not None:
        query = query.where(Assignment.unit_id.in_(sorted(units)))
    return [Share._make(row) for row in db.session.execute(query)]


def is_more_open(horizon: date, *, than: int) -> bool:
    """Tell whether more is open and due by *horizon* than a page can look through."""
    query = select(literal_column("1")).where(
        Assignment.phase == Phase.OPEN, Assignment.sort_day <= horizon
    )
    return db.session.scalar(query.order_by(Assignment.sort_day).offset(than).limit(1)) is not None


def told(horizon: date, *, only: int | None = None) -> dict[tuple[int, int], int]:
    """Return the highest rung that each person (or *only* one) was told of open work as it is dated."""
    query = (
        select(Digest.user_id, DigestLine.assignment_id, func.max(DigestLine.rung))
        .join(Digest, Digest.id == DigestLine.digest_id)
        .join(Assignment, Assignment.id == DigestLine.assignment_id)
        .where(Assignment.phase == Phase.OPEN, Assignment.sort_day <= horizon)
        .where(DigestLine.due == Assignment.sort_day)
        .group_by(Digest.user_id, DigestLine.assignment_id)
    )
    if only is not None:
        query = query.where(Digest.user_id == only)
    return {(user, share): rung for user, share, rung in db.session.execute(query)}


def reminded_on(day: date) -> set[int]:
    """Return who has a digest of *day*."""
    return set(db.session.scalars(select(Digest.user_id).where(Digest.day == day)))


def is_told_again(path: str) -> ColumnElement[bool]:
    """Tell of a notice of a digest, at *path* and its day, whether its open work all stands in later ones.

    A digest holds only the work that reached a rung on its day, so a later one need not make it needless.
    """
    newest = (
        select(Digest.user_id, literal(path) + cast(func.max(Digest.day), String))
        .join(DigestLine, DigestLine.digest_id == Digest.id)
        .join(Assignment, Assignment.id == DigestLine.assignment_id)
        .where(Assignment.phase == Phase.OPEN)
        .group_by(Digest.user_id, DigestLine.assignment_id)
    )
    needed = tuple_(Notice.user_id, Notice.path).in_(newest)
    return Notice.path.startswith(path, autoescape=True) & ~needed


def wanting_mail() -> set[int]:
    """Return who wants digests sent, and may still sign in."""
    query = select(MailAddress.user_id).join(User, User.id == MailAddress.user_id)
    return set(db.session.scalars(query.where(MailAddress.wanted, User.is_active)))


def has_run(day: date) -> bool:
    """Tell whether reminding was done on *day*."""
    return db.session.scalar(select(literal_column("1")).where(ReminderRun.day == day)) is not None


def mail_address(actor: Actor) -> MailAddress | None:
    """Return where a person's digests are sent."""
    return db.session.get(MailAddress, actor.user_id)


# ---------------------------------------------------------------- one's own digests


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a digest: the work as it stands now, the rung it was told at, and why."""

    row: Row
    rung: int
    why: Why
    instead_of: int | None


def newest(actor: Actor, *, until: date | None = None) -> tuple[Digest | None, date | None]:
    """Return a person's digest of the day *until*, else the one before it, and the day of the one before."""
    query = select(Digest).where(Digest.user_id == actor.user_id)
    if until is not None:
        query = query.where(Digest.day <= until)
    found = list(db.session.scalars(query.order_by(Digest.day.desc()).limit(2)))
    return (found[0] if found else None), (found[1].day if len(found) > 1 else None)


def still_open(actor: Actor, digest: Digest) -> list[Told]:
    """Return the lines of a digest that are still open and that the person may see, what is due first."""
    query = (
        select(DigestLine.rung, DigestLine.why, DigestLine.instead_of_id, *ROW)
        .join(Assignment, Assignment.id == DigestLine.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(visible(actor, P.TASK_VIEW, Assignment))
        .where(DigestLine.digest_id == digest.id, Assignment.phase == Phase.OPEN)
        .order_by(Assignment.sort_day, Assignment.id)
    )
    found = db.session.execute(query.limit(MOST + 1))
    return [Told(Row._make(row[3:]), *row[:3]) for row in found]


# ---------------------------------------------------------------- how it goes


def last_run() -> ReminderRun | None:
    """Return the last day on which reminding was done."""
    return db.session.scalars(select(ReminderRun).order_by(ReminderRun.day.desc()).limit(1)).first()


def unsent() -> tuple[int, int]:
    """Return how many digests still wait for their mail to go, and how many were given up."""
    waits = (MailState.WAITING, MailState.SENDING)
    waiting = select(func.count()).select_from(Digest).where(Digest.mail.in_(waits)).scalar_subquery()
    failed = select(func.count()).select_from(Digest).where(Digest.mail == MailState.FAILED).scalar_subquery()
    return tuple(db.session.execute(select(waiting, failed)).one())
