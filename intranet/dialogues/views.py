"""The list of dialogues and the page of one; its day is proposed by the office and fixed by the leader."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.dialogues import clashes, pages, papers, queries, services
from intranet.dialogues.forms import DayForm
from intranet.dialogues.models import Dialogue
from intranet.documents.offers import offers
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.web.filters import day_long
from intranet.web.guard import current_actor, guard

bp = Blueprint("dialogues", __name__, url_prefix="/doi-thoai")


@bp.get("")
@guard(P.PLAN_VIEW_ISSUED)
def index():
    """Show the dialogues of the plans that the person may see."""
    return render_template(
        "dialogues/index.html", groups=pages.by_time(queries.upcoming_first(current_actor()))
    )


@bp.get("/<int:dialogue_id>")
@guard(P.ACCOUNT_USE, dialogue=queries.with_papers)
def show(dialogue: Dialogue):
    """Show one dialogue with the work that hangs on it."""
    return render_template(
        "dialogues/show.html",
        dialogue=dialogue,
        sheet=pages.sheet(current_actor(), dialogue),
        names=directory(),
        papers=dialogue.papers,
        misleading=[
            (one, papers.says_otherwise(papers.differences(one, dialogue)))
            for one in papers.misleading(current_actor(), dialogue)
        ],
        offers=offers("dialogue", current_actor(), dialogue),
        entries=history_for(current_actor(), dialogue),
    )


@bp.get("/<int:dialogue_id>/vi-sao")
@guard(P.ACCOUNT_USE, dialogue=queries.get)
def reasons(dialogue: Dialogue):
    """Explain each date that hangs on the dialogue, one below the other."""
    return render_template(
        "tasks/reasons.html",
        title="Vì sao các hạn này",
        lead=f"{dialogue.title}, {day_long(dialogue.day) if dialogue.day else 'chưa ấn định ngày'}.",
        reasons=pages.reasons(current_actor(), dialogue),
        back=(dialogue.title, url_for(".show", dialogue_id=dialogue.id)),
        earlier="",
        later="",
    )


def _day_form(dialogue: Dialogue) -> DayForm:
    if _looks():
        return DayForm(request.args, now=dialogue.version)
    return DayForm(
        now=dialogue.version,
        day=dialogue.proposed_day or dialogue.day,
        time=dialogue.proposed_time or dialogue.time,
        place=dialogue.place,
    )


def _looks() -> bool:
    """Tell whether the address names the day whose consequences are to be seen."""
    return request.method == "GET" and "day" in request.args


def _against(dialogue: Dialogue, form: DayForm) -> list[clashes.Clash]:
    """Return what speaks against the day that was typed."""
    place = form.place.data if form.place else ""  # a proposal keeps the place
    return clashes.clashes(
        current_actor(), dialogue, day=form.day.data, time=form.time.data or "", place=place or ""
    )


def _agrees(form: DayForm, against: list[clashes.Clash]) -> bool:
    """Tell whether the person sent that very day again, having read what speaks against it."""
    again = request.form.get("agreed") == form.day.data.isoformat()
    return again and clashes.all_seen(against, request.form.get("warned", ""))


def _is_shut(dialogue: Dialogue) -> bool:
    """Tell whether a form would open that cannot be saved; what was sent is refused by the service."""
    shut = request.method == "GET" and dialogue.is_concluded
    if shut:
        flash(services.CONCLUDED, "soon")
    return shut


def _bearing(dialogue: Dialogue, day: date | None) -> list[Any]:
    """Return the papers that name the day that the dialogue has, where it is about to get another."""
    if day is None or day == dialogue.day:
        return []
    return papers.bearing_its_day(current_actor(), dialogue)


@bp.route("/<int:dialogue_id>/de-xuat-ngay", methods=["GET", "POST"])
@guard(P.PLAN_PROPOSE_DIALOGUE_DATE, dialogue=queries.get)
def propose(dialogue: Dialogue):
    """Put a day before the leader."""
    if _is_shut(dialogue):
        return redirect(url_for(".show", dialogue_id=dialogue.id))
    form = _day_form(dialogue)
    del form.place  # proposed is the day; where it is held stays
    against: list[clashes.Clash] = []
    if form.validate_on_submit():
        try:
            services.check_day(dialogue, form.day.data)
            against = _against(dialogue, form)
            if not against or _agrees(form, against):
                services.expect(dialogue, form.seen.data)
                services.propose(current_actor(), dialogue, day=form.day.data, time=form.time.data)
                flash("Đã trình đề xuất ngày.", "done")
                return redirect(url_for(".show", dialogue_id=dialogue.id))
        except Refused as refusal:
            form.refuse(refusal)
    page = render_template(
        "dialogues/day.html",
        dialogue=dialogue,
        form=form,
        title="Đề xuất dời ngày đối thoại" if dialogue.day else "Đề xuất ngày đối thoại",
        submit="Vẫn trình đề xuất" if against else "Trình đề xuất",
        shifts=None,
        against=against,
        warned=clashes.seen(against),
    )
    return page, form.status


@bp.route("/<int:dialogue_id>/an-dinh-ngay", methods=["GET", "POST"])
@guard(P.PLAN_FIX_DIALOGUE_DATE, dialogue=queries.get)
def fix(dialogue: Dialogue):
    """Fix or move the day: first what would change is shown, then that very day is fixed.

    What would change has an address of its own, so that Back leads to it without sending anything again.
    """
    if _is_shut(dialogue):
        return redirect(url_for(".show", dialogue_id=dialogue.id))
    form = _day_form(dialogue)
    shifts, against = None, []
    if form.validate_on_submit():
        try:
            services.check_day(dialogue, form.day.data)
            against = _against(dialogue, form)
            if _agrees(form, against):
                services.expect(dialogue, form.seen.data)
                moved = services.fix_day(
                    current_actor(), dialogue, day=form.day.data, time=form.time.data, place=form.place.data
                )
                moves = f"{moved} thời hạn đổi theo, mỗi đơn vị được báo một lần."
                told = moves if moved else "Không có thời hạn nào đổi."
                flash(f"Đã ấn định ngày đối thoại. {told}", "done")
                return redirect(url_for(".show", dialogue_id=dialogue.id))
            services.preview(dialogue, form.day.data)
            return redirect(url_for(".fix", dialogue_id=dialogue.id, **form.as_address()))
        except Refused as refusal:
            form.refuse(refusal)
    elif _looks() and form.validate_address():
        try:
            services.check_day(dialogue, form.day.data)
            shifts, against = services.preview(dialogue, form.day.data), _against(dialogue, form)
        except Refused as refusal:
            form.refuse(refusal)
    asked = shifts is None
    page = render_template(
        "dialogues/day.html",
        dialogue=dialogue,
        form=form,
        title="Dời ngày đối thoại" if dialogue.day else "Ấn định ngày đối thoại",
        submit="Xem hạn nào đổi theo" if asked else "Dời ngày" if dialogue.day else "Ấn định ngày",
        shifts=None if asked else pages.moving(shifts),
        moving=len(shifts or ()),
        against=against,
        warned=clashes.seen(against),
        bearing=[
            (papers.named(one), f"/van-ban/{one.id}", one.state.is_issued)
            for one in _bearing(dialogue, None if asked else form.day.data)
        ],
    )
    return page, form.status
