"""Tasks and assignments."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, func, literal, literal_column, or_, select, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from intranet.access.actor import Body
from intranet.access.scopes import among
from intranet.calendar.periods import period_words
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.files.models import StoredFile
from intranet.org.models import Unit
from intranet.org.people import User
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.states import PENDING, PHASES, AssignmentState, Phase
from intranet.workflow.states import Named

NO_DAY = date(9999, 12, 31)  # where work without a date stands in a list by date


class Manner(StrEnum):
    """Whether a unit is ordered or asked."""

    ORDER = "order"
    REQUEST = "request"

    @property
    def label(self) -> str:
        """Return the manner as shown."""
        return "Giao" if self is Manner.ORDER else "Đề nghị"


class TaskCoordinator(db.Model):
    """A unit that coordinates on a task."""

    __tablename__ = "task_coordinators"
    __table_args__ = (Index("ix_task_coordinators_unit_id_task_id", "unit_id", "task_id"),)

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)


class Task(db.Model, Stamped, Versioned):
    """One duty: its words, where they stand, the rule of its date, and who holds it."""

    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    title: Mapped[str]
    words: Mapped[str]
    manner: Mapped[Manner]
    heading: Mapped[str] = mapped_column(default="")  # the holders as printed
    source: Mapped[str] = mapped_column(default="")  # “KH 12/KH-UBND, mục V.3”
    rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    rule_words: Mapped[str] = mapped_column(default="")  # as printed
    product: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"), index=True)
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"), index=True)
    conclusion_point_id: Mapped[int | None] = mapped_column(ForeignKey("conclusion_points.id"), index=True)
    after_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)  # what ends before it
    repeats_until: Mapped[date | None]  # a recurring duty's last day; empty: the year in which it began
    field_id: Mapped[int | None] = mapped_column(ForeignKey("fields.id"), index=True)
    # Whether a person said so; else its field is what its words suggest, and may be suggested anew.
    field_chosen: Mapped[bool] = mapped_column(default=False)

    coordinators: Mapped[list[TaskCoordinator]] = relationship(cascade="all, delete-orphan")
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="task", order_by="Assignment.id", cascade="all, delete-orphan"
    )


# One share for each period of a recurring duty, and which of them still wait for their next (C17).
ONE_FOR_EACH_PERIOD = text("period <> '' AND phase <> 'cancelled'")
NOT_FOLLOWED = text("period <> '' AND NOT is_followed")


def _index_of(reason: str, *columns: str, holds: str = "<> ''") -> Index:
    """Return an index of the few rows that give a *reason*."""
    few = text(f"{reason} {holds}")
    name = f"ix_assignments_{reason}_{'_'.join(columns)}"
    return Index(name, *columns, sqlite_where=few, postgresql_where=few)


class Assignment(db.Model, Stamped, Versioned):
    """One unit's share of a task, for one dialogue where its date hangs on a dialogue."""

    __tablename__ = "assignments"
    __table_args__ = (
        # One for each order and narrowing: neither page nor count walks what it does not show.
        Index("ix_assignments_phase_sort_day_id", "phase", "sort_day", "id"),
        Index("ix_assignments_unit_id_phase_sort_day_id", "unit_id", "phase", "sort_day", "id"),
        Index("ix_assignments_assignee_id_phase_sort_day_id", "assignee_id", "phase", "sort_day", "id"),
        Index("ix_assignments_sort_day_id", "sort_day", "id"),
        Index("ix_assignments_phase_id", "phase", "id"),
        Index("ix_assignments_unit_id_phase_id", "unit_id", "phase", "id"),
        Index("ix_assignments_state_sort_day_id", "state", "sort_day", "id"),
        Index("ix_assignments_unit_id_state_sort_day_id", "unit_id", "state", "sort_day", "id"),
        Index("ix_assignments_state_accept_by_id", "state", "accept_by", "id"),
        Index("ix_assignments_task_id_phase", "task_id", "phase"),
        _index_of("sent_back", "phase", "sort_day", "id"),
        _index_of("help_wanted", "phase", "sort_day", "id"),
        _index_of("wants_due", "phase", "sort_day", "id", holds="IS NOT NULL"),
        _index_of("explain_by", "phase", "sort_day", "id", holds="IS NOT NULL"),
        # What is counted above lists is read from it alone.
        _index_of("committed", "phase", "sort_day", "id", "committed", "unit_id", holds="IS NOT NULL"),
        Index(
            "uq_assignments_period", "task_id", "unit_id", "for_dialogue", "period",
            unique=True, sqlite_where=ONE_FOR_EACH_PERIOD, postgresql_where=ONE_FOR_EACH_PERIOD,
        ),
        Index(
            "ix_assignments_period_ends", "period_ends",
            sqlite_where=NOT_FOLLOWED, postgresql_where=NOT_FOLLOWED,
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    # What tells it from the same share for another dialogue; empty where there is only one.
    for_dialogue: Mapped[str] = mapped_column(default="")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    body: Mapped[Body]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    state: Mapped[AssignmentState]
    phase: Mapped[Phase]

    due: Mapped[date | None]
    due_time: Mapped[str] = mapped_column(default="")
    first_due: Mapped[date | None]
    sort_day: Mapped[date] = mapped_column(default=NO_DAY)
    anchor_day: Mapped[date | None]

    given_at: Mapped[datetime]
    accept_by: Mapped[date]
    accepted_at: Mapped[datetime | None]
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reported_at: Mapped[datetime | None]
    reported_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    done_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    sent_back: Mapped[str] = mapped_column(
        default=""
    )  # why the last report was returned; empty once reported
    decline_reason: Mapped[str] = mapped_column(default="")
    help_wanted: Mapped[str] = mapped_column(default="")  # what the unit asks the office; empty once answered
    steps: Mapped[int] = mapped_column(default=0)  # how many steps it has, and how many are ticked (C9)
    steps_done: Mapped[int] = mapped_column(default=0)
    period: Mapped[str] = mapped_column(default="")  # “2026-Q2” of a recurring duty; empty: it is done once
    period_ends: Mapped[date | None]
    round: Mapped[int] = mapped_column(default=1)  # which time it is
    is_followed: Mapped[bool] = mapped_column(
        default=False
    )  # whether its next share was made, or never will be

    # What moves a date, or is owed because of it; each time is a row of ``Matter``.
    wants_due: Mapped[date | None]  # the day that the unit asks for; None once decided
    extended: Mapped[int] = mapped_column(default=0)  # how often the leader gave it longer
    slack: Mapped[int] = mapped_column(default=0)  # by how many working days in all
    committed: Mapped[date | None]  # the day by which the unit says that late work will be done
    broken: Mapped[int] = mapped_column(default=0)  # how many such days went by before the present one
    explain_by: Mapped[date | None]  # until when the unit has to explain itself; None: nobody asked
    # The share of another unit that was given back, or whose unit was closed, and became this one.
    taken_from_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"), index=True)

    task: Mapped[Task] = relationship(back_populates="assignments")
    unit: Mapped[Unit] = relationship()
    matters: Mapped[list[Matter]] = relationship(
        back_populates="assignment", order_by="Matter.id", cascade="all, delete-orphan"
    )
    assignee: Mapped[User | None] = relationship(foreign_keys=[assignee_id])
    reports: Mapped[list["Report"]] = relationship(
        back_populates="assignment", order_by="Report.id", cascade="all, delete-orphan"
    )

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.task.title

    is_issued = True  # there is no work before it is given

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing more is expected."""
        return self.phase in (Phase.DONE, Phase.CANCELLED)

    @property
    def period_words(self) -> str:
        """Return which time it is, and for which period: “Lần 2, quý II/2026”; empty where done once."""
        return round_words(self.period, self.round)

    @hybrid_property
    def is_sent_back(self) -> bool:
        """Tell whether the last report was returned; written so that its index is found."""
        return self.sent_back != ""

    @is_sent_back.inplace.expression
    @classmethod
    def _is_sent_back(cls) -> Any:
        return cls.sent_back != literal_column("''")

    @validates("state")
    def _keep_phase(self, _key: str, state: AssignmentState) -> AssignmentState:
        self.phase = PHASES.get(state, Phase.OPEN)
        if state not in PENDING:
            self.lapse_request()
        if state is AssignmentState.CANCELLED:
            self.explain_by = self.committed = None
        return state

    def lapse_request(self) -> None:
        """Let a request for another date fall away: what it was about has moved on without it."""
        if self.wants_due is None:
            return
        self.wants_due = None
        for one in self.matters:
            if one.kind is MatterKind.EXTENSION and one.is_open:
                one.outcome = Outcome.LAPSED

    @validates("due")
    def _keep_place(self, _key: str, due: date | None) -> date | None:
        self.sort_day = due or NO_DAY
        return due

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether one of *units* holds it."""
        return among(self.unit_id, units)

    @hybrid_method
    def coordinated_by(self, units: Any) -> Any:
        """Tell whether one of *units* coordinates on it."""
        return any(one.unit_id in units for one in self.task.coordinators)

    @coordinated_by.inplace.expression
    @classmethod
    def _coordinated_by(cls, units: Any) -> Any:
        # Not a correlated EXISTS: SQLite would ask it of every row there is.
        return cls.task_id.in_(select(TaskCoordinator.task_id).where(TaskCoordinator.unit_id.in_(units)))

    @hybrid_method
    def owned_by(self, user_id: Any) -> Any:
        """Tell whether it was given to this person by name."""
        return self.assignee_id == user_id

    @hybrid_method
    def not_done_by(self, user_id: Any, units: Any) -> bool:
        """Tell whether the person neither reported it nor sits in the unit that holds it."""
        return self.reported_by_id != user_id and self.unit_id not in units

    @not_done_by.inplace.expression
    @classmethod
    def _not_done_by(cls, user_id: Any, units: Any) -> Any:
        return (func.coalesce(cls.reported_by_id, 0) != user_id) & cls.unit_id.not_in(units)


def concerning(units: Any) -> Any:
    """Return the condition that one of *units* holds a share, or coordinates on its task."""
    return or_(Assignment.held_by(units), Assignment.coordinated_by(units))


def related(row: Any, holds: Any) -> bool:
    """Tell whether the condition *holds* of a row that its class knows only through other tables."""
    return bool(db.session.scalar(select(literal(True)).where(type(row).id == row.id, holds)))


def round_words(period: str, number: int) -> str:
    """Return which time a recurring share is, and for which period; empty where it is done once."""
    return f"Lần {number}, {period_words(period)}" if period else ""


class ReportKind(Named):
    """What a report says."""

    ACCEPTANCE = "acceptance", "Đơn vị đã nhận việc"  # written down by the office, with the unit's words
    PROGRESS = "progress", "Báo cáo tiến độ"
    RESULT = "result", "Báo cáo hoàn thành"


class Report(db.Model):
    """What a unit reported, with its evidence."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    kind: Mapped[ReportKind]
    text: Mapped[str]
    at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))

    assignment: Mapped[Assignment] = relationship(back_populates="reports")
    author: Mapped[User] = relationship()
    files: Mapped[list[StoredFile]] = relationship(secondary="report_files", order_by="StoredFile.id")


class ReportFile(db.Model):
    """A file that proves what a report says."""

    __tablename__ = "report_files"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id"), primary_key=True)
