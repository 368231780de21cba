"""Lists of pages: what was published, the library, what a unit writes; each paged by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, tuple_

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.pages.library_models import LibraryText, PageTag
from intranet.pages.models import Page, PageKind, PageState
from intranet.pages.queries import visible_to, worked_by
from intranet.pages.record_models import ReadReceipt
from intranet.settings import values
from intranet.settings.catalogue import STALE
from intranet.text.fold import fold_words
from intranet.text.places import write_place
from intranet.workflow.states import Named

PAGE = 50
MOST_TAGS = 40
HEAD = (
    Page.id, Page.kind, Page.title, Page.path, Page.unit_id, Page.is_common, Page.shown_on, Page.must_read,
    Page.touched_on, Page.state, Page.published, Page.revision, Page.starts_at, Page.ends_at, Page.returned,
)  # fmt: skip
TEXT = (
    Page.id, Page.title, Page.path, LibraryText.form, LibraryText.code, LibraryText.issuer,
    LibraryText.issued_on, LibraryText.starts_on, LibraryText.ends_on, LibraryText.replaced_by,
    LibraryText.sort_day,
)  # fmt: skip
LISTED = (PageKind.ANNOUNCEMENT, PageKind.PAGE, PageKind.BULLETIN, PageKind.LIBRARY)

Place = tuple[date, int]
"""Where a page of a list begins: a day and the number of a page."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list; ``newer`` and ``older`` are places for the address, or empty."""

    rows: Sequence[Row]
    newer: str = ""
    older: str = ""


def _slice(query: Select, place: Sequence[Any], after: Place | None, before: Place | None) -> Slice:
    backwards = after is None and before is not None
    if (spot := after or before) is not None:
        query = query.where(tuple_(*place) > spot if backwards else tuple_(*place) < spot)
    order = [column if backwards else column.desc() for column in place]
    found = list(db.session.execute(query.order_by(*order).limit(PAGE + 1)))
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice(rows)
    day = place[0].key
    first, last = (write_place(getattr(row, day), row.id) for row in (rows[0], rows[-1]))
    return Slice(
        rows,
        newer=first if (more if backwards else after is not None) else "",
        older=last if backwards or more else "",
    )


def _said(words: str) -> list[ColumnElement[bool]]:
    return [Page.folded.contains(word, autoescape=True) for word in fold_words(words).split()[:8]]


# ---------------------------------------------------------------- what readers find


def published(
    actor: Actor,
    *,
    kind: PageKind | None = None,
    words: str = "",
    after: Place | None = None,
    before: Place | None = None,
) -> Slice:
    """Return one page of what was published, the newest first."""
    query = visible_to(actor).with_only_columns(*HEAD).where(Page.shown_on.is_not(None), *_said(words))
    if kind is not None:
        query = query.where(Page.kind == kind)
    return _slice(query, (Page.shown_on, Page.id), after, before)


class Force(Named):
    """Whether the texts of the library that are wanted are in force."""

    IN_FORCE = "con-hieu-luc", "Còn hiệu lực"
    EXPIRED = "het-hieu-luc", "Hết hiệu lực"
    COMING = "chua-hieu-luc", "Chưa có hiệu lực"


def _in_force(force: Force) -> ColumnElement[bool]:
    today, text = clock.today(), LibraryText
    expired, coming = text.ends_on <= today, text.starts_on > today
    if force is Force.EXPIRED:
        return expired
    if force is Force.COMING:
        return coming
    return and_(
        or_(text.ends_on.is_(None), text.ends_on > today),
        or_(text.starts_on.is_(None), text.starts_on <= today),
    )


def library(
    actor: Actor,
    *,
    tag: str = "",
    force: Force | None = None,
    words: str = "",
    after: Place | None = None,
    before: Place | None = None,
) -> Slice:
    """Return one page of the library, the newest text first (K5)."""
    query = visible_to(actor).join(LibraryText, LibraryText.page_id == Page.id).with_only_columns(*TEXT)
    query = query.where(*_said(words))
    if tag:
        tagged = select(PageTag.page_id).where(PageTag.folded == tag)
        query = query.where(LibraryText.page_id.in_(tagged))
    if force is not None:
        query = query.where(_in_force(force))
    return _slice(query, (LibraryText.sort_day, LibraryText.page_id), after, before)


def tags(actor: Actor) -> list[tuple[str, str]]:
    """Return the tags of the texts that the actor reads, the most used first: folded, and as written."""
    mine = visible_to(actor).with_only_columns(Page.id)
    query = (
        select(PageTag.folded, func.min(PageTag.tag))
        .where(PageTag.page_id.in_(mine))
        .group_by(PageTag.folded)
        .order_by(func.count().desc(), PageTag.folded)
        .limit(MOST_TAGS)
    )
    return [(folded, tag) for folded, tag in db.session.execute(query)]


def citing(actor: Actor, text: LibraryText) -> Sequence[Row]:
    """Return the pages that cite a text of the library by its number."""
    if not text.code:
        return []
    query = visible_to(actor).with_only_columns(Page.id, Page.title, Page.path, Page.kind)
    query = query.where(Page.folded.contains(fold_words(text.code), autoescape=True), Page.id != text.page_id)
    return db.session.execute(query.order_by(Page.shown_on.desc(), Page.id.desc()).limit(20)).all()


# ---------------------------------------------------------------- what writers and publishers find


class Tab(Named):
    """The tabs above the list of those who write."""

    MINE = "don-vi", "Đơn vị tôi viết"
    WAITING = "cho-dang", "Chờ đăng"
    STALE = "can-xem-lai", "Cần xem lại"
    COMMON = "trang-chu", "Trang chủ chung"


def tabs_of(actor: Actor) -> list[Tab]:
    """Return the tabs that make sense for a person."""
    return [
        tab for tab in Tab if tab not in (Tab.WAITING, Tab.COMMON) or permits_somewhere(actor, P.PAGE_PUBLISH)
    ]


def worked(actor: Actor, tab: Tab, *, after: Place | None = None, before: Place | None = None) -> Slice:
    """Return one page of what the actor writes or publishes, what was touched last first."""
    query = worked_by(actor).with_only_columns(*HEAD).where(Page.kind.in_(LISTED))
    query = query.where(*_tab(actor, tab))
    return _slice(query, (Page.touched_on, Page.id), after, before)


def _tab(actor: Actor, tab: Tab) -> list[ColumnElement[bool]]:
    mine = Page.unit_id.in_(sorted(actor.units))
    if tab is Tab.MINE:
        return [mine]
    if tab is Tab.COMMON:
        return [Page.is_common]
    if tab is Tab.WAITING:
        return [Page.state == PageState.SUBMITTED, visible(actor, P.PAGE_PUBLISH, Page)]
    today = clock.today()
    return [Page.is_published, Page.touched_on <= today - timedelta(days=values.on(STALE, today).number)]


def counts(actor: Actor) -> dict[Tab, int]:
    """Return how many pages wait to be published, and how many nobody has touched for long (K10)."""
    tabs = [tab for tab in tabs_of(actor) if tab in (Tab.WAITING, Tab.STALE)]
    first = [
        worked_by(actor)
        .with_only_columns(Page.id)
        .where(Page.kind.in_(LISTED), *_tab(actor, tab))
        .limit(PAGE + 1)
        for tab in tabs
    ]
    numbers = [select(func.count()).select_from(one.subquery()).scalar_subquery() for one in first]
    return dict(zip(tabs, db.session.execute(select(*numbers)).one(), strict=True))


def unread(actor: Actor) -> Select:
    """Select what the actor must read and has not said to have read (K4), the newest first."""
    said = select(ReadReceipt.page_id).where(
        ReadReceipt.page_id == Page.id, ReadReceipt.user_id == actor.user_id
    )
    announced = Page.kind == PageKind.ANNOUNCEMENT, Page.must_read, Page.shown_on.is_not(None)
    query = visible_to(actor).where(*announced, ~said.exists())
    return query.order_by(Page.shown_on.desc(), Page.id.desc())
