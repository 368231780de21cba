"""What people are told about papers."""

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.documents import recipients
from intranet.documents.models import Document
from intranet.documents.owners import owner_of
from intranet.documents.signers import LEADERS
from intranet.notifications import outbox
from intranet.org.directory import directory


def _office(document: Document) -> list[int]:
    role = Role.PARTY_OFFICE if document.body is Body.PARTY else Role.OFFICE
    return directory().holders({role}, clock.today(), body=document.body)


def _tell(users: list[int], document: Document, text: str, reason: str) -> None:
    outbox.tell(users, text, owner_of(document).path(document), reason=reason)


def submitted(document: Document) -> None:
    """Tell the leader that a paper waits."""
    leaders = directory().holders({LEADERS[document.body][0]}, clock.today(), body=document.body)
    _tell(leaders, document, f"Chờ duyệt: {document.title}", "Vì đồng chí duyệt văn bản của cơ quan này.")


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


def issued(document: Document) -> None:
    """Tell the units that a paper is addressed to."""
    staff = directory().staff(recipients.units_of(document), clock.today())
    outbox.tell(
        staff, f"Văn bản đến: {document.title}, {document.subject}"[:300], f"/van-ban/{document.id}",
        reason="Vì đơn vị của đồng chí có tên ở nơi nhận.",
    )  # fmt: skip
