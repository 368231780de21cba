"""Plans as issued, and the duties they order."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.actor import Body
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.files.models import StoredFile
from intranet.tasks.models import Task, concerning, related
from intranet.workflow.states import State


class PlanState(State):
    """Where a plan stands."""

    DRAFT = "draft", "Dự thảo", "rest", "pencil"
    SUBMITTED = "submitted", "Chờ duyệt", "wait", "hourglass"
    APPROVED = "approved", "Đã duyệt, chờ ban hành", "wait", "signature"
    ISSUED = "issued", "Đã ban hành", "done", "circle-check"
    WITHDRAWN = "withdrawn", "Đã thu hồi", "void", "ban"  # entered by mistake; kept on record, orders nothing


class Plan(db.Model, Stamped, Versioned):
    """One plan: its header, its text line by line, and what was read out of it."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_state_sort_day_id", "state", "sort_day", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    state: Mapped[PlanState]
    subject: Mapped[str]  # “Đối thoại giữa Chủ tịch …”, without the word KẾ HOẠCH
    code: Mapped[str] = mapped_column(default="")  # “12/KH-UBND”; empty while the number is blank
    issued_on: Mapped[date | None]
    sort_day: Mapped[date]  # issued_on, else the day it was entered
    issuer: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    signer_title: Mapped[str] = mapped_column(default="")
    legal_bases: Mapped[list[str]] = mapped_column(JSON, default=list)
    recipients: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    not_understood: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    text: Mapped[str]  # the extracted lines, which findings and items count
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    issued_at: Mapped[datetime | None]  # when its tasks went out

    file: Mapped[StoredFile | None] = relationship()
    items: Mapped[list["PlanItem"]] = relationship(
        primaryjoin="and_(PlanItem.plan_id == Plan.id, PlanItem.is_gone.is_(False))",
        back_populates="plan", order_by="PlanItem.position", cascade="all, delete-orphan",
    )  # fmt: skip

    @property
    def title(self) -> str:
        """Return what lists and the log call it."""
        return f"Kế hoạch {self.code}" if self.code else f"Kế hoạch chưa có số: {self.subject}"[:200]

    @property
    def short(self) -> str:
        """Return how a task names its source."""
        return f"KH {self.code}" if self.code else "Kế hoạch chưa có số"

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether the plan is in force."""
        return self.state == PlanState.ISSUED

    @hybrid_property
    def is_withdrawn(self) -> bool:
        """Tell whether it was entered by mistake and orders nothing any more."""
        return self.state == PlanState.WITHDRAWN

    @property
    def is_draft(self) -> bool:
        """Tell whether it may still be written and reviewed."""
        return self.state == PlanState.DRAFT

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether one of *units* holds, or coordinates on, one of its tasks."""
        return related(self, Plan.held_by(units))

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, units: Any) -> Any:
        return cls.id.in_(select(Task.plan_id).join(Task.assignments).where(concerning(units)))

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: ``held_by`` has asked for those who coordinate too."""
        return False


class PlanItem(db.Model):
    """One duty paragraph, with who holds it and the rule of its date, as settled at review."""

    __tablename__ = "plan_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    position: Mapped[int]
    line: Mapped[int]
    place: Mapped[str] = mapped_column(default="")  # “mục III.3”
    heading: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    words: Mapped[str]
    manner: Mapped[str]
    rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    rule_words: Mapped[str] = mapped_column(default="")
    per_dialogue: Mapped[bool] = mapped_column(default=False)
    product: Mapped[str] = mapped_column(default="")  # what is shown for it
    unit_ids: Mapped[list[int]] = mapped_column(JSON, default=list)  # units and groups, as settled
    coordinating_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    is_gone: Mapped[bool] = mapped_column(default=False)  # no longer ordered; kept as the origin of its tasks

    plan: Mapped[Plan] = relationship(back_populates="items")


class PlanVersion(db.Model):
    """What a plan said before it was amended, and the paper that amended it. None is ever changed (B7)."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    subject: Mapped[str]
    signer_name: Mapped[str] = mapped_column(default="")
    signer_title: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # the duties as they were
    dialogues: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    at: Mapped[datetime]  # when it ceased to be in force
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))  # who confirmed the amendment
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))  # the amending paper
    is_partial: Mapped[bool] = mapped_column(default=False)  # it only amends some points of this version

    file: Mapped[StoredFile | None] = relationship()

    @property
    def short(self) -> str:
        """Return how a page names it."""
        return f"Phiên bản {self.number}"
