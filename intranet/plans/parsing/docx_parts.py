"""A .docx file's parts, opened with care: no bombs, no document types, no broken archives."""

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from intranet.errors import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MOST_INFLATED = 100 * 1024 * 1024
_MOST_PARTS = 5000
_MOST_ELEMENTS = 250_000  # in one paragraph or table
_MOST_DECLARED = 6 * 1024 * 1024  # of the lists or the styles
_CUT = (
    "Tệp Word bị hỏng: thiếu phần cuối, thường do chép hoặc tải về dở dang. Hãy chép, tải lại trọn tệp rồi "
    "chọn lại; nếu vẫn vậy, xin lại tệp từ người gửi."
)
_BROKEN = (
    "Tệp Word bị hỏng: có phần bên trong không mở được. Hãy mở bằng Word (Word hỏi khôi phục thì đồng ý), "
    "lưu thành tệp .docx mới rồi chọn lại; không mở được thì xin lại tệp từ người gửi."
)
_OTHER = "Tệp này không phải tệp Word hay PDF. Hãy mở tệp, lưu lại thành Word (.docx) rồi chọn lại."
_END, _END_WITHIN = b"PK\x05\x06", 66_000  # how an archive's table of contents ends, and how near its end
# What opening a damaged or locked archive raises, or one packed in a way that Python does not know.
_DAMAGE = (
    etree.XMLSyntaxError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError,
)  # fmt: skip


class Parts:
    """The parts of one .docx."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            parts = self._archive.infolist()
        except _DAMAGE:
            is_cut = _END not in data[-_END_WITHIN:]
            raise Refused(_CUT if is_cut else _BROKEN) from None
        names = {part.filename for part in parts}
        if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
            raise Refused(_OTHER)
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
            raise Refused("Tệp Word mở ra quá lớn nên không đọc được. Hãy bỏ bớt ảnh, lưu lại rồi chọn lại.")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("Tệp Word có mật khẩu. Hãy bỏ mật khẩu rồi thử lại.")
        self._names = names
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                self._check(part.filename)

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        if "word/document.xml" in self._names:
            return "word/document.xml"
        for name in sorted(self._names):
            if name.startswith("word/document") and name.endswith(".xml"):
                return name
        raise Refused(_BROKEN)

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of a small part, None if it is not there or out of all proportion."""
        if name not in self._names or self._archive.getinfo(name).file_size > _MOST_DECLARED:
            return None
        try:
            with self._archive.open(name) as stream:
                return etree.parse(stream, _parser()).getroot()
        except _DAMAGE:
            raise Refused(_BROKEN) from None

    def body(self) -> Iterator[etree._Element]:
        """Give the body's paragraphs and tables one after the other; each is forgotten behind the next."""
        try:
            with self._archive.open(self.main()) as stream:
                yield from _children(stream)
        except _DAMAGE:
            raise Refused(_BROKEN) from None

    def _check(self, name: str) -> None:
        """Refuse a part with a document type; only such can define entities."""
        parser = expat.ParserCreate()
        state = {"begun": False}

        def refuse(*_: object) -> None:
            raise Refused(
                "Tệp Word có phần không an toàn nên không đọc được. Hãy lưu thành tệp mới rồi chọn lại."
            )

        def begin(*_: object) -> None:
            state["begun"] = True

        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        parser.StartElementHandler = begin
        try:
            with self._archive.open(name) as stream:
                while not state["begun"] and (chunk := stream.read(65536)):
                    parser.Parse(chunk, False)
        except expat.ExpatError:
            if name == self.main():
                raise Refused(_BROKEN) from None
        except _DAMAGE:
            raise Refused(_BROKEN) from None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _children(stream: object) -> Iterator[etree._Element]:
    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )  # type: ignore[arg-type]
    depth = body_depth = elements = 0
    for event, element in events:
        if event == "start":
            depth, elements = depth + 1, elements + 1
            if elements > _MOST_ELEMENTS:
                raise Refused("Tệp Word quá phức tạp nên không đọc được. Hãy dán văn bản vào ô bên dưới.")
            if element.tag in (f"{W}body", f"{_W_STRICT}body") and not body_depth:
                body_depth = depth
            continue
        if body_depth and depth == body_depth + 1:
            elements = 0
            yield _plain_names(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        depth -= 1


def _plain_names(element: etree._Element) -> etree._Element:
    """Give elements of the strict form the names of the usual one."""
    if element.tag.startswith(_W_STRICT):
        for one in element.iter():
            if isinstance(one.tag, str) and one.tag.startswith(_W_STRICT):
                one.tag = W + one.tag[len(_W_STRICT) :]
    return element
