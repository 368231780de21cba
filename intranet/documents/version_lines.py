"""The kept files of a paper as its page lists them, and what must be known about them (G5, G9)."""

from dataclasses import dataclass
from datetime import datetime

from intranet import clock
from intranet.access.actor import Actor
from intranet.documents import versions
from intranet.documents.models import Document, DocumentVersion, VersionOrigin
from intranet.org.directory import directory

Warning = tuple[str, str]
"""A kind of alert and its sentence."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One kept file."""

    id: int
    number: int
    name: str
    size: int
    sha256: str
    origin: str
    note: str
    who: str
    at: datetime
    url: str
    is_scan: bool
    is_edited: bool
    is_official: bool
    is_outdated: bool


def lines(actor: Actor, document: Document) -> list[FileLine]:
    """Return the files that the actor may have, the newest first."""
    return [_line(document, one) for one in reversed(versions.shown_to(actor, document))]


def _line(document: Document, version: DocumentVersion) -> FileLine:
    is_scan = version.origin is VersionOrigin.SCAN
    return FileLine(
        id=version.id, number=version.number, name=version.file.name, size=version.file.size,
        sha256=version.file.sha256, origin=version.origin.label, note=version.note,
        who=directory().person_name(version.author_id), at=version.at,
        url=f"/van-ban/{document.id}/tep/{version.id}", is_scan=is_scan,
        is_edited=version.origin is VersionOrigin.EDITED, is_official=version.is_official,
        is_outdated=not is_scan and not document.is_issued and versions.is_outdated(document, version),
    )  # fmt: skip


def warnings(document: Document) -> list[Warning]:
    """Return what must be known about the files before anybody relies on one."""
    return _issued(document) if document.is_issued else _on_its_way(document)


def _issued(document: Document) -> list[Warning]:
    found = []
    chosen = versions.official(document)
    if chosen is not None and chosen.origin is VersionOrigin.EDITED:
        text = f"Bản chính thức là bản Word sửa tay (bản số {chosen.number}), có thể khác trang xem trước."
        found.append(("wait", text))
    if chosen is not None and chosen.origin is VersionOrigin.IMPORTED:
        found.append(("wait", "Bản chính thức là tệp đã nhập; trang xem trước do phần mềm dựng lại."))
    if document.scan_missing:
        found.append(("soon", f"Chưa có bản scan: {document.scan_missing}"))
    return found


def _on_its_way(document: Document) -> list[Warning]:
    words = [one for one in document.versions if one.origin is not VersionOrigin.SCAN]
    edits = [one for one in words if one.origin is VersionOrigin.EDITED]
    if not edits:
        return []
    last = edits[-1]
    name = f"Bản Word sửa tay ngày {clock.local(last.at):%d/%m/%Y} (bản số {last.number})"
    if versions.is_outdated(document, last):
        return [("soon", f"{name} không còn khớp: nội dung văn bản đã đổi sau khi sửa bản đó.")]
    if words[-1] is not last:
        return [("wait", f"{name} vẫn được giữ; bản phần mềm tạo mới là bản số {words[-1].number}.")]
    return [("wait", f"{name} được giữ riêng. Khi ban hành, văn phòng chọn bản này hoặc bản phần mềm tạo.")]
