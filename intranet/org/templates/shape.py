"""How the tables of the ready organisations are written, and how they are read."""

from dataclasses import dataclass
from datetime import date

from intranet.org.models import Block, UnitKind

_BLOCKS = {
    "D": Block.PARTY,
    "H": Block.COUNCIL,
    "U": Block.GOVERNMENT,
    "M": Block.FRONT,
    "T": Block.VILLAGE,
    "N": Block.OUTSIDE,
}


@dataclass(frozen=True, slots=True)
class Ready:
    """One unit of a ready organisation; ``members`` and ``parent`` are codes of the same model."""

    code: str
    name: str
    short_name: str
    block: Block
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    gathers: UnitKind | None = None
    parent: str = ""
    starts_on: date | None = None


def read(units: str, aliases: str, groups: dict[str, str], *, level: str) -> list[Ready]:
    """Return the units of the tables.

    *units* has a line ``code | block | name | short name`` for each, *aliases* a line
    ``code: name; name`` (an indented line goes on); *groups* says of a group whom it
    gathers (``village``, ``cell``) or names. ``{xã}`` stands for the level, ``{thôn}`` for what its
    villages are called, ``{phòng kinh tế}`` for the office that has the towns' works too in a ward. The
    name that a unit does not bear stays one of its further names.
    """
    words = {"xã": level, "thôn": "tổ dân phố" if level == "phường" else "thôn"}
    words["phòng kinh tế"] = "Phòng Kinh tế, Hạ tầng và Đô thị" if level == "phường" else "Phòng Kinh tế"
    words["PKT"] = "KTHTĐT" if level == "phường" else "PKT"
    words["trưởng thôn"] = "tổ trưởng tổ dân phố" if level == "phường" else "trưởng thôn"
    lines = aliases.replace("\n  ", " ").splitlines()
    others = dict(line.split(":", 1) for line in lines if line.strip())
    found = []
    for line in units.strip().splitlines():
        code, block, name, short = (part.strip() for part in line.format_map(words).split("|"))
        whom = groups.get(code, "")
        gathers = UnitKind(whom) if whom in ("village", "cell") else None
        found.append(
            Ready(
                code=code,
                name=name,
                short_name=short,
                block=_BLOCKS[block],
                kind=UnitKind.GROUP if code in groups else UnitKind.OFFICE,
                aliases=tuple(one for one in _parts(others.get(code, "")) if one not in (name, short)),
                members=() if gathers else tuple(whom.split()),
                gathers=gathers,
            )
        )
    if lost := (set(others) | set(groups)) - {ready.code for ready in found}:
        raise ValueError(f"organisation: no unit is called {sorted(lost)}")
    return found


def _parts(names: str) -> list[str]:
    return [part.strip() for part in names.split(";") if part.strip()]
