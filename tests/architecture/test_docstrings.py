"""Every module, class and public function says what for, and what it takes and gives."""

import ast
from collections.abc import Iterator

from tests.support.source import MODULES, Module


def public(module: Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give the classes and functions that others may use."""
    for node in module.tree.body:
        if isinstance(
            node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) and not node.name.startswith("_"):
            yield node


def test_says_what_it_is_for():
    silent = [
        module.place for module in MODULES if module.path.read_text() and not ast.get_docstring(module.tree)
    ]
    silent += [
        f"{m.place}: {node.name}" for m in MODULES for node in public(m) if not ast.get_docstring(node)
    ]
    assert silent == []


def test_public_signatures_are_typed():
    untyped = []
    for module in MODULES:
        for node in public(module):
            if isinstance(node, ast.ClassDef):
                continue
            taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped += [f"{module.place}: {node.name}({arg.arg})" for arg in taken if arg.annotation is None]
            if node.returns is None and module.kind != "views":
                untyped.append(f"{module.place}: {node.name} -> ?")
    assert untyped == []
