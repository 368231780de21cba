"""The page of what was deleted, and bringing it back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.trash import queries, services
from intranet.trash.kinds import kind_called
from intranet.trash.models import KEPT, Trashed
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("trash", __name__, url_prefix="/da-xoa")


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """List what the person may bring back, the newest first."""
    found = queries.page(current_actor(), before=number(request.args, "truoc") or 0)
    return render_template(
        "trash/index.html", lines=[(one, kind_called(one.kind)) for one in found.rows], older=found.older,
        form=Press(), days=KEPT.days,
    )  # fmt: skip


@bp.post("/<int:trashed_id>/khoi-phuc")
@guard(P.ACCOUNT_USE, trashed=queries.get)
def restore(trashed: Trashed):
    """Bring a thing back as it was."""
    title = trashed.title
    if Press().validate_on_submit():
        try:
            address = services.restore(current_actor(), trashed)
        except Refused as refusal:
            flash(refusal.message, "late")
        else:
            flash(f"Đã khôi phục “{title}”.", "done")
            return redirect(address)
    return redirect(url_for(".index"))
