"""Read the revisions of plans that are written here."""

from sqlalchemy import select
from sqlalchemy.orm import defer, joinedload

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.errors import NotFound
from intranet.imports.models import ImportDraft, ImportState
from intranet.plans import queries as plans
from intranet.plans.models import Plan, PlanState
from intranet.plans.paper import unwrapped
from intranet.writing import typed
from intranet.writing.models import DraftRevision

_MOST_SOURCES = 60  # plans offered to be copied


def revisions(draft: ImportDraft) -> list[DraftRevision]:
    """Return the revisions of a text, the newest first, without their texts."""
    query = select(DraftRevision).where(DraftRevision.draft_id == draft.id)
    light = query.options(defer(DraftRevision.text), joinedload(DraftRevision.file))
    return list(db.session.scalars(light.order_by(DraftRevision.number.desc())))


def revision(draft: ImportDraft, number: int) -> DraftRevision:
    """Return one revision, or :class:`NotFound`."""
    query = select(DraftRevision).where(DraftRevision.draft_id == draft.id, DraftRevision.number == number)
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def landmarks(draft: ImportDraft) -> tuple[DraftRevision | None, DraftRevision | None]:
    """Return the last revision, and the one that moved a copy to another year, if they are there."""
    if draft.revision == 0:
        return None, None
    query = select(DraftRevision).where(
        DraftRevision.draft_id == draft.id, DraftRevision.number.in_((2, draft.revision))
    )
    found = {one.number: one for one in db.session.scalars(query)}
    second = found.get(2)
    return found.get(draft.revision), second if second and second.changes else None


def text_at(draft: ImportDraft, number: int) -> str:
    """Return the text as it was saved with *number*; 0 is the text before anybody edited it."""
    if draft.revision == 0:
        return first_text(draft)
    query = select(DraftRevision.text).where(
        DraftRevision.draft_id == draft.id, DraftRevision.number == max(number, 1)
    )
    found = db.session.scalar(query)
    return first_text(draft) if found is None else found


def first_text(draft: ImportDraft) -> str:
    """Return the text with which editing begins: the lines of a printed page joined to paragraphs."""
    is_wrapped = draft.file is not None and draft.file.kind == "pdf"
    return typed.kept(unwrapped(draft.text) if is_wrapped else draft.text)


def draft_of(plan: Plan) -> ImportDraft | None:
    """Return the reading that a plan was made of."""
    return db.session.scalars(select(ImportDraft).where(ImportDraft.plan_id == plan.id)).first()


def is_editable(draft: ImportDraft) -> bool:
    """Tell whether the text may still be changed: it is in preparation, or its plan is not submitted yet."""
    if draft.state is ImportState.OPEN:
        return True
    if draft.state is not ImportState.CONFIRMED or draft.plan_id is None:
        return False
    submitted = (
        select(Document.id)
        .where(Document.plan_id == Plan.id, Document.kind == Kind.PLAN)
        .where(Document.state.not_in([DocumentState.DRAFT, DocumentState.DROPPED]))
    )
    query = select(Plan.id).where(
        Plan.id == draft.plan_id, Plan.state == PlanState.DRAFT, ~submitted.exists()
    )
    return db.session.scalar(query) is not None


def sources(actor: Actor) -> list[Plan]:
    """Return the plans in force that the actor may copy, the newest first."""
    query = plans.visible_to(actor).where(Plan.state == PlanState.ISSUED)
    mine = query.where(visible(actor, P.PLAN_CREATE, Plan)).with_only_columns(Plan.id)
    found = select(Plan).where(Plan.id.in_(mine)).order_by(Plan.sort_day.desc(), Plan.id.desc())
    return list(db.session.scalars(found.options(plans.load_head()).limit(_MOST_SOURCES)))
