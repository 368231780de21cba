"""Until when a dialogue is announced in time (Điều 43): the last day, and why it is that day."""

from dataclasses import replace
from datetime import date

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar.law import ANNOUNCE
from intranet.calendar.queries import current
from intranet.calendar.rules import Due, compute
from intranet.calendar.why import Why, why
from intranet.calendar.workdays import Calendar
from intranet.documents.compose import store
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.letters.editing import day_of
from intranet.settings import values
from intranet.settings.catalogue import Value


def last_notice_day(day: date, calendar: Calendar | None = None) -> date:
    """Return the last day on which the law lets a dialogue on *day* be announced.

    Seven calendar days before, or as many as the commune has set; where nobody works then, the working day
    before it, as every “before” limit.
    """
    found = _counted(day, calendar).day
    assert found is not None
    return found


def why_by(document: Document) -> Why | None:
    """Return what explains the last day of an announcement that is on its way; None for other papers."""
    if document.kind is not Kind.NOTICE:
        return None
    day = day_of(store.read(document.kind, document.content))
    if day is None:
        return None
    value = _value(day)
    found = why(ANNOUNCE.rule(value), _counted(day), today=clock.today())
    # The law binds the government; another body follows it of its own accord.
    basis = f"Áp dụng như {value.source}" if document.body is Body.PARTY else value.source
    return replace(found, notes=(f"{basis}: {ANNOUNCE.words(value)}.", *found.notes))


def _value(day: date) -> Value:
    return values.on(ANNOUNCE.setting, day)


def _counted(day: date, calendar: Calendar | None = None) -> Due:
    return compute(dict(ANNOUNCE.rule(_value(day))), calendar=calendar or current(), anchor_day=day)
