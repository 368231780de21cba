"""Where a text cites a paper by its number, so that one that is in force no more can be told (K5). Pure."""

import re
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup, escape

from intranet.text.fold import fold

# “30/2020/NĐ-CP”, “86/KH-UBND”, “11-HD/VPTW”, “72/2025/QH15”
_CODE = re.compile(
    r"(?<![\w/-])(\d{1,5}(?:/\d{4})?[/-][A-ZĐÔƯ]\w*(?:\.\w+)*(?:[-/][A-ZĐÔƯ]\w*(?:\.\w+)*)*)(?![\w/-])"
)
_PIECES = re.compile(r"(<[^>]*>)")
MOST = 60  # numbers looked up for one page


def key_of(code: str) -> str:
    """Return what two spellings of a number share."""
    return re.sub(r"\s+", "", fold(code)).removeprefix("so:").strip(".")


def codes(text: str) -> list[str]:
    """Return the keys of the numbers that a text cites, each once."""
    return list(dict.fromkeys(key_of(found[1]) for found in _CODE.finditer(text)))[:MOST]


def flagged(html: Markup, marks: Mapping[str, tuple[str, str]]) -> Markup:
    """Return *html* with the words of *marks* behind each number they are about, and a link on it.

    *marks* holds, by key, the words and the address of the text in the library.
    """
    if not marks:
        return html
    pieces, is_link = [], False
    for piece in _PIECES.split(str(html)):
        if piece.startswith("<"):
            is_link = piece.startswith("<a ") or (is_link and piece != "</a>")
            pieces.append(piece)
        else:
            mark = partial(_marked, marks=marks, plain=is_link)
            pieces.append(_CODE.sub(mark, piece))
    return Markup("".join(pieces))


def _marked(place: re.Match[str], *, marks: Mapping[str, tuple[str, str]], plain: bool) -> str:
    """Return a number as it stands in HTML, with its mark; *plain* within a link, where none may stand."""
    code = place[1]
    found = marks.get(key_of(code))
    if found is None:
        return code
    words, address = found
    note = Markup(' <span class="tag tag--late">{}</span>').format(words) if words else ""
    named = code if plain else Markup('<a href="{}">').format(escape(address)) + Markup(code) + Markup("</a>")
    return f"{named}{note}"
