"""What letters offer on the pages of plans, dialogues, conclusions and papers."""

from collections.abc import Iterator
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits, permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.dialogues import papers
from intranet.documents.models import Document
from intranet.documents.offers import Offer, offer
from intranet.documents.owners import Owner, look_after, own_path
from intranet.documents.paper.kinds import Kind
from intranet.documents.rights import rights_of
from intranet.letters import moved, notice_due, queries
from intranet.letters.forms import FORMS


def connect() -> None:
    """Offer letters where they begin. ``app`` calls this once."""
    offer("dialogue", _of_dialogue)
    offer("plan", _of_plan)
    offer("conclusion", _of_conclusion)
    offer("tasks", _of_tasks)
    offer("document", _of_document)
    offer("caution", _of_caution)
    for kind in papers.DATED:
        look_after(kind, Owner(path=own_path, caution=moved.caution_of, why=notice_due.why_by))


def _of_dialogue(actor: Actor, dialogue: Any) -> Iterator[Offer]:
    is_over = dialogue.day is not None and dialogue.day < clock.today()
    for permission, label, path, icon, before in (
        (P.INVITATION_DRAFT, "Soạn giấy mời", "giay-moi", "users", True),
        (P.DOCUMENT_DRAFT, "Soạn thông báo thời gian, địa điểm", "thong-bao", "speakerphone", True),
        (P.MINUTES_DRAFT, "Soạn biên bản", "bien-ban", "file-text", False),
    ):
        if not dialogue.is_issued or (before and is_over):
            continue
        if any(one.body is dialogue.body for one in actor.grants) and permits(actor, permission, dialogue):
            yield Offer(label, f"/van-ban/soan/{path}/{dialogue.id}", icon)
    if papers.misleading(actor, dialogue):
        yield from _announcement(actor, dialogue)


def _announcement(actor: Actor, dialogue: Any) -> Iterator[Offer]:
    """Offer to announce that the dialogue is held at another time than its issued papers say."""
    of_body = any(one.body is dialogue.body for one in actor.grants)
    if dialogue.is_issued and of_body and permits(actor, P.DOCUMENT_DRAFT, dialogue):
        url = f"/van-ban/soan/thong-bao-thay-doi/{dialogue.id}"
        yield Offer("Soạn thông báo thay đổi thời gian", url, "speakerphone")


def _of_plan(actor: Actor, plan: Any) -> Iterator[Offer]:
    if plan.is_issued and permits(actor, P.DOCUMENT_DRAFT, plan):
        yield Offer("Soạn công văn giao nhiệm vụ", f"/van-ban/soan/giao-nhiem-vu/{plan.id}", "file-text")
        yield Offer("Soạn công văn đôn đốc", f"/van-ban/soan/don-doc/{plan.id}", "alarm")


def _of_conclusion(actor: Actor, conclusion: Any) -> Iterator[Offer]:
    if conclusion.is_issued and permits(actor, P.DOCUMENT_DRAFT, conclusion):
        path = f"/van-ban/soan/ket-luan/{conclusion.id}"
        yield Offer("Soạn công văn giao nhiệm vụ", f"{path}/giao-nhiem-vu", "file-text")
        yield Offer("Soạn công văn đôn đốc", f"{path}/don-doc", "alarm")


def _of_tasks(actor: Actor, _nothing: Any) -> Iterator[Offer]:
    if permits_somewhere(actor, P.DOCUMENT_DRAFT):
        yield Offer("Công văn đôn đốc", "/van-ban/soan/don-doc", "alarm")
    if permits_somewhere(actor, P.TASK_REMIND):
        yield Offer("Phiếu nhắc việc", "/van-ban/phieu-nhac-viec", "clipboard-list")


def _of_document(actor: Actor, document: Document) -> Iterator[Offer]:
    drafts = permits(actor, rights_of(document.kind).draft, document)
    # A plan is mended in its own editor, from its own page.
    if document.kind in FORMS and document.kind is not Kind.PLAN and document.state.is_draft and drafts:
        yield Offer("Sửa nội dung", f"/van-ban/{document.id}/noi-dung", "pencil")
    if document.kind is Kind.INVITATION and drafts and len(document.content.get("invitees", ())) > 1:
        path = f"/van-ban/{document.id}/giay-moi-tung-nguoi"
        yield Offer("Tạo giấy mời cho từng người", path, "stack-2", posts=True)


def _of_caution(actor: Actor, document: Document) -> Iterator[Offer]:
    """Offer to bring a draft after its dialogue; of an issued paper, to announce the change."""
    if document.state.is_draft and permits(actor, rights_of(document.kind).draft, document):
        url = f"/van-ban/{document.id}/theo-doi-thoai"
        yield Offer(f"Cập nhật {moved.names(document)}", url, "refresh", posts=True)
    dialogue = queries.dialogue_of(document) if document.is_issued else None
    if dialogue is not None and moved.is_misleading(actor, document, dialogue):
        yield from _announcement(actor, dialogue)
