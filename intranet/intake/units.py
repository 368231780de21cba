"""Units and villages of a sheet beside those of the directory: what would be made, changed, left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import or_, select

from intranet import clock
from intranet.db.session import db
from intranet.errors import Refused
from intranet.intake import cells
from intranet.intake.columns import EVERY_CELL, EVERY_VILLAGE, UNITS, VILLAGES
from intranet.intake.lines import DryRun, Line, Outcome, fault, unused_of
from intranet.intake.reading import Row, Sheet
from intranet.org import name_keys, names
from intranet.org.directory import UnitEntry, directory
from intranet.org.models import Block, GroupMember, UnitKind
from intranet.text.dates import numeric
from intranet.text.fold import fold_words

_BLOCKS = {fold_words(block.label): block for block in Block} | {fold_words(block): block for block in Block}
_BLOCKS["ngoai xa"] = Block.OUTSIDE  # as sheets had it
_KINDS = {fold_words(kind.label): kind for kind in UnitKind} | {
    "co quan": UnitKind.OFFICE,
    "nhom": UnitKind.GROUP,
}
_GATHERS = {fold_words(EVERY_VILLAGE): UnitKind.VILLAGE, fold_words(EVERY_CELL): UnitKind.CELL}
LONGEST_NAME = 200
TWO_LEVELS = date(2025, 7, 1)  # from which a commune has the model of two levels


@dataclass(frozen=True, slots=True)
class UnitWish:
    """A unit as the sheet wants it; ``unit_id`` is the one there is already."""

    name: str
    block: Block
    kind: UnitKind
    short_name: str = ""
    parent: str = ""
    gathers: UnitKind | None = None
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    starts_on: date | None = None
    unit_id: int | None = None
    new_members: tuple[str, ...] = ()
    new_aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what makes the name the same as another."""
        return fold_words(self.name)


@dataclass(slots=True)
class _Desk:
    """What is known while rows are read: the directory, and the names that rows before have taken."""

    today: date
    units: dict[str, UnitEntry]
    taken: dict[str, int] = field(default_factory=dict)  # key of a name → row
    in_file: dict[str, str] = field(default_factory=dict)  # the names of all rows, by folded name


def dry_run(sheets: Sequence[Sheet]) -> DryRun:
    """Return what the rows would do; nothing is changed."""
    today = clock.today()
    desk = _Desk(today, {fold_words(unit.name): unit for unit in directory().open_units(today, groups=True)})
    for sheet in sheets:
        for row in sheet.rows:
            said = [row["name"], *([_cell_name(row["name"])] if sheet.table == VILLAGES.key else [])]
            desk.in_file |= {fold_words(name): name for name in said}
    lines = [line for sheet in sheets for row in sheet.rows for line in _lines(desk, sheet, row)]
    return DryRun(_placed(desk, lines), unused_of(sheets))


def _placed(desk: _Desk, lines: Sequence[Line]) -> list[Line]:
    """Return *lines*, those with a fault that stand below a group, or by several rows below themselves."""
    known = directory()
    kinds = {key: unit.kind for key, unit in desk.units.items()}
    above = {key: fold_words(known.unit_name(unit.parent_id)) for key, unit in desk.units.items()}
    wishes: list[UnitWish] = [line.wish for line in lines if line.wish]
    kinds |= {one.key: one.kind for one in wishes}
    above |= {one.key: fold_words(one.parent) for one in wishes if one.parent}

    def wrong(wish: UnitWish) -> str:
        if kinds.get(fold_words(wish.parent)) is UnitKind.GROUP:
            return "Nhóm không thể là đơn vị cấp trên."
        passed, at = set(), above.get(wish.key)
        while at and at != wish.key and at not in passed:
            passed.add(at)
            at = above.get(at)
        return "Đơn vị không thể nằm dưới chính nó." if at == wish.key else ""

    return [
        Line(line.sheet, line.row, line.title, Outcome.FAULT, why)
        if line.wish and line.wish.parent and (why := wrong(line.wish)) else line
        for line in lines
    ]  # fmt: skip


def _lines(desk: _Desk, sheet: Sheet, row: Row) -> list[Line]:
    """Return the line of a row; a village has a second one for its party cell."""
    try:
        wishes = _wishes(desk, sheet, row)
        return [_line(desk, sheet, row, wish) for wish in wishes]
    except Refused as refusal:
        return [fault(sheet, row, refusal, key="name")]


def _wishes(desk: _Desk, sheet: Sheet, row: Row) -> list[UnitWish]:
    """Return what a row wants; raise for the first thing wrong with it, the most basic first."""
    if row.fault:
        raise Refused(row.fault)
    table = VILLAGES if sheet.table == VILLAGES.key else UNITS
    name = row["name"]
    if not fold_words(name):
        raise Refused(f"Thiếu “{table.column('name').head}”.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Tên dài {len(name)} ký tự, chỉ nhận tối đa {LONGEST_NAME}.")
    wishes = [_village(row)] if table is VILLAGES else [_unit(desk, row)]
    if table is VILLAGES and cells.yes(row["cell"], table.column("cell").head, usual=True):
        wishes.append(UnitWish(_cell_name(name), Block.PARTY, UnitKind.CELL))
    for wish in wishes:
        _refuse_twice(desk, wish.name, row.number)
    return [_beside_directory(desk, wish) for wish in wishes]


def _village(row: Row) -> UnitWish:
    return UnitWish(
        row["name"], Block.VILLAGE, UnitKind.VILLAGE, aliases=tuple(cells.several(row["aliases"])),
        starts_on=cells.day(row["starts_on"]),
    )  # fmt: skip


def _unit(desk: _Desk, row: Row) -> UnitWish:
    kind = _one_of(_KINDS, row["kind"], "kind") if row["kind"] else UnitKind.OFFICE
    block = Block.PARTY if kind is UnitKind.CELL else _one_of(_BLOCKS, row["block"], "block")
    if kind is UnitKind.VILLAGE or (block is Block.VILLAGE and kind is not UnitKind.GROUP):
        raise Refused(f"Thôn, tổ dân phố ghi ở trang “{VILLAGES.sheet}”, không ghi ở trang “{UNITS.sheet}”.")
    starts_on = cells.day(row["starts_on"])
    parent = _known(desk, row["parent"], "Đơn vị cấp trên") if row["parent"] else ""
    gathers, members = _members(desk, row["gathers"], kind)
    return UnitWish(
        row["name"], block, kind, row["short_name"], parent, gathers, members,
        tuple(cells.several(row["aliases"])), starts_on,
    )  # fmt: skip


def _one_of(known: dict, text: str, key: str):
    column = UNITS.column(key)
    if not text:
        raise Refused(f"Thiếu “{column.head}”.")
    if (found := known.get(fold_words(text))) is None:
        raise Refused(f"{column.head} “{text}” không có trong danh mục: {'; '.join(column.choices)}.")
    return found


def _known(desk: _Desk, name: str, what: str) -> str:
    """Return the name of a unit that is there or comes with the file; else say which are nearest."""
    folded = fold_words(name)
    if folded in desk.in_file:
        return desk.in_file[folded]
    match = names.resolve(name)
    if match.sure and match.unit_id is not None:
        return directory().unit_name(match.unit_id)
    raise Refused(f"{what} “{name}” không có trong danh bạ và trong tệp.{nearest(name)}")


def nearest(name: str) -> str:
    """Return the sentence that names the units that look most like *name*; empty if none does."""
    found = [directory().unit_name(unit_id) for unit_id, _ in names.nearest(name, limit=3)]
    return f" Gần nhất: {'; '.join(found)}." if found else ""


def _members(desk: _Desk, text: str, kind: UnitKind) -> tuple[UnitKind | None, tuple[str, ...]]:
    parts = cells.several(text)
    if parts and kind is not UnitKind.GROUP:
        raise Refused(f"Cột “Nhóm gồm” chỉ ghi khi loại là “{UnitKind.GROUP.label}”.")
    gathers = next((_GATHERS[fold_words(part)] for part in parts if fold_words(part) in _GATHERS), None)
    named = [part for part in parts if fold_words(part) not in _GATHERS]
    return gathers, tuple(_known(desk, part, "Thành viên") for part in named)


def _refuse_twice(desk: _Desk, name: str, number: int) -> None:
    """Refuse a name that an earlier row has, however it is written (“Phòng VH-XH”)."""
    key = name_keys.key(name) or fold_words(name)
    if (before := desk.taken.setdefault(key, number)) != number:
        raise Refused(f"“{name}” trùng tên với dòng {before}.")


def _beside_directory(desk: _Desk, wish: UnitWish) -> UnitWish:
    """Return the wish with the unit that it means, if there is one; refuse another unit's name."""
    there = desk.units.get(wish.key)
    match = names.resolve(wish.name)
    if there is None and match.sure and match.unit_id is not None:
        other = directory().unit_name(match.unit_id)
        raise Refused(f"“{wish.name}” đã là tên hoặc tên gọi khác của {other}. Hãy ghi đúng tên {other}.")
    if there is not None and there.kind is not wish.kind:
        raise Refused(f"{there.name} đang là “{there.kind.label}”, không đổi loại từ tệp được.")
    unit_id = there.id if there else None
    fresh = []
    for alias in wish.aliases:
        meant = names.resolve(alias)
        if meant.sure and meant.unit_id != unit_id:
            raise Refused(f"Tên gọi “{alias}” đã là của {directory().unit_name(meant.unit_id)}.")
        if not meant.sure and fold_words(alias) != wish.key:
            fresh.append(alias)
    inside = _members_of(unit_id) if unit_id and wish.members else set()
    new = tuple(one for one in wish.members if fold_words(one) not in inside)
    return replace(wish, unit_id=unit_id, new_aliases=tuple(fresh), new_members=new)


def _members_of(group_id: int) -> set[str]:
    """Return the folded names of those that belong to a group."""
    query = select(GroupMember.unit_id).where(
        GroupMember.group_id == group_id,
        or_(GroupMember.ends_on.is_(None), GroupMember.ends_on >= clock.today()),
    )
    return {fold_words(directory().unit_name(unit_id)) for unit_id in db.session.scalars(query)}


def _line(desk: _Desk, sheet: Sheet, row: Row, wish: UnitWish) -> Line:
    title = wish.name
    if wish.unit_id is None:
        words = f"{wish.kind.label}, khối {wish.block.label}"
        return Line(sheet.title, row.number, title, Outcome.NEW, words, wish=wish)
    changes = _changes(desk.units[wish.key], wish)
    outcome = Outcome.CHANGED if changes else Outcome.SAME
    return Line(sheet.title, row.number, title, outcome, "; ".join(changes), wish=wish)


def _changes(there: UnitEntry, wish: UnitWish) -> list[str]:
    """Return what would change; an empty cell changes nothing."""
    known, found = directory(), []
    if wish.name != there.name:
        found.append(f"tên: “{there.name}” → “{wish.name}”")
    if wish.short_name and wish.short_name != there.short_name:
        found.append(f"tên viết tắt: “{there.short_name or 'trống'}” → “{wish.short_name}”")
    if wish.block is not there.block:
        found.append(f"khối: {there.block.label} → {wish.block.label}")
    above = known.unit_name(there.parent_id)
    if wish.parent and fold_words(wish.parent) != fold_words(above):
        found.append(f"đơn vị cấp trên: {above or 'không có'} → {wish.parent}")
    if wish.starts_on and wish.starts_on != there.starts_on:
        was = numeric(there.starts_on) if there.starts_on else "trống"
        found.append(f"từ ngày: {was} → {numeric(wish.starts_on)}")
    if wish.gathers and wish.gathers != there.gathers:
        found.append(f"nhóm gồm mọi {wish.gathers.label.lower()}")
    found += [f"thêm tên gọi “{alias}”" for alias in wish.new_aliases]
    if wish.new_members:
        found.append(f"thêm {len(wish.new_members)} thành viên")
    return found


def _cell_name(village: str) -> str:
    return f"Chi bộ {village[:1].lower()}{village[1:]}"
