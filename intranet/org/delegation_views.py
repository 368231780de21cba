"""Pages of delegations and absences (A4, A5)."""

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet import clock
from intranet.access.actor import Body
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.fields import options
from intranet.forms.pressing import press
from intranet.org import delegation_services as services
from intranet.org import people_queries as queries
from intranet.org.people import Absence, Delegation
from intranet.org.people_forms import AbsenceForm, DelegationForm
from intranet.org.things import THINGS
from intranet.web.guard import current_actor, guard

bp = Blueprint("delegations", __name__)


@bp.get("/uy-quyen")
@guard(P.ORGANISATION_VIEW)
def index():
    """Show who acts for whom."""
    return render_template("org/delegations.html", delegation_lines=queries.delegations(), things=THINGS)


@bp.route("/uy-quyen/moi", methods=["GET", "POST"])
@guard(P.DELEGATION_GRANT)
def new():
    """Let a deputy act for oneself."""
    bodies = queries.bodies_led(current_actor())
    form = DelegationForm()
    form.body.choices = options((body.value, body.label) for body in bodies)
    form.receiver_id.choices = options(queries.deputies(set(bodies)))
    form.limits.choices = options((thing, THINGS[thing]) for thing in services.things())
    if not form.is_submitted():
        form.starts_on.data = clock.today()
    if form.validate_on_submit():
        try:
            services.delegate(
                current_actor(),
                body=Body(form.body.data),
                receiver_id=form.receiver_id.data,
                starts_on=form.starts_on.data,
                ends_on=form.ends_on.data,
                document=form.document.data,
                limits=form.limits.data or (),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi ủy quyền.", "done")
            return redirect(url_for(".index"))
    return render_template("org/delegation_form.html", form=form), form.status


@bp.post("/uy-quyen/<int:delegation_id>/thu-hoi")
@guard(P.DELEGATION_GRANT, delegation=queries.get_delegation)
def revoke(delegation: Delegation):
    """End a delegation at once."""
    press(lambda: services.revoke(current_actor(), delegation), "Đã thu hồi ủy quyền.")
    return redirect(url_for(".index"))


@bp.route("/vang-mat", methods=["GET", "POST"])
@guard(P.ABSENCE_RECORD)
def absences():
    """Show who is away, and note one's own absence."""
    form = AbsenceForm()
    if form.validate_on_submit():
        try:
            services.record_absence(
                current_actor(),
                starts_on=form.starts_on.data,
                ends_on=form.ends_on.data,
                reason=form.reason.data,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi vắng mặt.", "done")
            return redirect(url_for(".absences"))
    page = render_template(
        "org/absences.html",
        form=form,
        own_lines=queries.absences(user_id=current_actor().user_id, limit=20),
        all_lines=queries.absences(),
    )
    return page, form.status


@bp.post("/vang-mat/<int:absence_id>/bo")
@guard(P.ABSENCE_RECORD, absence=queries.get_absence)
def remove_absence(absence: Absence):
    """Take back an absence of one's own."""
    press(lambda: services.remove_absence(current_actor(), absence), "Đã bỏ ghi vắng mặt.")
    return redirect(url_for(".absences"))
