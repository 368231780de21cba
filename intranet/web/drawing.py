"""Draw a component once for each thing it is asked to draw, however many rows and pages show it."""

from collections.abc import Hashable
from functools import partial
from typing import Any

from flask import Flask
from jinja2 import Template
from markupsafe import Markup

LIMIT = 4096


class Shelf(dict[Hashable, Markup]):
    """What one component has drawn, by what it was asked to draw: ``shelf[thing]``."""

    def __init__(self, app: Flask, component: str):
        super().__init__()
        self.app, self.component = app, component

    def __missing__(self, thing: Hashable) -> Markup:
        """Draw it now, and keep it; when there is too much, all is forgotten."""
        template = self.app.jinja_env.get_template(f"components/{self.component}.html")
        found = getattr(template.module, self.component)(*(thing if type(thing) is tuple else (thing,)))
        if len(self) >= LIMIT:
            self.clear()
        if not self.app.debug:  # there a template may change at any time
            self[thing] = found
        return found


def shelf(app: Flask, component: str) -> Shelf:
    """Return what a component draws, for a list: ``{% set dues = shelf('due') %}{{ dues[mark] }}``.

    The component must depend on its arguments alone: on no address, person, token or clock.
    """
    shelves: dict[str, Shelf] = app.extensions["drawn"]
    return shelves.get(component) or shelves.setdefault(component, Shelf(app, component))


def drawn(app: Flask, component: str, *arguments: Hashable) -> Markup:
    """Return what a component draws from *arguments*; the same rule holds as for :func:`shelf`."""
    return shelf(app, component)[arguments]


class Page(Template):
    """A template that knows that no other has globals of its own.

    Jinja compares the names of all globals at each ``import``: a tenth of a page with many components.
    """

    def _get_default_module(self, ctx: Any = None) -> Any:
        return super()._get_default_module(None)


def init_app(app: Flask) -> None:
    """Offer ``drawn`` and ``shelf`` to templates."""
    app.extensions["drawn"] = {}
    app.jinja_env.template_class = Page
    app.jinja_env.globals["drawn"] = partial(drawn, app)
    app.jinja_env.globals["shelf"] = partial(shelf, app)
