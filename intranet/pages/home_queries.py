"""The common home “Bảng tin”: its blocks and what each shows, in one statement (K8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Row, Select, literal, select, union_all

from intranet.access.actor import Actor
from intranet.db.session import db
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


def parts(actor: Actor) -> list[Part]:
    """Return what the common home shows this person: a block with nothing to show is left out."""
    settled = blocks()
    shown = (
        [(one.kind, one.section_id) for one in settled if one.is_shown]
        if settled
        else [(k, None) for k in USUAL]
    )
    shown = shown[:MOST_BLOCKS]
    if not shown:
        return []
    found: dict[int, list[Row]] = {}
    for row in db.session.execute(union_all(*(_few(actor, at, *one) for at, one in enumerate(shown)))):
        found.setdefault(row.at, []).append(row)
    heads = _sections(actor, [section for _, section in shown if section])
    made = []
    for at, (kind, section) in enumerate(shown):
        head = heads.get(section) if section else None
        rows = sorted(found.get(at, []), key=lambda row: (row.shown_on, row.id), reverse=True)
        if rows and (head is not None or not section):
            made.append(Part(kind, head.title if head else kind.label, head.path if head else "", rows))
    return made


def _few(actor: Actor, at: int, kind: BlockKind, section: int | None) -> Select:
    columns = (Page.id, Page.kind, Page.title, Page.path, Page.unit_id, Page.shown_on, Page.must_read)
    query = visible_to(actor).with_only_columns(literal(at).label("at"), *columns)
    query = query.where(Page.shown_on.is_not(None))
    query = query.where(Page.parent_id == section) if section else query.where(Page.kind == _KINDS[kind])
    few = query.order_by(Page.shown_on.desc(), Page.id.desc()).limit(FEW).subquery()
    return select(few)


def _sections(actor: Actor, ids: Sequence[int]) -> dict[int, Row]:
    if not ids:
        return {}
    query = visible_to(actor).with_only_columns(Page.id, Page.title, Page.path).where(Page.id.in_(ids))
    return {row.id: row for row in db.session.execute(query)}


def sections(actor: Actor) -> Sequence[Row]:
    """Return the sections that may become a block."""
    query = visible_to(actor).with_only_columns(Page.id, Page.title, Page.path)
    return db.session.execute(query.where(Page.kind == PageKind.SECTION).order_by(Page.path).limit(200)).all()
