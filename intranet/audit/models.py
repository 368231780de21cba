"""One row for each thing that somebody did. Rows are never changed."""

from datetime import datetime

from sqlalchemy import JSON, Index, event
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.session import db


class AuditEntry(db.Model):
    """Who did what to which subject, when, with what details, sealed to the entry before it."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_subject", "subject_type", "subject_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int] = mapped_column(index=True)
    actor_name: Mapped[str]
    on_behalf_of: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(index=True)
    subject_type: Mapped[str]
    subject_id: Mapped[int]
    subject_title: Mapped[str]
    data: Mapped[dict] = mapped_column(JSON, default=dict)
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditHead(db.Model):
    """The end of the chain: one row, locked while entries are appended so that it cannot fork."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    last_id: Mapped[int]
    last_hash: Mapped[str]


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
def _refuse(_mapper, _connection, _entry) -> None:
    raise RuntimeError("an audit entry is never changed")
