"""Dialogues, and what hangs on them from below."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, and_, case, exists, func, or_, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from intranet.access.actor import Body
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.dialogues.naming import called
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, concerning, related

SHORT = 80  # letters of whom a dialogue is with that its name may hold


class Dialogue(db.Model, Stamped, Versioned):
    """One dialogue: as the plan has it, and its day once it is fixed."""

    __tablename__ = "dialogues"
    __table_args__ = (Index("ix_dialogues_day_id", "day", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    body: Mapped[Body]
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    turn: Mapped[str] = mapped_column(default="")  # “lần 2”, where others of its plan are called the same
    planned: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))  # plan-format `when`
    day: Mapped[date | None]
    time: Mapped[str] = mapped_column(default="")  # “07:30”
    place: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")  # where the plan names one; else its body's leader
    topic: Mapped[str] = mapped_column(default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))  # the village that it is held in
    proposed_day: Mapped[date | None]
    proposed_time: Mapped[str] = mapped_column(default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    plan: Mapped[Plan] = relationship(back_populates="dialogues")
    papers: Mapped[list[Document]] = relationship(viewonly=True, order_by=Document.id.desc())

    @property
    def title(self) -> str:
        """Return what lists and the log call it."""
        return called(self.told_by)

    @hybrid_property
    def guests(self) -> str:
        """Return whom it is with, where that is said in few words; a list of who attends is no name."""
        said = self.audience or ""
        return "" if len(said) > SHORT or ";" in said or ":" in said else said

    @guests.inplace.expression
    @classmethod
    def _guests(cls) -> Any:
        said = cls.audience
        is_list = or_(func.length(said) > SHORT, said.contains(";"), said.contains(":"))
        return case((is_list, ""), else_=said)

    @hybrid_property
    def told_by(self) -> str:
        """Return what tells it from others, as its title goes on: its label, else its subject or its guests.

        Where several of one plan would be called the same, their turn goes with it.
        """
        turn = f" {self.turn}" if self.turn else ""
        if self.label:
            return f" {self.label},{turn}" if turn else f" {self.label}"
        if self.topic:
            return f"{turn} về {self.topic}"
        return f"{turn} với {self.guests}" if self.guests else turn

    @told_by.inplace.expression
    @classmethod
    def _told_by(cls) -> Any:
        turn = case((cls.turn != "", " " + cls.turn), else_="")
        named = case((cls.turn != "", " " + cls.label + "," + turn), else_=" " + cls.label)
        return case(
            (cls.label != "", named),
            (cls.topic != "", turn + " về " + cls.topic),
            (cls.guests != "", turn + " với " + cls.guests),
            else_=turn,
        )

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether its plan is in force."""
        return self.plan.is_issued

    @is_issued.inplace.expression
    @classmethod
    def _is_issued(cls) -> Any:
        return cls.plan_id.in_(select(Plan.id).where(Plan.is_issued))

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether work of one of *units* hangs on it, or such that they coordinate on."""
        return related(self, Dialogue.held_by(units))

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, units: Any) -> Any:
        return cls.id.in_(select(Assignment.dialogue_id).where(concerning(units)))

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: ``held_by`` has asked for those who coordinate too."""
        return False


# Whether its conclusion has been begun; one that was given up does not count.
Dialogue.is_concluded = column_property(
    exists()
    .where(
        and_(
            Document.dialogue_id == Dialogue.id,
            Document.kind == Kind.CONCLUSION,
            Document.body == Dialogue.body,
            Document.state.is_distinct_from(DocumentState.DROPPED),
        )
    )
    .correlate_except(Document),
    deferred=True,
)
# Declared here, on the upper side: plans and tasks do not know dialogues.
Plan.dialogues = relationship(
    Dialogue, back_populates="plan", order_by=Dialogue.position, cascade="all, delete-orphan"
)
Assignment.dialogue = relationship(Dialogue)
