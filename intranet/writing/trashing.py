"""Plans that were being written or reviewed and were given up: gone on with, or emptied for good (L12)."""

from sqlalchemy import Select, delete, select

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import WrongState
from intranet.files import store, takings
from intranet.imports import queries
from intranet.imports.models import ImportDraft
from intranet.imports.workflow import moves
from intranet.trash.kinds import Kind
from intranet.trash.models import Trashed
from intranet.writing.models import DraftRevision

log.define("import.purge", "Xóa hẳn sau 30 ngày")
GONE = "Bản đọc đã xóa hẳn"


def _mine(actor: Actor) -> Select:
    return select(ImportDraft.id).where(visible(actor, P.PLAN_IMPORT, ImportDraft), ImportDraft.is_given_up)


def _restore(actor: Actor, trashed: Trashed) -> str:
    draft = db.session.get_one(ImportDraft, trashed.subject_id)
    if (other := queries.earlier(draft.body, draft.sha256)) is not None:
        raise WrongState(f"Tệp này đã được nhập lại thành “{other.name}”. Hãy bỏ bản ấy trước.")
    kept = queries.paper_before(draft)
    if kept is not None and not kept.state.is_draft:
        draft.document_id = None  # its paper was given up with it; confirming makes another one
    moves.fire(actor, draft, "restore")
    db.session.flush()
    return f"/ke-hoach/{'soan' if draft.is_written else 'nhap'}/{draft.id}"


def _purge(trashed: Trashed) -> None:
    """Take away what was read and written; its number stays, so that the log never speaks of another one."""
    draft = db.session.get_one(ImportDraft, trashed.subject_id)
    mine = DraftRevision.draft_id == draft.id
    files = {draft.file_id, *db.session.scalars(select(DraftRevision.file_id).where(mine))} - {None}
    db.session.execute(delete(DraftRevision).where(mine))
    draft.name, draft.sha256, draft.file_id, draft.document_id = GONE, f"gone-{draft.id}", None, None
    draft.lines, draft.reading, draft.review = [], {}, {}
    db.session.flush()
    store.forget(files)
    takings.forget_subject(draft)
    log.record(log.SYSTEM, "import.purge", draft)


READINGS = Kind(
    name="import", label="Kế hoạch đang soạn, đang soát", icon="file-text", permission=P.PLAN_IMPORT,
    mine=_mine, restore=_restore, purge=_purge,
)  # fmt: skip
