"""That papers are opened and downloaded: noted though nothing changes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.session import db
from intranet.workflow.states import Named


class Deed(Named):
    """What somebody did with a paper that is noted though nothing changes."""

    OPENED = "opened", "Mở xem"
    DOWNLOADED = "downloaded", "Tải về"


class Reading(db.Model):
    """That somebody opened or downloaded a paper (L2)."""

    __tablename__ = "document_readings"
    __table_args__ = (
        Index("ix_document_readings_document_id_user_id", "document_id", "user_id"),
        Index("ix_document_readings_user_id_id", "user_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("document_versions.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    deed: Mapped[Deed]
    at: Mapped[datetime]
