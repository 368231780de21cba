"""What is known of a stored file, whose bytes lie in the data folder under their hash; who took one away."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import db


class StoredFile(db.Model):
    """One file as somebody gave it: name, kind, size, SHA-256."""

    __tablename__ = "stored_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]  # "docx", "xlsx", "pdf", "jpg", "png", "txt"
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.name


class Taking(db.Model):
    """That somebody took a file away (L2): one that is stored, or one made at that moment (no ``file_id``).

    The subject is what it hung on, as the log names its subjects; ``body`` the one that this belongs to.
    What is gone for good leaves no name here, only who took a file, and when.
    """

    __tablename__ = "file_takings"
    __table_args__ = (
        Index("ix_file_takings_file_id", "file_id"),
        Index("ix_file_takings_user_id_id", "user_id", "id"),
        Index("ix_file_takings_subject", "subject_type", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    name: Mapped[str]
    subject_type: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[int] = mapped_column(default=0)
    subject_title: Mapped[str] = mapped_column(default="")
    body: Mapped[Body | None]
