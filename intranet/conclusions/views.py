"""The list of conclusions and the page of one, where its leader decides (F3–F6)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.conclusions import pages, queries, services, stages
from intranet.conclusions.forms import ReturnForm
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.dialogues import queries as dialogue_queries
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals, readings
from intranet.documents.models import Document
from intranet.documents.offers import offers
from intranet.documents.outcomes import too_late
from intranet.documents.owners import draws
from intranet.documents.pages import moves
from intranet.documents.paper.kinds import Kind
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.forms.fields import Prose, at_most
from intranet.text.places import read_place
from intranet.web.guard import current_actor, guard

bp = Blueprint("conclusions", __name__, url_prefix="/ket-luan")
ISSUED, OPEN = "da-ban-hanh", "dang-soan"


@bp.get("")
@guard(P.CONCLUSION_VIEW_ISSUED)
def index():
    """List the conclusions that the person may see: on their way, or issued."""
    actor = current_actor()
    drafts = queries.sees_drafts(actor)
    tab = OPEN if drafts and request.args.get("muc") != ISSUED else ISSUED
    after, before = (read_place(request.args.get(name)) for name in ("sau", "truoc"))
    found = queries.page(actor, issued=tab == ISSUED, after=after, before=before)
    labels = {OPEN: "Chưa ban hành", ISSUED: "Đã ban hành"} if drafts else {}
    tabs = [
        {"label": label, "url": url_for(".index", muc=key), "current": key == tab}
        for key, label in labels.items()
    ]
    return render_template(
        "conclusions/index.html",
        conclusions=found.conclusions,
        issue_due=pages.issue_due,
        is_open=tab == OPEN,
        tabs=tabs,
        newer=url_for(".index", muc=tab, truoc=found.newer) if found.newer else "",
        older=url_for(".index", muc=tab, sau=found.older) if found.older else "",
    )


@bp.post("/soan/<int:dialogue_id>")
@guard(P.CONCLUSION_DRAFT, dialogue=dialogue_queries.get)
def begin(dialogue: Dialogue):
    """Begin the conclusion of a dialogue."""
    form = Press()
    if form.validate_on_submit():
        made = services.begin(current_actor(), dialogue)
        flash("Đã lập dự thảo. Ghi đánh giá chung và từng điểm kết luận, rồi trình duyệt.", "done")
        return redirect(url_for(".show", conclusion_id=made.id))
    return redirect(url_for("dialogues.show", dialogue_id=dialogue.id))


@bp.get("/<int:conclusion_id>")
@guard(P.ACCOUNT_USE, conclusion=queries.get)
def show(conclusion: Conclusion):
    """Show one conclusion: what changed, all of it, or its history; beside it the paper."""
    if conclusion.document.is_issued:
        readings.opened(current_actor(), conclusion.document)
    return page(conclusion)


def page(conclusion: Conclusion, *, problem: str = "") -> str:
    """Draw the page of one conclusion; *problem* is why a move could not be made."""
    actor, document = current_actor(), conclusion.document
    return render_template(
        "conclusions/show.html",
        conclusion=conclusion,
        document=document,
        sheet=pages.sheet(actor, conclusion, tab=request.args.get("xem", "")),
        stage=stages.read(request.args.get(stages.ARGUMENT)) if document.is_issued else None,
        moves={move.name: move for move in moves(actor, document)},
        offers=offers("conclusion", actor, conclusion),
        problem=problem,
    )


def _with_problem(document: Document, *, problem: str) -> str:
    """Draw the page of the conclusion whose paper met a problem."""
    return page(queries.get(current_actor(), document.id), problem=problem)


draws(Kind.CONCLUSION, _with_problem)


@bp.get("/diem/<int:point_id>")
@guard(P.ACCOUNT_USE, point=queries.point)
def point(point: ConclusionPoint):
    """Lead from a task to the point that ordered it."""
    return redirect(url_for(".show", conclusion_id=point.conclusion_id, _anchor=point.key))


@bp.route("/<int:conclusion_id>/tra-lai", methods=["GET", "POST"])
@guard(P.CONCLUSION_RETURN, conclusion=queries.get)
def give_back(conclusion: Conclusion):
    """Return a conclusion with the reason, where it helps at the point concerned."""
    document = conclusion.document
    form = _return_form(conclusion)
    if over := too_late(document, "return", seen=form.seen.data):
        path = url_for(".show", conclusion_id=conclusion.id)
        drawn = render_template("documents/settled.html", document=document, words=over, back=path)
        return drawn, 409 if form.is_submitted() else 200
    if form.validate_on_submit():
        remarks = {one.key: form[one.key].data for one in conclusion.points}
        try:
            approvals.expect(document, form.seen.data)
            approvals.give_back(current_actor(), document, comment=form.comment.data, remarks=remarks)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã trả lại. Văn phòng và người soạn nhận được lý do.", "done")
            return redirect(url_for(".show", conclusion_id=conclusion.id))
    drawn = render_template("conclusions/return.html", conclusion=conclusion, form=form)
    return drawn, form.status


def _return_form(conclusion: Conclusion) -> Any:
    """Return the form with a field for each point."""
    fields = {
        point.key: Prose(f"Ý kiến ở điểm {number}", [at_most(2_000)], render_kw={"rows": 2})
        for number, point in enumerate(conclusion.points, 1)
    }
    return type("ReturnForm", (ReturnForm,), fields)(now=conclusion.document.version)
