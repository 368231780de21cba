"""Who has read what must be read (K4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.pages import notices
from intranet.pages.models import Page
from intranet.pages.record_models import ReadReceipt
from intranet.settings import values
from intranet.settings.catalogue import MUST_READ, Value
from intranet.text.collate import name_key


def confirm(actor: Actor, page: Page) -> None:
    """Note that the actor has read an announcement; the second time nothing is noted."""
    require(actor, P.PAGE_READ, page)
    if not page.must_read:
        raise Refused("Thông báo này không yêu cầu xác nhận đã đọc.")
    if read_at(actor, page) is None:
        values = {"page_id": page.id, "user_id": actor.user_id, "at": clock.now()}
        db.session.execute(insert(ReadReceipt).values(**values))


def read_at(actor: Actor, page: Page) -> datetime | None:
    """Return when the actor said to have read an announcement."""
    query = select(ReadReceipt.at).where(ReadReceipt.page_id == page.id, ReadReceipt.user_id == actor.user_id)
    return db.session.scalar(query)


@dataclass(frozen=True, slots=True)
class Reader:
    """One person who must read, and when they said to have done so."""

    user_id: int
    name: str
    unit: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Who has read an announcement and who has not; from ``late_from`` on the latter are late."""

    readers: Sequence[Reader]
    late_from: date
    allowed: Value

    @property
    def missing(self) -> list[Reader]:
        """Return who has not read it."""
        return [one for one in self.readers if one.at is None]

    @property
    def done(self) -> list[Reader]:
        """Return who has read it."""
        return [one for one in self.readers if one.at is not None]

    @property
    def is_late(self) -> bool:
        """Tell whether the time to read is over."""
        return self.late_from <= clock.today()


def reading(page: Page) -> Reading:
    """Return who must read an announcement, by unit, and who has."""
    query = select(ReadReceipt.user_id, ReadReceipt.at).where(ReadReceipt.page_id == page.id)
    said = {row.user_id: row.at for row in db.session.execute(query)}
    known = directory()
    units = {seat.user_id: known.unit_name(seat.unit_id) for seat in reversed(known.seats) if seat.unit_id}
    readers = [
        Reader(one, known.person_name(one), units.get(one, ""), said.get(one))
        for one in notices.readers_of(page)
    ]
    order = {name: at for at, name in enumerate(unit.name for unit in known.open_units(clock.today()))}
    readers.sort(key=lambda one: (order.get(one.unit, len(order)), name_key(one.name)))
    since = page.shown_on or clock.today()
    allowed = values.on(MUST_READ, since)
    return Reading(readers, current().add_working(since, allowed.number + 1), allowed)
