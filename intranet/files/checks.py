"""Look at the content of an upload, not at what it calls itself (L10)."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Collection

from intranet.errors import Refused

LARGEST = 25_000_000  # bytes of one file, a plan or evidence
LARGEST_SAID = f"{LARGEST // 1_000_000} MB"
INFLATED = 200_000_000
MEMBERS = 5_000
LABELS = {
    "docx": "Word (.docx)",
    "xlsx": "Excel (.xlsx)",
    "pdf": "PDF",
    "jpg": "ảnh JPG",
    "png": "ảnh PNG",
    "txt": "văn bản thuần (.txt)",
}
PROGRAM = (
    "Tệp này là chương trình máy tính (như .exe), không phải văn bản{named}. Đừng mở tệp. Hãy hỏi lại người "
    "gửi rồi chọn đúng tệp {wanted}."
)
# How programs for Windows, Linux and macOS begin; a text that begins with “MZ” has no zero bytes.
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_PROGRAM_NAMES = (".exe", ".msi", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".jar", ".apk")
EVIDENCE = ("docx", "xlsx", "pdf", "jpg", "png")
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
_HARMLESS = re.compile(rb"Type\s*=\s*[\"'][^\"']*/(?:hyperlink|attachedTemplate)[\"']")
_ACTIVE = re.compile(r"(vbaProject|\.bin$|activeX|embeddings/.*\.(exe|js|vbs|bat|scr)$)", re.IGNORECASE)


def refuse_program(data: bytes, *, name: str, wanted: str) -> None:
    """Refuse a program, whatever it calls itself, and say which files are *wanted* instead."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    is_named = name.lower().endswith(_PROGRAM_NAMES)
    if is_named or (data.startswith(_PROGRAMS) and b"\x00" in data[:4096]):
        named = f", dù tên tệp là .{ending}" if ending in LABELS and not is_named else ""
        raise Refused(PROGRAM.format(named=named, wanted=wanted))


def kind_of(data: bytes) -> str | None:
    """Return the kind of file that *data* really is, or None if we take no such file."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data)
    return "txt" if _is_text(data) else None


def _office_kind(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return None
    if len(entries) > MEMBERS or sum(entry.file_size for entry in entries) > INFLATED:
        raise Refused("Tệp nén bên trong quá lớn nên không nhận. Hãy lưu lại tệp bằng Word rồi gửi.")
    names = [entry.filename for entry in entries]
    if any(_ACTIVE.search(name) for name in names):
        raise Refused(
            "Tệp có chứa macro hoặc chương trình nên không nhận. Hãy lưu lại dạng .docx, .xlsx thường."
        )
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def reaches_outside(data: bytes) -> bool:
    """Tell whether an Office file shows parts that lie elsewhere: who opens it would ask for them.

    Links to click on, and the template that Word remembers, ask for nothing by themselves.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    outside = (found for part in relations for found in _RELATION.findall(part) if _EXTERNAL.search(found))
    return any(not _HARMLESS.search(found) for found in outside)


def _is_text(data: bytes) -> bool:
    if not data or b"\x00" in data[:4096]:
        return False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    odd = sum(unicodedata.category(c) == "Cc" and c not in "\r\n\t\f" for c in text)
    return odd == 0 and not text.lstrip().lower().startswith(
        ("<!doctype", "<html", "<script", "<svg", "<?xml", "#!")
    )


def check(data: bytes, *, name: str, allowed: Collection[str] = EVIDENCE) -> str:
    """Return the kind of an upload; refuse, saying why and what to do, what is not *allowed*."""
    if not data:
        raise Refused(f"Tệp “{safe_name(name)}” rỗng, không có nội dung.")
    if len(data) > LARGEST:
        raise Refused(
            f"Tệp “{safe_name(name)}” lớn hơn {LARGEST_SAID}. Hãy chia nhỏ hoặc nén ảnh rồi gửi lại."
        )
    wanted = ", ".join(LABELS[one] for one in allowed)
    refuse_program(data, name=name, wanted=wanted)
    kind = kind_of(data)
    if kind not in allowed:
        raise Refused(f"Tệp “{safe_name(name)}” không đúng loại được nhận ({wanted}).")
    return kind


def safe_name(name: str, kind: str = "") -> str:
    """Return a file's name without path, control characters and false endings, at most 120 letters."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    base = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*\u202e\u202d').strip(" .") or "tep"
    if not kind:
        return base[:120]
    stem, dot, ending = base.rpartition(".")
    known = {kind, "jpeg"} if kind == "jpg" else {kind, "md"} if kind == "txt" else {kind}
    stem = stem if dot and ending.lower() in known else base
    return f"{stem[:110]}.{ending.lower() if dot and ending.lower() in known else kind}"
