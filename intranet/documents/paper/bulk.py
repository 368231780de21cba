"""Many papers from one pattern: drawn once, then only its values are filled in.

The texts of the pattern hold tokens such as ``{{ten}}`` (letters, digits, underscores; in a heading that is
printed in capitals the token is found all the same). A value is treated as a block's text would be: composed,
on one line, without letters that XML cannot hold, with the tone marks of the house.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from intranet.documents.paper.blocks import Paper
from intranet.documents.paper.docx.pack import Member, pack
from intranet.documents.paper.docx.write import content, document, last_section, members, properties
from intranet.documents.paper.docx.xml import room
from intranet.documents.paper.house import Tone
from intranet.documents.paper.sheet import lay, spoken
from intranet.errors import Refused

TOKEN = re.compile(r"\{\{(\w+)\}\}")


class _Pattern:
    """A text cut at its tokens: filled by putting values between the pieces."""

    def __init__(self, text: str) -> None:
        pieces = TOKEN.split(text)
        self.fixed, self.names = pieces[::2], [name.casefold() for name in pieces[1::2]]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text with the values, which are already escaped."""
        parts = [self.fixed[0]]
        for name, following in zip(self.names, self.fixed[1:], strict=True):
            parts += (values[name], following)
        return "".join(parts)


def many(pattern: Paper, values: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """Give one .docx for each mapping of *values*; a mapping that lacks a token of the pattern is refused."""
    sheet = lay(pattern)
    shared = members(sheet.form)
    text = _Pattern(document(content(sheet), last_section(sheet)))
    about = _Pattern(properties(sheet))
    fixed = () if about.names else (Member.of("docProps/core.xml", about.fixed[0].encode()),)
    wanted, tone = {*text.names, *about.names}, pattern.house.tone
    for mapping in values:
        filled = _values(mapping, wanted, tone)
        own = [Member.of("word/document.xml", text.fill(filled).encode())]
        if about.names:
            own.append(Member.of("docProps/core.xml", about.fill(filled).encode()))
        yield pack((*shared, *fixed, *own))


def together(pattern: Paper, values: Iterable[Mapping[str, str]]) -> bytes:
    """Return one .docx that holds a paper for each mapping, each on pages of its own, to print at one go."""
    sheet = lay(pattern)
    own = content(sheet)
    text, tone, last = _Pattern(own), pattern.house.tone, last_section(sheet)
    wanted = set(text.names)
    copies = [text.fill(_values(mapping, wanted, tone)) for mapping in values]
    if not copies:
        raise Refused("Chưa có ai trong danh sách để lập văn bản.")
    drawn = room(section=last).join(copies)
    about = TOKEN.sub("…", properties(sheet))
    parts = {"word/document.xml": document(drawn, last), "docProps/core.xml": about}
    return pack((*members(sheet.form), *(Member.of(name, part.encode()) for name, part in parts.items())))


def archive(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Give, piece by piece, a zip of named files as they come; two of one name are told apart by a number."""
    sink, used = _Sink(), dict[str, int]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as packed:  # they are compressed already
        for name, data in files:
            used[name] = used.get(name, 0) + 1
            stem, dot, end = name.rpartition(".")
            told = name if used[name] == 1 else f"{stem or name} ({used[name]}){dot}{end if dot else ''}"
            packed.writestr(zipfile.ZipInfo(told), data)
            yield sink.take()
    yield sink.take()


class _Sink(io.RawIOBase):
    """What a zip is written into: forgets what was taken from it."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Keep *data* until it is taken."""
        self.parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Return what was written since it was last asked."""
        taken, self.parts = b"".join(self.parts), []
        return taken


def _values(mapping: Mapping[str, str], wanted: set[str], tone: Tone) -> dict[str, str]:
    """Return the values as they are printed, escaped; refuse where one is missing."""
    given = {name.casefold(): value for name, value in mapping.items()}
    if missing := sorted(wanted - given.keys()):
        raise Refused(f"Thiếu giá trị cho chỗ trống: {', '.join(missing)}.")
    return {name: escape(spoken(given[name], tone)) for name in wanted}
