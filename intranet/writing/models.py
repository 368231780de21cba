"""The text of a plan in preparation, as it was each time somebody saved it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.db.session import db
from intranet.files.models import StoredFile


class DraftRevision(db.Model):
    """One saved text of a reading (``imports``); never changed afterwards.

    Number 1 is the text with which the writing began: a template, the plan that is copied, or what was read;
    ``file`` is the file that it was read from, if any. ``changes`` lists what the software itself changed
    in the revision before, when it moved a copy to another year.
    """

    __tablename__ = "draft_revisions"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("import_drafts.id"))
    number: Mapped[int]
    text: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    file: Mapped[StoredFile | None] = relationship()
