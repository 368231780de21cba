"""From a file's bytes to lines of text: the kind is told by the content, never by the name."""

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePath

from intranet.errors import Refused
from intranet.files.checks import LARGEST, LARGEST_SAID, refuse_program
from intranet.plans.parsing.legacy import legacy_encoding
from intranet.plans.parsing.result import Finding

MOST_LETTERS = 400_000  # a plan of 30 pages has some 90 000; what lies behind this is not read
_MOST_LINES = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_EXTENSIONS = {"docx": {".docx", ".docm"}, "pdf": {".pdf"}, "txt": {".txt", ".md", ".text", ".markdown"}}
_NAMES = {"docx": "Word (.docx)", "pdf": "PDF", "txt": "văn bản thuần"}
_UNREADABLE = (
    "Tệp này không đọc được. Hãy mở tệp bằng Word, lưu lại thành Word (.docx) hoặc “Văn bản thuần (Unicode)” "
    "rồi chọn lại."
)
_NO_WORD = (
    "Tệp có tên .docx nhưng bên trong không phải tệp Word nên không đọc được: có thể đã hỏng khi chép hoặc "
    "bị đổi tên. Hãy thử mở bằng Word: mở được thì lưu thành tệp .docx mới rồi chọn lại, không mở được thì "
    "xin lại tệp từ người gửi."
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]|[\x80-\x84\x86-\x9f]")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Source:
    """The extracted text; ``wrapped`` when its lines are those of a printed page."""

    lines: list[str]
    kind: str
    wrapped: bool = False
    findings: tuple[Finding, ...] = ()
    starts: frozenset[int] | None = None  # the lines that begin a paragraph, where the page shows it


def source_of_text(text: str) -> Source:
    """Return the lines of a pasted text."""
    return _checked(_split(text), "txt", wrapped=False)


def refuse_large(size: int) -> None:
    """Refuse a file of *size* bytes that is larger than any file that is taken."""
    if size > LARGEST:
        raise Refused(f"Tệp lớn hơn {LARGEST_SAID}. Hãy chọn tệp nhỏ hơn.")


def read_source(data: bytes, *, name: str) -> Source:
    """Return the lines of the file whose bytes are *data*; refuse one out of which no text can be got."""
    refuse_large(len(data))
    if not data.strip():
        raise Refused("Tệp trống, không có chữ nào.")
    refuse_program(data, name=name, wanted="kế hoạch: Word (.docx), PDF hoặc văn bản thuần")
    kind, extension = _kind(data), PurePath(name).suffix.lower()
    if kind == "docx":
        from intranet.plans.parsing.docx_source import docx_lines

        found = _checked(docx_lines(data), kind, wrapped=False)
    elif kind == "pdf":
        from intranet.plans.parsing.pdf_source import pdf_lines

        lines, starts, whole = pdf_lines(data, most=MOST_LETTERS // 2)
        found = replace(_checked(lines, kind, wrapped=True), starts=starts)
        if not whole:
            cut = Finding("text_cut", "Tệp PDF quá dài; chỉ đọc những trang đầu.", len(lines))
            found = replace(found, findings=(*found.findings, cut))
    else:
        text = _decoded(data, named_word=extension in _EXTENSIONS["docx"])
        found = _checked(_split(text), kind, wrapped=False)
    if extension in _EXTENSIONS[kind]:
        return found
    message = f"Phần mở rộng “{extension or 'trống'}” không đúng; nội dung là tệp {_NAMES[kind]}."
    return replace(found, findings=(*found.findings, Finding("wrong_extension", message)))


def _split(text: str) -> list[str]:
    """Return the lines of *text*; what lies behind the last that is read stays one, to spare memory."""
    return _LINE_END.split(text, maxsplit=_MOST_LINES)


def _kind(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Refused("Tệp Word có mật khẩu. Hãy bỏ mật khẩu rồi thử lại.")
        raise Refused("Tệp Word dạng cũ (.doc) chưa đọc được. Hãy lưu lại dưới dạng .docx.")
    if data.startswith(b"{\\rtf"):
        raise Refused("Tệp RTF chưa đọc được. Hãy lưu lại dưới dạng .docx.")
    return "txt"


def _decoded(data: bytes, *, named_word: bool) -> str:
    """Return the text of a text file: UTF-8, or UTF-16 with its mark."""
    unreadable = _NO_WORD if named_word else _UNREADABLE
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not _CONTROL.search(latin := data[:200_000].decode("cp1252", "replace")) and (
            old := legacy_encoding(latin)
        ):
            raise _legacy(old) from None
        raise Refused(unreadable) from None
    if _CONTROL.search(text):
        raise Refused(unreadable)
    return text


def _legacy(name: str) -> Refused:
    return Refused(f"Văn bản gõ bằng phông chữ cũ ({name}). Hãy chuyển sang Unicode rồi thử lại.")


def _checked(lines: list[str], kind: str, *, wrapped: bool) -> Source:
    """Refuse a text without a letter or in a legacy encoding; cut one that no reader could need."""
    text = lines[1:] if lines and lines[0].startswith("# source:") else lines
    if not any(c.isalnum() for line in text for c in line):
        raise Refused("Tệp không có chữ nào.")
    if old := legacy_encoding("\n".join(text)[:200_000]):
        raise _legacy(old)
    lines = [unicodedata.normalize("NFC", line) for line in lines]
    findings: tuple[Finding, ...] = ()
    total = 0
    for number, line in enumerate(lines, start=1):
        total += len(line)
        if total > MOST_LETTERS or number > _MOST_LINES:
            findings = (Finding("text_cut", f"Văn bản quá dài; chỉ đọc đến dòng {number - 1}.", number),)
            lines = lines[: number - 1] or [line[:MOST_LETTERS]]
            break
    return Source(lines, kind, wrapped, findings)
