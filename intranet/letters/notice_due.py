"""Until when a dialogue is announced in time (Điều 43): the last day, and why it is that day."""

from dataclasses import replace
from datetime import date

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar.law import ANNOUNCE, BASIS
from intranet.calendar.queries import current
from intranet.calendar.rules import Due, compute
from intranet.calendar.why import Why, why
from intranet.documents.compose import store
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.letters.editing import day_of


def last_notice_day(day: date) -> date:
    """Return the last day on which the law lets a dialogue on *day* be announced.

    Seven calendar days before; where nobody works then, the working day before it, as every “before” limit.
    """
    found = _counted(day).day
    assert found is not None
    return found


def why_by(document: Document) -> Why | None:
    """Return what explains the last day of an announcement that is on its way; None for other papers."""
    if document.kind is not Kind.NOTICE:
        return None
    day = day_of(store.read(document.kind, document.content))
    if day is None:
        return None
    found = why(ANNOUNCE.rule, _counted(day), today=clock.today())
    basis = f"Áp dụng như {BASIS}" if document.body is Body.PARTY else BASIS  # which binds the government
    return replace(found, notes=(f"{basis}: {ANNOUNCE.words}.", *found.notes))


def _counted(day: date) -> Due:
    return compute(dict(ANNOUNCE.rule), calendar=current(), anchor_day=day)
