"""Read conclusions. Every list begins with ``visible_to``."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.orm import contains_eager, joinedload

from intranet.access.actor import Actor, Body
from intranet.access.check import permits, permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState
from intranet.errors import NotFound
from intranet.tasks.models import Assignment, Phase, Task
from intranet.text.places import write_place

SEEING = (P.CONCLUSION_VIEW_ISSUED, P.DOCUMENT_VIEW_DRAFT)
PAGE = 50

# Where a page of the list begins: the day of the dialogue and the number of a conclusion.
Place = tuple[date, int]


def visible_to(actor: Actor) -> Select[tuple[Conclusion]]:
    """Select the conclusions that the actor may see: issued ones, and what their own body writes (A9)."""
    return select(Conclusion).where(or_(*(visible(actor, permission, Conclusion) for permission in SEEING)))


def not_given_up() -> Select[tuple[Conclusion]]:
    """Select every conclusion that was not given up, for the search; who may see it is another question."""
    return select(Conclusion).join(Conclusion.document).where(Document.state != DocumentState.DROPPED)


def is_seen(actor: Actor, conclusion: Conclusion) -> bool:
    """Tell whether the actor may see one conclusion."""
    return any(permits(actor, permission, conclusion) for permission in SEEING)


def get(actor: Actor, conclusion_id: int) -> Conclusion:
    """Return one conclusion with all that it says, or :class:`NotFound` if the actor may not see it."""
    paper = joinedload(Conclusion.document)
    options = [
        paper.selectinload(Document.recipients),
        paper.joinedload(Document.rounds),
        joinedload(Conclusion.dialogue).joinedload(Dialogue.plan),
        joinedload(Conclusion.points),  # few, beside few rounds: one statement less
    ]
    conclusion = db.session.get(Conclusion, conclusion_id, options=options)
    if conclusion is None or not is_seen(actor, conclusion):
        raise NotFound
    return conclusion


def point(actor: Actor, point_id: int) -> ConclusionPoint:
    """Return one point, or :class:`NotFound` if the actor may not see its conclusion."""
    options = [joinedload(ConclusionPoint.conclusion).joinedload(Conclusion.document)]
    found = db.session.get(ConclusionPoint, point_id, options=options)
    if found is None or not is_seen(actor, found.conclusion):
        raise NotFound
    return found


def conclusion_of_point(point_id: int) -> int:
    """Return the number of the conclusion that a point belongs to."""
    return db.session.scalars(
        select(ConclusionPoint.conclusion_id).where(ConclusionPoint.id == point_id)
    ).one()


def of_document(document: Document) -> Conclusion | None:
    """Return the conclusion whose paper *document* is; both bear one number."""
    return db.session.get(Conclusion, document.id)


def of_dialogue(dialogue_id: int, body: Body) -> Conclusion | None:
    """Return the conclusion of a dialogue by a body."""
    query = select(Conclusion).where(Conclusion.dialogue_id == dialogue_id, Conclusion.body == body)
    return db.session.scalars(query.options(joinedload(Conclusion.document))).first()


def sees_drafts(actor: Actor) -> bool:
    """Tell whether the actor may see conclusions that are not issued."""
    return permits_somewhere(actor, P.DOCUMENT_VIEW_DRAFT)


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list; ``newer`` and ``older`` are places for the address, or empty."""

    conclusions: list[Conclusion]
    newer: str
    older: str


def page(actor: Actor, *, issued: bool, after: Place | None = None, before: Place | None = None) -> Slice:
    """Return one page of the conclusions, the newest dialogue first; *issued* or on their way."""
    backwards = after is None and before is not None
    states = (
        [DocumentState.ISSUED]
        if issued
        else [DocumentState.DRAFT, DocumentState.SUBMITTED, DocumentState.APPROVED]
    )
    order = [column if backwards else column.desc() for column in (Conclusion.held_on, Conclusion.id)]
    query = visible_to(actor).join(Conclusion.document).where(Document.state.in_(states))
    spot, place = after or before, tuple_(Conclusion.held_on, Conclusion.id)
    if spot is not None:
        query = query.where(place > spot if backwards else place < spot)
    eager = contains_eager(Conclusion.document), joinedload(Conclusion.dialogue).joinedload(Dialogue.plan)
    found = list(db.session.scalars(query.options(*eager).order_by(*order).limit(PAGE + 1)))
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice([], "", "")
    first, last = (write_place(row.held_on, row.id) for row in (rows[0], rows[-1]))
    return Slice(
        rows,
        newer=first if (more if backwards else after is not None) else "",
        older=last if backwards or more else "",
    )


def shares(actor: Actor, conclusion: Conclusion) -> dict[int, list[Assignment]]:
    """Return, by point, the shares of its task that the person may see."""
    query = (
        select(Assignment)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.conclusion_point_id.in_([point.id for point in conclusion.points]))
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase != Phase.CANCELLED)
        .options(contains_eager(Assignment.task))
        .order_by(Assignment.id)
    )
    found: dict[int, list[Assignment]] = {}
    for one in db.session.scalars(query):
        found.setdefault(one.task.conclusion_point_id, []).append(one)
    return found
