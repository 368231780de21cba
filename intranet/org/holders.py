"""Who may be given work today: the units and groups that a form offers."""

from intranet import clock
from intranet.org.directory import UnitEntry, directory
from intranet.org.models import UnitKind

Blocks = list[tuple[str, list[UnitEntry]]]


def usable_units() -> tuple[set[int], set[int]]:
    """Return the units that may be given work today, and the groups to which nobody belongs."""
    known, today = directory(), clock.today()
    units = {unit.id: unit for unit in known.open_units(today, groups=True)}
    empty = {
        unit.id
        for unit in units.values()
        if unit.kind is UnitKind.GROUP and not known.members(unit.id, today)
    }
    return set(units) - empty, empty


def unit_blocks() -> Blocks:
    """Return the units that may be chosen today, under the names of their blocks."""
    usable, _ = usable_units()
    found: dict[str, list[UnitEntry]] = {}
    for unit in directory().open_units(clock.today(), groups=True):
        if unit.id in usable:
            found.setdefault(unit.block.label, []).append(unit)
    return list(found.items())


def unit_choices(blocks: Blocks) -> list[tuple[int, str]]:
    """Return the units of *blocks* as a field offers them."""
    return [(unit.id, unit.name) for _, units in blocks for unit in units]
