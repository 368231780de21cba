"""Faults of form in a saved Word file: the rules of the-thuc, G01–G17 and P01–P10, each in Vietnamese."""

from intranet.documents.paper.lint.rules import Fault, lint

__all__ = ["Fault", "lint"]
