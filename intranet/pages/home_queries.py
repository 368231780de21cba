"""The common home “Bảng tin”: its blocks and what each shows, in one statement (K8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Row, Select, literal, select, union_all

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.pages import list_queries
from intranet.pages.models import Page, PageKind
from intranet.pages.queries import visible_to
from intranet.pages.record_models import BlockKind, HomeBlock

FEW = 5
MOST_BLOCKS = 12
# What the common home shows until somebody settles it.
USUAL = (BlockKind.ANNOUNCEMENTS, BlockKind.BULLETINS, BlockKind.NEWEST, BlockKind.LIBRARY)
_KINDS = {
    BlockKind.ANNOUNCEMENTS: PageKind.ANNOUNCEMENT,
    BlockKind.BULLETINS: PageKind.BULLETIN,
    BlockKind.LIBRARY: PageKind.LIBRARY,
    BlockKind.NEWEST: PageKind.PAGE,
}

_COLUMNS = (Page.id, Page.kind, Page.title, Page.path, Page.unit_id, Page.shown_on, Page.must_read)
_FIRST = -1  # what must be read


@dataclass(frozen=True, slots=True)
class Part:
    """One block as it is drawn: its heading, where all of it is, its newest pages."""

    kind: BlockKind
    title: str
    path: str = ""
    rows: list[Row] = field(default_factory=list)


def blocks() -> list[HomeBlock]:
    """Return the blocks in their order; none as long as nobody settled them."""
    return list(db.session.scalars(select(HomeBlock).order_by(HomeBlock.position, HomeBlock.id).limit(50)))


def get_block(_actor: Actor, block_id: int) -> HomeBlock:
    """Return one block."""
    return db.session.get_one(HomeBlock, block_id)


def parts(actor: Actor) -> tuple[list[Part], list[Row]]:
    """Return what the common home shows this person, and what they must read first.

    A block with nothing to show is left out; so is that of a section which the person does not read, for
    nothing below it is read either.
    """
    shown = _shown()
    asked = [_few(actor, at, kind, section) for at, (kind, section, _, _) in enumerate(shown)]
    found: dict[int, list[Row]] = {}
    for row in db.session.execute(union_all(_must_read(actor), *asked)):
        found.setdefault(row.at, []).append(row)
    made = [
        Part(kind, title or kind.label, path or "", _newest(found[at]))
        for at, (kind, _, title, path) in enumerate(shown)
        if at in found
    ]
    return made, _newest(found.get(_FIRST, []))


def _shown() -> list[tuple[BlockKind, int | None, str | None, str | None]]:
    """Return the blocks that are shown: kind, section, and the section's title and path."""
    query = (
        select(HomeBlock.kind, HomeBlock.section_id, Page.title, Page.path, HomeBlock.is_shown)
        .outerjoin(Page, Page.id == HomeBlock.section_id)
        .order_by(HomeBlock.position, HomeBlock.id)
        .limit(MOST_BLOCKS)
    )
    settled = db.session.execute(query).all()
    if not settled:
        return [(kind, None, None, None) for kind in USUAL]
    return [(row.kind, row.section_id, row.title, row.path) for row in settled if row.is_shown]


def _newest(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.shown_on, row.id), reverse=True)


def _must_read(actor: Actor) -> Select:
    few = list_queries.unread(actor).with_only_columns(literal(_FIRST).label("at"), *_COLUMNS)
    return select(few.limit(FEW).subquery())


def _few(actor: Actor, at: int, kind: BlockKind, section: int | None) -> Select:
    query = visible_to(actor).with_only_columns(literal(at).label("at"), *_COLUMNS)
    query = query.where(Page.shown_on.is_not(None))
    query = query.where(Page.parent_id == section) if section else query.where(Page.kind == _KINDS[kind])
    return select(query.order_by(Page.shown_on.desc(), Page.id.desc()).limit(FEW).subquery())


def sections(actor: Actor) -> Sequence[Row]:
    """Return the sections that may become a block."""
    query = visible_to(actor).with_only_columns(Page.id, Page.title, Page.path)
    return db.session.execute(query.where(Page.kind == PageKind.SECTION).order_by(Page.path).limit(200)).all()
