"""The rows that are searched, each engine's own index of them, and the narrowings that people keep."""

from datetime import date
from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.org.models import Unit
from intranet.org.people import User

INDEX = "search_index"


class SearchRow(db.Model):
    """One thing that may be found: what is shown of it, and the terms by which it is found.

    ``key`` holds the day, the kind and the number of the thing, in this order: the newest come first without
    sorting, and the thing is known from the index alone.
    """

    __tablename__ = "search_rows"
    __table_args__ = (UniqueConstraint("kind", "subject_id"),)

    key: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str]
    subject_id: Mapped[int]
    day: Mapped[date]
    title: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    terms: Mapped[Any] = mapped_column(Text().with_variant(ARRAY(Text), "postgresql"))  # with its locks


# SQLite: an index without contents, which triggers keep; it forgets a row by being told its old terms.
_SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5("
    "terms, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_.:-'\")",
    f"CREATE TRIGGER search_rows_in AFTER INSERT ON search_rows BEGIN "
    f"INSERT INTO {INDEX}(rowid, terms) VALUES (new.key, new.terms); END",
    f"CREATE TRIGGER search_rows_out AFTER DELETE ON search_rows BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, terms) VALUES ('delete', old.key, old.terms); END",
)
_POSTGRES = (f"CREATE INDEX {INDEX} ON search_rows USING gin (terms)",)

for _statement in _SQLITE:
    event.listen(SearchRow.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in _POSTGRES:
    event.listen(SearchRow.__table__, "after_create", DDL(_statement).execute_if(dialect="postgresql"))
event.listen(
    SearchRow.__table__, "before_drop", DDL(f"DROP TABLE IF EXISTS {INDEX}").execute_if(dialect="sqlite")
)


def is_modelled(name: str | None, _kind: str = "", _parents: Any = None) -> bool:
    """Tell whether the models know a table or index by its name: what the engine keeps they do not."""
    return not (name or "").startswith(INDEX)


class SavedFilter(db.Model, Stamped, Versioned):
    """A narrowing of a list under a name, for oneself or for one's unit (J3)."""

    __tablename__ = "saved_filters"
    __table_args__ = (
        Index("ix_saved_filters_user_id_place", "user_id", "place"),
        Index("ix_saved_filters_unit_id_place", "unit_id", "place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]  # which list: places.Place.name
    name: Mapped[str]
    address: Mapped[str]  # what stands behind the question mark
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))  # who keeps it
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id")
    )  # for everybody there; None: for oneself

    user: Mapped[User] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Bộ lọc “{self.name}”"

    @property
    def is_issued(self) -> bool:
        """Tell whether anybody may read it: nobody but those it is for."""
        return False

    def held_by(self, units: Any) -> bool:
        """Tell whether it is for one of *units*."""
        return self.unit_id is not None and self.unit_id in units

    def coordinated_by(self, _units: Any) -> bool:
        """Tell whether *units* coordinate on it: nobody does."""
        return False

    def owned_by(self, user_id: int) -> bool:
        """Tell whether this person keeps it."""
        return self.user_id == user_id
