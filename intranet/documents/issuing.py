"""Issue a paper: number, day, final file, recipients told – all of it or nothing (F7, G3)."""

from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.audit import log
from intranet.db.session import db
from intranet.documents import houses, notices, register, versions
from intranet.documents import recipients as distribution
from intranet.documents.models import Document, DocumentVersion, RegisterEntry, VersionOrigin
from intranet.documents.papers import addressees
from intranet.documents.rights import rights_of
from intranet.documents.signals import document_issued, document_moved
from intranet.documents.workflow import moves_of
from intranet.errors import Refused, WrongState

log.define("paper.scan", "Đưa lên bản scan đã ký")


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan of the signed paper, as uploaded."""

    data: bytes
    name: str


def issue(
    actor: Actor,
    document: Document,
    *,
    day: date,
    reserved: RegisterEntry | None = None,
    reason: str = "",
    scan: Scan | None = None,
    scan_missing: str = "",
    keep_edited: bool = False,
) -> RegisterEntry | None:
    """Give number and day to an approved and signed paper, and send it out.

    *reserved* is a held number to use; *reason* is needed where *day* lies before the last number's.
    Either a *scan* of the signed paper is given or *scan_missing* says that there is none yet (F7).
    With *keep_edited* the file last edited in Word is the issued text, not one that the software makes.
    """
    if scan is None and not scan_missing.strip():
        raise Refused("Hãy đưa lên bản scan đã ký, đóng dấu, hoặc đánh dấu “Chưa có bản scan”.", field="scan")
    if day > clock.today():
        raise Refused("Ngày ban hành không thể ở tương lai.", field="day")
    text = _edited_text(document) if keep_edited else None
    moves_of(document).fire(actor, document, "issue")
    entry = None
    if document.kind.is_numbered:
        entry = register.enter(actor, document, day=day, reserved=reserved, reason=reason)
        document.number, document.code = entry.number, entry.code
    document.day, document.letterhead = day, houses.kept(document.body)
    document.issued_at, document.issued_by_id = clock.now(), actor.user_id
    document.scan_missing = "" if scan else scan_missing.strip()
    # Groups and names are those of the day of issue.
    distribution.address(document, distribution.lines(document), above=addressees(document))
    text = text or versions.generate(actor, document)
    text.is_official = True
    if scan:
        add_scan(actor, document, scan)
    db.session.flush()
    document_moved.send(document, actor=actor, move="issue")
    for line in document.recipients:
        line.sent_at = document.issued_at
        if line.unit_id is not None and line.unit_id == document.unit_id:  # who wrote it has it
            line.received_at, line.received_by_id = document.issued_at, actor.user_id
    db.session.flush()
    answers = document_issued.send(document, actor=actor)
    notices.issued(document, told={unit for _receiver, units in answers for unit in units or ()})
    return entry


def _edited_text(document: Document) -> DocumentVersion:
    """Return the edited file that is to be the issued text; it must be what was approved."""
    found = versions.latest_edit(document)
    if found is None:
        raise Refused("Không có bản Word sửa tay nào mới hơn bản phần mềm tạo.", field="text")
    if versions.is_outdated(document, found):
        raise Refused(
            "Nội dung đã đổi sau khi sửa bản Word này. Hãy dùng bản phần mềm tạo, hoặc đưa lên bản sửa mới.",
            field="text",
        )
    return found


def attach_scan(actor: Actor, document: Document, scan: Scan) -> None:
    """Add the scan of a paper that was issued without one, or a better one."""
    require(actor, rights_of(document.kind).issue, document)
    if not document.is_issued:
        raise WrongState("Bản scan đưa lên khi cấp số, ban hành hoặc sau khi đã ban hành.")
    add_scan(actor, document, scan)


def add_scan(actor: Actor, document: Document, scan: Scan) -> None:
    """Keep the scan of the signed paper; its SHA-256 is kept with the file."""
    made = versions.add(actor, document, scan.data, origin=VersionOrigin.SCAN, name=scan.name)
    document.scan_missing = ""
    log.record(actor, "paper.scan", document, sha256=made.file.sha256)
