"""Files that the demo's units attach to their reports."""

import io

from docx import Document

from intranet.access.actor import Actor
from intranet.files import store
from intranet.files.models import StoredFile


def paper(actor: Actor, name: str, lines: list[str]) -> StoredFile:
    """Return a Word file with *lines*, stored as sent in by *actor*."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.core_properties.author = actor.name
    kept = io.BytesIO()
    document.save(kept)
    return store.save(actor, kept.getvalue(), name=name)
