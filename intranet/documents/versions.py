"""The files of a paper: generated, edited in Word, scanned; none is ever overwritten (G5, G9)."""

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.documents import drafting
from intranet.documents.houses import house_on
from intranet.documents.models import Document, DocumentVersion, VersionOrigin
from intranet.documents.paper import docx
from intranet.documents.paper.lint import Fault, lint
from intranet.documents.papers import file_name, paper_of
from intranet.documents.rights import rights_of
from intranet.errors import NotFound, Refused, WrongState
from intranet.files import checks, store

FOLLOWING = (P.DOCUMENT_VIEW_DRAFT, P.DOCUMENT_KEEP_REGISTER)  # they see how a paper came about
TAKEN = {
    VersionOrigin.GENERATED: ("docx",),
    VersionOrigin.EDITED: ("docx",),
    VersionOrigin.SCAN: ("pdf", "jpg", "png"),
    VersionOrigin.IMPORTED: ("docx", "pdf", "jpg", "png", "txt"),
}

log.define("paper.edit-file", lambda entry: f"Đưa lên bản sửa trong Word, bản {entry.data['number']}")
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


def regenerate(actor: Actor, document: Document) -> DocumentVersion:
    """Let the software make another version of a paper on its way; what was edited before is kept (G5)."""
    require(actor, rights_of(document.kind).draft, document)
    if not document.state.is_open:
        raise WrongState("Văn bản đã ban hành hoặc đã bỏ, không tạo bản Word mới được.")
    return generate(actor, document)


def edited(actor: Actor, document: Document, data: bytes, *, name: str, note: str = "") -> DocumentVersion:
    """Keep the Word file that the office edited: while it drafts, or once approved, before it is signed."""
    require(actor, rights_of(document.kind).draft, document)
    if not (document.state.is_draft or document.state.is_approved):
        raise WrongState("Chỉ đưa lên bản sửa khi đang là dự thảo hoặc đã duyệt, chưa ban hành.")
    made = add(actor, document, data, origin=VersionOrigin.EDITED, name=name, note=note.strip())
    faults(document, made)  # refuses what Word itself could not open
    if checks.reaches_outside(data):
        raise Refused("Tệp có hình hoặc nội dung liên kết từ nơi khác. Hãy chèn hẳn vào văn bản rồi lưu lại.")
    drafting.note_writer(actor, document)
    flag_modified(document, "updated_at")  # whoever issues must have seen which edited file is the last
    db.session.flush()
    log.record(actor, "paper.edit-file", document, number=made.number, sha256=made.file.sha256)
    return made


def add(
    actor: Actor, document: Document, data: bytes, *, origin: VersionOrigin, name: str, note: str = ""
) -> DocumentVersion:
    """Keep *data* as the next version of a paper; refuse a file of another kind than its origin takes."""
    stored = store.save(actor, data, name=name, allowed=TAKEN[origin])
    version = DocumentVersion(
        number=_next_number(document), origin=origin, file=stored, is_official=False, note=note,
        content_version=document.content_version, author_id=actor.user_id, at=clock.now(),
    )  # fmt: skip
    document.versions.append(version)
    db.session.flush()
    return version


def _next_number(document: Document) -> int:
    """Return the number of the next file; who brings another one at the same time waits here."""
    db.session.execute(select(Document.id).where(Document.id == document.id).with_for_update())
    last = select(func.max(DocumentVersion.number)).where(DocumentVersion.document_id == document.id)
    return (db.session.scalar(last) or 0) + 1


def current(document: Document) -> bytes:
    """Return the Word file that counts: the issued text if it is one, else the paper as it stands."""
    kept = kept_word(document)
    return store.read(kept.file) if kept is not None else render(document)


def kept_word(document: Document) -> DocumentVersion | None:
    """Return the issued text if it is kept as a Word file."""
    chosen = official(document)
    return chosen if chosen is not None and chosen.file.kind == "docx" else None


def shown_to(actor: Actor, document: Document) -> list[DocumentVersion]:
    """Return the files that somebody may have: what led to the issued text is the writers' affair."""
    if any(permits(actor, permission, document) for permission in FOLLOWING):
        return list(document.versions)
    return [one for one in document.versions if one.is_official or one.origin is VersionOrigin.SCAN]


def get(actor: Actor, document: Document, version_id: int) -> DocumentVersion:
    """Return one file of a paper, or :class:`NotFound` where the actor may not have it."""
    found = next((one for one in shown_to(actor, document) if one.id == version_id), None)
    if found is None:
        raise NotFound
    return found


def latest_edit(document: Document) -> DocumentVersion | None:
    """Return the newest file that somebody edited in Word, if nothing was generated after it."""
    words = [one for one in document.versions if one.origin is not VersionOrigin.SCAN]
    return words[-1] if words and words[-1].origin is VersionOrigin.EDITED else None


def is_outdated(document: Document, version: DocumentVersion) -> bool:
    """Tell whether the paper says something else since this file was made."""
    return version.content_version != document.content_version


def official(document: Document) -> DocumentVersion | None:
    """Return the file whose text was issued."""
    return next((one for one in reversed(document.versions) if one.is_official), None)


def faults(document: Document, version: DocumentVersion) -> list[Fault]:
    """Return what the rules of form find in a kept Word file; none of it stands in anybody's way."""
    return lint(
        store.read(version.file), house=house_on(document), kind=document.kind, day=document.day,
        public=document.kind.is_open,
    )  # fmt: skip


def scan_of(document: Document) -> DocumentVersion | None:
    """Return the newest scan of the signed paper."""
    return next((one for one in reversed(document.versions) if one.origin is VersionOrigin.SCAN), None)
