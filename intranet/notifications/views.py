"""The inbox."""

from types import SimpleNamespace

from flask import Blueprint, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.forms.base import Press
from intranet.notifications import queries, services
from intranet.notifications.models import Notice
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("notifications", __name__, url_prefix="/thong-bao")
ALL = "tat-ca"


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """Show what one was told: what is new, or all of it."""
    every = request.args.get("muc") == ALL
    found = queries.inbox(
        current_actor(), unread=not every,
        after=number(request.args, "sau"), before=number(request.args, "truoc"),
    )  # fmt: skip
    tab = ALL if every else None
    pager = SimpleNamespace(
        text=f"{len(found.notices)} thông báo trên trang này",
        prev_url=found.newer and url_for(".index", muc=tab, truoc=found.newer),
        next_url=found.older and url_for(".index", muc=tab, sau=found.older),
    )
    tabs = [
        SimpleNamespace(label="Chưa đọc", url=url_for(".index"), current=not every),
        SimpleNamespace(label="Tất cả", url=url_for(".index", muc=ALL), current=every),
    ]
    return render_template(
        "notifications/index.html", notices=found.notices, pager=pager, tabs=tabs, every=every, form=Press()
    )


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
