"""Papers as things that can be found. Plans and conclusions are found as what they are, not as papers."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.audience import locks
from intranet.db.session import db
from intranet.documents.models import Document, DocumentRecipient
from intranet.documents.paper.kinds import Kind as PaperKind
from intranet.documents.queries import SEEING, not_given_up, visible_to
from intranet.search.kinds import Entry, Kind, Watch

ELSEWHERE = (PaperKind.PLAN, PaperKind.CONCLUSION)
_ENDS = (".", ";", ":", "?", "!")


def _entries(ids: Collection[int]) -> Iterator[Entry]:
    query = not_given_up().where(Document.kind.not_in(ELSEWHERE), Document.id.in_(ids))
    query = query.options(selectinload(Document.recipients)).execution_options(populate_existing=True)
    for paper in db.session.scalars(query):
        yield Entry(
            subject_id=paper.id,
            day=paper.day or clock.local(paper.created_at).date(),
            title=f"{paper.title}: {paper.subject}" if paper.code else paper.title,
            note=paper.state.label,
            text=" ".join(_sentences(paper.content)),
            also="\n".join([paper.kind.label, *(line.name for line in paper.recipients)]),
            code=paper.code,
            body=paper.body,
            seen_by=_seen_by(paper),
        )


def _sentences(value: Any) -> Iterator[str]:
    """Give what the content of a paper says in words, in order; numbers, days and choices are no words."""
    if isinstance(value, str):
        if " " in value.strip():
            said = value.strip()
            yield said if said.endswith(_ENDS) else f"{said}."
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _sentences(part)


def _seen_by(paper: Document) -> frozenset[str]:
    units = {paper.unit_id, *(line.unit_id for line in paper.recipients)} - {None}
    return frozenset(lock for permission in SEEING for lock in locks(permission, paper, units))


def _found() -> Select:
    return not_given_up().with_only_columns(Document.id).where(Document.kind.not_in(ELSEWHERE))


def _seen(actor: Actor) -> Select:
    return visible_to(actor).with_only_columns(Document.id, Document.id.label("page"))


DOCUMENTS = Kind(
    name="document",
    number=4,
    label="Văn bản",
    icon="books",
    slug="van-ban",
    permissions=SEEING,
    ids=_found,
    load=_entries,
    seen=_seen,
    path=lambda number: f"/van-ban/{number}",
    watches=(
        Watch(
            Document, lambda paper: (paper.id,),
            frozenset({"kind", "body", "state", "subject", "content", "unit_id", "code", "day"}),
        ),
        Watch(
            DocumentRecipient, lambda line: (line.document_id,),
            frozenset({"unit_id", "document_id", "name"}),
        ),
    ),
)  # fmt: skip
