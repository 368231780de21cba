"""The commune itself: found its organisation, correct its name."""

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.org import organisation_services as services
from intranet.org.directory import directory
from intranet.org.forms import CommuneForm, FoundingForm
from intranet.web.guard import current_actor, guard

bp = Blueprint("commune", __name__, url_prefix="/quan-tri")


@bp.route("/lap-to-chuc", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT)
def found():
    """Create the units of a ready model in an empty installation."""
    if directory().units:
        return redirect(url_for("units.index"))
    form = FoundingForm()
    if form.validate_on_submit():
        try:
            units = services.create_organisation(
                current_actor(),
                model=form.model.data,
                commune_name=form.name.data,
                place=form.place.data,
                parent=form.parent.data,
                villages=tuple(line for line in form.villages.data.splitlines() if line),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã lập {len(units)} đơn vị. Tiếp theo, hãy tạo tài khoản và bổ nhiệm cán bộ.", "done")
            return redirect(url_for("units.index"))
    return render_template("org/found.html", form=form), form.status


@bp.route("/xa", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def edit():
    """Correct how the commune is named."""
    form = CommuneForm(obj=directory().commune)
    if form.validate_on_submit():
        try:
            services.edit_commune(
                current_actor(), name=form.name.data, place=form.place.data, parent=form.parent.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã lưu tên {directory().commune.level}.", "done")
            return redirect(url_for("units.index"))
    return render_template("org/commune_form.html", form=form), form.status
