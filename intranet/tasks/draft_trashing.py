"""Tasks that were being written and were given up: written on as they were, or emptied for good (L12)."""

from sqlalchemy import Select, select

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.tasks.draft_models import GONE, TaskDraft
from intranet.tasks.draft_workflow import moves
from intranet.trash.kinds import Kind
from intranet.trash.models import Trashed

log.define("task-draft.purge", "Xóa hẳn sau 30 ngày")


def _mine(actor: Actor) -> Select:
    return select(TaskDraft.id).where(visible(actor, P.TASK_CREATE, TaskDraft), TaskDraft.is_given_up)


def _restore(actor: Actor, trashed: Trashed) -> str:
    draft = db.session.get_one(TaskDraft, trashed.subject_id)
    moves.fire(actor, draft, "restore")
    return f"/nhiem-vu/soan/{draft.id}"


def _purge(trashed: Trashed) -> None:
    """Take away what it said; its number stays, so that the log never speaks of another one."""
    draft = db.session.get_one(TaskDraft, trashed.subject_id)
    draft.title = GONE
    draft.words = draft.basis = draft.product = draft.returned = ""
    draft.rule = draft.after_id = draft.dialogue_id = draft.repeats_until = None
    draft.unit_ids, draft.coordinating_ids = [], []
    log.record(log.SYSTEM, "task-draft.purge", draft)


TASK_DRAFTS = Kind(
    name="task-draft", label="Nhiệm vụ đang soạn", icon="list-check", permission=P.TASK_CREATE, mine=_mine,
    restore=_restore, purge=_purge,
)  # fmt: skip
