"""What is noted around pages: who has read, what was broadcast, what the common home shows."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.session import db
from intranet.workflow.states import Named


class ReadReceipt(db.Model):
    """That somebody said to have read an announcement (K4)."""

    __tablename__ = "page_receipts"
    __table_args__ = (
        UniqueConstraint("page_id", "user_id"),
        Index("ix_page_receipts_user_id_page_id", "user_id", "page_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class Broadcast(db.Model):
    """That a bulletin was read over the loudspeaker: where, when, how often (K11)."""

    __tablename__ = "broadcasts"
    __table_args__ = (Index("ix_broadcasts_page_id_at", "page_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    at: Mapped[datetime]
    times: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))


class BlockKind(Named):
    """What a block of the common home shows."""

    ANNOUNCEMENTS = "announcements", "Thông báo"
    BULLETINS = "bulletins", "Bản tin truyền thanh"
    LIBRARY = "library", "Văn bản mới trong thư viện"
    NEWEST = "newest", "Trang mới"
    SECTION = "section", "Chuyên mục"


class HomeBlock(db.Model):
    """One block of the common home, in its place (K8)."""

    __tablename__ = "home_blocks"
    __table_args__ = (Index("ix_home_blocks_position", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[BlockKind]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id"))
    is_shown: Mapped[bool] = mapped_column(default=True)

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Khối “{self.kind.label}”"
