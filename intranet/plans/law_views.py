"""The question whether the law's limit concerns a duty of a plan."""

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.calendar import law
from intranet.errors import Refused
from intranet.plans import law_services, queries
from intranet.plans.forms import LawForm
from intranet.plans.laws import laws_of
from intranet.plans.models import Plan
from intranet.web.guard import current_actor, guard

bp = Blueprint("plan_laws", __name__, url_prefix="/ke-hoach/<int:plan_id>")


def _seen(actor, plan_id: int) -> Plan:
    return queries.get(actor, plan_id)


@bp.route("/nhiem-vu/<int:number>/han-luat", methods=["GET", "POST"])
@guard(P.TASK_CONFIRM_IMPORT, plan=_seen)
def switch(plan: Plan, number: int):
    """Set the law's limit aside for a duty, or take it up again: first what would move is shown."""
    item = law_services.item_of(plan, number)
    off = not law.is_off(item.rule)
    form = LawForm(off="1" if off else "")
    if form.validate_on_submit():
        try:
            moved = law_services.switch(
                current_actor(), plan, item, off=form.off.data == "1", comment=form.comment.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            told = f"{moved} hạn đổi theo, mỗi đơn vị được báo một lần." if moved else "Không có hạn nào đổi."
            flash(f"Đã ghi. {told}", "done")
            return redirect(f"{url_for('plans.show', plan_id=plan.id)}#viec-{item.id}")
    page = render_template(
        "plans/law.html",
        plan=plan, item=item, form=form, off=off, words=laws_of(plan)[item.id],
        shifts=law_services.foresee(plan, item),
    )  # fmt: skip
    return page, form.status
