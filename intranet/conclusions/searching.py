"""Conclusions as things that can be found, by each of their points."""

from collections.abc import Collection, Iterator

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from intranet.access.actor import Actor
from intranet.access.audience import locks
from intranet.access.check import visible
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.conclusions.queries import SEEING, not_given_up
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentRecipient
from intranet.search.kinds import Entry, Kind, Watch


def _entries(ids: Collection[int]) -> Iterator[Entry]:
    parts = (
        joinedload(Conclusion.document).selectinload(Document.recipients),
        joinedload(Conclusion.dialogue),
        selectinload(Conclusion.points),
    )
    query = select(Conclusion).where(Conclusion.id.in_(ids)).options(*parts)
    for one in db.session.scalars(query.execution_options(populate_existing=True)):
        if one.is_dropped:
            continue
        points = (point.words for point in one.points)
        paper = one.document
        yield Entry(
            subject_id=one.id,
            day=paper.day or one.held_on,
            title=one.title,
            note=", ".join(filter(None, (paper.code, paper.state.label))),
            text="\n".join(filter(None, (one.assessment, one.answered, *points, one.beyond, one.follow_up))),
            also="\n".join((paper.code, paper.subject, one.dialogue.place)),
            code=paper.code,
            body=one.body,
            seen_by=_seen_by(one),
        )


def _seen_by(conclusion: Conclusion) -> frozenset[str]:
    units = {conclusion.document.unit_id, *(line.unit_id for line in conclusion.document.recipients)} - {None}
    return frozenset(lock for permission in SEEING for lock in locks(permission, conclusion, units))


def _seen(actor: Actor) -> Select:
    return select(Conclusion.id, Conclusion.id.label("page")).where(
        or_(*(visible(actor, permission, Conclusion) for permission in SEEING))
    )


def _found() -> Select:
    return not_given_up().with_only_columns(Conclusion.id)


def _held_at(dialogues: Collection[int]) -> Select:
    return select(Conclusion.id).where(Conclusion.dialogue_id.in_(dialogues))


CONCLUSIONS = Kind(
    name="conclusion",
    number=3,
    label="Kết luận",
    icon="gavel",
    slug="ket-luan",
    permissions=SEEING,
    ids=_found,
    load=_entries,
    seen=_seen,
    path=lambda number: f"/ket-luan/{number}",
    watches=(
        Watch(Conclusion, lambda one: (one.id,)),
        Watch(ConclusionPoint, lambda point: (point.conclusion_id,), frozenset({"words", "position"})),
        # A conclusion bears the number of its paper.
        Watch(
            Document, lambda paper: (paper.id,),
            frozenset({"state", "code", "day", "subject", "unit_id", "body"}),
        ),
        Watch(DocumentRecipient, lambda line: (line.document_id,), frozenset({"unit_id", "document_id"})),
        Watch(
            Dialogue, lambda dialogue: (dialogue.id,),
            frozenset({"label", "turn", "topic", "audience", "place"}), through=_held_at,
        ),
    ),
)  # fmt: skip
