"""Write the text of a plan, with what it says beside it; bring two people's changes together."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.documents.paper import html
from intranet.errors import NotFound, Refused, WrongState
from intranet.imports import queries as imports
from intranet.imports.models import ImportDraft
from intranet.org.directory import directory
from intranet.plans import notes
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.text.merging import Choice, merge
from intranet.web.guard import current_actor, guard
from intranet.web.transaction import let_go
from intranet.writing import pages, queries, services
from intranet.writing.forms import MergeForm, TextForm
from intranet.writing.paper import paper_of
from intranet.writing.structure import Structure

bp = Blueprint("writing", __name__, url_prefix="/ke-hoach/soan/<int:draft_id>")

# Where each button of the editor leads once the text is saved.
AFTER = {"van-ban": "writing.paper", "soat": "imports.show"}
LOOK = "cau-truc"


@bp.route("", methods=["GET", "POST"])
@guard(P.PLAN_EDIT_DRAFT, draft=imports.get)
def edit(draft: ImportDraft):
    """Show the text to be written; save it, or only look at its structure."""
    form, deed = TextForm(), request.form.get("deed", "")
    if not form.is_submitted():
        return pages.editor(draft) if queries.is_editable(draft) else pages.closed(draft)
    if deed == LOOK or not form.validate_on_submit():
        return pages.editor(draft, form, 200 if deed == LOOK else 422)
    try:
        saved = services.save(
            current_actor(), draft, form.text.data, base=form.base.data, note=form.note.data or ""
        )
    except services.Conflict as conflict:
        return _ask(draft, conflict, text=form.text.data, base=form.base.data, note=form.note.data)
    except Refused as refusal:
        form.refuse(refusal)
        return pages.editor(draft, form, refusal.status if isinstance(refusal, WrongState) else 422)
    _tell(saved, quiet=deed in AFTER)
    return redirect(url_for(AFTER.get(deed, "writing.edit"), draft_id=draft.id))


def _tell(saved: services.Saved, *, quiet: bool) -> None:
    """Say what became of the text; *quiet* where the next page shows it."""
    if saved.beside is not None:
        who = directory().person_name(saved.beside.author_id)
        flash(f"Đã lưu. Thay đổi {who} vừa lưu (bản {saved.beside.number}) ở chỗ khác cũng được giữ.", "done")
    elif saved.revision is None and not quiet:
        flash("Văn bản không có gì thay đổi so với bản đã lưu.", "done")
    elif saved.revision is not None and not quiet:
        flash(f"Đã lưu thành bản {saved.revision.number}.", "done")


@bp.post("/hop-nhat")
@guard(P.PLAN_EDIT_DRAFT, draft=imports.get)
def settle(draft: ImportDraft):
    """Save a text whose conflicts a person has settled."""
    form = MergeForm()
    if not form.validate_on_submit():
        return pages.editor(draft, form, 422)
    theirs = queries.revision(draft, form.theirs.data)
    found = merge(queries.text_at(draft, form.base.data), form.text.data, theirs.text)
    chosen, own = _answers(len(found.conflicts))
    try:
        if missing := len(found.conflicts) - len(chosen):
            raise Refused(f"Còn {missing} chỗ chưa chọn.")
        text = found.settled(chosen, own)
        note = form.note.data or f"Hợp nhất với bản {theirs.number}"
        saved = services.save(current_actor(), draft, text, base=theirs.number, note=note)
    except services.Conflict as conflict:  # somebody was quicker again
        return _ask(draft, conflict, text=text, base=theirs.number, note=form.note.data)
    except Refused as refusal:
        form.refuse(refusal)
        return pages.merging(draft, form, found, theirs, chosen=chosen, own=own, status=422)
    _tell(saved, quiet=False)
    return redirect(url_for(".edit", draft_id=draft.id))


def _answers(count: int) -> tuple[dict[int, Choice], dict[int, str]]:
    """Return what was chosen for each of *count* places, and the words typed anew for each."""
    known = {choice.value: choice for choice in Choice}
    sent = {number: request.form.get(f"chon-{number}", "") for number in range(count)}
    chosen = {number: known[value] for number, value in sent.items() if value in known}
    return chosen, {number: request.form.get(f"rieng-{number}", "") for number in range(count)}


def _ask(draft: ImportDraft, conflict: services.Conflict, *, text: str, base: int, note: str | None) -> Any:
    """Return the page that asks about the places which two people changed."""
    form = MergeForm(formdata=None)
    form.text.data, form.base.data, form.note.data = text, base, note
    form.theirs.data = conflict.theirs.number
    return pages.merging(
        draft, form, conflict.merge, conflict.theirs, chosen={}, own={}, status=conflict.status
    )


@bp.post("/cau-truc")
@guard(P.PLAN_EDIT_DRAFT, draft=imports.get)
def structure(draft: ImportDraft):
    """Return what the text says as it stands in the browser; nothing is saved."""
    body, text = draft.body, TextForm().text.data or ""
    grounds = notes.on_grounds(current_actor(), text)
    let_go()
    return render_template("writing/_structure.html", structure=Structure(body, text, grounds))


@bp.get("/van-ban")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def paper(draft: ImportDraft):
    """Show the text as the paper that it will be."""
    last, _moved = queries.landmarks(draft)
    text = last.text if last else queries.first_text(draft)
    return render_template(
        "writing/paper.html", draft=draft, last=last, preview=html.draw(paper_of(draft.body, text))
    )


def _of_plan(actor: Any, plan_id: int) -> Plan:
    return plans.get(actor, plan_id)


of_plan = Blueprint("writing_plans", __name__, url_prefix="/ke-hoach")


@of_plan.get("/<int:plan_id>/sua-van-ban")
@guard(P.PLAN_EDIT_DRAFT, plan=_of_plan)
def open_plan(plan: Plan) -> Any:
    """Lead from a plan that is only a draft to its text."""
    return redirect(url_for("writing.edit", draft_id=_draft_of(plan).id))


@of_plan.get("/<int:plan_id>/cac-ban")
@guard(P.PLAN_VIEW_DRAFT, plan=_of_plan)
def revisions_of(plan: Plan) -> Any:
    """Lead from a plan to the revisions of its text, also once it is in force."""
    return redirect(url_for("revisions.index", draft_id=_draft_of(plan).id))


def _draft_of(plan: Plan) -> ImportDraft:
    draft = queries.draft_of(plan)
    if draft is None:
        raise NotFound("Kế hoạch này không còn bản đọc.")
    return draft
