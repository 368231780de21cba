"""Pages as things that can be found: by what readers see of them now, only by those who read them (J1, K3).

The hour and everything above a page decide who reads it, so its locks only say who reads pages at all, and
the rules are asked before anything is counted (``timed``).
"""

from collections.abc import Collection, Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.db.session import db
from intranet.pages.library_models import LibraryText, PageTag
from intranet.pages.markup import plain
from intranet.pages.models import Page, PageKind
from intranet.pages.queries import visible_to
from intranet.search.kinds import Entry, Kind, Watch

_EVERY_READER = frozenset(f"{P.PAGE_READ}.{letter.lower()}" for letter in POLICY[P.PAGE_READ].values())


def _published() -> Select:
    """Select what is published, be it for a later day; the software's own sections say nothing."""
    return select(Page.id).where(Page.is_published, Page.key.is_(None))


def _entries(ids: Collection[int]) -> Iterator[Entry]:
    query = select(Page).where(Page.id.in_(ids), Page.is_published, Page.key.is_(None))
    query = query.options(joinedload(Page.shown), joinedload(Page.facts), selectinload(Page.tags))
    for page in db.session.scalars(query.execution_options(populate_existing=True)):
        shown, facts = page.shown, page.facts
        if shown is None:
            continue
        said = [facts.name, facts.issuer, facts.basis] if facts else []
        yield Entry(
            subject_id=page.id,
            day=page.shown_on or page.touched_on,
            title=shown.title,
            note=_note(page),
            text="\n".join(part for part in (shown.summary, plain(shown.text)) if part),
            also="\n".join([*said, *(one.tag for one in page.tags), *(one["name"] for one in shown.files)]),
            seen_by=_EVERY_READER,
        )


def _note(page: Page) -> str:
    """Return what tells a page from others: how papers cite it, or its sort where it is no ordinary page."""
    if page.facts is not None and page.facts.code:
        return page.facts.name
    return "" if page.kind is PageKind.PAGE else page.kind.label


def _seen(actor: Actor) -> Select:
    return visible_to(actor).with_only_columns(Page.id, Page.id.label("page")).where(Page.key.is_(None))


PAGES = Kind(
    name="page",
    number=5,
    label="Trang",
    icon="news",
    slug="trang",
    permissions=(P.PAGE_READ,),
    ids=_published,
    load=_entries,
    seen=_seen,
    path=lambda number: f"/trang-chung/{number}/doc",
    watches=(
        Watch(Page, lambda page: (page.id,), frozenset({"kind", "published", "shown_on", "touched_on"})),
        Watch(LibraryText, lambda text: (text.page_id,)),
        Watch(PageTag, lambda tag: (tag.page_id,)),
    ),
    timed=True,
)
