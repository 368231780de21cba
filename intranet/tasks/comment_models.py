"""What people say to each other about an assignment (C12)."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.db.base import Versioned
from intranet.db.session import db

MENDED_WITHIN = timedelta(minutes=15)


class Comment(db.Model, Versioned):
    """What one person wrote, and whom it names; earlier words of it stand in the log."""

    __tablename__ = "task_comments"
    __table_args__ = (Index("ix_task_comments_assignment_id_id", "assignment_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    text: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    user_ids: Mapped[list[int]] = mapped_column(JSON, default=list)  # the people it names
    unit_ids: Mapped[list[int]] = mapped_column(JSON, default=list)  # the units it names
    at: Mapped[datetime] = mapped_column(default=lambda: clock.now())
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether its author took it back."""
        return self.withdrawn_at is not None

    def may_be_mended_by(self, user_id: int) -> bool:
        """Tell whether this person may still change it or take it back: their own, for 15 minutes."""
        mine = self.author_id == user_id and not self.is_withdrawn
        return mine and clock.now() < self.at + MENDED_WITHIN
