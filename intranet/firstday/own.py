"""A commune's own organisation out of its sheet: units that the model knows keep its other names."""

from collections.abc import Iterable, Sequence

from intranet.intake.columns import EVERY_CELL, EVERY_VILLAGE, UNITS
from intranet.intake.lines import DryRun
from intranet.intake.units import UnitWish
from intranet.org import name_keys, templates
from intranet.org.models import UnitKind
from intranet.text.fold import fold_words


def ready(found: DryRun, *, model: str, level: str) -> tuple[templates.Ready, ...]:
    """Return the units of a sheet in the shape of a model."""
    wishes: list[UnitWish] = [line.wish for line in found.lines]
    known = {fold_words(one.name): one for one in templates.units_of(model, level=level)}
    codes = {
        wish.key: known[wish.key].code if wish.key in known else f"own-{number}"
        for number, wish in enumerate(wishes, 1)
    }
    taken = {name_keys.key(wish.name) for wish in wishes}
    return tuple(_one(wish, codes, known.get(wish.key), taken) for wish in wishes)


def _one(
    wish: UnitWish, codes: dict[str, str], model: templates.Ready | None, taken: set[str]
) -> templates.Ready:
    gathers = wish.gathers or (model.gathers if model and not wish.members else None)
    aliases = [*wish.aliases, *(model.aliases if model else ())]
    return templates.Ready(
        code=codes[wish.key], name=wish.name, short_name=wish.short_name, block=wish.block, kind=wish.kind,
        aliases=tuple(_free(aliases, taken)), members=tuple(codes[fold_words(one)] for one in wish.members),
        gathers=gathers if wish.kind is UnitKind.GROUP else None,
        parent=codes[fold_words(wish.parent)] if wish.parent else "", starts_on=wish.starts_on,
    )  # fmt: skip


def _free(aliases: Iterable[str], taken: set[str]) -> Iterable[str]:
    """Give the names that mean no other unit of the sheet; each is taken from then on."""
    for alias in aliases:
        key = name_keys.key(alias) or fold_words(alias)
        if key not in taken:
            taken.add(key)
            yield alias


def rows_of_model(model: str, *, level: str) -> Sequence[Sequence[str]]:
    """Return the units of a model as rows of the template, to be changed and sent back."""
    units = templates.units_of(model, level=level)
    names = {one.code: one.name for one in units}
    every = {UnitKind.VILLAGE: EVERY_VILLAGE, UnitKind.CELL: EVERY_CELL}
    rows = []
    for one in units:
        gathers = [every[one.gathers]] if one.gathers else [names[member] for member in one.members]
        cells = {
            "name": one.name, "short_name": one.short_name, "block": one.block.label, "kind": one.kind.label,
            "gathers": "; ".join(gathers),
        }  # fmt: skip
        rows.append([cells.get(column.key, "") for column in UNITS.columns])
    return rows
