"""The digest of a person's day, what it reminded of, and by which mail it went; runs; calendar feeds."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.db.base import Stamped
from intranet.db.session import db
from intranet.workflow.states import Named


class MailState(Named):
    """How far the mail of a digest has come."""

    NONE = "none", ""
    WAITING = "waiting", "Thư đang chờ gửi."
    SENDING = "sending", "Thư đang chờ gửi."
    SENT = "sent", "Đã gửi thư."
    EMPTY = "empty", "Không gửi thư vì các việc đã xong trước khi gửi."
    FAILED = "failed", "Chưa gửi được thư đến địa chỉ này. Hãy kiểm tra lại địa chỉ."


class Why(StrEnum):
    """Why a person is reminded of a unit's work; the first that holds counts."""

    NAMED = "named"
    STAFF = "staff"
    HEAD = "head"
    STANDS_IN = "stands-in"
    OFFICE = "office"
    DEPUTY = "deputy"
    LEADER = "leader"
    DELEGATE = "delegate"
    NOBODY_THERE = "nobody-there"
    RETURNED = "returned"

    @property
    def is_own(self) -> bool:
        """Tell whether the person, or whom they stand in for, has to do it themselves."""
        return self in (Why.NAMED, Why.STAFF, Why.HEAD, Why.STANDS_IN)


class Digest(db.Model):
    """What one person was reminded of on one day; never a second one that day (H9)."""

    __tablename__ = "digests"
    __table_args__ = (
        UniqueConstraint("user_id", "day"),
        Index("ix_digests_mail_mail_at", "mail", "mail_at"),
        Index("ix_digests_day", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    day: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())
    count: Mapped[int]
    mail: Mapped[MailState] = mapped_column(default=MailState.NONE)
    mail_at: Mapped[datetime | None]  # when it was last taken to be sent
    attempts: Mapped[int] = mapped_column(default=0)
    mail_error: Mapped[str] = mapped_column(default="")


class DigestLine(db.Model):
    """One share of work that a digest reminded of: at which rung, for which due date, and why this person.

    A moved due date is another one, so its rungs are told again.
    """

    __tablename__ = "digest_lines"
    __table_args__ = (Index("ix_digest_lines_assignment_id_due", "assignment_id", "due"),)

    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id", ondelete="CASCADE"), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    due: Mapped[date]
    rung: Mapped[int]  # working days from the due date: -7 … 3
    why: Mapped[Why]
    instead_of_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))  # who is away, or gave the word


class ReminderRun(db.Model):
    """What was done on a day, however often it was tried; the page of the system's health reads it."""

    __tablename__ = "reminder_runs"

    day: Mapped[date] = mapped_column(primary_key=True)
    last_at: Mapped[datetime]
    digests: Mapped[int]
    lines: Mapped[int]
    mails: Mapped[int]
    mail_error: Mapped[str]  # of the last attempt; empty when all went well


class MailAddress(db.Model, Stamped):
    """Where a person wants the digest sent, if they do."""

    __tablename__ = "mail_addresses"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    address: Mapped[str]
    wanted: Mapped[bool]


class CalendarFeed(db.Model):
    """The secret address of somebody's calendar; only a hash of it is kept."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())
