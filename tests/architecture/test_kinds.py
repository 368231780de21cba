"""Each kind of file keeps to its work."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source import MODULES, ROOT, Module

BANNED = {
    "views": {"sqlalchemy", "intranet.db", "flask_sqlalchemy"},
    "services": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "queries": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "workflow": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "notices": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "receivers": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "models": {"flask", "flask_login", "wtforms", "flask_wtf", "intranet.web"},
    "forms": {"sqlalchemy", "flask_sqlalchemy", "intranet.db"},
}
# Within a feature a file may import only files that stand before it here, or its own kind.
ORDER = {
    "models": 0, "signals": 0, "queries": 1, "workflow": 2, "notices": 3,
    "services": 4, "forms": 5, "receivers": 5, "views": 6,
}  # fmt: skip
COMMITTING = {"db", "web", "cli", "seed"}
CLOCK = re.compile(
    r"(^|\.)(datetime|date|func)\.(now|today|utcnow|current_timestamp|fromtimestamp|utcfromtimestamp)$"
)
EMPTY = {"dict", "list", "set", "defaultdict", "OrderedDict", "WeakKeyDictionary", "WeakValueDictionary"}


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` as it is written, or nothing for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def nodes(*, outside: set[str]) -> Iterator[tuple[Module, ast.AST, str]]:
    """Give every node of every file outside some packages, with its place."""
    for module in MODULES:
        if module.package not in outside:
            for node in ast.walk(module.tree):
                yield module, node, f"{module.place}:{getattr(node, 'lineno', 0)}"


@pytest.mark.parametrize("kind", BANNED)
def test_each_kind_of_file_keeps_to_its_work(kind):
    wrong = [
        f"{module.place} may not import {name}"
        for module in MODULES
        if module.kind == kind
        for name in sorted(BANNED[kind])
        if module.touches(name)
    ]
    assert wrong == []


def test_files_of_a_feature_stand_in_order():
    wrong = []
    for module in MODULES:
        for name in module.imports if module.kind else ():
            parts = name.split(".")
            if parts[:2] != ["intranet", module.package] or len(parts) < 3:
                continue
            other = parts[2].rpartition("_")[2]
            if ORDER.get(other, -1) > ORDER[module.kind]:
                wrong.append(f"{module.place} may not import {name}")
    assert wrong == []


def test_forms_get_their_choices_from_the_view():
    wrong = [
        f"{module.place} may not import {name}"
        for module in MODULES
        if module.kind == "forms"
        for name in module.imports
        if re.match(r"intranet\.\w+\.(\w+_)?(queries|services)\b", name)
    ]
    assert wrong == []


def test_only_the_application_imports_the_pages_of_a_feature():
    wrong = [
        f"{module.place} may not import {name}"
        for module in MODULES
        if module.package != "app"
        for name in module.imports
        if (found := re.match(r"intranet\.(\w+)\.(?:\w+_)?views\b", name)) and found[1] != module.package
    ]
    assert wrong == []


def test_only_the_request_the_commands_and_the_seed_commit():
    wrong = [
        where
        for _, node, where in nodes(outside=COMMITTING)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert wrong == []


def test_time_comes_through_its_door():
    wrong = [
        f"{where} {dotted(node)}"
        for _, node, where in nodes(outside={"clock"})
        if isinstance(node, ast.Attribute) and CLOCK.search(dotted(node))
    ]
    assert wrong == []


def test_a_column_asks_the_clock_when_it_is_filled():
    """``default=clock.now`` keeps the function of the day of import, which no test can set."""
    wrong = [
        where
        for _, node, where in nodes(outside=set())
        if isinstance(node, ast.keyword)
        and node.arg in {"default", "onupdate", "default_factory"}
        and dotted(node.value) in {"clock.now", "clock.today", "now", "today"}
    ]
    assert wrong == []


def test_states_are_compared_where_the_moves_are():
    """Buttons, checks and services ask the machine or the paper (``is_issued``); only lists name states."""
    wrong = []
    for module, node, where in nodes(outside={"workflow", "seed"}):
        if module.kind in {"workflow", "queries"} or module.place.startswith("plans/parsing/"):
            continue
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        sides += [node.subject] if isinstance(node, ast.Match) else []
        for side in sides:
            own = module.kind == "models" and dotted(side) in {"self.state", "cls.state"}
            if isinstance(side, ast.Attribute) and side.attr == "state" and not own:
                wrong.append(where)
    assert wrong == []


def test_caches_live_on_the_application():
    """One process may hold many communes, so nothing read from a database may stay in a module."""
    wrong = [where for _, node, where in nodes(outside=set()) if isinstance(node, ast.Global)]
    for module in MODULES:
        database = module.touches("intranet.db")
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and database:
                marks = [dotted(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list]
                if {m.rpartition(".")[2] for m in marks} & {"cache", "lru_cache"}:
                    wrong.append(f"{module.place}:{node.lineno} {node.name}")
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_empty_box(node.value):
                names = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(re.search("cache|memo|seen", dotted(name), re.I) for name in names):
                    wrong.append(f"{module.place}:{node.lineno}")
    assert wrong == []


def test_only_requests_catch_everything():
    wrong = [
        where
        for module, node, where in nodes(outside={"cli"})
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or dotted(node.type) in {"Exception", "BaseException"})
        and module.place != "web/transaction.py"
    ]
    assert wrong == []


def test_files_stay_readable():
    project = ROOT.parent
    files = [
        *(module.path for module in MODULES),
        *(project / "tests").rglob("*.py"),
        *(project / "templates").rglob("*.html"),
    ]
    long = {str(p.relative_to(project)): n for p in files if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def _is_empty_box(node: ast.AST | None) -> bool:
    """Tell whether this makes something empty that is meant to be filled."""
    if isinstance(node, ast.Dict):
        return not node.keys
    if isinstance(node, ast.List):
        return not node.elts
    return isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in EMPTY
