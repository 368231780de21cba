"""Pages are deleted, brought back where they stood, or emptied for good (L12)."""

from sqlalchemy import Select, delete, func, or_, select

from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.files import store, takings
from intranet.pages.library_models import LibraryText, PageTag
from intranet.pages.models import Page, PageAddress, PagePath, PageReader, PageRevision, PageState
from intranet.pages.record_models import Broadcast, ReadReceipt
from intranet.pages.workflow import moves
from intranet.trash import services as trash
from intranet.trash.kinds import Kind
from intranet.trash.models import Trashed

log.define("page.purge", "Xóa hẳn sau 30 ngày")
GONE = "Trang đã xóa hẳn"


def drop(actor: Actor, page: Page, *, comment: str) -> None:
    """Delete a page that readers do not see; within thirty days it may come back as it was (L12)."""
    if page.is_fixed:
        raise Refused("Chuyên mục do phần mềm lập, không xóa được.")
    below = select(func.count()).select_from(Page).where(Page.parent_id == page.id, ~Page.is_deleted)
    if number := db.session.scalar(below):
        raise Refused(f"Dưới trang này còn {number} trang. Hãy xóa hoặc chuyển các trang ấy trước.")
    _refuse_proof(page)
    before = {"state": page.state}
    moves.fire(actor, page, "drop", comment)
    trash.put(actor, PAGES.name, page.id, title=page.title, reason=comment, before=before)


def _refuse_proof(page: Page) -> None:
    """Refuse to delete what proves that the People, or those who had to read, were told (H7, K4)."""
    for model, what in ((Broadcast, "Bản tin đã có nhật ký phát"), (ReadReceipt, "Đã có người ghi đã đọc")):
        if db.session.scalar(select(model.id).where(model.page_id == page.id).limit(1)) is not None:
            raise Refused(f"{what} nên trang này là hồ sơ, không xóa. Gỡ trang thì không ai đọc nữa.")


def _mine(actor: Actor) -> Select:
    return select(Page.id).where(visible(actor, P.PAGE_WRITE, Page), Page.is_deleted)


def _restore(actor: Actor, trashed: Trashed) -> str:
    page = db.session.get_one(Page, trashed.subject_id)
    above = db.session.get(Page, page.parent_id) if page.parent_id else None
    if above is not None and above.is_deleted:
        raise WrongState(f"Trang cấp trên “{above.title}” cũng đã xóa. Hãy khôi phục trang ấy trước.")
    moves.fire(actor, page, f"restore-{PageState(trashed.before['state'])}")
    return f"/trang-chung/{page.id}"


def _purge(trashed: Trashed) -> None:
    """Take away all that a page said; its number stays, so that the log never speaks of another page."""
    page = db.session.get_one(Page, trashed.subject_id)
    said = db.session.scalars(select(PageRevision.files).where(PageRevision.page_id == page.id))
    files = {one["id"] for some in said for one in some}
    for model in (PageReader, PageTag, LibraryText, PageRevision, ReadReceipt, Broadcast, PageAddress):
        db.session.execute(delete(model).where(model.page_id == page.id))
    ways = or_(PagePath.page_id == page.id, PagePath.ancestor_id == page.id)
    db.session.execute(delete(PagePath).where(ways))
    db.session.expire(page)
    page.title, page.slug, page.path = GONE, f"da-xoa-{page.id}", f"da-xoa-{page.id}"
    page.parent_id = page.dialogue_id = None
    page.folded = page.returned = ""
    db.session.flush()
    store.forget(files)
    takings.forget_subject(page)
    log.record(log.SYSTEM, "page.purge", page)


PAGES = Kind(
    name="page", label="Trang", icon="file-text", permission=P.PAGE_WRITE, mine=_mine, restore=_restore,
    purge=_purge,
)  # fmt: skip
