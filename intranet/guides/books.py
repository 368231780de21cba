"""Read the guides that lie beside the program and draw them as pages (M8)."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from flask import url_for
from markupsafe import Markup, escape

from intranet.access.actor import Role
from intranet.config import ROOT
from intranet.db.cache import remembered
from intranet.errors import NotFound
from intranet.pages import markup, slugs

FOLDER = ROOT / "docs" / "huong-dan"
PICTURES = ROOT / "docs" / "pictures"
COMMON = "chung"
# Each guide by its name in addresses; the order is that of the list.
BOOKS: dict[str, Path] = {
    COMMON: FOLDER / "README.md",
    "van-phong": FOLDER / "van-phong.md",
    "don-vi-chuyen-mon": FOLDER / "don-vi-chuyen-mon.md",
    "lanh-dao": FOLDER / "lanh-dao.md",
    "thon": FOLDER / "thon.md",
    "giam-sat": FOLDER / "giam-sat.md",
    "trang-chung": FOLDER / "trang-chung.md",
    "quan-tri": FOLDER / "quan-tri.md",
    "van-hanh": ROOT / "docs" / "van-hanh.md",
}
R = Role
READERS: dict[str, frozenset[Role]] = {
    "van-phong": frozenset({R.OFFICE, R.PARTY_OFFICE}),
    "don-vi-chuyen-mon": frozenset({
        R.SPECIALIST, R.CULTURE, R.FINANCE, R.SECURITY, R.MASS_ORGANISATION, R.PROPAGANDA, R.GUEST,
    }),
    "lanh-dao": frozenset({R.CHAIRMAN, R.VICE_CHAIRMAN, R.PARTY_SECRETARY, R.PARTY_STANDING}),
    "thon": frozenset({R.VILLAGE, R.PARTY_CELL}),
    "giam-sat": frozenset({R.COUNCIL, R.FRONT, R.INSPECTION, R.MASS_MOBILISATION}),
    "quan-tri": frozenset({R.ADMINISTRATOR}),
}  # fmt: skip
_TITLE = re.compile(r"\A# (.+)\n")
_DEEPER = re.compile(r"^#(#+ )", re.MULTILINE)
_PICTURE = re.compile(r"(!\[[^\]]*\])\(\.\./pictures/([\w-]+)\.png\)")
_LINK = re.compile(r"(?<=\]\()((?:[\w.-]+/)?[\w-]+\.md)?(?:#([^)\s]+))?(?=\))")
_HEADING = re.compile(r"<h([234])>(.*?)</h\1>")
_NUMBER = re.compile(r"^\d+\W+")
_SHOWN = re.compile(r'<img src="([^"]*/([\w-]+))"')
_BARE = re.compile(r"<[^>]+>")


class Heading(NamedTuple):
    """One part of a guide: its anchor, its words and whether it opens a part of its own."""

    anchor: str
    words: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as its page shows it."""

    name: str
    title: str
    html: Markup
    headings: tuple[Heading, ...]

    @property
    def parts(self) -> list[Heading]:
        """Return the headings of the first level: the table of contents."""
        return [one for one in self.headings if one.is_part]


def guide(name: str) -> Guide:
    """Return a guide by its *name*; :class:`NotFound` where there is none. Read once by each process."""
    if name not in BOOKS:
        raise NotFound
    return remembered("guides", name, partial(_read, name))


def titles() -> dict[str, str]:
    """Return the title of each guide by its name."""
    return {name: guide(name).title for name in BOOKS}


def own(roles: frozenset[Role] | set[Role]) -> list[str]:
    """Return the guides that are written for somebody with *roles*, the common one last."""
    return [*(name for name in BOOKS if READERS.get(name, frozenset()) & roles), COMMON]


def picture(name: str) -> Path:
    """Return a picture of the guides by its *name*, or :class:`NotFound`."""
    found = PICTURES / f"{name}.png"
    if not found.is_file():
        raise NotFound
    return found


def anchor_of(words: str) -> str:
    """Return the anchor of a heading; its number does not count, so that parts may be moved."""
    return slugs.slug_of(_NUMBER.sub("", words))


def _read(name: str) -> Guide:
    text = BOOKS[name].read_text(encoding="utf-8")
    title = _TITLE.match(text)
    pictures: list[str] = []

    def attached(found: re.Match[str]) -> str:
        pictures.append(found[2])
        return f"{found[1]}(tep:{len(pictures) - 1})"

    # The title stands in the head of the page: what is below it moves up by one.
    text = _DEEPER.sub(r"\1", text[title.end() if title else 0 :])
    text = _LINK.sub(_lead, _PICTURE.sub(attached, text))
    html = markup.draw(
        text,
        files=range(len(pictures)),
        address=lambda number: url_for("guides.picture", name=pictures[number]),
        breaks=False,
    )
    taken: list[Heading] = []
    drawn = _HEADING.sub(partial(_anchored, taken), str(html))
    drawn = _SHOWN.sub(_measured, drawn).replace("<pre>", '<pre tabindex="0">')
    return Guide(name, title[1] if title else name, Markup(drawn), tuple(taken))


def _lead(found: re.Match[str]) -> str:
    """Lead a link from file to file to the page of the other guide."""
    file, anchor = found[1] or "", found[2] or ""
    here = f"#{anchor_of(unquote(anchor))}" if anchor else ""
    names = {path.name: name for name, path in BOOKS.items()}
    known = names.get(file.rpartition("/")[2])
    return (url_for("guides.show", guide=known) if known else file) + here


def _anchored(taken: list[Heading], found: re.Match[str]) -> str:
    words = Markup(_BARE.sub("", found[2])).unescape()
    anchor = slugs.free(anchor_of(words), {one.anchor for one in taken})
    taken.append(Heading(anchor, words, found[1] == "2"))
    return f'<h{found[1]} id="{escape(anchor)}">{found[2]}</h{found[1]}>'


def _measured(found: re.Match[str]) -> str:
    """Keep the picture's room, and fetch it only when it comes near the window (N6)."""
    head = picture(found[2]).read_bytes()[:24]
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return f'<img loading="lazy" width="{width}" height="{height}" src="{found[1]}"'
