"""Read pages. Every list begins with ``visible_to`` or, for those who write and publish, ``worked_by``."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from intranet.access.actor import Actor
from intranet.access.check import permits, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.pages.library_models import LibraryText
from intranet.pages.models import Page, PageAddress, PageKind, PageRevision

WORKING = (P.PAGE_WRITE, P.PAGE_PUBLISH)
MOST = 300  # entries of the tree beside a page
_LINE = selectinload(Page.line).joinedload(Page.readers)
NODE = (Page.id, Page.parent_id, Page.title, Page.path, Page.kind, Page.position)


def visible_to(actor: Actor) -> Select[tuple[Page]]:
    """Select the pages that the actor reads: for menu, lists, search and the common home alike (K3)."""
    return select(Page).where(visible(actor, P.PAGE_READ, Page))


def worked_by(actor: Actor) -> Select[tuple[Page]]:
    """Select the pages that the actor writes or publishes, whatever their state."""
    mine = or_(*(visible(actor, permission, Page) for permission in WORKING))
    return select(Page).where(mine, ~Page.is_deleted)


def known_to(actor: Actor) -> Select[tuple[Page]]:
    """Select the pages of which the actor may know: as a reader, a writer or who publishes."""
    known = or_(*(visible(actor, permission, Page) for permission in (*WORKING, P.PAGE_READ)))
    return select(Page).where(known, ~Page.is_deleted)


def is_seen(actor: Actor, page: Page) -> bool:
    """Tell whether the actor may know of a page: as a reader, a writer or who publishes."""
    if page.is_deleted:
        return False
    return any(permits(actor, permission, page) for permission in (*WORKING, P.PAGE_READ))


def get(actor: Actor, page_id: int) -> Page:
    """Return one page, or :class:`NotFound` if the actor neither reads nor works on it."""
    page = db.session.get(Page, page_id, options=[_LINE])
    if page is None or not is_seen(actor, page):
        raise NotFound
    return page


def get_whole(actor: Actor, page_id: int) -> Page:
    """Return one page as :func:`get` does, with its latest text."""
    query = select(Page).where(Page.id == page_id).options(_LINE, joinedload(Page.latest))
    page = db.session.scalars(query).one_or_none()
    if page is None or not is_seen(actor, page):
        raise NotFound
    return page


def at(actor: Actor, path: str) -> Page:
    """Return the page found at *path*, now or before it was moved, if the actor reads it."""
    looks = [_LINE, joinedload(Page.shown), joinedload(Page.facts)]
    page = db.session.scalars(select(Page).where(Page.path == path).options(*looks)).one_or_none()
    if page is None:
        moved = select(PageAddress.page_id).where(PageAddress.path == path)
        page = db.session.scalars(select(Page).where(Page.id.in_(moved)).options(*looks)).one_or_none()
    if page is None or not permits(actor, P.PAGE_READ, page):
        raise NotFound
    return page


def branches(actor: Actor, page: Page | None) -> Sequence[Row]:
    """Return the sections, and what stands below each page on the line of *page*; below itself all kinds."""
    query = visible_to(actor).with_only_columns(*NODE, Page.shown_on)
    opened = [one.id for one in page.line] if page is not None else []
    query = query.where(or_(Page.parent_id.is_(None), Page.parent_id.in_(opened)))
    holding = Page.kind.in_([PageKind.SECTION, PageKind.PAGE])
    query = query.where(or_(holding, Page.parent_id == page.id) if page is not None else holding)
    return db.session.execute(query.order_by(Page.parent_id, Page.position, Page.id).limit(MOST)).all()


def menu(actor: Actor) -> Sequence[Row]:
    """Return the sections that the software made, to be arranged."""
    query = visible_to(actor).with_only_columns(*NODE).where(Page.kind == PageKind.SECTION)
    return db.session.execute(query.order_by(Page.position, Page.id).limit(MOST)).all()


def section(actor: Actor, page_id: int) -> Page:
    """Return one section of the menu, or :class:`NotFound`."""
    query = visible_to(actor).where(Page.id == page_id, Page.key.is_not(None))
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


# ---------------------------------------------------------------- what was written


def revisions(page: Page) -> Sequence[Row]:
    """Return the heads of what a page said, the newest first."""
    columns = (
        PageRevision.number,
        PageRevision.title,
        PageRevision.note,
        PageRevision.author_id,
        PageRevision.at,
    )
    query = select(*columns).where(PageRevision.page_id == page.id).order_by(PageRevision.number.desc())
    return db.session.execute(query).all()


def revision(page: Page, number: int) -> PageRevision:
    """Return what a page said at one save, or :class:`NotFound`."""
    query = select(PageRevision).where(PageRevision.page_id == page.id, PageRevision.number == number)
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound("Không có bản này.")
    return found


def file_of(actor: Actor, page: Page, file_id: int) -> int:
    """Return an attachment that the actor may take: readers what is published, writers every one."""
    query = select(PageRevision.files).where(PageRevision.page_id == page.id)
    if not any(permits(actor, permission, page) for permission in WORKING):
        query = query.where(PageRevision.number == page.published)
    if any(one["id"] == file_id for files in db.session.scalars(query) for one in files):
        return file_id
    raise NotFound("Trang này không có tệp ấy.")


# ---------------------------------------------------------------- where one may be put


@dataclass(frozen=True, slots=True)
class Place:
    """A page below which another may stand."""

    id: int
    title: str
    depth: int
    key: str | None


def places(actor: Actor, *, but: Page | None = None) -> list[Place]:
    """Return below which pages the actor may put one: those of their units, and those of the common home."""
    units = sorted(actor.units)
    mine = or_(visible(actor, P.PAGE_WRITE, Page), Page.is_common & visible(actor, P.PAGE_READ, Page))
    query = (
        select(Page.id, Page.parent_id, Page.title, Page.path, Page.key, Page.is_common)
        .where(mine, ~Page.is_deleted, Page.kind.in_([PageKind.SECTION, PageKind.PAGE]))
        .where(Page.key.is_(None) | (Page.key == COMMON) | Page.unit_id.in_(units))
        .order_by(Page.is_common, Page.path)
        .limit(MOST)
    )
    if but is not None:
        query = query.where(Page.path != but.path, ~Page.path.startswith(f"{but.path}/", autoescape=True))
    return [
        Place(row.id, row.title, row.path.count("/") - (not row.is_common), row.key)
        for row in db.session.execute(query)
    ]


COMMON = "common"


def cited(actor: Actor, keys: Sequence[str]) -> Sequence[Row]:
    """Return the texts of the library with one of these numbers that the actor reads."""
    if not keys:
        return []
    query = (
        visible_to(actor)
        .join(Page.facts)
        .where(LibraryText.code_key.in_(keys))
        .with_only_columns(
            LibraryText.code_key, LibraryText.code, LibraryText.form, LibraryText.ends_on,
            LibraryText.replaced_by, Page.title, Page.path,
        )
    )  # fmt: skip
    return db.session.execute(query).all()
