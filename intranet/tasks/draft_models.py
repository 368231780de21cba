"""Tasks made by hand, before the leader gives them out (C18)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, false
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from intranet.access.actor import Body
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.workflow.states import State

GONE = "Nhiệm vụ đã xóa hẳn"


class DraftState(State):
    """Where a task made by hand stands before it is one."""

    DRAFT = "draft", "Đang soạn", "plain", "pencil"
    SUBMITTED = "submitted", "Chờ lãnh đạo giao", "wait", "hourglass"
    ISSUED = "issued", "Đã giao", "done", "circle-check"
    DROPPED = "dropped", "Đã bỏ", "void", "ban"

    @property
    def is_draft(self) -> bool:
        """Tell whether the office still writes it."""
        return self is self.DRAFT

    @property
    def is_submitted(self) -> bool:
        """Tell whether it waits for the leader."""
        return self is self.SUBMITTED

    @property
    def is_issued(self) -> bool:
        """Tell whether the units have it."""
        return self is self.ISSUED


class TaskDraft(db.Model, Stamped, Versioned):
    """A task as its office writes it. It has a table of its own, so that no list of work can show it.

    ``manner`` is empty until it is chosen; ``basis`` says by whose word it is given (thẩm quyền).
    """

    __tablename__ = "task_drafts"
    __table_args__ = (Index("ix_task_drafts_body_state_id", "body", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    state: Mapped[DraftState]
    title: Mapped[str]
    words: Mapped[str]
    manner: Mapped[str]
    basis: Mapped[str]
    product: Mapped[str]
    rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    unit_ids: Mapped[list[int]] = mapped_column(JSON)
    coordinating_ids: Mapped[list[int]] = mapped_column(JSON)
    after_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    repeats_until: Mapped[date | None]
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"))  # that it is done for
    returned: Mapped[str]  # why the leader gave it back; empty once submitted again
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether the units have it."""
        return self.state.is_issued

    @is_issued.inplace.expression
    @classmethod
    def _is_issued(cls) -> Any:
        return cls.state == DraftState.ISSUED

    @hybrid_property
    def is_given_up(self) -> bool:
        """Tell whether it was given up: it may come back for thirty days (L12)."""
        return self.state == DraftState.DROPPED

    @property
    def is_purged(self) -> bool:
        """Tell whether it was given up so long ago that nothing of it is left."""
        return self.is_given_up and self.title == GONE

    @hybrid_method
    def held_by(self, _units: Any) -> Any:
        """Tell that no unit holds it: until it is given nobody else knows of it."""
        return False

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, _units: Any) -> Any:
        return false()

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell that no unit coordinates on it."""
        return False
