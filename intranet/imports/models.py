"""A reading on its way to becoming a plan."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, and_, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.actor import Body
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.files.models import StoredFile
from intranet.workflow.states import Named


class ImportState(Named):
    """Where a reading stands."""

    OPEN = "open", "Đang soát"
    CONFIRMED = "confirmed", "Đã xác nhận"
    DROPPED = "dropped", "Đã bỏ"


class ImportDraft(db.Model, Stamped, Versioned):
    """What was read out of a file, and what the clerk has settled so far; every step is saved."""

    __tablename__ = "import_drafts"
    __table_args__ = (
        Index("ix_import_drafts_state_id", "state", "id"),
        # One file is one plan: two people who send the same file at once make one reading.
        Index(
            "uq_import_drafts_body_sha256", "body", "sha256", unique=True,
            sqlite_where=text("state <> 'dropped'"), postgresql_where=text("state <> 'dropped'"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    state: Mapped[ImportState]
    name: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    sha256: Mapped[str] = mapped_column(index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"))
    # The number of the text's last revision (``writing``); 0 for a text that was never edited here.
    revision: Mapped[int] = mapped_column(default=0)
    # The paper of a plan that is reviewed again: its submissions stay with the next plan of this reading.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    lines: Mapped[list[str]] = mapped_column(JSON)
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)  # as read, never changed
    review: Mapped[dict[str, Any]] = mapped_column(JSON)  # as settled

    file: Mapped[StoredFile | None] = relationship()

    @property
    def title(self) -> str:
        """Return what lists and the log call it."""
        return self.name

    @property
    def text(self) -> str:
        """Return the text that was read, as it may be edited."""
        return "\n".join(self.lines)

    @property
    def is_written(self) -> bool:
        """Tell whether its text was written or edited here."""
        return self.revision > 0

    @property
    def is_open(self) -> bool:
        """Tell whether the clerk is still at it."""
        return self.state == ImportState.OPEN

    @hybrid_property
    def is_given_up(self) -> bool:
        """Tell whether it was given up before it was a plan; one whose plan was withdrawn was not."""
        return self.state == ImportState.DROPPED and self.plan_id is None

    @is_given_up.inplace.expression
    @classmethod
    def _is_given_up(cls) -> Any:
        return and_(cls.state == ImportState.DROPPED, cls.plan_id.is_(None))

    @property
    def is_purged(self) -> bool:
        """Tell whether it was given up so long ago that nothing of it is left."""
        return self.is_given_up and not self.reading

    @property
    def is_confirmed(self) -> bool:
        """Tell whether a plan was made of it."""
        return self.state == ImportState.CONFIRMED
