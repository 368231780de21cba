"""Who is away on a day: asked by those who give work (A5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from intranet.db.session import db
from intranet.org.directory import directory
from intranet.org.people import Absence


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which somebody is away."""

    user_id: int
    name: str
    starts_on: date
    ends_on: date

    @property
    def words(self) -> str:
        """Return the warning in words."""
        return f"{self.name} vắng mặt từ {self.starts_on:%d/%m/%Y} đến {self.ends_on:%d/%m/%Y}."


def away(user_ids: Collection[int], day: date) -> list[Away]:
    """Return who of *user_ids* is away on *day*, one statement for all."""
    if not user_ids:
        return []
    query = select(Absence).where(
        Absence.user_id.in_(sorted(user_ids)), Absence.starts_on <= day, Absence.ends_on >= day
    )
    known = directory()
    return [
        Away(row.user_id, known.person_name(row.user_id), row.starts_on, row.ends_on)
        for row in db.session.scalars(query.order_by(Absence.starts_on, Absence.id))
    ]
