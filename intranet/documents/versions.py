"""The files of a paper: generated, edited in Word, scanned; none is ever overwritten (G5, G9)."""

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.db.session import db
from intranet.documents.models import Document, DocumentVersion, VersionOrigin
from intranet.documents.paper import docx
from intranet.documents.papers import file_name, paper_of
from intranet.files import store

log.define("paper.generate", lambda entry: f"Tạo tệp Word, bản {entry.data['number']}")


def render(document: Document) -> bytes:
    """Return the paper as a Word file, as it stands now."""
    return docx.build(paper_of(document))


def generate(actor: Actor, document: Document, *, note: str = "") -> DocumentVersion:
    """Keep the paper as a new file."""
    made = add(
        actor, document, render(document), origin=VersionOrigin.GENERATED, name=file_name(document), note=note
    )
    log.record(actor, "paper.generate", document, number=made.number)
    return made


def add(
    actor: Actor, document: Document, data: bytes, *, origin: VersionOrigin, name: str, note: str = ""
) -> DocumentVersion:
    """Keep *data* as the next version of a paper."""
    stored = store.save(actor, data, name=name)
    version = DocumentVersion(
        number=len(document.versions) + 1, origin=origin, file=stored, content_version=document.content_version,
        note=note, author_id=actor.user_id, at=clock.now(),
    )  # fmt: skip
    document.versions.append(version)
    db.session.flush()
    return version


def latest_edit(document: Document) -> DocumentVersion | None:
    """Return the newest file that somebody edited in Word, if nothing was generated after it."""
    words = [one for one in document.versions if one.origin is not VersionOrigin.SCAN]
    return words[-1] if words and words[-1].origin is VersionOrigin.EDITED else None


def scan_of(document: Document) -> DocumentVersion | None:
    """Return the newest scan of the signed paper."""
    return next((one for one in reversed(document.versions) if one.origin is VersionOrigin.SCAN), None)
