"""Units with dates, groups and other names; the commune itself."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.scopes import among
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.workflow.states import Named


class Block(Named):
    """The block (khối) that a unit belongs to."""

    PARTY = "party", "Đảng"
    COUNCIL = "council", "Hội đồng nhân dân"
    GOVERNMENT = "government", "Ủy ban nhân dân"
    FRONT = "front", "Mặt trận và đoàn thể"
    VILLAGE = "village", "Thôn, tổ dân phố"
    OUTSIDE = "outside", "Ngoài xã, phường"


class UnitKind(Named):
    """What sort of duty holder a unit is."""

    OFFICE = "office", "Cơ quan, bộ phận"
    VILLAGE = "village", "Thôn, tổ dân phố"
    CELL = "cell", "Chi bộ"
    GROUP = "group", "Nhóm đơn vị"


class Commune(db.Model, Stamped):
    """The one commune that this installation belongs to."""

    __tablename__ = "communes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]  # “xã Minh Sơn”
    place: Mapped[str]  # of the date line: “Minh Sơn”
    parent: Mapped[str] = mapped_column(default="")  # “tỉnh …”
    model: Mapped[str]  # "2025" or "before-2025"
    demo_password: Mapped[str] = mapped_column(default="")  # of every account while this is the demo

    @property
    def title(self) -> str:
        """Return the name in capitals, as the letterhead has it."""
        return self.name.upper()

    @property
    def is_demo(self) -> bool:
        """Tell whether everything here is invented."""
        return bool(self.demo_password)


class Unit(db.Model, Stamped, Versioned):
    """A duty holder: an office, a village, a party cell, or a group of them."""

    __tablename__ = "units"
    __table_args__ = (Index("ix_units_block_position", "block", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(unique=True)  # of the model it came from; None when made here
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[UnitKind]
    block: Mapped[Block]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    gathers: Mapped[UnitKind | None]  # a group of all units of this kind, besides its named members
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]  # the last day; None while it exists

    aliases: Mapped[list["UnitAlias"]] = relationship(back_populates="unit", cascade="all, delete-orphan")

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.name

    is_issued = True  # everybody may look units up

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether it is one of *units*."""
        return among(self.id, units)

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell whether *units* coordinate on it: nobody does."""
        return False

    def is_open(self, day: date) -> bool:
        """Tell whether the unit exists on *day* and may be given work."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )


class GroupMember(db.Model):
    """A unit's place in a group (“các đoàn thể”), with its dates."""

    __tablename__ = "group_members"
    __table_args__ = (UniqueConstraint("group_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class AliasOrigin(Named):
    """Where another name of a unit comes from."""

    MODEL = "model", "mô hình tổ chức"
    IMPORT = "import", "nhập kế hoạch"
    HAND = "hand", "ghi tay"


class UnitAlias(db.Model, Stamped):
    """Another name under which plans mention a unit."""

    __tablename__ = "unit_aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)  # text.fold.fold_words of the name
    origin: Mapped[AliasOrigin]

    unit: Mapped[Unit] = relationship(back_populates="aliases")
