"""What was deleted, and what became of it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.db.session import db

KEPT = timedelta(days=30)  # L12


class Trashed(db.Model):
    """One deletion. ``subject_id`` is the thing of whose rights its *kind* asks; ``before`` what it was.

    ``by`` keeps the name of then. ``ended_at`` is when it came back or went for good (``is_gone``); what is
    gone for good has no title and no reason any more.
    """

    __tablename__ = "trashed"
    __table_args__ = (Index("ix_trashed_kind_ended_at_id", "kind", "ended_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    title: Mapped[str]
    reason: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by: Mapped[str]
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    is_gone: Mapped[bool] = mapped_column(default=False)

    @property
    def until(self) -> datetime:
        """Return until when it may be brought back."""
        return self.at + KEPT

    @property
    def days_left(self) -> int:
        """Return for how many days yet it may be brought back; the day that has begun counts."""
        return max(0, -((clock.now() - self.until) // timedelta(days=1)))
