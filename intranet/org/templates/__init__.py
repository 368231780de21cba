"""Ready organisations of a commune: the model since 01/7/2025 and the one before it.

Each model knows the names of the other as further names of its own units, so that a plan written
for one finds its units under the other.
"""

from intranet.org.templates import before_2025, shared, since_2025
from intranet.org.templates.shape import Ready as Ready
from intranet.org.templates.shape import read

LEVELS = ("xã", "phường", "đặc khu")
MODELS = {"2025": "Từ 01/7/2025 (hai cấp)", "before-2025": "Trước 01/7/2025"}
_TABLES = {"2025": since_2025, "before-2025": before_2025}


def level_of(name: str) -> str:
    """Return what kind of commune a name says: “phường Hà Mai” is a phường."""
    return next((level for level in LEVELS if name.casefold().startswith(level)), "xã")


def units_of(model: str, *, level: str = "xã") -> list[Ready]:
    """Return the units of *model* for a commune (*level* “xã”) or a ward (“phường”)."""
    table = _TABLES[model]
    return read(table.UNITS, shared.ALIASES + table.ALIASES, table.GROUPS, level=level)
