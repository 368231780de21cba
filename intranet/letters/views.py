"""Begin a letter about a dialogue, and edit what a draft says."""

from typing import Any

from flask import Blueprint, flash, redirect, url_for

from intranet.access.actor import Body
from intranet.access.permissions import Permission as P
from intranet.dialogues import queries as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals
from intranet.documents import queries as documents
from intranet.documents.compose import compose, store
from intranet.documents.compose.store import Content
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.owners import owner_of
from intranet.documents.paper.kinds import Kind
from intranet.documents.rights import right
from intranet.errors import NotFound, Refused
from intranet.forms.base import Press
from intranet.letters import moved, proposals, services
from intranet.letters.editing import content_from, values_of
from intranet.letters.forms import FORMS
from intranet.letters.pages import begin, fields_of, letter_page
from intranet.web.guard import current_actor, guard

bp = Blueprint("letters", __name__, url_prefix="/van-ban")


def _about(dialogue: Dialogue, kind: Kind, content: Content, title: str, *, subject: str = "") -> Any:
    def make(said: Content, subject: str) -> Document:
        return services.for_dialogue(current_actor(), dialogue, kind, said, subject=subject)

    unready = (
        "" if dialogue.is_issued else "Kế hoạch của cuộc đối thoại này chưa ban hành nên chưa soạn được."
    )
    subject = subject or compose.subject_of(kind, content, house(dialogue.body))
    return begin(
        kind, content, title=title, back=(dialogue.title, url_for("dialogues.show", dialogue_id=dialogue.id)),
        make=make, subject=subject, problem=unready,
    )  # fmt: skip


@bp.route("/soan/giay-moi/<int:dialogue_id>", methods=["GET", "POST"])
@guard(P.INVITATION_DRAFT, dialogue=dialogues.get)
def invitation(dialogue: Dialogue):
    """Begin an invitation."""
    return _about(dialogue, Kind.INVITATION, proposals.invitation_of(dialogue), "Soạn giấy mời")


@bp.route("/soan/thong-bao/<int:dialogue_id>", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, dialogue=dialogues.get)
def notice(dialogue: Dialogue):
    """Begin the announcement of time and place."""
    content = proposals.notice_of(dialogue)
    return _about(dialogue, Kind.NOTICE, content, "Soạn thông báo thời gian, địa điểm")


@bp.route("/soan/thong-bao-thay-doi/<int:dialogue_id>", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, dialogue=dialogues.get)
def change(dialogue: Dialogue):
    """Begin the announcement that the dialogue is held at another time than was announced."""
    try:
        content = moved.change_of(current_actor(), dialogue)
    except Refused as refusal:  # put right meanwhile, or never wrong
        flash(refusal.message, "soon")
        return redirect(url_for("dialogues.show", dialogue_id=dialogue.id))
    subject = moved.subject_of_change(content, party=dialogue.body is Body.PARTY)
    return _about(dialogue, Kind.NOTICE, content, "Soạn thông báo thay đổi thời gian", subject=subject)


@bp.post("/<int:document_id>/theo-doi-thoai")
@guard(right("draft"), document=documents.get)
def follow(document: Document):
    """Let a draft say the day, hour and place that its dialogue now has."""
    if Press().validate_on_submit():
        changed = moved.follow(current_actor(), document)
        flash(f"Đã cập nhật {changed} theo cuộc đối thoại.", "done")
    return redirect(owner_of(document).path(document))


@bp.route("/soan/bien-ban/<int:dialogue_id>", methods=["GET", "POST"])
@guard(P.MINUTES_DRAFT, dialogue=dialogues.get)
def minutes(dialogue: Dialogue):
    """Begin minutes."""
    return _about(dialogue, Kind.MINUTES, proposals.minutes_of(dialogue), "Soạn biên bản")


@bp.route("/<int:document_id>/noi-dung", methods=["GET", "POST"])
@guard(right("draft"), document=documents.get)
def edit(document: Document):
    """Edit what a draft says."""
    if document.kind not in FORMS:
        raise NotFound
    content = store.read(document.kind, document.content)
    form = FORMS[document.kind](now=document.version, data=values_of(content) | {"subject": document.subject})
    if "chosen" in form:
        del form.chosen
    path = owner_of(document).path(document)
    if form.validate_on_submit():
        try:
            approvals.expect(document, form.seen.data)
            said = content_from(content, fields_of(form))
            changed = services.change(current_actor(), document, said, subject=form.subject.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu nội dung dự thảo." if changed else "Nội dung không có gì thay đổi.", "done")
            return redirect(path)
    title = f"Sửa nội dung {document.kind.label.lower()}"
    problem = "" if document.state.is_draft else "Chỉ sửa được khi còn là dự thảo. Hãy rút lại trước khi sửa."
    return letter_page(
        document.kind, form, title=title, back=(document.kind.label, path), submit="Lưu nội dung",
        problem=problem, lead="Trang văn bản đổi theo ngay khi lưu; các tệp đã tạo trước đó được giữ nguyên.",
    )  # fmt: skip
