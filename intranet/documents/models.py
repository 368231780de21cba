"""Papers, their files, who they go to, and the register of numbers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, and_, or_, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.actor import Body
from intranet.access.scopes import among
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.documents.paper.kinds import Kind
from intranet.files.models import StoredFile
from intranet.workflow.states import Named, State


class DocumentState(State):
    """Where a paper stands on its way to being issued."""

    DRAFT = "draft", "Dự thảo", "rest", "pencil"
    SUBMITTED = "submitted", "Chờ duyệt", "wait", "hourglass"
    APPROVED = "approved", "Đã duyệt, chờ ban hành", "wait", "signature"
    ISSUED = "issued", "Đã ban hành", "done", "circle-check"
    DROPPED = "dropped", "Đã bỏ", "void", "ban"

    @property
    def is_draft(self) -> bool:
        """Tell whether it is still being written."""
        return self is self.DRAFT

    @property
    def is_submitted(self) -> bool:
        """Tell whether it waits for the leader."""
        return self is self.SUBMITTED

    @property
    def is_approved(self) -> bool:
        """Tell whether it waits for its number."""
        return self is self.APPROVED

    @property
    def is_issued(self) -> bool:
        """Tell whether it is in force."""
        return self is self.ISSUED

    @property
    def is_open(self) -> bool:
        """Tell whether it is on its way."""
        return self in (self.DRAFT, self.SUBMITTED, self.APPROVED)


OPEN_KINDS = tuple(kind for kind in Kind if kind.is_open)


class Document(db.Model, Stamped, Versioned):
    """One paper: what it says as data, who signs, its number, and where it comes from."""

    __tablename__ = "documents"
    __table_args__ = (
        Index("ix_documents_state_body_id", "state", "body", "id"),
        Index("ix_documents_state_day_id", "state", "day", "id"),
        Index("ix_documents_dialogue_id_id", "dialogue_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind]
    body: Mapped[Body]
    state: Mapped[DocumentState]
    subject: Mapped[str]  # trích yếu; of a letter what follows V/v
    content: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # compose.store
    content_version: Mapped[int] = mapped_column(default=1)  # raised when what it says changes
    drafting_unit: Mapped[str] = mapped_column(default="")  # “VP”, of the filing line and a letter's symbol
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))  # which drafts it
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    writers: Mapped[list[int]] = mapped_column(JSON, default=list)  # everybody who wrote any of it
    signatures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    rounds_made: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    returned: Mapped[str] = mapped_column(default="")  # why it came back; empty once submitted again
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    issue_by: Mapped[date | None]  # the last day on which it should be issued

    number: Mapped[int | None]
    code: Mapped[str] = mapped_column(default="")  # “117/TB-UBND”
    day: Mapped[date | None]
    issued_at: Mapped[datetime | None]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    letterhead: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # houses.kept, from the issue on
    scan_missing: Mapped[str] = mapped_column(default="")  # said at issue: there is no scan yet, and why

    # Where it comes from: by name only, for those tables stand above.
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"), index=True)
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"))

    versions: Mapped[list["DocumentVersion"]] = relationship(
        back_populates="document", order_by="DocumentVersion.number", cascade="all, delete-orphan"
    )
    recipients: Mapped[list["DocumentRecipient"]] = relationship(
        back_populates="document", order_by="DocumentRecipient.position", cascade="all, delete-orphan"
    )
    rounds: Mapped[list["Round"]] = relationship(
        back_populates="document", order_by="Round.number", cascade="all, delete-orphan"
    )

    @property
    def title(self) -> str:
        """Return what lists and the log call it."""
        return f"{self.kind.short} {self.code}" if self.code else self.kind.about(self.subject)[:200]

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether it is in force."""
        return self.state == DocumentState.ISSUED

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether one of *units* drafts it, or may read it once issued."""
        if self.unit_id is not None and self.unit_id in units:
            return True
        if not self.is_issued:
            return False
        return self.kind in OPEN_KINDS or any(one.unit_id in units for one in self.recipients)

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, units: Any) -> Any:
        addressed = select(DocumentRecipient.document_id).where(DocumentRecipient.unit_id.in_(units))
        read = or_(cls.kind.in_(OPEN_KINDS), cls.id.in_(addressed))
        return or_(among(cls.unit_id, units), and_(cls.is_issued, read))

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: a paper has nobody who coordinates."""
        return False

    @hybrid_method
    def owned_by(self, user_id: Any) -> Any:
        """Tell whether this person drafted it."""
        return self.author_id == user_id


class VersionOrigin(Named):
    """Where a file of a paper comes from."""

    GENERATED = "generated", "Phần mềm tạo"
    EDITED = "edited", "Sửa trong Word"
    SCAN = "scan", "Bản scan có chữ ký, dấu"
    IMPORTED = "imported", "Nhập vào phần mềm"


class DocumentVersion(db.Model):
    """One file of a paper. None is ever overwritten (G5, G9)."""

    __tablename__ = "document_versions"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    origin: Mapped[VersionOrigin]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id"))
    content_version: Mapped[int]  # what the paper said when this file was made
    is_official: Mapped[bool] = mapped_column(default=False)  # the text that was issued
    note: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    document: Mapped[Document] = relationship(back_populates="versions")
    file: Mapped[StoredFile] = relationship()


class DocumentRecipient(db.Model):
    """One line of Nơi nhận, and whether it got there (G10)."""

    __tablename__ = "document_recipients"
    __table_args__ = (Index("ix_document_recipients_unit_id_document_id", "unit_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")  # “b/c”, “p/h”, “t/h”, “để biết”
    # A line that names a group has one row for each member besides, unprinted, with the group's name.
    printed: Mapped[bool] = mapped_column(default=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    sent_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    received_note: Mapped[str] = mapped_column(default="")  # how it was handed over, when the office says so

    document: Mapped[Document] = relationship(back_populates="recipients")


class Round(db.Model):
    """One submission of a paper: what it said, and what the leader decided."""

    __tablename__ = "document_rounds"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    snapshot: Mapped[list[list[str]]] = mapped_column(JSON, default=list)  # [key, text] of each part
    submitted_at: Mapped[datetime]
    submitted_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    on_behalf_of: Mapped[str] = mapped_column(default="")  # the leader whose delegation was used
    decision: Mapped[str] = mapped_column(default="")  # "approve", "return", "recall"
    comment: Mapped[str] = mapped_column(default="")
    remarks: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # key of a part → what to mend

    document: Mapped[Document] = relationship(back_populates="rounds")


class HouseSettings(db.Model, Stamped, Versioned):
    """What a commune changed of the letterhead and habits of one of its bodies; empty: as composed."""

    __tablename__ = "houses"

    body: Mapped[Body] = mapped_column(primary_key=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # fields of paper.house.House
    scope: Mapped[str] = mapped_column(default="")  # "all", "type"; empty: State all, Party by type
    term: Mapped[str] = mapped_column(default="")  # of the committee: “2025-2030”; the Party's period

    @property
    def id(self) -> int:
        """Return the number by which the log knows it."""
        return list(Body).index(self.body) + 1

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Thể thức văn bản của {self.body.label}"


class NumberSequence(db.Model):
    """The last number given in one sequence: of a body, for a scope, in a period (NĐ 30/2020, Điều 15)."""

    __tablename__ = "number_sequences"

    body: Mapped[Body] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)  # "" for all kinds together, else “KH”, “TB”
    period: Mapped[str] = mapped_column(primary_key=True)  # “2026”, or a term “2025-2030”
    last: Mapped[int]
    start: Mapped[int] = mapped_column(default=0)  # the last number used before the register was kept here

    @property
    def id(self) -> int:
        """Return the number by which the log knows the register that it belongs to."""
        return list(Body).index(self.body) + 1

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return ", ".join(filter(None, (f"Sổ văn bản đi của {self.body.label}", self.period, self.scope)))


class EntryState(Named):
    """What became of a number."""

    RESERVED = "reserved", "Đang giữ"
    USED = "used", "Đã ban hành"
    VOID = "void", "Đã hủy"

    @property
    def kind(self) -> str:
        """Return the colour of its tag."""
        return {"reserved": "wait", "used": "done", "void": ""}[self.value]

    @property
    def icon(self) -> str:
        """Return the picture of its tag."""
        return {"reserved": "bookmark", "used": "circle-check", "void": "ban"}[self.value]

    @property
    def is_reserved(self) -> bool:
        """Tell whether the number waits for its paper."""
        return self is self.RESERVED

    @property
    def is_used(self) -> bool:
        """Tell whether a paper bears the number."""
        return self is self.USED

    @property
    def is_void(self) -> bool:
        """Tell whether no paper bears the number, nor ever will."""
        return self is self.VOID


class RegisterEntry(db.Model, Stamped, Versioned):
    """One line of the register of outgoing papers (sổ văn bản đi): a number, for good (NĐ 30/2020, PL VI)."""

    __tablename__ = "register_entries"
    __table_args__ = (
        UniqueConstraint("body", "scope", "period", "number"),
        Index("ix_register_entries_body_period_id", "body", "period", "id"),
        Index("ix_register_entries_body_period_type_id", "body", "period", "type", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Body]
    scope: Mapped[str]
    period: Mapped[str]
    number: Mapped[int]
    type: Mapped[str]  # “KH”, “TB”, “CV” …
    code: Mapped[str]
    state: Mapped[EntryState]
    day: Mapped[date | None]  # of the paper; None while the number is only held
    subject: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = mapped_column(default="")  # code, subject, recipients without accents
    signer: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    kept_by: Mapped[str] = mapped_column(default="")  # who keeps the file copy: “VT, VP”
    copies: Mapped[int] = mapped_column(default=0)  # 0: not said
    reason: Mapped[str] = mapped_column(default="")  # why held, void, or dated back
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), unique=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))  # scan of an outside paper

    document: Mapped[Document | None] = relationship()
    file: Mapped[StoredFile | None] = relationship()

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Số {self.code}"
