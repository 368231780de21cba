"""What the pages about pages show, put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import render_template, url_for
from markupsafe import Markup

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.cache import remembered
from intranet.org.directory import directory
from intranet.org.models import Block
from intranet.pages import citing, markup, queries, rights, tree_services
from intranet.pages.models import Page, PageKind, PageRevision
from intranet.pages.workflow import is_written, moves
from intranet.text.merging import Choice

CHOICES = (
    (Choice.MINE, "Dùng chữ của tôi"),
    (Choice.THEIRS, "Dùng chữ của người kia"),
    (Choice.BOTH, "Giữ cả hai, của người kia trước"),
    (Choice.OWN, "Viết lại"),
)


@dataclass(slots=True)
class Branch:
    """One entry of the tree beside a page."""

    title: str
    path: str
    is_current: bool
    below: list["Branch"] = field(default_factory=list)


def tree(actor: Actor, page: Page | None) -> tuple[list[Branch], list[Any]]:
    """Return the tree with the branch of *page* opened, and all that stands directly below the page."""
    rows = queries.branches(actor, page)
    below = [row for row in rows if page is not None and row.parent_id == page.id]
    rows = [row for row in rows if row.kind.holds_pages]
    made = {row.id: Branch(row.title, row.path, page is not None and row.id == page.id) for row in rows}
    top = []
    for row in rows:
        if row.parent_id is None:
            top.append(made[row.id])
        elif row.parent_id in made:
            made[row.parent_id].below.append(made[row.id])
    return top, below


def crumbs(page: Page) -> list[tuple[str, str]]:
    """Return the way back from a page: the common home, and what stands above it."""
    above = [(one.title, url_for("pages.show", place_id=one.path)) for one in page.line[:-1]]
    return [("Trang chung", url_for("pages.index")), *above]


def drawn(page: Page, revision: PageRevision) -> Markup:
    """Return the text of a page as HTML; a revision never changes, so it is drawn once."""

    def make() -> Markup:
        return markup.draw(
            revision.text,
            files=[one["id"] for one in revision.files],
            address=lambda number: url_for("pages.file", page_id=page.id, file_id=number),
        )

    return remembered("page-text", (page.id, revision.number), make)


@dataclass(frozen=True, slots=True)
class Cited:
    """A text of the library that a page cites and that is in force no more."""

    name: str
    url: str
    words: str


def with_citations(actor: Actor, page: Page, revision: PageRevision) -> tuple[Markup, list[Cited]]:
    """Return the text with links on the texts that it cites, and those that are in force no more (K5)."""
    text = drawn(page, revision)
    facts = page.facts if has_facts(page) else None
    said = f"{revision.text} {facts.basis}" if facts else revision.text
    keys = [key for key in citing.codes(said) if facts is None or key != facts.code_key]
    marks, expired = {}, []
    for row in queries.cited(actor, keys):
        url, words = url_for("pages.show", place_id=row.path), ""
        if row.ends_on is not None and row.ends_on <= clock.today():
            words = "hết hiệu lực"
            since = f"hết hiệu lực từ ngày {row.ends_on:%d/%m/%Y}"
            instead = f", thay bằng {row.replaced_by}" if row.replaced_by else ""
            expired.append(Cited(f"{row.form} {row.code}".strip(), url, since + instead))
        marks[row.code_key] = (words, url)
    return citing.flagged(text, marks), expired


def files(page: Page, revision: PageRevision) -> list[dict[str, Any]]:
    """Return the attachments with their addresses."""
    return [
        one | {"url": url_for("pages.file", page_id=page.id, file_id=one["id"])} for one in revision.files
    ]


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that may be done with a page now, as ``moves`` draws it."""

    label: str
    url: str
    kind: str = "quiet"
    icon: str = ""
    asks: bool = False
    confirm: str = ""
    confirm_text: str = ""


# name of the move, endpoint, words, kind, icon, whether a page asks first
_BUTTONS = (
    ("submit", "page_moves.submit", "Trình đăng", "primary", "send", False),
    ("recall", "page_moves.recall", "Rút lại để sửa", "quiet", "arrow-back-up", False),
    ("return", "page_moves.give_back", "Trả lại", "quiet", "arrow-back-up", True),
    ("drop", "page_moves.drop", "Xóa trang", "danger", "trash", True),
    ("withdraw", "page_moves.withdraw", "Gỡ trang", "danger", "ban", True),
    ("withdraw-own", "page_moves.withdraw", "Gỡ trang", "danger", "ban", True),
    ("publish", "page_moves.publish", "Đăng", "primary", "circle-check", True),
    ("publish-own", "page_moves.publish", "Đăng", "primary", "circle-check", True),
)


def buttons(actor: Actor, page: Page) -> list[Button]:
    """Return what the actor may do with a page now; the main thing last."""
    if page.is_fixed:
        return []
    may_publish = permits(actor, rights.publishing(page), page)
    opened = {move.name for move in moves.open_to(actor, page)}
    if may_publish:
        opened.discard("submit")
    opened -= {"drop"} if page.is_published else {"withdraw", "withdraw-own"}
    return [_button(page, *one) for one in _BUTTONS if one[0] in opened]


def _button(page: Page, name: str, endpoint: str, label: str, kind: str, icon: str, asks: bool) -> Button:
    url = url_for(endpoint, page_id=page.id)
    if name.startswith("publish") and page.is_published:
        if not page.has_news:
            return Button("Đổi thời gian đăng", url, "quiet", "clock", asks)
        label = "Đăng bản sửa"
    return Button(label, url, kind, icon, asks)


def may_write(actor: Actor, page: Page) -> bool:
    """Tell whether the text may be changed by this person now."""
    return is_written(page) and permits(actor, P.PAGE_WRITE, page)


def hidden_above(page: Page) -> list[Page]:
    """Return what stands above a page and is not shown, so that the page is not either."""
    return [one for one in page.line[:-1] if not one.is_shown]


def circle_blocks() -> list[tuple[str, Sequence[Any]]]:
    """Return the units that may be readers, by block, to be ticked."""
    units = directory().open_units(clock.today())
    return [
        (block.label, [unit for unit in units if unit.block is block])
        for block in Block
        if any(unit.block is block for unit in units)
    ]


def readers_words(page: Page) -> str:
    """Return who reads a page, in words: its own circle and that of each page above it."""
    circles = [tree_services.circle_of(one).words for one in page.line if one.is_narrowed]
    return "; và trong đó: ".join(circles) or "Mọi người có chức vụ"


def readers_words_above(page: Page) -> str:
    """Return who reads what is above a page: its own circle is never wider."""
    circles = [tree_services.circle_of(one).words for one in page.line[:-1] if one.is_narrowed]
    return "; và trong đó: ".join(circles)


def has_facts(page: Page) -> bool:
    """Tell whether it is a text of the library."""
    return page.kind is PageKind.LIBRARY


def whole_menu(actor: Actor) -> list[tuple[Any, list[Any]]]:
    """Return the sections of the menu, each with the sections below it, as they are arranged."""
    rows = queries.menu(actor)
    return [(top, [row for row in rows if row.parent_id == top.id]) for top in rows if top.parent_id is None]


def merging(page: Page, form: Any, conflict: Any, *, chosen: Any, own: Any, status: int) -> Any:
    """Return the page on which a person settles what two people changed at one place (K6)."""
    shown = render_template(
        "pages/merge.html", page=page, form=form, conflicts=conflict.merge.conflicts,
        clashes=conflict.clashes, choices=CHOICES, chosen=chosen, own=own, theirs=conflict.theirs,
        author=directory().person_name(conflict.theirs.author_id) or "Người khác",
    )  # fmt: skip
    return shown, status


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of page that people write, by their words in addresses."""
    return [(slug, kind.label) for slug, kind in KINDS.items()]


KINDS = {
    "trang": PageKind.PAGE,
    "thong-bao": PageKind.ANNOUNCEMENT,
    "ban-tin": PageKind.BULLETIN,
    "thu-vien": PageKind.LIBRARY,
}
