"""One's own calendar at a secret address, for the calendar of a telephone or of Outlook (I6)."""

import hashlib

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound
from intranet.files import takings
from intranet.forms.base import Press
from intranet.org import identity
from intranet.org.directory import directory
from intranet.reminders import choice_services, feed_queries, ics
from intranet.web.guard import current_actor, guard, public

bp = Blueprint("feeds", __name__)


@bp.post("/tai-khoan/lich")
@guard(P.ACCOUNT_USE)
def make():
    """Make a secret address and show it, this once; an earlier one ends."""
    if not Press().validate_on_submit():
        return redirect(url_for("reminders.preferences"))
    token = choice_services.make_feed(current_actor())
    return render_template("reminders/feed.html", address=_site() + url_for(".feed", token=token))


@bp.post("/tai-khoan/lich/huy")
@guard(P.ACCOUNT_USE)
def end():
    """End the secret address."""
    if Press().validate_on_submit() and choice_services.end_feed(current_actor()):
        flash("Đã hủy địa chỉ lịch. Lịch đã thêm ở nơi khác sẽ không cập nhật nữa.", "done")
    return redirect(url_for("reminders.preferences"))


@bp.get("/lich/<secret:token>.ics")
@public
def feed(token: str):
    """Hand over the calendar to whoever knows its address."""
    owner = feed_queries.owner_of(choice_services.token_hash(token))
    if owner is None:
        raise NotFound
    actor = identity.actor_of_today(owner)
    calendar = ics.written(
        feed_queries.deadlines(actor),
        feed_queries.meetings(actor),
        name=f"Công việc {directory().commune.name}",
        mark=f"{_installation()}.mang-noi-bo",
        site=_site(),
    )
    takings.taken_today(actor, "lich-cong-viec.ics")
    answer = Response(calendar, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="lich-{clock.today():%Y%m%d}.ics"'
    return answer


def _site() -> str:
    """Return the address of this site: as it is set, else as it was called."""
    return current_app.config["SITE"] or request.host_url.rstrip("/")


def _installation() -> str:
    """Return a mark that no other installation has, so that calendars of two communes do not mix."""
    return hashlib.sha256(f"lich {current_app.config['SECRET_KEY']}".encode()).hexdigest()[:12]
