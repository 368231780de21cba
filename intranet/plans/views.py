"""The list of plans and the page of one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.errors import Refused
from intranet.files import store
from intranet.org.directory import directory
from intranet.plans import queries, services
from intranet.plans.forms import NumberForm
from intranet.plans.models import Plan
from intranet.text.places import read_place
from intranet.web.downloads import attachment
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
    return render_template(
        "plans/show.html",
        plan=plan,
        names=directory(),
        shares=queries.shares(actor, plan),
        progress=queries.progress([plan.id]).get(plan.id),
        entries=history_for(actor, plan),
        lines=[(n, line) for n, line in enumerate(plan.text.split("\n"), start=1) if line.strip()],
    )


@bp.get("/<int:plan_id>/tep-goc")
@guard(P.ACCOUNT_USE, plan=_seen)
def source(plan: Plan):
    """Download the file that the plan was read from."""
    stored = queries.source_file(plan)
    return attachment(store.read(stored), name=stored.name, kind=stored.kind)


@bp.route("/<int:plan_id>/so-ngay", methods=["GET", "POST"])
@guard(P.PLAN_ISSUE, plan=_seen)
def number(plan: Plan):
    """Fill in the number and day of a signed plan."""
    form = NumberForm(code=plan.code, issued_on=plan.issued_on)
    if form.validate_on_submit():
        try:
            services.number(current_actor(), plan, code=form.code.data, issued_on=form.issued_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi số và ngày của kế hoạch.", "done")
            return redirect(url_for(".show", plan_id=plan.id))
    return render_template("plans/number.html", plan=plan, form=form), form.status
