"""The steps of the first day for whoever may edit the settings: letterheads, numbers, calendar, the end."""

from typing import Any

from flask import flash, redirect, url_for

from intranet import clock
from intranet.access.actor import Body
from intranet.almanac import pages as almanac
from intranet.calendar import data
from intranet.calendar import services as calendar_services
from intranet.errors import Refused
from intranet.firstday import letters as letter_work
from intranet.firstday import progress, services
from intranet.firstday.forms import CalendarForm
from intranet.firstday.progress import Stage
from intranet.firstday.views import asked_at, bp, on_from, page
from intranet.forms.base import Press
from intranet.web.guard import current_actor


@bp.route("/the-thuc", methods=["GET", "POST"])
@asked_at(Stage.SIGNED)
def letters():
    """Ask for the letterhead, symbol and numbering of each body."""
    forms = letter_work.letter_forms()
    first = next(iter(forms.values()))
    if first.is_submitted():
        wrong = [body for body, form in forms.items() if not form.validate_on_submit()]
        if not wrong and letter_work.save_letters(current_actor(), forms):
            services.keep("letters", {}, done=True)
            return on_from("letters")
    status = 422 if any(form.errors for form in forms.values()) else 200
    return page("letters", "letters", forms=forms), status


@bp.route("/so-van-ban", methods=["GET", "POST"])
@asked_at(Stage.SIGNED)
def numbers():
    """Ask for the last number of each sequence before it is kept here."""
    try:
        sequences = letter_work.numbered(clock.today())
    except Refused as refusal:
        flash(refusal.message, "late")
        return redirect(url_for(".letters"))
    form = letter_work.number_form(sequences)
    if form.validate_on_submit() and letter_work.save_numbers(current_actor(), form, sequences):
        services.keep("numbers", {}, done=True)
        return on_from("numbers")
    by_body = {body: [one for one in sequences if one.body is body] for body in Body}
    return page("numbers", "numbers", form=form, by_body=by_body, year=clock.today().year), form.status


@bp.route("/lich", methods=["GET", "POST"])
@asked_at(Stage.SIGNED)
def calendar():
    """Show the days off of the year and ask whether they are right."""
    actor, year = current_actor(), clock.today().year
    sheet = almanac.sheet(actor, year)
    form = CalendarForm()
    if sheet.coverage == data.CONFIRMED:
        del form.source
    if form.validate_on_submit():
        calendar_services.load_shipped(actor)
        if "source" in form and form.source.data:
            calendar_services.confirm(actor, year, source=form.source.data)
        services.keep("calendar", {}, done=True)
        return on_from("calendar")
    return page("calendar", "calendar", form=form, sheet=sheet), form.status


@bp.route("/hoan-tat", methods=["GET", "POST"])
@asked_at(Stage.SIGNED)
def end() -> Any:
    """Show what is left, and end the first day."""
    form = Press()
    if form.validate_on_submit():
        try:
            services.finish(current_actor())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã hoàn tất thiết lập ban đầu.", "done")
            return redirect(url_for("home.index"))
    missing = progress.open_steps(progress.current())
    return page("end", "end", form=form, missing=missing), form.status
