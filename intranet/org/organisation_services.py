"""Found the commune's organisation from one of the ready models."""

from collections.abc import Iterable

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.diff import changes
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org import templates
from intranet.org.models import AliasOrigin, Block, Commune, GroupMember, Unit, UnitAlias, UnitKind
from intranet.org.unit_words import changed
from intranet.text.fold import clean, fold_words

log.define("organisation.edit", changed("Sửa tên gọi"))
log.define("organisation.create", lambda e: f"Lập tổ chức theo mô hình {e.data['model']}")


def create_organisation(
    actor: Actor,
    *,
    model: str = "2025",
    commune_name: str = "xã Minh Sơn",
    place: str = "",
    parent: str = "",
    villages: tuple[str, ...] = (),
    own: tuple[templates.Ready, ...] = (),
) -> dict[str, Unit]:
    """Create the commune and the units of *model*, or its *own* ones; return them by code.

    *villages* (“Thôn Đông”) are created too, each with its party cell, which has the code of the
    village with ``cell-`` in front: ``village-1``, ``cell-village-1``.
    """
    if actor != log.SYSTEM:
        require_somewhere(actor, P.ORGANISATION_EDIT)
    if model not in templates.MODELS:
        raise Refused(f"Chưa có mô hình tổ chức “{model}”.", field="model")
    if db.session.scalar(select(Unit.id).limit(1)):
        raise Refused("Đã có đơn vị trong danh bạ nên không lập lại tổ chức. Hãy sửa từng đơn vị.")
    commune = _commune(model, clean(commune_name), clean(place), clean(parent))
    ready = own or templates.units_of(model, level=templates.level_of(commune.name))
    units = {one.code: _unit(one, position) for position, one in enumerate(ready)}
    units |= _villages(villages, len(ready))
    db.session.add_all([commune, *units.values()])
    db.session.flush()
    db.session.add_all(
        GroupMember(group_id=units[one.code].id, unit_id=units[member].id, starts_on=None, ends_on=None)
        for one in ready
        for member in one.members
        if member in units
    )
    for one in ready:
        if one.parent:
            units[one.code].parent_id = units[one.parent].id
    bump("org")
    kept = "tự khai báo" if own else model
    log.record(actor, "organisation.create", commune, model=kept, units=len(units))
    return units


def edit_commune(actor: Actor, *, name: str, place: str, parent: str) -> None:
    """Correct how the commune is named on pages and papers from now on."""
    if actor != log.SYSTEM:
        require_somewhere(actor, P.SETTINGS_EDIT)
    commune = db.session.scalars(select(Commune)).first()
    if commune is None:
        raise WrongState("Chưa lập tổ chức. Hãy lập tổ chức trước.")
    if not clean(name):
        raise Refused("Hãy ghi tên xã, phường.", field="name")
    commune.name, commune.place, commune.parent = clean(name), clean(place), clean(parent)
    if found := changes(commune):
        bump("org")
        log.record(actor, "organisation.edit", commune, changes=found)


def _commune(model: str, name: str, place: str, parent: str) -> Commune:
    if not name:
        raise Refused("Hãy ghi tên xã, phường.", field="name")
    found = db.session.scalars(select(Commune)).first() or Commune(demo_password="")
    found.name, found.parent, found.model = name, parent, model
    level = templates.level_of(name)
    bare = name[len(level) :].strip() if name.casefold().startswith(level) else name
    found.place = place or bare
    return found


def _unit(one: templates.Ready, position: int) -> Unit:
    unit = Unit(
        code=one.code, name=one.name, short_name=one.short_name, block=one.block, kind=one.kind,
        position=position, gathers=one.gathers, starts_on=one.starts_on, ends_on=None, parent_id=None,
    )  # fmt: skip
    unit.aliases = [
        UnitAlias(name=alias, folded=fold_words(alias), origin=AliasOrigin.MODEL) for alias in one.aliases
    ]
    return unit


def _villages(names: tuple[str, ...], position: int) -> dict[str, Unit]:
    """Return the villages and their party cells, by code."""
    found: dict[str, Unit] = {}
    for number, name in enumerate(distinct(names), 1):
        code = f"village-{number}"
        village = templates.Ready(code, name, "", Block.VILLAGE, UnitKind.VILLAGE)
        cell_name = f"Chi bộ {name[:1].lower()}{name[1:]}"
        cell = templates.Ready(f"cell-{code}", cell_name, "", Block.PARTY, UnitKind.CELL)
        found[village.code] = _unit(village, position + 2 * number)
        found[cell.code] = _unit(cell, position + 2 * number + 1)
    return found


def distinct(villages: Iterable[str]) -> tuple[str, ...]:
    """Return the names of villages without empty lines; refuse one that is written twice."""
    names = tuple(name for name in map(clean, villages) if name)
    folded = [fold_words(name) for name in names]
    if twice := next((name for at, name in enumerate(names) if folded[at] in folded[:at]), None):
        raise Refused(f"“{twice}” được ghi hai lần. Hãy bỏ bớt một dòng.", field="villages")
    return names
