"""People: users, their dated positions, delegations, absences and sign-ins."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, select
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet.access.actor import Body, Role
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.org.models import Unit


class User(db.Model, Stamped, Versioned):
    """Somebody who signs in."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)  # text.collate.name_key: tên, then họ
    phone: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    must_change_password: Mapped[bool] = mapped_column(default=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    large_text: Mapped[bool] = mapped_column(default=False)

    positions: Mapped[list["Position"]] = relationship(
        back_populates="user", cascade="all, delete-orphan", foreign_keys="Position.user_id"
    )

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return self.full_name

    is_issued = False  # a person is no paper

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether the person has, or had, a position in one of *units*."""
        return any(one.unit_id in units for one in self.positions)

    @held_by.inplace.expression
    @classmethod
    def _held_by(cls, units: Any) -> Any:
        return cls.id.in_(select(Position.user_id).where(Position.unit_id.in_(units)))

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell whether *units* coordinate on the person: nobody does."""
        return False


class Position(db.Model, Stamped):
    """A role that a person holds in a unit, for a body, from one day to another."""

    __tablename__ = "positions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    role: Mapped[Role]
    body: Mapped[Body]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(default="")  # “Chuyên viên”; empty: the role's label
    is_head: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    # Leaders, office and administrators count only once a second person has agreed (L8).
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    awaits_second: Mapped[bool] = mapped_column(default=False)

    user: Mapped[User] = relationship(back_populates="positions", foreign_keys=[user_id])
    unit: Mapped[Unit | None] = relationship()

    @property
    def label(self) -> str:
        """Return the position as shown."""
        return self.name or self.role.label

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"{self.label} – {self.user.full_name}"

    def owned_by(self, user_id: int) -> bool:
        """Tell whether this person proposed it."""
        return self.proposed_by_id == user_id

    def is_held(self, day: date) -> bool:
        """Tell whether the position gives rights on *day*."""
        return (
            not self.awaits_second and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
        )


class Delegation(db.Model, Stamped):
    """A leader's written word that another acts for them: dated, limited, with its document."""

    __tablename__ = "delegations"

    id: Mapped[int] = mapped_column(primary_key=True)
    giver_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    receiver_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    body: Mapped[Body]
    limits: Mapped[list[str]] = mapped_column(JSON, default=list)  # objects of the policy; empty: all
    document: Mapped[str] = mapped_column(default="")  # “Giấy ủy quyền số 12/GUQ-UBND”
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    revoked_on: Mapped[date | None]

    giver: Mapped[User] = relationship(foreign_keys=[giver_id])
    receiver: Mapped[User] = relationship(foreign_keys=[receiver_id])

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Ủy quyền cho {self.receiver.full_name}"

    def is_in_force(self, day: date) -> bool:
        """Tell whether the delegation holds on *day*; a revoked one ends the day before."""
        return self.starts_on <= day <= self.ends_on and (self.revoked_on is None or day < self.revoked_on)


class Absence(db.Model, Stamped):
    """Days on which somebody is away."""

    __tablename__ = "absences"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")

    user: Mapped[User] = relationship()

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Vắng mặt {self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}"

    def owned_by(self, user_id: int) -> bool:
        """Tell whether the absence is of this person."""
        return self.user_id == user_id


class SignIn(db.Model):
    """One sign-in on one device, until it is ended or has idled away."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_user_id_ended_at", "user_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(default="")
    device: Mapped[str] = mapped_column(default="")

    user: Mapped[User] = relationship()

    @property
    def title(self) -> str:
        """Return what the log calls it."""
        return f"Lượt đăng nhập trên {self.device or 'thiết bị lạ'}"

    def owned_by(self, user_id: int) -> bool:
        """Tell whether the sign-in is of this person."""
        return self.user_id == user_id


class SignInThrottle(db.Model):
    """Failed sign-ins under a name, whether or not an account of that name exists."""

    __tablename__ = "sign_in_throttles"

    username: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)
    locked_until: Mapped[datetime | None]
