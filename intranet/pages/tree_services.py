"""The tree of pages: the sections that the software makes, where a page stands, its order and its readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.org.models import Block, UnitKind
from intranet.pages import rights
from intranet.pages.models import Page, PageAddress, PageKind, PagePath, PageReader, PageState
from intranet.pages.queries import COMMON
from intranet.pages.slugs import DEEPEST, free, slug_of

log.define("page.found", "Lập chuyên mục")
log.define(
    "page.place", lambda entry: f"Chuyển chỗ: từ “{entry.data['before']}” sang “{entry.data['after']}”"
)
log.define("page.rename", lambda entry: f"Đổi tên: “{entry.data['before']}” thành “{entry.data['after']}”")
log.define("page.order", "Đổi thứ tự trong danh mục")
log.define("page.narrow", lambda entry: f"Đổi người đọc: {entry.data['before']} thành {entry.data['after']}")

EVERYBODY = "mọi người đọc được trang cấp trên"
ROOTS = {
    COMMON: "Trang chủ chung",
    Block.PARTY.value: "Đảng ủy",
    Block.COUNCIL.value: "Hội đồng nhân dân",
    Block.GOVERNMENT.value: "Ủy ban nhân dân",
    Block.FRONT.value: "Mặt trận và đoàn thể",
    Block.VILLAGE.value: "Thôn, tổ dân phố",
}


# ---------------------------------------------------------------- sections


def root(actor: Actor, key: str) -> Page:
    """Return the section of a block, or of the common home, made where it is not there yet."""
    found = db.session.scalars(select(Page).where(Page.key == key)).one_or_none()
    return found or _section(actor, key, ROOTS[key], None, unit_id=None, position=list(ROOTS).index(key))


def section_of(actor: Actor, unit_id: int) -> Page:
    """Return the section of a unit, made where it is not there yet."""
    key = f"unit-{unit_id}"
    found = db.session.scalars(select(Page).where(Page.key == key)).one_or_none()
    if found is not None:
        return found
    unit = directory().unit(unit_id)
    block = unit.block.value if unit.block.value in ROOTS else Block.GOVERNMENT.value
    if unit.kind is UnitKind.CELL:
        block = Block.VILLAGE.value
    return _section(actor, key, unit.name, root(actor, block), unit_id=unit_id, position=unit.position)


def found(actor: Actor) -> int:
    """Make the sections of all blocks, units and villages that are not there yet; return how many."""
    require_somewhere(actor, P.PAGE_PUBLISH)
    before = db.session.scalar(select(func.count()).select_from(Page)) or 0
    for key in ROOTS:
        root(actor, key)
    for unit in directory().open_units(clock.today()):
        if unit.block is not Block.OUTSIDE:
            section_of(actor, unit.id)
    return (db.session.scalar(select(func.count()).select_from(Page)) or 0) - before


def _section(
    actor: Actor, key: str, title: str, parent: Page | None, *, unit_id: int | None, position: int
) -> Page:
    page = Page(
        key=key, kind=PageKind.SECTION, title=title, unit_id=unit_id, is_common=unit_id is None,
        state=PageState.PUBLISHED, published=0, published_at=clock.now(), author_id=None,
        touched_on=clock.today(), shown_on=None, slug="", path="",
    )  # fmt: skip
    put(page, parent, position=position)
    log.record(actor, "page.found", page)
    return page


# ---------------------------------------------------------------- where a page stands


def put(page: Page, parent: Page | None, *, position: int | None = None) -> None:
    """Place a page that is new, at the end of what stands there."""
    line = _line(parent)
    if len(line) >= DEEPEST:
        raise Refused(f"Danh mục chỉ sâu đến {DEEPEST} cấp. Hãy chọn chỗ cao hơn.", field="parent")
    page.parent_id = parent.id if parent else None
    page.slug, page.path = _address(page.title, parent, but=None)
    page.position = _last(page.parent_id) + 1 if position is None else position
    db.session.add(page)
    db.session.flush()
    _forget_address(page.path)
    rows = [{"page_id": page.id, "ancestor_id": page.id, "depth": 0}]
    rows += [
        {"page_id": page.id, "ancestor_id": one, "depth": depth}
        for depth, one in enumerate(reversed(line), 1)
    ]
    db.session.execute(insert(PagePath), rows)


def move(actor: Actor, page: Page, parent: Page) -> None:
    """Bring a page with all below it to another place; old addresses lead on (K1).

    What readers see is brought to the common home only by who publishes there.
    """
    require(actor, rights.settling(page), page)
    if parent.id == page.parent_id:
        return
    if page.is_fixed or not parent.kind.holds_pages:
        raise Refused("Không chuyển được đến chỗ này.", field="parent")
    _require_place(actor, page, parent)
    tree = _tree(page)
    if any(one.id == parent.id for one in tree):
        raise Refused("Không chuyển được một trang vào chính nó hoặc vào trang con của nó.", field="parent")
    line = _line(parent)
    height = max(one.path.count("/") for one in tree) - page.path.count("/")
    if len(line) + height >= DEEPEST:
        raise Refused(f"Danh mục chỉ sâu đến {DEEPEST} cấp. Hãy chọn chỗ cao hơn.", field="parent")
    before = page.path
    page.parent_id, page.position = parent.id, _last(parent.id) + 1
    for one in tree:
        one.is_common = parent.is_common
    _readdress(page, tree, parent)
    ids = [one.id for one in tree]
    outside = PagePath.page_id.in_(ids), PagePath.ancestor_id.not_in(ids)
    db.session.execute(delete(PagePath).where(*outside).execution_options(synchronize_session=False))
    depths = {one.id: one.path.count("/") for one in tree}
    db.session.execute(
        insert(PagePath),
        [
            {"page_id": one, "ancestor_id": above, "depth": depths[one] - level}
            for one in ids
            for level, above in enumerate(line)
        ],
    )
    db.session.expire(page, ["line"])
    log.record(actor, "page.place", page, before=before, after=page.path)


def _require_place(actor: Actor, page: Page, parent: Page) -> None:
    """Refuse a place that is not the actor's to write at."""
    if parent.is_common:
        if page.is_published:
            require(actor, P.PAGE_PUBLISH, parent)
        return
    require(actor, P.PAGE_WRITE, parent)
    if page.unit_id != parent.unit_id:
        raise Refused("Trang của đơn vị nào thì để trong chuyên mục của đơn vị ấy.", field="parent")


def rename(actor: Actor, page: Page, title: str) -> None:
    """Give a page its title, and the address that the title makes."""
    if page.title == title:
        return
    before, page.title = page.title, title
    if slug_of(before) != slug_of(title):
        _readdress(page, _tree(page), db.session.get(Page, page.parent_id) if page.parent_id else None)
    log.record(actor, "page.rename", page, before=before, after=title)


def _tree(page: Page) -> Sequence[Page]:
    below = select(PagePath.page_id).where(PagePath.ancestor_id == page.id)
    return db.session.scalars(select(Page).where(Page.id.in_(below)).order_by(Page.path)).all()


def _readdress(page: Page, tree: Sequence[Page], parent: Page | None) -> None:
    old = page.path
    page.slug, page.path = _address(page.title, parent, but=page.id)
    if page.path == old:
        return
    for one in tree:
        before = old if one is page else one.path
        if one is not page:
            one.path = page.path + one.path.removeprefix(old)
        _forget_address(one.path)
        db.session.merge(PageAddress(path=before, page_id=one.id))
    db.session.flush()


def _address(title: str, parent: Page | None, *, but: int | None) -> tuple[str, str]:
    beside = select(Page.slug).where(
        Page.parent_id == parent.id if parent else Page.parent_id.is_(None), Page.id != (but or 0)
    )
    slug = free(slug_of(title), set(db.session.scalars(beside)))
    return slug, f"{parent.path}/{slug}" if parent else slug


def _forget_address(path: str) -> None:
    """Let an address belong to the page that has it now."""
    db.session.execute(delete(PageAddress).where(PageAddress.path == path))


def _line(page: Page | None) -> list[int]:
    """Return a page and what it stands below, from the section of the block down."""
    if page is None:
        return []
    query = select(PagePath.ancestor_id).where(PagePath.page_id == page.id).order_by(PagePath.depth.desc())
    return list(db.session.scalars(query))


def _last(parent_id: int | None) -> int:
    beside = Page.parent_id == parent_id if parent_id else Page.parent_id.is_(None)
    return db.session.scalar(select(func.max(Page.position)).where(beside)) or 0


# ---------------------------------------------------------------- order and readers


def shift(actor: Actor, page: Page, *, down: bool) -> None:
    """Let a page change places with the one before or behind it (K8)."""
    if page.is_fixed:
        require_somewhere(actor, P.PAGE_PUBLISH)
    else:
        require(actor, rights.publishing(page), page)
    beside = Page.parent_id == page.parent_id if page.parent_id else Page.parent_id.is_(None)
    row = list(db.session.scalars(select(Page).where(beside).order_by(Page.position, Page.id)))
    at = row.index(page)
    other = at + 1 if down else at - 1
    if not 0 <= other < len(row):
        return
    row[at], row[other] = row[other], row[at]
    for position, one in enumerate(row, 1):
        one.position = position
    log.record(actor, "page.order", page)


@dataclass(frozen=True, slots=True)
class Circle:
    """Who reads a page, of those who read what is above it; empty: all of them."""

    blocks: tuple[Block, ...] = ()
    units: tuple[int, ...] = ()
    roles: tuple[Role, ...] = ()

    @property
    def words(self) -> str:
        """Return the circle as pages and the log name it."""
        parts = [block.label for block in self.blocks]
        parts += [directory().unit_name(unit) for unit in self.units]
        parts += [role.label for role in self.roles]
        return ", ".join(part for part in parts if part) or EVERYBODY


def circle_of(page: Page) -> Circle:
    """Return who reads a page, as it was settled."""
    if not page.is_narrowed:
        return Circle()
    return Circle(
        tuple(one.block for one in page.readers if one.block is not None),
        tuple(one.unit_id for one in page.readers if one.unit_id is not None),
        tuple(one.role for one in page.readers if one.role is not None),
    )


def narrow(actor: Actor, page: Page, circle: Circle) -> None:
    """Settle who reads a page; what is above it stays the limit (K3)."""
    require(actor, rights.settling(page), page)
    before = circle_of(page)
    if before == circle:
        return
    page.readers = [
        *(PageReader(block=block) for block in circle.blocks),
        *(PageReader(unit_id=unit) for unit in circle.units),
        *(PageReader(role=role) for role in circle.roles),
    ]
    page.is_narrowed = bool(page.readers)
    log.record(actor, "page.narrow", page, before=before.words, after=circle.words)
