"""Who opened and downloaded a paper (L2): noted beside the request, which itself saves nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentVersion
from intranet.documents.reading_models import Deed, Reading
from intranet.files.models import StoredFile
from intranet.files.takings import PATIENCE, note, once_a_day

MOST = 500  # as many as the page lists


def opened(actor: Actor, document: Document) -> None:
    """Note that the actor opened the page, once a day; a process that knows so does not ask again."""
    once_a_day(
        "openings",
        (document.id, actor.user_id),
        newest=select(Reading.at)
        .where(Reading.document_id == document.id, Reading.user_id == actor.user_id)
        .where(Reading.deed == Deed.OPENED)
        .order_by(Reading.id.desc()),
        write=lambda: _note(actor, document, Deed.OPENED, None, patience=0),
    )


def downloaded(actor: Actor, document: Document, version_id: int | None = None) -> None:
    """Note that the actor took a file away: of a kept version, or the paper as it stands."""
    _note(actor, document, Deed.DOWNLOADED, version_id, patience=PATIENCE)


def _note(actor: Actor, document: Document, deed: Deed, version_id: int | None, *, patience: int) -> bool:
    """Write the note, or tell that another writer was in the way: no page or download fails for it."""
    values = {
        "document_id": document.id, "version_id": version_id, "user_id": actor.user_id, "deed": deed,
        "at": clock.now(),
    }  # fmt: skip
    return note(Reading.__table__, values, patience=patience)


@dataclass(frozen=True, slots=True)
class First:
    """When somebody first opened a paper, and when they first took a file of it."""

    user_id: int
    opened_at: datetime | None
    downloaded_at: datetime | None


def readers(document: Document) -> dict[int, First]:
    """Return who has read the paper, by person."""
    found: dict[int, dict[Deed, datetime]] = {}
    query = (
        select(Reading.user_id, Reading.deed, func.min(Reading.at))
        .where(Reading.document_id == document.id)
        .group_by(Reading.user_id, Reading.deed)
    )
    for user_id, deed, at in db.session.execute(query):
        found.setdefault(user_id, {})[deed] = at
    return {
        user_id: First(user_id, deeds.get(Deed.OPENED), deeds.get(Deed.DOWNLOADED))
        for user_id, deeds in found.items()
    }


def listed(actor: Actor, document: Document) -> list[Row]:
    """Return every reading, the newest first, for those who keep the register."""
    require(actor, P.DOCUMENT_KEEP_REGISTER, document)
    query = (
        select(Reading.at, Reading.user_id, Reading.deed, DocumentVersion.number, StoredFile.name)
        .outerjoin(DocumentVersion, DocumentVersion.id == Reading.version_id)
        .outerjoin(StoredFile, StoredFile.id == DocumentVersion.file_id)
        .where(Reading.document_id == document.id)
        .order_by(Reading.id.desc())
        .limit(MOST)
    )
    return list(db.session.execute(query))
