"""The picture in ``intranet/__init__.py`` is true."""

import ast

from tests.support.source import MODULES, RANK, ROWS


def test_there_is_a_picture():
    assert len(ROWS) > 10
    assert len(RANK) == sum(len(row.split(", ")) for row in ROWS), "a name stands in the picture twice"


def test_everything_has_its_place_in_the_picture():
    there = {module.package for module in MODULES} - {"__init__"}
    assert there - set(RANK) == set()


def test_the_picture_names_nothing_that_is_not_there():
    there = {module.package for module in MODULES}
    assert set(RANK) - there == set()


def test_imports_are_written_in_full():
    relative = [
        f"{module.place}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_imports_point_downwards():
    wrong = []
    for module in MODULES:
        for name in module.imports:
            parts = name.split(".")
            if parts[0] != "intranet" or len(parts) < 2:
                continue
            other = parts[1]
            assert other in RANK, f"{module.place} imports {name}, which the picture does not name"
            if other != module.package and RANK[other] >= RANK[module.package]:
                wrong.append(f"{module.place} may not import {name}")
    assert wrong == []


def test_the_reader_and_the_checker_of_plans_are_pure():
    banned = (
        "flask",
        "sqlalchemy",
        "wtforms",
        "intranet.db",
        "intranet.web",
        "intranet.access",
        "intranet.audit",
    )
    wrong = [
        f"{module.place} may not import {name}"
        for module in MODULES
        if module.place.startswith(("plans/parsing/", "plans/checking/"))
        for name in banned
        if module.touches(name) or module.touches("flask_" + name)
    ]
    assert wrong == []


def test_nothing_is_called_helper():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handlers"}
    assert [m.place for m in MODULES if vague & {m.path.stem, m.path.parent.name}] == []
