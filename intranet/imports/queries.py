"""Read the readings that are being reviewed."""

from sqlalchemy import Select, select
from sqlalchemy.orm import defer, joinedload, load_only

from intranet.access.actor import Actor, Body
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document
from intranet.errors import NotFound, Refused
from intranet.imports.models import ImportDraft, ImportState
from intranet.org.models import Unit


def visible_to(actor: Actor) -> Select[tuple[ImportDraft]]:
    """Select the readings of the bodies whose drafts the actor may see."""
    return select(ImportDraft).where(visible(actor, P.PLAN_VIEW_DRAFT, ImportDraft))


def get(actor: Actor, draft_id: int) -> ImportDraft:
    """Return one reading, or :class:`NotFound` for those who may not see drafts of its body."""
    draft = db.session.get(ImportDraft, draft_id, options=[joinedload(ImportDraft.file)])
    if draft is None or draft.is_purged or not permits(actor, P.PLAN_VIEW_DRAFT, draft):
        raise NotFound
    return draft


def open_drafts(actor: Actor, *, limit: int = 100) -> list[ImportDraft]:
    """Return the readings that wait to be settled, the newest first."""
    query = visible_to(actor).where(ImportDraft.state == ImportState.OPEN).order_by(ImportDraft.id.desc())
    return list(
        db.session.scalars(query.options(defer(ImportDraft.lines), defer(ImportDraft.reading)).limit(limit))
    )


def in_hand(actor: Actor, *, limit: int = 10) -> list[ImportDraft]:
    """Return the names of the newest readings that wait, for the head of a list."""
    query = visible_to(actor).where(ImportDraft.state == ImportState.OPEN).order_by(ImportDraft.id.desc())
    few = load_only(ImportDraft.name, ImportDraft.state, ImportDraft.revision)
    return list(db.session.scalars(query.options(few).limit(limit)))


def earlier(body: Body, sha256: str) -> ImportDraft | None:
    """Return the reading of the same file that is open or has become a plan."""
    query = select(ImportDraft).where(
        ImportDraft.body == body, ImportDraft.sha256 == sha256, ImportDraft.state != ImportState.DROPPED
    )
    return db.session.scalars(query.order_by(ImportDraft.id.desc())).first()


def of_plan(plan_id: int) -> ImportDraft:
    """Return the reading that a plan was made of, held against others."""
    query = select(ImportDraft).where(ImportDraft.plan_id == plan_id).order_by(ImportDraft.id)
    query = query.limit(1).with_for_update()
    draft = db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if draft is None:
        raise Refused("Kế hoạch này không còn bản đọc để soát lại.")
    return draft


def paper_before(draft: ImportDraft) -> Document | None:
    """Return the paper of the plan that this reading was before it was reviewed again."""
    return db.session.get(Document, draft.document_id) if draft.document_id is not None else None


def unit(unit_id: int) -> Unit:
    """Return one unit."""
    return db.session.get_one(Unit, unit_id)
