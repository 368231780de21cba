"""Carry out what the dry run of units showed: all of it, or nothing."""

from collections.abc import Iterable

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import Refused
from intranet.intake.lines import DryRun, Line, Outcome
from intranet.intake.units import UnitWish
from intranet.org import unit_services
from intranet.org.directory import directory
from intranet.org.models import Unit
from intranet.org.unit_services import UnitFacts
from intranet.text.fold import fold_words

_DOING = (Outcome.NEW, Outcome.CHANGED)


def carry_out(actor: Actor, found: DryRun) -> int:
    """Make and change the units of the lines; return how many. The caller saves all of it or nothing."""
    require_somewhere(actor, P.ORGANISATION_EDIT)
    if found.has_faults:
        raise Refused("Tệp còn dòng có lỗi. Hãy sửa trong Excel rồi tải lên lại.")
    lines = [line for line in found.lines if line.outcome in _DOING]
    made: dict[str, int] = {}
    for line in lines:  # first all of them, so that a row may name one that stands below it
        with _at(line):
            made[line.wish.key] = _write(actor, line.wish, parent=None).id
    for line in lines:
        with _at(line):
            _relate(actor, line.wish, made)
    return len(lines)


class _at:
    """Say at which row of the sheet a refusal arose."""

    def __init__(self, line: Line):
        self.line = line

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Refused):
            raise Refused(f"Trang {self.line.sheet}, dòng {self.line.row}: {error.message}") from error


def _write(actor: Actor, wish: UnitWish, *, parent: int | None) -> Unit:
    """Make the unit, or change what the sheet says of it."""
    if wish.unit_id is None:
        facts = UnitFacts(
            name=wish.name, block=wish.block, kind=wish.kind, short_name=wish.short_name,
            parent_id=parent, gathers=wish.gathers, starts_on=wish.starts_on,
        )  # fmt: skip
        return unit_services.create_unit(actor, facts)
    unit = db.session.get_one(Unit, wish.unit_id)
    facts = UnitFacts(
        name=wish.name, block=wish.block, kind=wish.kind, short_name=wish.short_name or unit.short_name,
        parent_id=parent or unit.parent_id, gathers=wish.gathers or unit.gathers,
        starts_on=wish.starts_on or unit.starts_on,
    )  # fmt: skip
    unit_services.edit_unit(actor, unit, facts, seen=unit.version)
    return unit


def _relate(actor: Actor, wish: UnitWish, made: dict[str, int]) -> None:
    """Give a unit its place below another, its other names, and a group its members."""
    unit = db.session.get_one(Unit, made[wish.key])
    if wish.parent:
        above = _id_of(wish.parent, made)
        if above != unit.parent_id:
            facts = UnitFacts(
                name=unit.name, block=unit.block, kind=unit.kind, short_name=unit.short_name, parent_id=above,
                gathers=unit.gathers, starts_on=unit.starts_on,
            )  # fmt: skip
            db.session.flush()
            unit_services.edit_unit(actor, unit, facts, seen=unit.version)
    for alias in wish.new_aliases:
        unit_services.add_alias(actor, unit, name=alias)
    for member in wish.new_members:
        unit_services.add_member(actor, unit, unit_id=_id_of(member, made), starts_on=None, ends_on=None)


def _id_of(name: str, made: dict[str, int]) -> int:
    """Return the unit with this name, of the file or of the directory."""
    folded = fold_words(name)
    if folded in made:
        return made[folded]
    found: Iterable[int] = (one.id for one in directory().units.values() if fold_words(one.name) == folded)
    unit_id = next(iter(found), None)
    if unit_id is None:
        raise Refused("Đơn vị được nêu tên không còn trong danh bạ.")
    return unit_id
