"""The calendar was changed: until when conclusions that are on their way should be issued (F2)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.calendar.workdays import Calendar
from intranet.conclusions import due
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.text.dates import short


def _sentence(entry: AuditEntry) -> str:
    old, new = (short(date.fromisoformat(entry.data[name])) for name in ("old", "new"))
    return f"Hạn ban hành đổi từ {old} sang {new} vì lịch làm việc thay đổi: {entry.data['cause']}"


log.define("paper.recount", _sentence)


@dataclass(frozen=True, slots=True)
class PaperShift:
    """A conclusion, or an announcement, that should be issued by another day."""

    document: Document
    old: date
    new: date


def foresee(before: Calendar, after: Calendar) -> list[PaperShift]:
    """Return the conclusions on their way whose last day moves; nothing is saved."""
    days = before.differences(after)
    if not days:
        return []
    query = (
        select(Document, Conclusion.held_on)
        .join(Conclusion, Conclusion.document_id == Document.id)
        .where(Document.state.in_([one for one in DocumentState if one.is_open]))
        .where(Document.issue_by >= days[0], Conclusion.held_on <= days[-1])
        .order_by(Document.issue_by, Document.id)
    )
    found = []
    for document, held_on in db.session.execute(query):
        new = due.issue_by(held_on, after)
        if due.issue_by(held_on, before) == document.issue_by != new:
            found.append(PaperShift(document, document.issue_by, new))
    return found


def carry_out(actor: Actor, shifts: list[PaperShift], *, cause: str) -> None:
    """Let what was foreseen happen. Nobody is told: the clock stands on the desk of those who write."""
    for one in shifts:
        one.document.issue_by = one.new
        log.record(actor, "paper.recount", one.document, old=one.old, new=one.new, cause=cause)
