"""The files of a paper: take them away, bring edited ones and scans (F7, G5, G9, L2); its Nơi nhận."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.documents import approvals, drafting, issuing, pdf, queries, readings, recipients, versions
from intranet.documents.models import Document
from intranet.documents.paper_forms import EditedForm, RecipientsForm, ScanForm, chosen
from intranet.documents.papers import file_name
from intranet.documents.rights import right
from intranet.documents.views import page
from intranet.errors import NotFound, Refused
from intranet.files import store
from intranet.forms.base import Press
from intranet.org.directory import directory
from intranet.web.downloads import attachment
from intranet.web.guard import current_actor, guard
from intranet.web.transaction import let_go

bp = Blueprint("paper_files", __name__, url_prefix="/van-ban/<int:document_id>")


@bp.get("/tai")
@guard(P.ACCOUNT_USE, document=queries.get)
def word(document: Document):
    """Download the paper as it stands now; once issued, the text that was issued."""
    official = versions.kept_word(document)
    data, name = versions.current(document), file_name(document)
    readings.downloaded(current_actor(), document, official.id if official else None)
    return attachment(data, name=name, kind="docx")


@bp.get("/pdf")
@guard(P.ACCOUNT_USE, document=queries.get)
def as_pdf(document: Document):
    """Download the paper as PDF, where LibreOffice is at hand."""
    if not pdf.is_available():
        raise NotFound("Máy chủ chưa cài LibreOffice nên chưa có bản PDF. Hãy tải bản Word.")
    data, name = versions.current(document), file_name(document, "pdf")
    official = versions.kept_word(document)
    readings.downloaded(current_actor(), document, official.id if official else None)
    let_go()
    return attachment(pdf.of(data), name=name, kind="pdf")


@bp.get("/tep/<int:version_id>")
@guard(P.ACCOUNT_USE, document=queries.get)
def kept(document: Document, version_id: int):
    """Download a kept file."""
    found = versions.get(current_actor(), document, version_id)
    data = store.read(found.file)
    readings.downloaded(current_actor(), document, found.id)
    return attachment(data, name=found.file.name, kind=found.file.kind)


@bp.post("/tao-word")
@guard(right("draft"), document=queries.get)
def regenerate(document: Document):
    """Let the software make and keep another version; nothing is overwritten."""
    if Press().validate_on_submit():
        try:
            made = versions.regenerate(current_actor(), document)
        except Refused as refusal:
            return page(document, problem=refusal.message), refusal.status
        flash(f"Đã tạo bản Word số {made.number}. Các bản trước được giữ nguyên.", "done")
    return redirect(url_for("documents.show", document_id=document.id, _anchor="tep"))


@bp.route("/ban-word", methods=["GET", "POST"])
@guard(right("draft"), document=queries.get)
def edited(document: Document):
    """Bring a file that was edited in Word."""

    def bring(form: EditedForm) -> str:
        upload = form.file.data
        made = versions.edited(
            current_actor(), document, upload.read(), name=upload.filename, note=form.note.data or ""
        )
        flash(f"Đã giữ bản Word số {made.number}. Phần mềm không ghi đè lên bản này.", "done")
        return url_for(".form_of", document_id=document.id, version_id=made.id)

    return _upload(document, EditedForm(), "file", bring)


@bp.get("/tep/<int:version_id>/the-thuc")
@guard(P.ACCOUNT_USE, document=queries.get)
def form_of(document: Document, version_id: int):
    """Say what the rules of form think of a kept Word file: advice only."""
    found = versions.get(current_actor(), document, version_id)
    if found.file.kind != "docx":
        raise NotFound
    return render_template(
        "documents/form_of.html", document=document, version=found, faults=versions.faults(document, found)
    )


@bp.route("/ban-scan", methods=["GET", "POST"])
@guard(right("issue"), document=queries.get)
def scan(document: Document):
    """Bring the scan of an issued paper."""

    def bring(form: ScanForm) -> str:
        upload = form.scan.data
        issuing.attach_scan(current_actor(), document, issuing.Scan(upload.read(), upload.filename))
        flash("Đã lưu bản scan.", "done")
        return url_for("documents.show", document_id=document.id, _anchor="tep")

    return _upload(document, ScanForm(), "scan", bring)


def _upload(document: Document, form: Any, field: str, bring: Callable[[Any], str]) -> Any:
    """Ask for a file and give it to *bring*, which says where to go on; refusals stand beside the field."""
    if form.validate_on_submit():
        try:
            if not chosen(form[field].data):
                raise Refused("Hãy chọn tệp.", field=field)
            return redirect(bring(form))
        except Refused as refusal:
            refusal.field = refusal.field or field
            form.refuse(refusal)
    return render_template("documents/upload.html", document=document, form=form, field=field), form.status


@bp.route("/noi-nhan", methods=["GET", "POST"])
@guard(right("draft"), document=queries.get)
def readdress(document: Document):
    """Write the Nơi nhận of a draft, and see whom each line reaches."""
    form = RecipientsForm(now=document.version)
    if not form.is_submitted():
        form.lines.data = recipients.written(recipients.lines(document))
    if form.validate_on_submit():
        try:
            approvals.expect(document, form.seen.data)
            lines = recipients.read(form.lines.data)
            if not lines:
                raise Refused("Hãy ghi ít nhất một nơi nhận.", field="lines")
            drafting.readdress(current_actor(), document, lines)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi nơi nhận.", "done")
            return redirect(url_for(".readdress", document_id=document.id))
    drawn = render_template(
        "documents/recipients.html",
        document=document,
        form=form,
        lines=recipients.preview(document, recipients.read(form.lines.data or "")),
        unit_of=directory().unit_name,
    )
    return drawn, form.status
