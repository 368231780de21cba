"""html5lib as strict as ever, and twice as quick with the tags that nearly every page is made of.

Letter by letter it takes longer to read a page than the application takes to make it. A tag that is
plainly right, with names and quoted values and nothing between them but spaces, is taken whole here; all
else, and so whatever could be a mistake, goes the way of html5lib.
"""

import re
from typing import Any

import html5lib
from html5lib._inputstream import HTMLUnicodeInputStream
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

_ATTRIBUTES = re.compile(r'[ \n]+([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"&\x00]*)")?')
_TAG = re.compile(
    r'<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[ \n]+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"&\x00]*")?(?=[ \n>]))*)[ \n]*>'
)


class _Tokenizer(HTMLTokenizer):
    """Takes plain tags whole."""

    def dataState(self) -> bool:
        """Take a plain tag, or else go on letter by letter."""
        stream = self.stream
        found = _TAG.match(stream.chunk, stream.chunkOffset)
        if found is None:
            return super().dataState()
        closes, name, rest = found.groups()
        data = [[key.lower(), value] for key, value in _ATTRIBUTES.findall(rest)] if rest else []
        if len({key for key, _value in data}) < len(data) or (closes and data):
            return super().dataState()
        stream.chunkOffset = found.end()
        self.currentToken = {
            "type": tokenTypes["EndTag" if closes else "StartTag"], "name": name, "data": data,
            "selfClosing": False, "selfClosingAcknowledged": False,
        }  # fmt: skip
        self.emitCurrentToken()
        return True


class Parser(html5lib.HTMLParser):
    """Reads a page as html5lib does."""

    def _parse(self, stream: str, innerHTML: Any = False, container: str = "div", **more: Any) -> None:
        self.innerHTMLMode, self.container, self.scripting = innerHTML, container, False
        self.tokenizer = _Tokenizer(stream, parser=self, **more)
        assert isinstance(self.tokenizer.stream, HTMLUnicodeInputStream), "text, whose encoding is known"
        self.reset()
        self.mainLoop()
