"""Keep a narrowing under a name, and take it away again (J3)."""

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused
from intranet.search.models import SavedFilter
from intranet.search.places import Place
from intranet.search.saved_queries import right_of
from intranet.text.fold import clean, fold_words

MOST = 20  # of one list, for one person or one unit

log.define("filter.save", "Lưu bộ lọc")
log.define("filter.change", "Sửa bộ lọc")
log.define("filter.drop", "Bỏ bộ lọc")


def save(actor: Actor, place: Place, *, name: str, address: str, unit_id: int | None = None) -> SavedFilter:
    """Keep a narrowing of *place* for oneself, or for a unit; the same name again takes the new narrowing."""
    name, address = clean(name), place.tidy(address)
    if not name:
        raise Refused("Cần đặt tên để lần sau nhận ra.", field="name")
    if not address:
        raise Refused("Danh sách chưa lọc gì nên chưa có gì để lưu. Hãy lọc trước rồi lưu.")
    others = _kept_there(actor, place, unit_id)
    known = next((one for one in others if fold_words(one.name) == fold_words(name)), None)
    if known is not None:
        return _change(actor, known, name, address)
    made = SavedFilter(place=place.name, name=name, address=address, user_id=actor.user_id, unit_id=unit_id)
    if unit_id is not None:
        require(actor, P.FILTER_SHARE, made)
    if len(others) >= MOST:
        raise Refused(f"Đã có {MOST} bộ lọc ở mục này. Hãy bỏ bớt rồi lưu lại.", field="name")
    db.session.add(made)
    db.session.flush()
    bump("filters")
    log.record(actor, "filter.save", made, address=address, unit=unit_id)
    return made


def _kept_there(actor: Actor, place: Place, unit_id: int | None) -> list[SavedFilter]:
    query = select(SavedFilter).where(SavedFilter.place == place.name)
    if unit_id is None:
        query = query.where(SavedFilter.user_id == actor.user_id, SavedFilter.unit_id.is_(None))
    else:
        query = query.where(SavedFilter.unit_id == unit_id)
    return list(db.session.scalars(query))


def _change(actor: Actor, saved: SavedFilter, name: str, address: str) -> SavedFilter:
    if saved.unit_id is not None:
        require(actor, P.FILTER_SHARE, saved)
    before = {"name": saved.name, "address": saved.address}
    saved.name, saved.address = name, address
    bump("filters")
    log.record(actor, "filter.change", saved, before=before, after={"name": name, "address": address})
    return saved


def drop(actor: Actor, saved: SavedFilter) -> None:
    """Take one away."""
    if saved.unit_id is not None:
        require(actor, right_of(saved), saved)
    log.record(actor, "filter.drop", saved, before={"name": saved.name, "address": saved.address})
    db.session.delete(saved)
    bump("filters")
