"""What is asked, demanded or promised about the date of a share: extensions, explanations, promised days."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.db.session import db
from intranet.workflow.states import State


class MatterKind(StrEnum):
    """What is asked, demanded or promised about the date of a share."""

    EXTENSION = "extension"
    EXPLANATION = "explanation"
    COMMITMENT = "commitment"


class Outcome(State):
    """What became of it."""

    OPEN = "open", "Đang chờ", "wait", "hourglass"
    GRANTED = "granted", "Đồng ý gia hạn", "done", "circle-check"
    REFUSED = "refused", "Không đồng ý", "back", "ban"
    WITHDRAWN = "withdrawn", "Đã rút", "void", "arrow-back-up"
    LAPSED = "lapsed", "Không còn cần", "void", "ban"
    ANSWERED = "answered", "Đã giải trình", "done", "circle-check"
    KEPT = "kept", "Đã báo cáo đúng cam kết", "done", "circle-check"
    MISSED = "missed", "Đã quá ngày cam kết", "late", "alarm"
    CHANGED = "changed", "Đã đổi ngày khác", "void", "refresh"
    REPLACED = "replaced", "Thay bằng hạn mới", "void", "refresh"


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
