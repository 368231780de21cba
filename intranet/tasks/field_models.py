"""The fields (lĩnh vực) that work is counted by, with the words that suggest them (S2:96)."""

from typing import Any

from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.base import Stamped, Versioned
from intranet.db.session import db


class Field(db.Model, Stamped, Versioned):
    """One field; ``keywords`` are the words that suggest it, one a line."""

    __tablename__ = "fields"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    keywords: Mapped[str] = mapped_column(default="")
    position: Mapped[int]
    is_open: Mapped[bool] = mapped_column(default=True)  # whether new work may be given it

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.name

    @hybrid_method
    def held_by(self, _units: Any) -> bool:
        """Tell whether a unit holds it: none does."""
        return False
