"""The list of plans and the page of one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.documents import pages
from intranet.documents.about_queries import about
from intranet.documents.models import Document
from intranet.documents.offers import offers
from intranet.errors import Refused
from intranet.files import handing
from intranet.forms.base import Press
from intranet.org.directory import directory
from intranet.plans import approval, notes, queries, services
from intranet.plans.forms import NumberForm
from intranet.plans.laws import laws_of
from intranet.plans.lines import numbered
from intranet.plans.models import Plan
from intranet.tasks import reflow
from intranet.tasks.dating import Shift
from intranet.tasks.filters import sees_all
from intranet.text.places import read_place
from intranet.web.guard import current_actor, guard

bp = Blueprint("plans", __name__, url_prefix="/ke-hoach")


@bp.get("")
@guard(P.PLAN_VIEW_ISSUED)
def index():
    """Show the plans that the person may see, with how far their tasks have come."""
    after, before = (read_place(request.args.get(name)) for name in ("sau", "truoc"))
    found = queries.page(current_actor(), after=after, before=before)
    return render_template(
        "plans/index.html",
        plans=found.plans,
        progress=queries.progress([plan.id for plan in found.plans]),
        in_hand=offers("plans", current_actor()) if after is None and before is None else [],
        opens=sees_all(current_actor()),
        newer=url_for(".index", truoc=found.newer) if found.newer else "",
        older=url_for(".index", sau=found.older) if found.older else "",
    )


def _seen(actor, plan_id: int) -> Plan:
    return queries.get(actor, plan_id)


@bp.get("/<int:plan_id>")
@guard(P.ACCOUNT_USE, plan=_seen)
def show(plan: Plan):
    """Show one plan: header, dialogues, duties with their progress, the text."""
    actor = current_actor()
    document = queries.document_of(plan)
    sheet = pages.sheet(actor, document) if document and not plan.is_issued else None
    return render_template(
        "plans/show.html",
        plan=plan,
        sheet=sheet,
        changes=approval.changes_of(document) if document and sheet else [],
        papers=about(actor, plan_id=plan.id) if plan.is_issued else [],
        offers=offers("plan", actor, plan),
        may_number=_may_number(plan, document),
        may_sign=_may_sign(plan),
        may_withdraw=_may_withdraw(plan, document),
        names=directory(),
        shares=queries.shares(actor, plan),
        laws=laws_of(plan),
        may_switch=permits(actor, P.TASK_CONFIRM_IMPORT, plan),
        progress=queries.progress([plan.id]).get(plan.id),
        opens=sees_all(actor),
        versions=queries.versions(plan) if plan.is_issued else [],
        entries=history_for(actor, plan),
        checked=notes.of_draft(actor, plan),
        expired=notes.on_grounds(actor, plan.text) if not plan.is_draft else (),
        lines=numbered(plan.text),
    )


def _may_number(plan: Plan, document: Document | None) -> bool:
    """Tell whether number and day are this page's to fill in: the register's are not."""
    own = document is not None and document.approved_by_id is not None
    return plan.is_issued and not own and permits(current_actor(), P.PLAN_ISSUE, plan)


def _may_sign(plan: Plan) -> bool:
    """Tell whether a draft may be entered as signed elsewhere: not what the leader gave back here."""
    may = plan.is_draft and permits(current_actor(), P.TASK_CONFIRM_IMPORT, plan)
    return may and not queries.was_returned(plan)


def _may_withdraw(plan: Plan, document: Document | None) -> bool:
    """Tell whether a plan may have been entered as signed by mistake, as far as one sees here."""
    own = document is not None and document.approved_by_id is not None
    return plan.is_issued and not own and permits(current_actor(), P.TASK_CONFIRM_IMPORT, plan)


@bp.post("/<int:plan_id>/lap-van-ban")
@guard(P.PLAN_EDIT_DRAFT, plan=_seen)
def paper(plan: Plan):
    """Begin the paper of a draft plan that has none yet."""
    form = Press()
    if form.validate_on_submit():
        approval.draft(current_actor(), plan)
        flash("Đã lập văn bản từ nội dung kế hoạch. Xem lại rồi trình duyệt.", "done")
    return redirect(url_for(".show", plan_id=plan.id))


@bp.get("/<int:plan_id>/tep-goc")
@guard(P.ACCOUNT_USE, plan=_seen)
def source(plan: Plan):
    """Download the file that the plan was read from."""
    return handing.stored_file(current_actor(), queries.source_file(plan), plan)


@bp.route("/<int:plan_id>/so-ngay", methods=["GET", "POST"])
@guard(P.PLAN_ISSUE, plan=_seen)
def number(plan: Plan):
    """Fill in the number and day of a signed plan."""
    if request.method == "GET" and not _may_number(plan, queries.document_of(plan)):
        flash("Số và ngày của kế hoạch này do sổ văn bản cấp khi ban hành nên không ghi ở đây.", "soon")
        return redirect(url_for(".show", plan_id=plan.id))
    form, moving = NumberForm(code=plan.code, issued_on=plan.issued_on), []
    if form.validate_on_submit() and not (moving := _unforeseen(plan, form)):
        gap = queries.left_blank(current_actor(), plan, form.code.data, form.issued_on.data)
        try:
            services.number(current_actor(), plan, code=form.code.data, issued_on=form.issued_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi số và ngày của kế hoạch.", "done")
            if gap:
                flash(gap, "soon")
            return redirect(url_for(".show", plan_id=plan.id))
    return render_template("plans/number.html", plan=plan, form=form, moving=moving), form.status


def _unforeseen(plan: Plan, form: NumberForm) -> list[Shift]:
    """Return the limits that move with the day that was typed, until they have been shown once."""
    day = form.issued_on.data
    agreed = request.form.get("agreed") == (day.isoformat() if day else "")
    known = agreed or day == plan.issued_on or (day is not None and day > clock.today())
    return [] if known else reflow.issue_shifts(plan.id, day)
