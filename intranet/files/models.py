"""What is known of a stored file; its bytes lie in the data folder under their hash."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
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
