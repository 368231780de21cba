"""The values that were set. No line is changed or removed: what counted on a day can be told years later."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from intranet.db.session import db
from intranet.settings.catalogue import CATALOGUE, Setting


class SettingValue(db.Model):
    """One value of one setting, from a day on; ``numbers`` is kept as written: “5”, “7, 3, 1”.

    ``author`` keeps the name of then. A change that was called off before its day stays, and says so.
    """

    __tablename__ = "setting_values"
    __table_args__ = (Index("ix_setting_values_key_starts_on", "key", "starts_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    numbers: Mapped[str]
    basis: Mapped[str]
    starts_on: Mapped[date]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    author: Mapped[str]
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")

    @property
    def setting(self) -> Setting:
        """Return what was set."""
        return CATALOGUE[self.key]

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.setting.label

    @property
    def words(self) -> str:
        """Return the value in words."""
        return self.setting.words(tuple(int(one) for one in self.numbers.split(",")))
