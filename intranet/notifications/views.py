"""The inbox."""

from datetime import UTC, datetime
from types import SimpleNamespace

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.forms.base import Press
from intranet.notifications import queries, services
from intranet.notifications.models import Notice
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("notifications", __name__, url_prefix="/thong-bao")
ALL = "tat-ca"
JUST = "vua-doc"  # the moment at which all lines were marked as read


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
    just = _moment(request.args.get(JUST, ""))
    return render_template(
        "notifications/index.html", notices=found.notices, pager=pager, tabs=tabs, every=every, form=Press(),
        just=just, just_read=queries.read_at(current_actor(), just) if just else 0,
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    """Return the moment in an address, if it is one."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):  # no moment at all, or none in the years there are
        return None


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
    """Mark all lines as read; the page that follows offers to undo it."""
    form, moment = Press(), None
    if form.validate_on_submit():
        moment = services.read_all(current_actor()).isoformat()
    return redirect(url_for(".index", **{JUST: moment}))


@bp.post("/da-doc/hoan-tac")
@guard(P.ACCOUNT_USE)
def unread():
    """Let the lines that were just marked as read be new again."""
    form, moment = Press(), _moment(request.args.get(JUST, ""))
    if moment and form.validate_on_submit() and (count := services.unread(current_actor(), moment)):
        flash(f"Đã hoàn tác: {count} thông báo trở lại mục “Chưa đọc”.", "done")
    return redirect(url_for(".index"))
