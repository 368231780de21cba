"""The moves of a paper: submit, take back, approve, return, issue, drop (F3–F7). Each a page of its own."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Actor
from intranet.documents import approvals, gap_queries, issuing, numbering, queries, register_queries, versions
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.outcomes import too_late
from intranet.documents.owners import owner_of, page_of
from intranet.documents.paper_forms import IssueForm, ReasonForm, chosen
from intranet.documents.rights import right
from intranet.documents.views import page
from intranet.errors import Refused
from intranet.forms.base import SeenForm
from intranet.forms.fields import options
from intranet.forms.pressing import answered
from intranet.web.guard import current_actor, guard

bp = Blueprint("paper_moves", __name__, url_prefix="/van-ban/<int:document_id>")


def _home(document: Document) -> Any:
    """Return to where the paper is shown."""
    return redirect(request.script_root + owner_of(document).path(document))


def settled(document: Document, words: str, status: int = 409) -> Any:
    """Say instead of asking anything that the paper has moved on."""
    drawn = render_template(
        "documents/settled.html", document=document, words=words, back=owner_of(document).path(document)
    )
    return drawn, status


def _press(document: Document, name: str, act: Callable[[Actor, Document], None], done: str) -> Any:
    """Make a move that asks nothing, on the version that was read."""
    form = SeenForm()
    if not form.validate_on_submit():
        return redirect(url_for("documents.show", document_id=document.id))
    try:
        approvals.expect(document, form.seen.data)
        act(current_actor(), document)
    except Refused as refusal:
        words = too_late(document, name) or refusal.message
        return (page_of(document) or page)(document, problem=words), refusal.status
    flash(done, "done")
    return _home(document)


@bp.post("/trinh")
@guard(right("draft"), document=queries.get)
def submit(document: Document):
    """Put a draft before the leader."""
    return _press(document, "submit", approvals.submit, "Đã trình. Lãnh đạo thấy văn bản trên bàn làm việc.")


@bp.post("/rut")
@guard(right("draft"), document=queries.get)
def recall(document: Document):
    """Take a submission back."""
    return _press(document, "recall", approvals.recall, "Đã rút lại. Sửa xong thì trình lại.")


@bp.post("/duyet")
@guard(right("approve"), document=queries.get)
def approve(document: Document):
    """Agree with what was read."""
    done = "Đã duyệt. Văn phòng được báo để in, trình ký và cấp số."
    return _press(document, "approve", approvals.approve, done)


@bp.route("/tra-lai", methods=["GET", "POST"])
@guard(right("give_back"), document=queries.get)
def give_back(document: Document):
    """Return a paper with the reason."""
    return _ask_why(
        document, "return", approvals.give_back, title="Trả lại dự thảo", submit="Trả lại",
        text="Văn phòng và người soạn nhận lại văn bản cùng lý do này.",
        done="Đã trả lại. Người soạn và văn phòng được báo cùng lý do.",
    )  # fmt: skip


@bp.route("/bo", methods=["GET", "POST"])
@guard(right("draft"), document=queries.get)
def drop(document: Document):
    """Give a draft up."""
    return _ask_why(
        document, "drop", approvals.drop, title="Bỏ dự thảo", submit="Bỏ dự thảo",
        text="Dự thảo được giữ trong hồ sơ nhưng không dùng nữa. Không mở lại được.", done="Đã bỏ dự thảo.",
    )  # fmt: skip


def _ask_why(
    document: Document, name: str, verb: Callable[..., None], *, done: str, **words: str
) -> Any:
    """Ask for the reason and give it to *verb*."""
    form = ReasonForm(now=document.version)
    if over := too_late(document, name, seen=form.seen.data):
        return settled(document, over, 409 if form.is_submitted() else 200)

    def move() -> None:
        approvals.expect(document, form.seen.data)
        verb(current_actor(), document, comment=form.comment.data)

    if answered(form, move, done):
        return _home(document)
    drawn = render_template(
        "documents/move.html", document=document, form=form, back=owner_of(document).path(document), **words
    )
    return drawn, form.status


@bp.route("/ban-hanh", methods=["GET", "POST"])
@guard(right("issue"), document=queries.get)
def issue(document: Document):
    """Give number and day to a signed paper, and send it out."""
    form = IssueForm(now=document.version)
    if over := too_late(document, "issue"):
        return settled(document, over, 409 if form.is_submitted() else 200)
    if not form.is_submitted():
        form.day.data = clock.today()
    edit, title = versions.latest_edit(document), document.title
    numbers = _numbers(document, form)
    kept = [(one.id, f"{one.code} (đang giữ: {one.reason})") for one in numbers.held]
    form.reserved.choices = options([(0, numbers.following), *kept])
    if form.validate_on_submit():
        try:
            approvals.expect(document, form.seen.data)
            _issue(document, form, numbers.held)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã ban hành {document.title}.", "done")
            return _home(document)
    drawn = render_template(
        "documents/issue.html",
        document=document,
        title=title,  # as it was: what a refusal undoes is not shown
        form=form,
        edit=edit,
        outdated=bool(edit and versions.is_outdated(document, edit)),
        numbers=numbers,
        back=owner_of(document).path(document),
    )
    return drawn, form.status


class Numbers(NamedTuple):
    """What the book says: which numbers are held, which comes next, what is wrong or left blank before it."""

    held: list
    following: str
    trouble: str = ""
    is_first: bool = False
    blank: str = ""


def _numbers(document: Document, form: IssueForm) -> Numbers:
    """Return what the book says of the number that the paper will take."""
    if not document.kind.is_numbered:
        return Numbers([], "Không lấy số")
    try:
        sequence = numbering.sequence_of(document.body, document.kind.code, form.day.data or clock.today())
    except Refused as refusal:
        return Numbers([], "Số tiếp theo", trouble=refusal.message)
    following = numbering.expected(sequence)
    code = house(document.body).code_of(document.kind, following, unit=document.drafting_unit)
    held = register_queries.held(sequence, type=document.kind.code)
    blank = gap_queries.left_behind(sequence, following)
    is_first = following == 1 and not blank
    return Numbers(held, f"Số tiếp theo, dự kiến {code}", is_first=is_first, blank=blank)


def _issue(document: Document, form: IssueForm, held: list) -> None:
    upload = form.scan.data
    scan = issuing.Scan(upload.read(), upload.filename) if chosen(upload) else None
    missing = ""
    if scan is None and form.no_scan.data:
        # The usual case: the number is written on the paper first, then it is scanned.
        missing = form.scan_missing.data or "Sẽ quét sau khi ghi số, đóng dấu"
    reserved = next((one for one in held if one.id == form.reserved.data), None)
    if form.reserved.data and reserved is None:
        raise Refused("Số đã giữ không thuộc sổ của văn bản này vào ngày đã chọn.", field="reserved")
    issuing.issue(
        current_actor(), document, day=form.day.data, reserved=reserved, reason=form.reason.data or "",
        scan=scan, scan_missing=missing, keep_edited=form.text.data == "edited",
    )  # fmt: skip
