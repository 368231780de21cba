"""“Nhắc việc hôm nay”, and what a person wants to be told."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import current
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.queries import muted_by
from intranet.reminders import choice_services, feed_queries, queries
from intranet.reminders.forms import ChoiceForm
from intranet.reminders.wording import reminders
from intranet.web.guard import current_actor, guard

bp = Blueprint("reminders", __name__)


@bp.get("/nhac-viec")
@guard(P.ACCOUNT_USE)
def show():
    """Show the digest of today, or of an earlier day: what of it is still open."""
    actor, today = current_actor(), clock.today()
    until = _day(request.args.get("den", ""))
    digest, earlier = queries.newest(actor, until=until)
    if until is None and digest is not None and digest.day != today:
        digest, earlier = None, digest.day
    told = queries.still_open(actor, digest) if digest else []
    drawn = reminders(actor, told[: queries.MOST])
    return render_template(
        "reminders/show.html",
        digest=digest,
        day=digest.day if digest else until or today,
        earlier=earlier,
        own=[one for one in drawn if one.is_own],
        followed=[one for one in drawn if not one.is_own],
        is_cut=len(told) > queries.MOST,
        mailing=bool(current_app.config["SMTP"]["host"]),
        rests_until=_next_day() if until in (None, today) else None,
    )


def _next_day() -> date | None:
    """Return the working day on which the next digest is made, where none is made today."""
    today, calendar = clock.today(), current()
    return None if calendar.is_working(today) else calendar.next_working(today)


def _day(text: str) -> date | None:
    """Return the day in an address, if it is one."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


@bp.route("/tai-khoan/nhac-viec", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def preferences():
    """Let a person choose what to be told and whether by mail."""
    actor = current_actor()
    kept = queries.mail_address(actor)
    muted = muted_by(actor)
    form = ChoiceForm(
        told=[kind.value for kind in NoticeKind if kind not in muted],
        by_mail=kept.wanted if kept else False,
        address=kept.address if kept else "",
    )
    if form.validate_on_submit():
        try:
            choice_services.choose(
                actor, muted=form.muted, address=form.address.data, by_mail=form.by_mail.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu lựa chọn về nhắc việc, thông báo.", "done")
            return redirect(url_for(".preferences"))
    return render_template(
        "reminders/preferences.html", form=form, kinds=list(NoticeKind), feed=feed_queries.feed_of(actor),
        press=Press(), mailing=bool(current_app.config["SMTP"]["host"]),
    ), form.status  # fmt: skip
