"""What happened to a paper, as far as somebody may know: how it came about is its writers' affair."""

from dataclasses import replace
from itertools import groupby

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.audit.queries import Line, history_for
from intranet.documents.models import Document
from intranet.documents.versions import FOLLOWING


def follows(actor: Actor, document: Document) -> bool:
    """Tell whether somebody sees how the paper was written, returned and approved."""
    return any(permits(actor, one, document) for one in FOLLOWING)


def history_of(actor: Actor, document: Document) -> list[Line]:
    """Return the history of *document*; to its readers, what happened since it was issued."""
    found, issued = history_for(actor, document), document.issued_at
    if issued is not None and not follows(actor, document):
        found = [one for one in found if one.when >= issued]
    return runs(found)


def runs(lines: list[Line]) -> list[Line]:
    """Return *lines* with what one person did several times on end on a day said once."""
    found = []
    for _, run in groupby(lines, key=lambda one: (one.who, one.text, clock.local(one.when).date())):
        first, *others = run
        text = f"{first.text} ({len(others) + 1} lần)" if others else first.text
        found.append(replace(first, text=text))
    return found
