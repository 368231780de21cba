"""What people are told about supervision notes."""

from intranet import clock
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.directory import directory
from intranet.supervision.models import SupervisionNote
from intranet.supervision.replying import repliers


def path_to(note: SupervisionNote) -> str:
    """Return where a note is shown."""
    return f"/phieu-giam-sat/{note.id}"


def written(note: SupervisionNote) -> None:
    """Tell who replies."""
    by = directory().unit_name(note.author_unit_id)
    outbox.tell(
        repliers(note), f"Phiếu giám sát của {by}, trả lời đến hết ngày {note.due:%d/%m/%Y}: {note.title}",
        path_to(note), reason="Vì văn phòng hoặc đơn vị của đồng chí trả lời phiếu này.",
        kind=NoticeKind.SUPERVISION,
    )  # fmt: skip


def replied(note: SupervisionNote) -> None:
    """Tell who wrote it, and their unit."""
    people = [note.author_id]
    if note.author_unit_id is not None:
        people += directory().staff({note.author_unit_id}, clock.today())
    by = directory().unit_name(note.replier_unit_id)
    outbox.tell(
        list(dict.fromkeys(people)), f"{by} đã trả lời phiếu giám sát: {note.title}", path_to(note),
        reason="Vì cơ quan của đồng chí ghi phiếu này.", kind=NoticeKind.SUPERVISION,
    )  # fmt: skip
