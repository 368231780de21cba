"""Conclusions of dialogues and their points."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.actor import Body
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState
from intranet.tasks.models import Task


class Conclusion(db.Model, Stamped, Versioned):
    """The conclusion of one dialogue by one body; where it stands is the affair of its document.

    It bears the number of its document, so that either is found from the other without asking.
    """

    __tablename__ = "conclusions"
    __table_args__ = (
        UniqueConstraint("dialogue_id", "body"),
        Index("ix_conclusions_held_on_id", "held_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), unique=True)
    body: Mapped[Body]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    held_on: Mapped[date]  # the day of the dialogue
    attended: Mapped[int | None]  # how many delegates
    opinions: Mapped[int | None]  # how many spoke
    assessment: Mapped[str] = mapped_column(default="")  # đánh giá chung
    answered: Mapped[str] = mapped_column(default="")  # what was answered at the dialogue
    beyond: Mapped[str] = mapped_column(default="")  # what is beyond the commune's authority
    follow_up: Mapped[str] = mapped_column(default="")  # who follows and reports

    document: Mapped[Document] = relationship()
    dialogue: Mapped[Dialogue] = relationship()
    points: Mapped[list["ConclusionPoint"]] = relationship(
        back_populates="conclusion", order_by="ConclusionPoint.position", cascade="all, delete-orphan"
    )

    @property
    def title(self) -> str:
        """Return what pages call it: “Kết luận đối thoại lần thứ hai, ngày 13/11/2026”."""
        held = self.dialogue.title
        return f"Kết luận {held[:1].lower()}{held[1:]} ngày {self.held_on:%d/%m/%Y}"

    @property
    def state(self) -> DocumentState:
        """Return where its paper stands."""
        return self.document.state

    @property
    def is_dropped(self) -> bool:
        """Tell whether its paper was given up, so that it may be begun anew."""
        return self.state is DocumentState.DROPPED

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether it has been issued: before that the units know nothing of it (A9)."""
        return self.document.is_issued

    @is_issued.inplace.expression
    @classmethod
    def _is_issued(cls) -> Any:
        return cls.document_id.in_(select(Document.id).where(Document.is_issued))

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether its paper is for one of *units*."""
        return self.document.held_by(units)

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, units: Any) -> Any:
        return cls.document_id.in_(select(Document.id).where(Document.held_by(units)))

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: a conclusion has nobody who coordinates."""
        return False


class ConclusionPoint(db.Model):
    """One point: its words, and, if it orders something, who does it, by when, with what to show for it."""

    __tablename__ = "conclusion_points"

    id: Mapped[int] = mapped_column(primary_key=True)
    conclusion_id: Mapped[int] = mapped_column(ForeignKey("conclusions.id"), index=True)
    position: Mapped[int]
    words: Mapped[str]
    unit_ids: Mapped[list[int]] = mapped_column(JSON, default=list)  # none: it orders nothing
    coordinating_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    due: Mapped[date | None]  # a day, or a rule counted from the day of issue
    working_days: Mapped[int | None]  # “trong 5 ngày làm việc kể từ ngày ban hành”
    product: Mapped[str] = mapped_column(default="")  # what is shown for it

    conclusion: Mapped[Conclusion] = relationship(back_populates="points")

    @property
    def orders(self) -> bool:
        """Tell whether the point is meant to become a task: it says who, by when, or with what to show."""
        return bool(self.unit_ids or self.coordinating_ids or self.due or self.working_days or self.product)

    @property
    def key(self) -> str:
        """Return what the point is called between two submissions."""
        return f"diem-{self.id}"


# Declared here, on the upper side: tasks do not know conclusions.
Task.conclusion_point = relationship(ConclusionPoint)
