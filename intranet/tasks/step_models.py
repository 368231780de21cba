"""The steps that an assignment is done in (C9)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.db.session import db


class Step(db.Model):
    """One thing to do on the way; ``is_asked`` when the office added it and not the unit itself."""

    __tablename__ = "assignment_steps"
    __table_args__ = (Index("ix_assignment_steps_assignment_id_id", "assignment_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    text: Mapped[str]
    is_mandatory: Mapped[bool]
    is_asked: Mapped[bool]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    @property
    def is_done(self) -> bool:
        """Tell whether it is ticked."""
        return self.done_at is not None
