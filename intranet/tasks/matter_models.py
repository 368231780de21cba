"""What is asked, demanded or promised about the date of a share: extensions, explanations, promised days."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.db.session import db


class MatterKind(StrEnum):
    """What is asked, demanded or promised about the date of a share."""

    EXTENSION = "extension"
    EXPLANATION = "explanation"
    COMMITMENT = "commitment"


class Outcome(StrEnum):
    """What became of it."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """Return the outcome as shown."""
        return _OUTCOMES[self][0]

    @property
    def kind(self) -> str:
        """Return the colour of its tag."""
        return _OUTCOMES[self][1]

    @property
    def icon(self) -> str:
        """Return the picture of its tag."""
        return _OUTCOMES[self][2]


_OUTCOMES = {
    Outcome.OPEN: ("Đang chờ", "wait", "hourglass"),
    Outcome.GRANTED: ("Đồng ý gia hạn", "done", "circle-check"),
    Outcome.REFUSED: ("Không đồng ý", "back", "ban"),
    Outcome.WITHDRAWN: ("Đã rút", "void", "arrow-back-up"),
    Outcome.LAPSED: ("Không còn cần", "void", "ban"),
    Outcome.ANSWERED: ("Đã giải trình", "done", "circle-check"),
}


class Matter(db.Model):
    """One request for a longer time, one demand to explain, or one day that was promised.

    ``day`` is the day asked for, the day by which to answer, or the day promised; ``was`` the due date then.
    """

    __tablename__ = "assignment_matters"
    __table_args__ = (Index("ix_assignment_matters_asker_id_outcome", "asker_id", "outcome"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    kind: Mapped[MatterKind]
    outcome: Mapped[Outcome]
    day: Mapped[date]
    was: Mapped[date | None]
    text: Mapped[str] = mapped_column(default="")
    asker_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime]
    settled_day: Mapped[date | None]  # the day that was granted
    settled_text: Mapped[str] = mapped_column(default="")
    settler_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_at: Mapped[datetime | None]

    assignment: Mapped[Any] = relationship("Assignment", back_populates="matters")

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for a word."""
        return self.outcome is Outcome.OPEN
