"""Who is away on a day: asked by those who give work, told to the person themselves (A5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from intranet import clock
from intranet.db.cache import remembered
from intranet.db.counters import value_of
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

    @property
    def days(self) -> str:
        """Return from when to when, as a part of a sentence."""
        if self.starts_on == self.ends_on:
            return f"ngày {self.starts_on:%d/%m/%Y}"
        return f"từ ngày {self.starts_on:%d/%m/%Y} đến hết ngày {self.ends_on:%d/%m/%Y}"


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


def away_today(user_id: int) -> Away | None:
    """Return today's absence of one person, without a statement as long as no absence changes."""
    today = clock.today()
    found = remembered("absences", (value_of("org"), today), lambda: _all_on(today), limit=2)
    return found.get(user_id)


def _all_on(day: date) -> dict[int, Away]:
    query = select(Absence).where(Absence.starts_on <= day, Absence.ends_on >= day)
    known = directory()
    return {
        row.user_id: Away(row.user_id, known.person_name(row.user_id), row.starts_on, row.ends_on)
        for row in db.session.scalars(query)
    }
