"""Read tasks made by hand: only their office and the leader who gives them out know of them."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from intranet.access.actor import Actor, Body
from intranet.access.check import letters, permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.tasks.draft_models import DraftState, TaskDraft

SEEING = (P.TASK_CREATE, P.TASK_ISSUE)
PAGE = 50


def visible_to(actor: Actor) -> Select[tuple[TaskDraft]]:
    """Select the tasks made by hand that the person writes or gives out."""
    return select(TaskDraft).where(or_(*(visible(actor, one, TaskDraft) for one in SEEING)))


def is_seen(actor: Actor, draft: TaskDraft) -> bool:
    """Tell whether the person may know of *draft*."""
    return any(permits(actor, one, draft) for one in SEEING)


def get(actor: Actor, task_draft_id: int) -> TaskDraft:
    """Return one task made by hand, or :class:`NotFound`."""
    draft = db.session.get(TaskDraft, task_draft_id)
    if draft is None or draft.is_purged or not is_seen(actor, draft):
        raise NotFound
    return draft


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list, and where the next begins (0: there is none)."""

    drafts: list[TaskDraft]
    older: int


def page(actor: Actor, *, before: int = 0, closed: bool = False) -> Slice:
    """Return what is not given out yet, or with *closed* what was; the newest first. None was given up."""
    states = (DraftState.ISSUED,) if closed else (DraftState.DRAFT, DraftState.SUBMITTED)
    query = visible_to(actor).where(TaskDraft.state.in_(states))
    if before:
        query = query.where(TaskDraft.id < before)
    found = list(db.session.scalars(query.order_by(TaskDraft.id.desc()).limit(PAGE + 1)))
    return Slice(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else 0)


def bodies(actor: Actor) -> list[Body]:
    """Return the bodies for which the person writes tasks."""
    grants = (grant for found in letters(actor, P.TASK_CREATE).values() for grant in found)
    return list(dict.fromkeys(grant.body for grant in grants))
