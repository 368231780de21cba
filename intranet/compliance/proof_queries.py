"""The papers and the readings over loudspeakers that prove something about dialogues, in one statement."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, Text, cast, func, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased
from sqlalchemy.sql import Select

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.compliance.broadcasts import Reading
from intranet.compliance.queries import MOST, Paper
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentRecipient, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.documents.queries import SEEING as PAPERS_SEEN
from intranet.org.models import Unit, UnitKind
from intranet.pages.models import Page, PageKind, PageRevision
from intranet.pages.record_models import Broadcast

KINDS = (Kind.NOTICE, Kind.MINUTES, Kind.CONCLUSION)
PAGES_SEEN = (P.PAGE_READ, P.PAGE_WRITE, P.PAGE_PUBLISH)


def proofs(actor: Actor, dialogues: Sequence[Dialogue]) -> tuple[list[Paper], list[Reading]]:
    """Return what proves something about *dialogues*, as far as the person may know of it.

    The issued announcements, minutes and conclusions by their day, and the bulletins that were read.
    """
    wanted = [one.id for one in dialogues]
    both = union_all(_papers(actor, wanted), _readings(actor, wanted)).subquery()
    query = select(both).order_by(both.c.kind, both.c.day, both.c.id).limit(MOST)
    papers, readings = [], []
    for id_, dialogue_id, kind, name, said, day, first_at, places, times in db.session.execute(query):
        if kind:
            papers.append(Paper(id_, Kind(kind), name, json.loads(said), day, dialogue_id, places))
        else:
            readings.append(Reading(id_, dialogue_id, name, said, first_at, places, times))
    return sorted(papers, key=lambda one: (one.day is None, one.day, one.id)), readings


def _papers(actor: Actor, dialogues: list[int]) -> Select:
    reached = (
        select(func.count(DocumentRecipient.unit_id.distinct()))
        .join(Unit, Unit.id == DocumentRecipient.unit_id)
        .where(DocumentRecipient.document_id == Document.id, Unit.kind == UnitKind.VILLAGE)
        .where(DocumentRecipient.sent_at.is_not(None))
        .correlate(Document)
        .scalar_subquery()
    )
    moment = Broadcast.__table__.c.at.type
    return (
        select(
            Document.id.label("id"), Document.dialogue_id.label("dialogue_id"),
            cast(Document.kind, String).label("kind"), cast(Document.code, Text).label("name"),
            type_coerce(cast(Document.content, Text), Text).label("said"), Document.day.label("day"),
            cast(null(), moment).label("first_at"), reached.label("places"), literal(0).label("times"),
        )
        .where(Document.dialogue_id.in_(dialogues), Document.kind.in_(KINDS))
        .where(Document.state == DocumentState.ISSUED)
        .where(or_(*(visible(actor, permission, Document) for permission in PAPERS_SEEN)))
    )  # fmt: skip


def _readings(actor: Actor, dialogues: list[int]) -> Select:
    return (
        select(
            Page.id, Page.dialogue_id, literal("").label("kind"), cast(PageRevision.title, Text),
            cast(PageRevision.text, Text), cast(null(), Document.__table__.c.day.type),
            func.min(Broadcast.at), func.count(Broadcast.unit_id.distinct()), func.sum(Broadcast.times),
        )
        .join(Broadcast, Broadcast.page_id == Page.id)
        .join(
            PageRevision,
            (PageRevision.page_id == Page.id)
            & (PageRevision.number == _read_aloud()),
        )
        .where(Page.kind == PageKind.BULLETIN, Page.dialogue_id.in_(dialogues))
        .where(or_(*(visible(actor, permission, Page) for permission in PAGES_SEEN)))
        .group_by(Page.id, Page.dialogue_id, PageRevision.title, PageRevision.text)
    )  # fmt: skip


def _read_aloud() -> Any:
    """Return the number of the text that a bulletin had when it was read: what was corrected later was not.

    Of a reading that is older than all of them it is the first.
    """
    said = aliased(PageRevision)
    last = func.coalesce(Page.published, Page.revision)
    newest = select(func.max(said.number)).where(said.page_id == Page.id, said.number <= last)
    newest = newest.where(said.at <= Broadcast.at).correlate(Page, Broadcast)
    return func.coalesce(newest.scalar_subquery(), 1)
