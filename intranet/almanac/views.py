"""The page of a year, and the pages that change its days."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.almanac import pages, services
from intranet.almanac.forms import ConfirmForm, DayForm, NewDayForm, ReasonForm
from intranet.almanac.services import Foreseen
from intranet.calendar import changes, data, queries
from intranet.calendar import services as calendar
from intranet.calendar.changes import FIRST_YEAR, LAST_YEAR, Change
from intranet.calendar.data import ShippedDay
from intranet.calendar.lunar import lunar
from intranet.errors import NotFound, Refused
from intranet.text.dates import numeric, with_weekday
from intranet.web.guard import current_actor, guard

bp = Blueprint("almanac", __name__, url_prefix="/lich-lam-viec")


@bp.get("")
@guard(P.CALENDAR_VIEW)
def index():
    """Show this year."""
    return _year(clock.today().year)


@bp.get("/<int:year>")
@guard(P.CALENDAR_VIEW)
def show(year: int):
    """Show one year: its months, its days off and worked Saturdays, what became of them."""
    return _year(year)


def _year(year: int) -> Any:
    return render_template("almanac/year.html", sheet=pages.sheet(current_actor(), _checked(year)))


def _checked(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound
    return year


@bp.route("/<int:year>/them", methods=["GET", "POST"])
@guard(P.CALENDAR_EDIT)
def add(year: int):
    """Enter a day off or a worked Saturday; a swap enters both."""
    _checked(year)
    form = NewDayForm(now=services.version())
    return _change(
        form,
        lambda: _new(form),
        title="Thêm ngày nghỉ, ngày làm bù",
        year=year,
        lead=f"Lịch làm việc năm {year}",
    )


def _new(form: NewDayForm) -> Change:
    if known := queries.kept().on(form.day.data):
        raise Refused(
            f"Ngày {numeric(known.day)} đã có trong lịch ({known.name}). Hãy sửa ngày ấy.", field="day"
        )
    made = _entry(form, form.day.data)
    if form.worked.data is None:
        return Change(put=(made,))
    if made.kind != data.OFF:
        raise Refused("Chỉ ngày nghỉ mới có ngày làm bù. Hãy để trống mục này.", field="worked")
    return Change(put=changes.swap(made, form.worked.data))


def _entry(form: DayForm, day: date) -> ShippedDay:
    return changes.entry(
        day, form.kind.data, name=form.name.data, source=form.source.data, status=form.state.data
    )


def _kept(year: int, month: int, day: int) -> ShippedDay:
    """Return what is kept of the day in an address, or :class:`NotFound`."""
    try:
        found = queries.kept().on(date(year, month, day))
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise NotFound
    return found


@bp.route("/<int:year>/<int:month>/<int:day>/sua", methods=["GET", "POST"])
@guard(P.CALENDAR_EDIT)
def edit(year: int, month: int, day: int):
    """Change what is said of a day."""
    was = _kept(year, month, day)
    form = DayForm(now=services.version(), kind=was.kind, name=was.name, source=was.source, state=was.status)
    return _change(
        form, lambda: Change(put=(_entry(form, was.day),)), title=f"Sửa ngày {numeric(was.day)}",
        year=year, lead=_said(was),
    )  # fmt: skip


@bp.route("/<int:year>/<int:month>/<int:day>/bo", methods=["GET", "POST"])
@guard(P.CALENDAR_EDIT)
def drop(year: int, month: int, day: int):
    """Take a day out of the calendar: first what was counted through it is shown."""
    was = _kept(year, month, day)
    form = ReasonForm(now=services.version())
    return _change(
        form, lambda: Change(out=(was.day,)), title=f"Bỏ ngày {numeric(was.day)}?", submit="Bỏ ngày này",
        year=year, lead=_said(was) + _partner_stays(was), ask=True,
    )  # fmt: skip


@bp.route("/<int:year>/theo-phan-mem", methods=["GET", "POST"])
@guard(P.CALENDAR_EDIT)
def take_over(year: int):
    """Make a year what came with the application: first what changes is shown."""
    change = changes.to_shipped(queries.kept(), _checked(year))
    if not any(each.day.year == year for each in data.DAYS) or not (change.put or change.out):
        flash(f"Lịch năm {year} không có gì để lấy từ phần mềm.", "wait")
        return redirect(url_for(".show", year=year))
    form = ReasonForm(now=services.version())
    return _change(
        form, lambda: change, title=f"Lấy lịch năm {year} kèm phần mềm", submit="Lấy lịch này", year=year,
        lead="Những ngày khác với lịch đang dùng được thay bằng ngày của phần mềm.", ask=True,
        listed=True,
    )  # fmt: skip


@bp.route("/<int:year>/cong-bo", methods=["GET", "POST"])
@guard(P.CALENDAR_EDIT)
def confirm(year: int):
    """Say that the year's days off have been announced."""
    form = ConfirmForm(now=services.version())
    if form.validate_on_submit():
        try:
            services.expect(form.seen.data)
            calendar.confirm(current_actor(), _checked(year), source=form.source.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Lịch làm việc năm {year} đã xác nhận là lịch đã công bố.", "done")
            return redirect(url_for(".show", year=year))
    sheet = pages.sheet(current_actor(), _checked(year))
    return render_template("almanac/confirm.html", form=form, sheet=sheet), form.status


def _said(each: ShippedDay) -> str:
    day = with_weekday(each.day)
    return f"{day[:1].upper()}{day[1:]}, {lunar(each.day).words}: {each.name}."


def _partner_stays(each: ShippedDay) -> str:
    other = changes.partner(queries.kept(), each)
    if other is None:
        return ""
    return f" Ngày {numeric(other.day)} ({other.name}) không bỏ theo; cần thì bỏ riêng ngày ấy."


def _change(
    form: ReasonForm,
    change_of: Callable[[], Change],
    *,
    title: str,
    year: int,
    lead: str,
    submit: str = "Lưu",
    ask: bool = False,
    listed: bool = False,
) -> Any:
    """Show what a change moves, and carry it out once that very thing is agreed to.

    A change that moves nothing is carried out at once, unless it is to be *asked* about in any case.
    Its days are *listed* where neither the title nor a field says them.
    """
    foreseen: Foreseen | None = None
    sent = form.validate_on_submit()
    try:
        if sent:
            services.expect(form.seen.data)
        if sent or (ask and not form.is_submitted()):
            foreseen = services.foresee(change_of())
        if sent and (request.form.get("agreed") == foreseen.token or (foreseen.is_quiet and not ask)):
            services.carry_out(current_actor(), foreseen, reason=form.reason.data)
            flash(_done(foreseen), "done")
            return redirect(url_for(".show", year=foreseen.change.years[0]))
    except Refused as refusal:
        form.refuse(refusal)
    page = render_template(
        "almanac/change.html", form=form, title=title, lead=lead, year=year, foreseen=foreseen, listed=listed,
        submit=f"{submit}, đổi {foreseen.moves} hạn" if foreseen and foreseen.moves else submit,
        units=pages.by_unit(foreseen.work.moved) if foreseen else [],
    )  # fmt: skip
    return page, form.status


def _done(foreseen: Foreseen) -> str:
    if not foreseen.moves:
        return "Đã lưu lịch làm việc. Không có hạn nào đổi."
    return f"Đã lưu lịch làm việc. {foreseen.moves} hạn đổi theo, mỗi đơn vị được báo một lần."
