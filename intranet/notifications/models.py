"""One line in somebody's inbox, and what they do not want there."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from intranet import clock
from intranet.db.session import db
from intranet.notifications.kinds import NoticeKind

_UNREAD = text("read_at IS NULL")


class Notice(db.Model):
    """What one person is told, why, and where it leads."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_unread", "user_id", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
        Index("ix_notices_user_id_id", "user_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[NoticeKind] = mapped_column(default=NoticeKind.OTHER)
    text: Mapped[str]
    reason: Mapped[str]
    path: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())
    read_at: Mapped[datetime | None]

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.text


class MutedKind(db.Model):
    """A kind of notice that somebody does without."""

    __tablename__ = "muted_kinds"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    kind: Mapped[NoticeKind] = mapped_column(primary_key=True)
