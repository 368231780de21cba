"""What has been answered on the first day, kept until it is finished."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.base import Stamped, Versioned
from intranet.db.session import db


class Setup(db.Model, Stamped, Versioned):
    """The one first day of this installation: its code, its answers, and how far it has come."""

    __tablename__ = "setups"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(default="")  # of the code that the command printed last
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # by step, as typed; no password
    begun_at: Mapped[datetime | None]
    administrator_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    finished_at: Mapped[datetime | None]

    title = "Thiết lập ban đầu"
