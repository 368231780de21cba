"""What people are told about papers."""

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.access.permissions import Permission as P
from intranet.documents import recipients
from intranet.documents.models import Document
from intranet.documents.owners import owner_of
from intranet.documents.rights import rights_of
from intranet.documents.signers import LEADERS
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org import readers
from intranet.org.deputies import deputies
from intranet.org.directory import directory


def _office(document: Document) -> list[int]:
    role = Role.PARTY_OFFICE if document.body is Body.PARTY else Role.OFFICE
    return directory().holders({role}, clock.today(), body=document.body)


def _tell(users: list[int], document: Document, text: str, reason: str) -> None:
    outbox.tell(users, text, owner_of(document).path(document), reason=reason, kind=NoticeKind.PAPER)


def submitted(document: Document) -> None:
    """Tell the leader that a paper waits, and who acts for the leader."""
    text = f"Chờ duyệt: {document.title}"
    leaders = directory().holders({LEADERS[document.body][0]}, clock.today(), body=document.body)
    _tell(leaders, document, text, "Vì đồng chí duyệt văn bản của cơ quan này.")
    acting = deputies(rights_of(document.kind).approve, document, body=document.body)
    _tell(acting, document, text, "Vì đồng chí được ủy quyền duyệt văn bản này.")


def approved(document: Document) -> None:
    """Tell the office that a paper may be printed, signed and numbered."""
    _tell(_office(document), document, f"Đã duyệt: {document.title}", "Vì văn phòng in, trình ký và cấp số.")


def returned(document: Document, comment: str) -> None:
    """Tell who drafted it, and the office, what to mend."""
    users = [document.author_id, *_office(document)]
    _tell(
        users,
        document,
        f"Trả lại (“{comment}”): {document.title}",
        "Vì đồng chí soạn hoặc trình văn bản này.",
    )


def issued(document: Document, *, told: set[int]) -> None:
    """Tell the units that a paper is addressed to; *told* are those that it gave work and that know of it."""
    units, today = recipients.units_of(document) - told, clock.today()
    staff = set(directory().staff(units, today)) - set(directory().staff(told, today))
    outbox.tell(
        readers.among(P.DOCUMENT_VIEW, staff, today),
        f"Văn bản đến: {document.title}, {document.subject}"[:300], f"/van-ban/{document.id}",
        reason="Vì đơn vị của đồng chí có tên ở nơi nhận.", kind=NoticeKind.PAPER,
    )  # fmt: skip
