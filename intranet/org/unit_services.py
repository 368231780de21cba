"""Change units: create, edit, move, close, reopen; their other names; the members of groups (A1)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.diff import changes
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.models import AliasOrigin, Block, GroupMember, Unit, UnitAlias, UnitKind
from intranet.org.unit_words import changed
from intranet.text.fold import clean, fold_words

_BLOCK_OF = {UnitKind.VILLAGE: Block.VILLAGE, UnitKind.CELL: Block.PARTY}

log.define("unit.create", "Thêm đơn vị")
log.define("unit.edit", changed("Sửa đơn vị"))
log.define("unit.close", lambda e: f"Đóng đơn vị, hoạt động đến hết ngày {_day(e.data['ends_on'])}")
log.define("unit.reopen", "Mở lại đơn vị")
log.define("unit.alias-add", lambda e: f"Thêm tên gọi khác “{e.data['name']}”")
log.define("unit.alias-remove", lambda e: f"Bỏ tên gọi khác “{e.data['name']}”")
log.define("unit.member-add", lambda e: f"Thêm {e.data['name']} vào nhóm")
log.define("unit.member-end", lambda e: f"{e.data['name']} rời nhóm sau ngày {_day(e.data['ends_on'])}")


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is said of a unit when it is made or edited."""

    name: str
    block: Block
    kind: UnitKind = UnitKind.OFFICE
    short_name: str = ""
    parent_id: int | None = None
    position: int | None = None
    gathers: UnitKind | None = None
    starts_on: date | None = None


def create_unit(actor: Actor, facts: UnitFacts) -> Unit:
    """Create a unit; it appears in every picker from its first day."""
    require(actor, P.ORGANISATION_EDIT, facts)
    unit = Unit(code=None, ends_on=None)
    _apply(unit, facts)
    if facts.position is None:
        last = db.session.scalar(select(func.max(Unit.position)).where(Unit.block == facts.block))
        unit.position = (last or 0) + 1
    db.session.add(unit)
    db.session.flush()
    bump("org")
    log.record(actor, "unit.create", unit, kind=unit.kind, block=unit.block)
    return unit


def edit_unit(actor: Actor, unit: Unit, facts: UnitFacts, *, seen: int) -> None:
    """Change what is said of *unit*, also where it stands; *seen* is the version that was read."""
    require(actor, P.ORGANISATION_EDIT, unit)
    if unit.version != seen:
        raise WrongState("Đơn vị vừa được người khác sửa. Hãy xem lại thông tin mới rồi sửa tiếp.")
    if unit.kind == UnitKind.GROUP and facts.kind != UnitKind.GROUP and _members_of(unit):
        raise Refused(
            "Nhóm đang có thành viên nên chưa đổi loại được. Hãy bỏ các thành viên trước.", field="kind"
        )
    _apply(unit, facts)
    if found := changes(unit):
        bump("org")
        log.record(actor, "unit.edit", unit, changes=found)


def close_unit(actor: Actor, unit: Unit, *, ends_on: date) -> None:
    """Close *unit* after the day *ends_on*: its history stays, new work cannot be given to it."""
    require(actor, P.ORGANISATION_EDIT, unit)
    if unit.ends_on is not None:
        raise WrongState(f"Đơn vị đã đóng từ sau ngày {unit.ends_on:%d/%m/%Y}.")
    if unit.starts_on and ends_on < unit.starts_on:
        raise Refused(f"Ngày cuối không thể trước ngày bắt đầu {unit.starts_on:%d/%m/%Y}.", field="ends_on")
    unit.ends_on = ends_on
    bump("org")
    log.record(actor, "unit.close", unit, ends_on=ends_on)


def reopen_unit(actor: Actor, unit: Unit) -> None:
    """Let a closed unit go on."""
    require(actor, P.ORGANISATION_EDIT, unit)
    if unit.ends_on is None:
        raise WrongState("Đơn vị đang hoạt động.")
    _check_name(unit.name, unit.id)
    before, unit.ends_on = unit.ends_on, None
    bump("org")
    log.record(actor, "unit.reopen", unit, ends_on=[before, None])


def add_alias(actor: Actor, unit: Unit, *, name: str, origin: AliasOrigin = AliasOrigin.HAND) -> UnitAlias:
    """Give *unit* another name under which plans mention it; a name belongs to one unit only."""
    require(actor, P.ORGANISATION_EDIT, unit)
    return _add_alias(actor, unit, name, origin)


def learn_alias(actor: Actor, unit: Unit, *, name: str) -> UnitAlias | None:
    """Remember what the reviewer of an import said *name* means; nothing if it is known already."""
    if not permits_somewhere(actor, P.TASK_CONFIRM_IMPORT):
        require(actor, P.ORGANISATION_EDIT, unit)
    match = names.resolve(name)
    if match.sure and match.unit_id == unit.id:
        return None
    return _add_alias(actor, unit, name, AliasOrigin.IMPORT)


def _add_alias(actor: Actor, unit: Unit, name: str, origin: AliasOrigin) -> UnitAlias:
    name = clean(name)
    folded = fold_words(name)
    if not folded:
        raise Refused("Hãy ghi tên gọi.", field="name")
    _check_name(name, unit.id)
    taken = db.session.scalars(select(UnitAlias).where(UnitAlias.folded == folded)).one_or_none()
    if (taken is not None and taken.unit_id == unit.id) or folded == fold_words(unit.name):
        raise Refused(f"{unit.name} đã có tên gọi này.", field="name")
    if taken is not None:
        raise Refused(f"“{name}” đã là tên gọi khác của {taken.unit.name}.", field="name")
    alias = UnitAlias(unit=unit, name=name, folded=folded, origin=origin)
    db.session.add(alias)
    bump("org")
    log.record(actor, "unit.alias-add", unit, name=name, origin=origin)
    return alias


def remove_alias(actor: Actor, unit: Unit, *, alias_id: int) -> None:
    """Take another name away from *unit*."""
    require(actor, P.ORGANISATION_EDIT, unit)
    alias = next((one for one in unit.aliases if one.id == alias_id), None)
    if alias is None:
        raise WrongState("Tên gọi này đã được bỏ.")
    unit.aliases.remove(alias)
    bump("org")
    log.record(actor, "unit.alias-remove", unit, name=alias.name)


def add_member(
    actor: Actor, group: Unit, *, unit_id: int, starts_on: date | None = None, ends_on: date | None = None
) -> GroupMember:
    """Let a unit belong to *group* between two days; one that left may come back."""
    require(actor, P.ORGANISATION_EDIT, group)
    if group.kind != UnitKind.GROUP:
        raise Refused("Chỉ nhóm đơn vị mới có thành viên.")
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    known = directory()
    entry = known.unit(unit_id)
    if unit_id == group.id or (entry.kind == UnitKind.GROUP and _holds(unit_id, group.id)):
        raise Refused("Một nhóm không thể nằm trong chính nó.", field="unit_id")
    row = db.session.scalars(
        select(GroupMember).where(GroupMember.group_id == group.id, GroupMember.unit_id == unit_id)
    ).one_or_none()
    if row is not None and (row.ends_on is None or row.ends_on >= clock.today()):
        raise Refused(f"{entry.name} đang ở trong nhóm.", field="unit_id")
    if row is None:
        row = GroupMember(group_id=group.id, unit_id=unit_id)
        db.session.add(row)
    row.starts_on, row.ends_on = starts_on, ends_on
    bump("org")
    log.record(actor, "unit.member-add", group, name=entry.name, starts_on=starts_on, ends_on=ends_on)
    return row


def end_member(actor: Actor, group: Unit, member: GroupMember, *, ends_on: date) -> None:
    """Let a unit leave *group* after the day *ends_on*."""
    require(actor, P.ORGANISATION_EDIT, group)
    if member.group_id != group.id:
        raise WrongState("Đơn vị này không ở trong nhóm.")
    if member.starts_on and ends_on < member.starts_on:
        raise Refused("Ngày cuối không thể trước ngày bắt đầu.", field="ends_on")
    member.ends_on = ends_on
    bump("org")
    name = directory().unit_name(member.unit_id)
    log.record(actor, "unit.member-end", group, name=name, ends_on=ends_on)


def _apply(unit: Unit, facts: UnitFacts) -> None:
    """Check the facts and write them into *unit*."""
    name = clean(facts.name)
    if not fold_words(name):
        raise Refused("Hãy ghi tên đơn vị.", field="name")
    _check_name(name, unit.id)
    _check_parent(unit.id, facts.parent_id)
    if unit.ends_on and facts.starts_on and unit.ends_on < facts.starts_on:
        raise Refused("Ngày bắt đầu không thể sau ngày cuối.", field="starts_on")
    unit.name, unit.short_name = name, clean(facts.short_name)
    # A village stands among the villages and a cell in the Party, whatever the form was left at.
    unit.block = _BLOCK_OF.get(facts.kind, facts.block)
    unit.kind, unit.parent_id = facts.kind, facts.parent_id
    unit.gathers = facts.gathers if facts.kind == UnitKind.GROUP else None
    unit.starts_on = facts.starts_on
    if facts.position is not None:
        unit.position = facts.position


def _check_name(name: str, unit_id: int | None) -> None:
    """Refuse a name that already means another unit that is open."""
    match = names.resolve(name)
    if match.sure and match.unit_id != unit_id:
        other = directory().unit_name(match.unit_id)
        raise Refused(f"“{name}” đã là tên hoặc tên gọi khác của {other}.", field="name")


def _check_parent(unit_id: int | None, parent_id: int | None) -> None:
    known = directory()
    above = parent_id
    while above is not None:
        if above == unit_id:
            raise Refused("Đơn vị không thể nằm dưới chính nó.", field="parent_id")
        entry = known.unit(above)
        if entry.kind == UnitKind.GROUP:
            raise Refused("Nhóm không thể là đơn vị cấp trên.", field="parent_id")
        above = entry.parent_id


def _members_of(unit: Unit) -> list[int]:
    return list(db.session.scalars(select(GroupMember.id).where(GroupMember.group_id == unit.id)))


def _holds(group_id: int, wanted: int) -> bool:
    """Tell whether the group *wanted* lies somewhere within the group *group_id*."""
    inner = list(db.session.scalars(select(GroupMember.unit_id).where(GroupMember.group_id == group_id)))
    return wanted in inner or any(_holds(one, wanted) for one in inner)


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}"
