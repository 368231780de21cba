"""The source of the intranet, as the tests of its architecture read it."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import intranet

ROOT = Path(intranet.__file__).parent
# The picture: one row of names per line, the uppermost first.
ROWS = re.findall(r"^    ([a-z]+(?:, [a-z]+)*)  ", intranet.__doc__ or "", re.M)
RANK = {name: -row for row, names in enumerate(ROWS) for name in names.split(", ")}
KINDS = ("models", "queries", "workflow", "services", "notices", "signals", "receivers", "forms", "views")


@dataclass(frozen=True)
class Module:
    """One file of the intranet."""

    path: Path

    @property
    def place(self) -> str:
        """Return where it lies, as a reader would look for it: ``tasks/views.py``."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def package(self) -> str:
        """Return the name in the picture that it belongs to."""
        return Path(self.place).parts[0].removesuffix(".py")

    @property
    def kind(self) -> str:
        """Return its work within its feature (``upload_views.py`` is ``views``), or nothing."""
        last = self.path.stem.rpartition("_")[2]
        if last in KINDS and len(Path(self.place).parts) > 1 and self.package not in KINDS:
            return last
        return self.path.parent.name if self.path.parent.name in KINDS and self.package not in KINDS else ""

    @property
    def tree(self) -> ast.Module:
        """Return it parsed."""
        return parsed(self.path)

    @property
    def imports(self) -> set[str]:
        """Return everything it imports, wherever it does so, by full names."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom) and not node.level:
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    def touches(self, name: str) -> bool:
        """Tell whether it imports *name* or anything in it."""
        return any(module == name or module.startswith(name + ".") for module in self.imports)


@cache
def parsed(path: Path) -> ast.Module:
    """Return a file parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


MODULES = [Module(path) for path in sorted(ROOT.rglob("*.py"))]
