"""What was read over the loudspeakers: noted by villages and by the office of culture (K11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.access.scopes import among
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused
from intranet.org.directory import UnitEntry, directory
from intranet.org.models import UnitKind
from intranet.pages.models import Page, PageKind
from intranet.pages.record_models import Broadcast

log.define(
    "page.broadcast", lambda entry: f"Ghi nhật ký phát: {entry.data['unit']}, {entry.data['times']} lần"
)

MOST = 200


@dataclass(frozen=True, slots=True)
class _Loudspeaker:
    """The loudspeaker of a unit, as the policy asks about it."""

    unit_id: int

    def held_by(self, units: Any) -> Any:
        """Tell whether it is the loudspeaker of one of *units*."""
        return among(self.unit_id, units)


def loudspeakers(actor: Actor) -> list[UnitEntry]:
    """Return the villages, and the own units, for which the actor may note a reading."""
    units = directory().open_units(clock.today())
    own = [unit for unit in units if unit.kind is UnitKind.VILLAGE or unit.id in actor.units]
    return [unit for unit in own if permits(actor, P.DIALOGUE_LOG_BROADCAST, _Loudspeaker(unit.id))]


def require_some(actor: Actor) -> None:
    """Refuse who notes readings nowhere, naming who does."""
    require_somewhere(actor, P.DIALOGUE_LOG_BROADCAST)


def note(actor: Actor, page: Page, *, unit_id: int, at: datetime, times: int, words: str = "") -> Broadcast:
    """Note that a bulletin was read in a village."""
    require(actor, P.DIALOGUE_LOG_BROADCAST, _Loudspeaker(unit_id))
    if page.kind is not PageKind.BULLETIN:
        raise Refused("Chỉ ghi nhật ký phát cho bản tin truyền thanh.")
    if at > clock.now():
        raise Refused("Giờ phát phải là giờ đã qua.", field="hour")
    made = Broadcast(
        page_id=page.id, unit_id=unit_id, at=at, times=times, note=words, noted_by_id=actor.user_id
    )
    db.session.add(made)
    db.session.flush()
    log.record(actor, "page.broadcast", page, unit=directory().unit_name(unit_id), times=times, at=at)
    return made


def noted(page: Page) -> Sequence[Row]:
    """Return what was noted of a bulletin, the newest first."""
    columns = (Broadcast.unit_id, Broadcast.at, Broadcast.times, Broadcast.note, Broadcast.noted_by_id)
    query = select(*columns).where(Broadcast.page_id == page.id).order_by(Broadcast.at.desc()).limit(MOST)
    return db.session.execute(query).all()
