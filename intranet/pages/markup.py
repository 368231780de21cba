"""Markdown as people type it, drawn as HTML that can do no harm (K9). Pure.

Two maintained libraries do the work: markdown-it-py reads, nh3 keeps only what is listed here. HTML that
somebody types is words, not markup.
"""

import re
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "a", "img", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
}  # fmt: skip
ATTRIBUTES = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_FILE = re.compile(r"^tep:(\d{1,9})$")
_ALIGN = re.compile(r"text-align:(left|right|center)")
_READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
_READER.validateLink = lambda url: urlsplit(url).scheme in {*SCHEMES, "tep", ""}


def draw(
    text: str, *, files: Collection[int] = (), address: Callable[[int], str] = str, breaks: bool = True
) -> Markup:
    """Return *text* as safe HTML; pictures and links ``tep:12`` lead to the attachments in *files*.

    *breaks* keeps the ends of lines as they were typed; a file that is wrapped for its editor has none.
    """
    tokens = _READER.parse(text)
    _level(tokens)
    for token in tokens:
        _aligned(token)
        for part in token.children or ():
            _lead(part, files, address)
    html = _READER.renderer.render(tokens, OptionsDict({**_READER.options, "breaks": breaks}), {})
    safe = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_kept,
    )
    return Markup(safe)


def _level(tokens: list[Token]) -> None:
    """Let headings begin below the title of the page and never leave a level out (N1)."""
    last = 1
    for token in tokens:
        if token.type == "heading_open":
            last = min(int(token.tag[1]) + 1, last + 1, 4)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{last}"


def _aligned(token: Token) -> None:
    """Say by a class how a cell is aligned: the policy of the pages allows no style."""
    if token.type in ("th_open", "td_open") and (found := _ALIGN.search(str(token.attrs.pop("style", "")))):
        token.attrs["class"] = f"is-{found[1]}"


def _lead(part: Token, files: Collection[int], address: Callable[[int], str]) -> None:
    """Lead a picture or a link that names an attachment to it; a picture from elsewhere is not shown."""
    name = {"image": "src", "link_open": "href"}.get(part.type)
    if name is None:
        return
    found = _FILE.match(str(part.attrs.get(name, "")))
    if found and int(found[1]) in files:
        part.attrs[name] = address(int(found[1]))
    elif name == "src":
        part.type, part.children = "text", None
    elif found:
        part.attrs[name] = ""


def _kept(tag: str, name: str, value: str) -> str | None:
    """Keep links that lead somewhere."""
    if tag == "a" and name == "href":
        return value or None
    return value


_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`~>#|]+|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)


def plain(text: str) -> str:
    """Return the words of *text* without its marks: for searching, excerpts and reading aloud."""
    return _MARKS.sub(lambda found: found[1] or "", text)
