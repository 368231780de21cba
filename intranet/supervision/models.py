"""Supervision notes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet import clock
from intranet.access.actor import Body
from intranet.access.scopes import among
from intranet.conclusions.models import Conclusion
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.tasks.models import Assignment
from intranet.workflow.states import State


class NoteState(State):
    """Whether a note has been replied to. Being late is never a state: it is computed."""

    OPEN = "open", "Chưa trả lời", "wait", "hourglass"
    ANSWERED = "answered", "Đã trả lời", "done", "circle-check"


class SupervisionNote(db.Model, Stamped, Versioned):
    """One note: about what, its words, who replies by when, and the reply.

    ``body`` is that of the thing it is about, whose office replies; ``unit_id`` the unit that may also
    reply, because it holds the work; ``title`` what the thing was called then.
    """

    __tablename__ = "supervision_notes"
    __table_args__ = (
        # One for each tab and narrowing of the list, the newest first.
        Index("ix_supervision_notes_state_id", "state", "id"),
        Index("ix_supervision_notes_author_unit_id_state_id", "author_unit_id", "state", "id"),
        Index("ix_supervision_notes_unit_id_state_id", "unit_id", "state", "id"),
        Index("ix_supervision_notes_assignment_id_id", "assignment_id", "id"),
        Index("ix_supervision_notes_conclusion_id_id", "conclusion_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    author_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"))
    conclusion_id: Mapped[int | None] = mapped_column(ForeignKey("conclusions.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    title: Mapped[str]
    text: Mapped[str]
    state: Mapped[NoteState]
    written_at: Mapped[datetime]
    due: Mapped[date]
    reply: Mapped[str] = mapped_column(default="")
    replied_at: Mapped[datetime | None]
    replier_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    replier_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))

    assignment: Mapped[Assignment | None] = relationship()
    conclusion: Mapped[Conclusion | None] = relationship()

    is_issued = True  # it is said once it is written

    @property
    def is_open(self) -> bool:
        """Tell whether a reply is owed."""
        return self.state is NoteState.OPEN

    @property
    def is_late(self) -> bool:
        """Tell whether the reply is overdue."""
        return self.is_open and self.due < clock.today()

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether one of *units* holds the work it is about."""
        return among(self.unit_id, units)

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: a note has nobody who coordinates."""
        return False
