"""The calendar was changed: until when announcements that are on their way should be out (Điều 43)."""

from sqlalchemy import select

from intranet.calendar.workdays import Calendar
from intranet.conclusions.recounting import PaperShift
from intranet.db.session import db
from intranet.documents.compose import store
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.letters.editing import day_of
from intranet.letters.notice_due import last_notice_day


def foresee(before: Calendar, after: Calendar) -> list[PaperShift]:
    """Return the announcements on their way whose last day moves; nothing is saved."""
    days = before.differences(after)
    if not days:
        return []
    query = (
        select(Document)
        .where(Document.kind == Kind.NOTICE)
        .where(Document.state.in_([one for one in DocumentState if one.is_open]))
        .where(Document.issue_by <= days[-1])
        .order_by(Document.issue_by, Document.id)
    )
    found = []
    for document in db.session.scalars(query):
        day = day_of(store.read(document.kind, document.content))
        if day is None or day < days[0]:
            continue
        new = last_notice_day(day, after)
        if last_notice_day(day, before) == document.issue_by != new:
            found.append(PaperShift(document, document.issue_by, new))
    return found
