"""Text as it comes out of Word, cleaned (K9): its marks become Markdown, its mess is dropped. Pure.

The browser turns what is pasted into Markdown (``static/js/pages.js``); this is for what reaches the server
otherwise, and does the same.
"""

import re
import unicodedata
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.etree import ParserError

LONGEST = 200_000
_LINE_END = re.compile(r"\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BULLET = re.compile(
    r"^[ \t\u00a0]*[\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\uf000-\uf0ff][ \t\u00a0]+", re.MULTILINE
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_MARKUP = re.compile(
    r"</?(?:p|div|span|font|table|t[rdh]|tbody|thead|h[1-6]|ul|ol|li|br|b|i|u|strong|em|a|style|script|meta|html|"
    r"body|head|o:p|w:\w+|xml|img|iframe|object|svg)\b[^>]*>|<!--\[?",
    re.IGNORECASE,
)
_DROPPED = {
    "script",
    "style",
    "head",
    "title",
    "meta",
    "xml",
    "iframe",
    "object",
    "svg",
    "template",
    "noscript",
}
_BLOCKS = {"p", "div", "section", "article", "blockquote", "pre", "body", "html", "dl", "dd", "dt", "header"}
_BOLD, _SLANTED = {"b", "strong"}, {"i", "em"}
_SPACES = re.compile(r"[ \t\n\u00a0]+")


def kept(text: str) -> str:
    """Return *text* as it is kept: composed letters, plain line ends and bullets, no HTML."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", text)))
    if _MARKUP.search(text):
        text = markdown_of(text)
    text = _PRIVATE.sub("", _BULLET.sub("- ", text)).replace("\u00a0", " ")
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def markdown_of(markup: str) -> str:
    """Return HTML as Markdown: headings, lists, tables, links, bold and italic; nothing else survives."""
    # Lines that people typed are lines, though HTML would join them.
    typed = re.sub(r"(?<!>)\n(?!\s*<)", "<br>", markup)
    try:
        tree = lxml_html.fromstring(f"<body>{typed}</body>")
    except (ParserError, ValueError):
        return _MARKUP.sub("", markup)
    made = re.sub(r"(?<=\S) {2,}", " ", "".join(_block(tree)))
    return re.sub(r"\n{3,}", "\n\n", made).strip()


def _block(node: lxml_html.HtmlElement) -> Iterator[str]:
    """Give a node and all in it, as blocks."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or tag in _DROPPED:
        return
    if re.fullmatch("h[1-6]", tag):
        yield f"\n\n{'#' * int(tag[1])} {_words(node)}\n\n"
    elif tag in ("ul", "ol"):
        yield "\n\n" + "".join(_items(node, tag)) + "\n"
    elif tag == "table":
        yield "\n\n" + "".join(_table(node)) + "\n"
    elif tag in _BLOCKS:
        yield "\n\n"
        yield from _mixed(node)
        yield "\n\n"
    else:
        yield _inline(node)


def _mixed(node: lxml_html.HtmlElement) -> Iterator[str]:
    yield _flat(node.text)
    for child in node:
        yield from _block(child)
        yield _flat(child.tail)


def _inline(node: lxml_html.HtmlElement) -> str:
    tag = node.tag
    if tag == "br":
        return "\n"
    inside = "".join(_mixed(node))
    words = inside.strip()
    if not words or "\n\n" in inside:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    if tag in _BOLD:
        return f"{before}**{words}**{after}"
    if tag in _SLANTED:
        return f"{before}*{words}*{after}"
    link = node.get("href", "") if tag == "a" else ""
    if link.startswith(("http://", "https://", "mailto:", "tel:", "/")) and "(" not in link:
        return f"{before}[{words}]({link.replace(' ', '%20')}){after}"
    return inside


def _items(node: lxml_html.HtmlElement, tag: str) -> Iterator[str]:
    for number, item in enumerate((one for one in node if one.tag == "li"), 1):
        mark = f"{number}. " if tag == "ol" else "- "
        room = " " * len(mark)
        lines = re.sub(r"\n{2,}", "\n", "".join(_mixed(item)).strip()).split("\n")
        yield mark + f"\n{room}".join(lines) + "\n"


def _table(node: lxml_html.HtmlElement) -> Iterator[str]:
    rows = [
        [_words(cell).replace("|", "/") for cell in row if cell.tag in ("td", "th")]
        for row in node.iter("tr")
    ]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row + [""] * (width - len(row))) + " |\n"
        if number == 0:
            yield "|" + " --- |" * width + "\n"


def _words(node: lxml_html.HtmlElement) -> str:
    return _flat("".join(_mixed(node))).strip()


def _flat(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")
