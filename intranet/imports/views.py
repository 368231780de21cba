"""Upload a plan, see its review, confirm it or give it up."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, session, url_for

from intranet.access.permissions import Permission as P
from intranet.documents import gap_queries
from intranet.documents.paper.kinds import Kind
from intranet.errors import NotFound, Refused, WrongState
from intranet.files import handing
from intranet.forms.base import Form, Press, SeenForm
from intranet.imports import amending, amendment_page, queries, read_services, services, withdrawing
from intranet.imports.again import AlreadyThere
from intranet.imports.forms import ConfirmForm, DropForm, SignedForm, UploadForm, WithdrawForm
from intranet.imports.models import ImportDraft
from intranet.imports.pages import ReviewPage
from intranet.org.directory import directory
from intranet.plans import notes
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.web.guard import current_actor, guard
from intranet.web.transaction import let_go

TICKED = "signed-draft"  # the reading whose paper was said to be signed when it could not be confirmed yet

bp = Blueprint("imports", __name__, url_prefix="/ke-hoach/nhap")


@bp.route("", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT)
def index():
    """Take a file or a text; list the readings that are not finished."""
    form, earlier, there = UploadForm(), None, None
    if form.validate_on_submit():
        try:
            draft = _read(form)
        except read_services.AlreadyRead as refusal:
            earlier = refusal
        except AlreadyThere as refusal:
            there = refusal
        except Refused as refusal:
            refusal.field = refusal.field or ("file" if form.file.data else "text")
            form.refuse(refusal)
        else:
            return redirect(url_for(".show", draft_id=draft.id))
    drafts = queries.open_drafts(current_actor())
    page = render_template(
        "imports/index.html", form=form, drafts=drafts, earlier=earlier, there=there, names=directory()
    )
    return page, 422 if there or earlier else form.status


def _read(form: UploadForm) -> ImportDraft:
    actor = current_actor()
    if form.nothing_given():
        raise Refused("Hãy chọn tệp hoặc dán văn bản kế hoạch.", field="file")
    upload = form.file.data
    if upload and upload.filename:
        with upload.stream as stream:
            data = stream.read()
        let_go()
        return read_services.read_file(actor, data, name=upload.filename)
    let_go()
    return read_services.read_text(actor, form.text.data)


@bp.get("/<int:draft_id>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def show(draft: ImportDraft):
    """Show the text and what was read in it, side by side."""
    return review_page(draft)


def review_page(draft: ImportDraft, form: Form | None = None, status: int = 200) -> Any:
    """Return the review with the refusal that *form* carries; a finished one says where it went."""
    if not draft.is_open:
        return render_template("imports/closed.html", draft=draft), status
    confirm = form if isinstance(form, ConfirmForm) else ConfirmForm(formdata=None, now=draft.version)
    if confirm is not form:  # another step came between: what was ticked before stays
        confirm.signed.data = session.get(TICKED) == draft.id
    confirm.seen.data, confirm.seen.raw_data = draft.version, None
    page = ReviewPage(draft, notes.on_grounds(current_actor(), draft.text))
    amendment, head = amendment_page.of(draft, page.review), page.review.header
    gap = gap_queries.left_by_code(current_actor(), draft.body, Kind.PLAN.code, head.code, head.issued_on)
    confirm.compared.data, confirm.compared.raw_data = amendment.version if amendment else None, None
    step = SeenForm(formdata=None, now=draft.version)
    problems = [] if form is None else [str(error) for errors in form.errors.values() for error in errors]
    drawn = render_template(
        "imports/review.html",
        draft=draft, page=page, amendment=amendment, like=amending.like_of(draft, page.review), form=confirm,
        step=step, problems=problems, gap=gap,
    )  # fmt: skip
    return drawn, status


def status_of(refusal: Refused) -> int:
    """Return 409 for a page that came too late, 422 for what a rule forbids."""
    return refusal.status if isinstance(refusal, WrongState) else 422


@bp.post("/<int:draft_id>/xac-nhan")
@guard(P.PLAN_IMPORT, draft=queries.get)
def confirm(draft: ImportDraft):
    """Make the plan; a signed one goes to its units at once."""
    form, status = ConfirmForm(now=draft.version), 422
    _keep_tick(draft, signed=form.signed.data)
    if form.validate_on_submit():
        try:
            plan = services.confirm(
                current_actor(), draft, signed=form.signed.data, seen=form.seen.data or 0,
                compared=form.compared.data or 0, anyway=form.anyway.data,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
            status = status_of(refusal)
        else:
            flash(AMENDED if form.compared.data else _confirmed(form.signed.data), "done")
            return redirect(url_for("plans.show", plan_id=plan.id))
    return review_page(draft, form, status)


def _keep_tick(draft: ImportDraft, *, signed: bool) -> None:
    """Remember that the paper is signed over the steps that come between, each a form of its own."""
    if signed:
        session[TICKED] = draft.id
    elif session.get(TICKED) == draft.id:
        session.pop(TICKED)


AMENDED = "Đã xác nhận bản sửa đổi, mở phiên bản mới của kế hoạch. Chỉ các đơn vị có việc thay đổi được báo."


def _confirmed(signed: bool) -> str:
    if signed:
        return "Đã xác nhận kế hoạch. Các đơn vị đã nhận việc và được báo."
    return "Đã lưu kế hoạch thành dự thảo. Nhiệm vụ chưa giao cho đơn vị nào."


@bp.route("/<int:draft_id>/bo", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def drop(draft: ImportDraft):
    """Give a reading up, saying why."""
    form = DropForm(now=draft.version)
    if form.validate_on_submit():
        try:
            services.drop(current_actor(), draft, reason=form.comment.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            again = "" if draft.is_written else " Tệp có thể nhập lại."
            flash(f"Đã bỏ “{draft.name}”.{again}", "done")
            return redirect(url_for(".index"))
    return render_template("imports/drop.html", draft=draft, form=form), form.status


@bp.get("/<int:draft_id>/tep")
@guard(P.PLAN_IMPORT, draft=queries.get)
def source(draft: ImportDraft):
    """Download the file that was read."""
    if draft.file is None:
        raise NotFound
    return handing.stored_file(current_actor(), draft.file, draft)


@bp.route("/soat-lai/<int:plan_id>", methods=["GET", "POST"])
@guard(P.PLAN_EDIT_DRAFT, plan=plans.get)
def reopen(plan: Plan):
    """Review a plan again that is only a draft."""
    form = Press()
    if form.validate_on_submit():
        try:
            draft = services.reopen(current_actor(), plan)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã mở lại bản soát. Sửa xong, hãy lưu lại thành dự thảo hoặc xác nhận.", "done")
            return redirect(url_for(".show", draft_id=draft.id))
    return render_template("imports/reopen.html", plan=plan, form=form), form.status


@bp.route("/da-ky/<int:plan_id>", methods=["GET", "POST"])
@guard(P.TASK_CONFIRM_IMPORT, plan=plans.get)
def sign(plan: Plan):
    """Put a plan in force that was entered before it was signed."""
    form = SignedForm(code=plan.code, issued_on=plan.issued_on)
    if form.validate_on_submit():
        gap = plans.left_blank(current_actor(), plan, form.code.data, form.issued_on.data)
        try:
            services.sign(current_actor(), plan, code=form.code.data, issued_on=form.issued_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_confirmed(True), "done")
            if gap:
                flash(gap, "soon")
            return redirect(url_for("plans.show", plan_id=plan.id))
    return render_template("imports/sign.html", plan=plan, form=form), form.status


@bp.route("/thu-hoi/<int:plan_id>", methods=["GET", "POST"])
@guard(P.TASK_CONFIRM_IMPORT, plan=plans.get)
def withdraw(plan: Plan):
    """Withdraw a plan that was confirmed by mistake."""
    form = WithdrawForm()
    if form.validate_on_submit():
        try:
            withdrawing.withdraw(current_actor(), plan, reason=form.comment.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã thu hồi kế hoạch. Các đơn vị đã được báo.", "done")
            return redirect(url_for("plans.show", plan_id=plan.id))
    obstacle = withdrawing.obstacle(plan)
    page = render_template("imports/withdraw.html", plan=plan, form=form, obstacle=obstacle)
    return page, form.status
