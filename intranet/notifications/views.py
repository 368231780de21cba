"""The inbox."""

from flask import Blueprint, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.forms.base import Press
from intranet.notifications import queries, services
from intranet.notifications.models import Notice
from intranet.web.guard import current_actor, guard

bp = Blueprint("notifications", __name__, url_prefix="/thong-bao")


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """Show what one was told."""
    return render_template("notifications/index.html", notices=queries.inbox(current_actor()), form=Press())


@bp.post("/<int:notice_id>/mo")
@guard(P.ACCOUNT_USE, notice=queries.get)
def open_notice(notice: Notice):
    """Mark one line as read and go where it leads."""
    form = Press()
    if form.validate_on_submit():
        services.read(notice)
    return redirect(notice.path)


@bp.post("/da-doc")
@guard(P.ACCOUNT_USE)
def read_all():
    """Mark all lines as read."""
    form = Press()
    if form.validate_on_submit():
        services.read_all(current_actor())
    return redirect(url_for(".index"))
