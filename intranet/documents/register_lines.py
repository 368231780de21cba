"""The register as it is read: on the screen, in the printed book, in Excel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.documents.models import EntryState
from intranet.documents.register_filters import Wanted
from intranet.documents.register_queries import Row, every
from intranet.documents.types import type_name
from intranet.files import sheets

MOST = 20_000
# The columns of a Sổ đăng ký văn bản đi (NĐ 30/2020, PL IV), with their widths in Excel.
COLUMNS = (
    ("Số, ký hiệu", 18), ("Ngày, tháng", 12), ("Tên loại và trích yếu", 60), ("Người ký", 24),
    ("Nơi nhận", 50), ("Đơn vị, người nhận bản lưu", 22), ("Số lượng bản", 12), ("Ghi chú", 40),
    ("Trạng thái", 16),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in words, with the colour and picture of its tag."""

    label: str
    kind: str
    icon: str


_NO_SCAN = Tag("Chưa có bản scan", "soon", "clock")


@dataclass(frozen=True, slots=True)
class Line:
    """One number of the register."""

    id: int
    code: str
    day: date | None
    held_on: date
    type: str
    subject: str
    signer: str
    recipients: str
    kept_by: str
    copies: int
    reason: str
    tag: Tag
    is_void: bool
    is_outside: bool

    @property
    def note(self) -> str:
        """Return what the last column of the book says."""
        if self.is_void:
            return f"Đã hủy. {self.reason}"
        return self.reason if self.day else f"Đang giữ từ {self.held_on:%d/%m/%Y}. {self.reason}"

    @property
    def title(self) -> str:
        """Return type and subject, as the book writes them."""
        return f"{self.type}: {self.subject}" if self.subject else self.type


def lines(body: Body, rows: Iterable[Row]) -> list[Line]:
    """Put rows into words."""
    return [_line(body, row) for row in rows]


def _line(body: Body, row: Row) -> Line:
    state: EntryState = row.state
    is_used = state.is_used
    return Line(
        id=row.id, code=row.code, day=row.day, held_on=clock.local(row.created_at).date(),
        type=type_name(body, row.type), subject=row.subject, signer=row.signer, recipients=row.recipients,
        kept_by=row.kept_by, copies=row.copies, reason=row.reason, is_void=state.is_void,
        tag=_NO_SCAN if is_used and row.scan_missing else Tag(state.label, state.kind, state.icon),
        is_outside=is_used and row.document_id is None,
    )  # fmt: skip


def workbook(actor: Actor, wanted: Wanted) -> bytes:
    """Return the .xlsx of every number that *wanted* shows, in their order."""
    found = lines(wanted.book.body, every(actor, wanted, limit=MOST))
    rows = (
        (
            one.code, one.day, one.title, one.signer, one.recipients, one.kept_by, one.copies or None,
            one.note, one.tag.label,
        )
        for one in found
    )  # fmt: skip
    book = wanted.book
    heading = f"Sổ văn bản đi {book.span} của {book.body.label}"
    return sheets.workbook("Sổ văn bản đi", COLUMNS, rows, heading=heading)
