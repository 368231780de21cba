"""Write pages: begin one, save it beside others, bring back what it said, publish and withdraw it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.files.models import StoredFile
from intranet.pages import notices, pasted, queries, rights, tree_services
from intranet.pages.markup import plain
from intranet.pages.models import Page, PageKind, PagePath, PageRevision
from intranet.pages.workflow import is_written, move_for, moves
from intranet.text.fold import clean, fold_words
from intranet.text.merging import Merge, merge

log.define("page.begin", lambda entry: f"Viết {entry.data['kind']}")
log.define("page.save", lambda entry: f"Sửa nội dung, bản {entry.data['number']}")
log.define("page.restore", lambda entry: f"Lấy lại bản {entry.data['old']}, thành bản {entry.data['number']}")
log.define("page.touch", "Xem lại, nội dung còn đúng")
log.define("page.must-read", lambda entry: "Bắt buộc đọc" if entry.data["after"] else "Thôi bắt buộc đọc")

FOLDED = 20_000  # letters of a page that are searched


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says: title, summary, text, and its attachments."""

    title: str
    summary: str = ""
    text: str = ""
    files: Sequence[dict[str, Any]] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Clash:
    """A line beside the text that two people changed each their own way."""

    name: str
    label: str
    base: str
    mine: str
    theirs: str


class Conflict(WrongState):
    """Somebody else changed the same lines meanwhile; both wordings are there (K6)."""

    def __init__(self, found: Merge, clashes: tuple[Clash, ...], theirs: PageRevision):
        self.merge, self.clashes, self.theirs = found, clashes, theirs
        super().__init__("Người khác vừa lưu thay đổi ở cùng chỗ. Chưa lưu; chữ của cả hai còn nguyên.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text: its revision, None if it says nothing new; whose it was joined with."""

    revision: PageRevision | None
    beside: PageRevision | None = None


def attached(stored: StoredFile) -> dict[str, Any]:
    """Return what a revision keeps of an attachment."""
    return {"id": stored.id, "name": stored.name, "kind": stored.kind, "size": stored.size}


# ---------------------------------------------------------------- writing


def begin(
    actor: Actor,
    kind: PageKind,
    parent: Page,
    words: Words,
    *,
    unit_id: int,
    dialogue_id: int | None = None,
    must_read: bool = False,
) -> Page:
    """Begin a page below *parent*, written by a unit of the actor."""
    words = _tidy(words)
    page = Page(
        kind=kind, title=words.title, unit_id=unit_id, is_common=parent.is_common, author_id=actor.user_id,
        dialogue_id=dialogue_id, must_read=must_read and kind is PageKind.ANNOUNCEMENT,
        touched_on=clock.today(), slug="", path="",
    )  # fmt: skip
    require(actor, P.PAGE_WRITE, page)
    _require_place(actor, parent, unit_id)
    tree_services.put(page, parent)
    _keep(actor, page, words, note="")
    log.record(actor, "page.begin", page, kind=kind.label.lower())
    return page


def _require_place(actor: Actor, parent: Page, unit_id: int) -> None:
    if not parent.kind.holds_pages or (parent.unit_id is None and parent.key not in (None, queries.COMMON)):
        raise Refused("Hãy chọn một chuyên mục để viết vào.", field="parent")
    if parent.is_common:
        if not permits(actor, P.PAGE_WRITE, parent):
            require(actor, P.PAGE_READ, parent)
    else:
        require(actor, P.PAGE_WRITE, parent)
        if parent.unit_id != unit_id:
            raise Refused("Trang của đơn vị nào thì để trong chuyên mục của đơn vị ấy.", field="parent")


def _tidy(words: Words) -> Words:
    kept = Words(clean(words.title), clean(words.summary), pasted.kept(words.text), list(words.files))
    if not kept.title:
        raise Refused("Cần ghi tên trang.", field="title")
    if not kept.text.strip() and not kept.files:
        raise Refused("Cần có nội dung, hoặc ít nhất một tệp đính kèm.", field="text")
    return kept


def save(actor: Actor, page: Page, words: Words, *, base: int, note: str = "") -> Saved:
    """Save what somebody wrote on top of revision *base*.

    What others saved since is joined with it, line by line; where both changed the same, nothing is saved
    and :class:`Conflict` holds what each has.
    """
    require(actor, P.PAGE_WRITE, page)
    _hold(page)
    words, beside = _tidy(words), None
    present = queries.revision(page, page.revision)
    if base < page.revision:
        beside = present
        words = _together(queries.revision(page, base), words, present)
        note = note or f"Cùng với bản {present.number}"
    if _said(present) == words:
        return Saved(None, beside)
    made = _change(actor, page, words, note=note)
    log.record(
        actor, "page.save", page, number=made.number, before=present.title, after=made.title,
        files=[one["name"] for one in made.files],
    )  # fmt: skip
    return Saved(made, beside)


def restore(actor: Actor, page: Page, number: int) -> PageRevision | None:
    """Let a page say again what it said, as a new revision (K2); None if it says that now."""
    require(actor, P.PAGE_WRITE, page)
    _hold(page)
    words = _said(queries.revision(page, number))
    if words == _said(queries.revision(page, page.revision)):
        return None
    made = _change(actor, page, words, note=f"Lấy lại bản {number}")
    log.record(actor, "page.restore", page, number=made.number, old=number)
    return made


def _hold(page: Page) -> None:
    """Hold the page against others who save, and refuse what may not be changed now."""
    db.session.refresh(
        page, attribute_names=["version", "state", "revision", "published"], with_for_update=True
    )
    if not is_written(page):
        raise WrongState("Trang đang chờ đăng nên không sửa được. Hãy rút lại trước.")


def _said(revision: PageRevision) -> Words:
    return Words(revision.title, revision.summary, revision.text, list(revision.files))


def _together(base: PageRevision, mine: Words, theirs: PageRevision) -> Words:
    found, clashes = merge(base.text, mine.text, theirs.text), clashes_of(base, mine, theirs)
    if found.conflicts or clashes:
        raise Conflict(found, clashes, theirs)
    files = joined(base.files, mine.files, theirs.files)
    return Words(**lines_of(base, mine, theirs), text=found.settled({}), files=files)


LINES = {"title": "Tên trang", "summary": "Tóm tắt"}


def clashes_of(base: PageRevision, mine: Words, theirs: PageRevision) -> tuple[Clash, ...]:
    """Return the lines beside the text that both changed, each their own way."""
    found = []
    for name, label in LINES.items():
        old, one, other = (getattr(x, name) for x in (base, mine, theirs))
        if one not in (old, other) and other != old:
            found.append(Clash(name, label, old, one, other))
    return tuple(found)


def lines_of(base: PageRevision, mine: Words, theirs: PageRevision) -> dict[str, str]:
    """Return title and summary with what one of both changed."""
    return {
        name: getattr(theirs if getattr(mine, name) == getattr(base, name) else mine, name) for name in LINES
    }


def joined(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the attachments once both people's changes to them are made."""
    dropped = [one["id"] for one in base if one["id"] not in [two["id"] for two in mine]]
    kept = [one for one in theirs if one["id"] not in dropped]
    return kept + [one for one in mine if one["id"] not in [two["id"] for two in (*base, *kept)]]


def _change(actor: Actor, page: Page, words: Words, *, note: str) -> PageRevision:
    if moves.fits(page, "revise"):
        moves.fire(actor, page, "revise")
    made = _keep(actor, page, words, note=note)
    if not page.is_published:
        tree_services.rename(actor, page, made.title)
    return made


def _keep(actor: Actor, page: Page, words: Words, *, note: str) -> PageRevision:
    page.revision, page.touched_on = page.revision + 1, clock.today()
    made = PageRevision(
        page_id=page.id, number=page.revision, title=words.title, summary=words.summary, text=words.text,
        files=list(words.files), note=note, author_id=actor.user_id, at=clock.now(),
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def expect(page: Page, seen: int | None) -> None:
    """Refuse to act on a page that has changed since it was drawn."""
    if seen is not None and seen != page.version:
        raise WrongState("Trang này vừa có thay đổi. Hãy xem lại rồi bấm lần nữa.")


def touch(actor: Actor, page: Page) -> None:
    """Note that somebody of the unit looked a page through and found it right (K10)."""
    require(actor, rights.settling(page), page)
    page.touched_on = clock.today()
    log.record(actor, "page.touch", page)


def set_must_read(actor: Actor, page: Page, wanted: bool) -> None:
    """Settle whether readers have to say that they have read an announcement (K4)."""
    require(actor, rights.settling(page), page)
    wanted = wanted and page.kind is PageKind.ANNOUNCEMENT
    if wanted != page.must_read:
        page.must_read = wanted
        log.record(actor, "page.must-read", page, before=not wanted, after=wanted)


# ---------------------------------------------------------------- moves


def submit(actor: Actor, page: Page) -> None:
    """Ask who publishes on the common home to publish a page."""
    moves.fire(actor, page, "submit")
    page.submitted_by_id, page.returned = actor.user_id, ""
    notices.submitted(actor, page)


def recall(actor: Actor, page: Page) -> None:
    """Take a page back that waits, to go on writing."""
    moves.fire(actor, page, "recall")


def give_back(actor: Actor, page: Page, *, comment: str) -> None:
    """Give a page back to who wrote it, saying what to mend."""
    moves.fire(actor, page, "return", comment)
    page.returned = comment
    notices.returned(actor, page, comment)


def publish(
    actor: Actor, page: Page, *, starts_at: datetime | None = None, ends_at: datetime | None = None
) -> None:
    """Let readers see the latest text, from a moment on and until another one (K1); no job is needed."""
    now = clock.now()
    if page.is_fixed:
        raise Refused("Chuyên mục do phần mềm lập luôn được đăng.")
    if ends_at is not None and ends_at <= max(now, starts_at or now):
        raise Refused("Thời điểm thôi đăng phải sau lúc bắt đầu đăng.", field="ends_on")
    was_shown, first = page.is_shown, starts_at if starts_at is not None and starts_at > now else now
    latest = queries.revision(page, page.revision)
    window = {"starts_at": starts_at, "ends_at": ends_at, "number": latest.number}
    moves.fire(actor, page, move_for(page, "publish"), **window)
    page.published, page.published_at, page.returned = latest.number, now, ""
    page.starts_at, page.ends_at = starts_at, ends_at
    if not (was_shown and page.is_shown):
        page.shown_on = clock.local(first).date()
    tree_services.rename(actor, page, latest.title)
    index(page, latest)
    notices.published(actor, page, is_new=not was_shown)


def index(page: Page, shown: PageRevision | None) -> None:
    """Keep the words by which readers find a page."""
    if shown is not None:
        code = page.facts.name if page.facts else ""
        said = f"{shown.title} {code} {shown.summary} {plain(shown.text)}"
        page.folded = fold_words(said)[:FOLDED]


def withdraw(actor: Actor, page: Page, *, comment: str) -> None:
    """Take a page away from its readers; what stands below it must be gone before."""
    if page.is_fixed:
        raise Refused("Chuyên mục do phần mềm lập luôn được đăng, không gỡ được.")
    below = (
        select(func.count())
        .select_from(Page)
        .join(PagePath, PagePath.page_id == Page.id)
        .where(PagePath.ancestor_id == page.id, PagePath.depth > 0, Page.is_published)
    )
    if number := db.session.scalar(below):
        raise Refused(f"Dưới trang này còn {number} trang đang đăng. Hãy gỡ hoặc chuyển các trang ấy trước.")
    moves.fire(actor, page, move_for(page, "withdraw"), comment)
    page.published = page.starts_at = page.ends_at = page.shown_on = None
    page.folded = ""
