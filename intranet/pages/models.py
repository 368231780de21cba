"""Pages in their tree, what each said at each save, who may read it, and where it was found before."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
    bindparam,
    exists,
    false,
    not_,
    or_,
    select,
)
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from intranet import clock
from intranet.access.actor import Role
from intranet.access.scopes import among
from intranet.db.base import Stamped, Versioned
from intranet.db.session import db
from intranet.db.types import Moment
from intranet.org.directory import directory
from intranet.org.models import Block, Unit
from intranet.workflow.states import State


class PageKind(StrEnum):
    """What sort of page it is."""

    SECTION = "section"
    PAGE = "page"
    ANNOUNCEMENT = "announcement"
    LIBRARY = "library"
    BULLETIN = "bulletin"

    @property
    def label(self) -> str:
        """Return the kind as shown."""
        return _KINDS[self][0]

    @property
    def icon(self) -> str:
        """Return the icon of the kind."""
        return _KINDS[self][1]

    @property
    def holds_pages(self) -> bool:
        """Tell whether other pages may stand below one of this kind."""
        return self in (PageKind.SECTION, PageKind.PAGE)


_KINDS = {
    PageKind.SECTION: ("Chuyên mục", "folder"),
    PageKind.PAGE: ("Trang", "file-text"),
    PageKind.ANNOUNCEMENT: ("Thông báo", "news"),
    PageKind.LIBRARY: ("Văn bản thư viện", "book"),
    PageKind.BULLETIN: ("Bản tin truyền thanh", "speakerphone"),
}


class PageState(State):
    """Where the latest text of a page stands; what is shown meanwhile is ``Page.published``."""

    DRAFT = "draft", "Bản nháp", "plain", "pencil"
    SUBMITTED = "submitted", "Chờ đăng", "wait", "hourglass"
    PUBLISHED = "published", "Đã đăng", "done", "circle-check"
    WITHDRAWN = "withdrawn", "Đã gỡ", "void", "ban"
    DELETED = "deleted", "Đã xóa", "void", "trash"

    @property
    def is_submitted(self) -> bool:
        """Tell whether it waits for who publishes."""
        return self is PageState.SUBMITTED


def _now() -> Any:
    """Return the present moment as a parameter that is asked for each time a statement runs (K1)."""
    return bindparam(None, callable_=lambda: clock.now(), type_=Moment())


class PagePath(db.Model):
    """That one page stands below another, or is it: the tree, told so that one statement can ask it."""

    __tablename__ = "page_paths"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    ancestor_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True, index=True)
    depth: Mapped[int]  # 0: the page itself


class Page(db.Model, Stamped, Versioned):
    """One page: its place, its text's number that is shown, and for how long.

    ``unit_id`` is the unit that writes it; ``is_common`` says that it stands on the common home, where only
    some publish. ``published`` is the number of the revision that readers see, whatever is written since.
    """

    __tablename__ = "pages"
    __table_args__ = (
        Index("ix_pages_parent_id_position", "parent_id", "position"),
        Index("ix_pages_kind_shown_on_id", "kind", "shown_on", "id"),
        Index("ix_pages_shown_on_id", "shown_on", "id"),
        Index("ix_pages_unit_id_touched_on_id", "unit_id", "touched_on", "id"),
        Index("ix_pages_is_common_touched_on_id", "is_common", "touched_on", "id"),
        Index("ix_pages_state_touched_on_id", "state", "touched_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id"))
    key: Mapped[str | None] = mapped_column(unique=True)  # of the sections that the software itself makes
    kind: Mapped[PageKind]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    is_common: Mapped[bool]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    title: Mapped[str]
    slug: Mapped[str]
    path: Mapped[str] = mapped_column(unique=True)  # “uy-ban-nhan-dan/phong-kinh-te/gioi-thieu”
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[PageState] = mapped_column(default=PageState.DRAFT)
    revision: Mapped[int] = mapped_column(default=0)
    published: Mapped[int | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    shown_on: Mapped[date | None]  # the day on which readers first see it
    touched_on: Mapped[date]  # last written, or looked through and found right
    is_narrowed: Mapped[bool] = mapped_column(default=False)
    must_read: Mapped[bool] = mapped_column(default=False)
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    returned: Mapped[str] = mapped_column(default="")  # why who publishes gave it back
    folded: Mapped[str] = mapped_column(default="")  # the words that readers see, for searching

    readers: Mapped[list["PageReader"]] = relationship(cascade="all, delete-orphan")
    line: Mapped[list["Page"]] = relationship(
        secondary="page_paths", primaryjoin=lambda: Page.id == PagePath.page_id,
        secondaryjoin=lambda: Page.id == PagePath.ancestor_id, order_by=lambda: PagePath.depth.desc(),
        viewonly=True,
    )  # fmt: skip
    shown: Mapped["PageRevision | None"] = relationship(
        primaryjoin=lambda: and_(
            PageRevision.page_id == Page.id, PageRevision.number == Page.published
        ),
        foreign_keys=lambda: [PageRevision.page_id, PageRevision.number], uselist=False, viewonly=True,
    )  # fmt: skip
    latest: Mapped["PageRevision | None"] = relationship(
        primaryjoin=lambda: and_(PageRevision.page_id == Page.id, PageRevision.number == Page.revision),
        foreign_keys=lambda: [PageRevision.page_id, PageRevision.number], uselist=False, viewonly=True,
    )  # fmt: skip

    @hybrid_property
    def is_of_unit(self) -> bool:
        """Tell whether it stands in the section of a unit."""
        return not self.is_common

    @is_of_unit.inplace.expression
    @classmethod
    def _is_of_unit(cls) -> Any:
        return ~cls.is_common

    @hybrid_property
    def is_deleted(self) -> bool:
        """Tell whether it was deleted: nobody meets it any more but in “Đã xóa” (L12)."""
        return self.state == PageState.DELETED

    @hybrid_property
    def is_published(self) -> bool:
        """Tell whether a text of it is published, be it for a later day."""
        return self.published is not None

    @is_published.inplace.expression
    @classmethod
    def _is_published(cls) -> Any:
        return cls.published.is_not(None)

    @hybrid_property
    def is_shown(self) -> bool:
        """Tell whether it is published and its time has come and is not over (K1)."""
        now = clock.now()
        return (
            self.published is not None
            and (self.starts_at is None or self.starts_at <= now)
            and (self.ends_at is None or now < self.ends_at)
        )

    @is_shown.inplace.expression
    @classmethod
    def _is_shown(cls) -> Any:
        return and_(
            cls.published.is_not(None),
            or_(cls.starts_at.is_(None), cls.starts_at <= _now()),
            or_(cls.ends_at.is_(None), cls.ends_at > _now()),
        )

    @hybrid_property
    def is_issued(self) -> bool:
        """Tell whether readers see it."""
        return self.is_shown

    @property
    def is_early(self) -> bool:
        """Tell whether it is published for a day to come."""
        return self.is_published and self.starts_at is not None and clock.now() < self.starts_at

    @property
    def is_over(self) -> bool:
        """Tell whether its time is over."""
        return self.is_published and self.ends_at is not None and self.ends_at <= clock.now()

    @property
    def has_news(self) -> bool:
        """Tell whether something is written that readers do not see yet."""
        return self.published is not None and self.published < self.revision

    @property
    def is_fixed(self) -> bool:
        """Tell whether the software made it: such a section is not written, only named and placed."""
        return self.key is not None

    @hybrid_method
    def held_by(self, units: Any) -> Any:
        """Tell whether one of *units* writes it."""
        return among(self.unit_id, units)

    @hybrid_method
    def coordinated_by(self, _units: Any) -> bool:
        """Tell nothing more: nobody coordinates on a page."""
        return False

    @hybrid_method
    def admits(self, units: Any, roles: Any) -> Any:
        """Tell whether its own circle of readers holds somebody of *units* with *roles*."""
        return not self.is_narrowed or any(one.fits(units, roles) for one in self.readers)

    @admits.inplace.expression
    @classmethod
    def _admits(cls, units: Any, roles: Any) -> Any:
        return or_(
            cls.is_narrowed == false(),
            exists().where(PageReader.page_id == cls.id, PageReader.fits(units, roles)),
        )

    @hybrid_method
    def is_open_to(self, units: Any, roles: Any) -> Any:
        """Tell whether it and everything above it is shown and open to *units* and *roles* (K3)."""
        return all(one.is_shown and one.admits(units, roles) for one in self.line)

    @is_open_to.inplace.expression
    @classmethod
    def _is_open_to(cls, units: Any, roles: Any) -> Any:
        above = aliased(Page)
        shut = (
            select(PagePath.page_id)
            .join(above, above.id == PagePath.ancestor_id)
            .where(PagePath.page_id == cls.id, not_(and_(above.is_shown, above.admits(units, roles))))
        )
        return ~shut.exists()


class PageReader(db.Model):
    """One part of the circle to which a page is narrowed: a block, a unit or a role."""

    __tablename__ = "page_readers"
    __table_args__ = (UniqueConstraint("page_id", "block", "unit_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    block: Mapped[Block | None]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    role: Mapped[Role | None]

    @hybrid_method
    def fits(self, units: Any, roles: Any) -> Any:
        """Tell whether somebody of *units* with *roles* belongs to it."""
        known = directory().units
        return (
            self.unit_id in units
            or self.role in roles
            or any(known[unit].block == self.block for unit in units if unit in known)
        )

    @fits.inplace.expression
    @classmethod
    def _fits(cls, units: Any, roles: Any) -> Any:
        blocks = select(Unit.block).where(Unit.id.in_(units))
        return or_(cls.unit_id.in_(units), cls.role.in_(roles), cls.block.in_(blocks))


class PageRevision(db.Model):
    """What a page said at one save; never changed afterwards (K2).

    ``files`` are the attachments: id of the stored file, name, kind, size.
    """

    __tablename__ = "page_revisions"
    __table_args__ = (UniqueConstraint("page_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    number: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class PageAddress(db.Model):
    """Where a page was found before it was moved or renamed: who follows an old link is led on."""

    __tablename__ = "page_addresses"

    path: Mapped[str] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), index=True)
