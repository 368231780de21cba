"""Between the fields of a form and what a paper says. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from intranet.documents.compose.minutes import Minutes, Passage
from intranet.documents.compose.plan import PlanPaper
from intranet.documents.compose.store import Content
from intranet.letters.typed import as_fields, with_fields
from intranet.plans.paper import lines_of, sections_typed

HEAD = "# "


def values_of(content: Content) -> dict[str, Any]:
    """Return what a form of the paper's kind shows."""
    values = as_fields(content)
    if isinstance(content, PlanPaper):
        values["words"] = lines_of(content.sections)
    if isinstance(content, Minutes):
        values["passages"] = "\n".join(_passage_lines(content.proceedings))
    return values


def content_from(content: Content, sent: Mapping[str, Any]) -> Content:
    """Return *content* with what a form of its kind sent."""
    made = with_fields(content, sent)
    if isinstance(made, PlanPaper):
        made = replace(made, sections=sections_typed(sent["words"]), closing="", is_verbatim=True)
    if isinstance(made, Minutes):
        made = replace(made, proceedings=_passages(sent["passages"]))
    return made


def _passage_lines(passages: Sequence[Passage]) -> list[str]:
    return [line for one in passages for line in (f"{HEAD}{one.heading}", *one.paragraphs)]


def _passages(text: str) -> tuple[Passage, ...]:
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            found.append((line.lstrip("# "), []))
        elif line.strip():
            if not found:
                found.append(("Diễn biến", []))
            found[-1][1].append(line.strip())
    return tuple(Passage(heading=heading, paragraphs=tuple(lines)) for heading, lines in found)


def day_of(content: Content) -> date | None:
    """Return the day of the dialogue that a paper speaks of, if it has one."""
    return getattr(content, "day", None)
