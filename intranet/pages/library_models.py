"""What the library knows of a text, and under which words it is found."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intranet import clock
from intranet.db.session import db
from intranet.pages.models import Page


class LibraryText(db.Model):
    """A text of the library (K5): its number, who issued it, from when to when it is in force."""

    __tablename__ = "library_texts"
    __table_args__ = (Index("ix_library_texts_sort_day_page_id", "sort_day", "page_id"),)

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True, autoincrement=False)
    form: Mapped[str] = mapped_column(default="")  # “Nghị định”
    code: Mapped[str] = mapped_column(default="")  # “30/2020/NĐ-CP”
    code_key: Mapped[str] = mapped_column(default="", index=True)  # ``citing.key_of`` the code
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]  # the first day on which it is in force no more
    replaced_by: Mapped[str] = mapped_column(default="")  # the number of what took its place
    basis: Mapped[str] = mapped_column(default="")  # căn cứ pháp lý
    sort_day: Mapped[date]

    page: Mapped[Page] = relationship(back_populates="facts")

    @property
    def name(self) -> str:
        """Return how papers cite it: “Nghị định số 30/2020/NĐ-CP”."""
        return " ".join(part for part in (self.form, self.code and f"số {self.code}") if part)


class PageTag(db.Model):
    """A word under which a text of the library is found."""

    __tablename__ = "page_tags"
    __table_args__ = (
        UniqueConstraint("page_id", "folded"),
        Index("ix_page_tags_folded_page_id", "folded", "page_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    tag: Mapped[str]
    folded: Mapped[str]


# Declared here: a page that is no text of the library needs neither.
Page.facts = relationship(LibraryText, back_populates="page", uselist=False, cascade="all, delete-orphan")
Page.tags = relationship(PageTag, order_by=PageTag.id, cascade="all, delete-orphan")


def validity(text: LibraryText) -> tuple[str, str, str]:
    """Return kind, words and icon of the tag that says whether a text is in force."""
    return validity_of(text.starts_on, text.ends_on)


def validity_of(starts_on: date | None, ends_on: date | None) -> tuple[str, str, str]:
    """Return the same for a line of a list."""
    today = clock.today()
    if ends_on is not None and ends_on <= today:
        return "late", "Hết hiệu lực", "ban"
    if starts_on is not None and today < starts_on:
        return "soon", "Chưa có hiệu lực", "clock"
    return "done", "Còn hiệu lực", "circle-check"
