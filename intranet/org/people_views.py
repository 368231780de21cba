"""Pages of people: the list, one person, accounts and positions (A3, A6, L8)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.errors import Forbidden, Refused, WrongState
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.forms.pressing import press
from intranet.org import handover
from intranet.org import people_queries as queries
from intranet.org import people_services as services
from intranet.org import position_services as positions
from intranet.org.account_views import hasher
from intranet.org.people import Position, User
from intranet.org.people_forms import HandOverForm, PersonEditForm, PersonForm, PositionEndForm, PositionForm
from intranet.web.guard import current_actor, guard

bp = Blueprint("people", __name__)


@bp.get("/can-bo")
@guard(P.ORGANISATION_VIEW)
def index():
    """Show people by name."""
    search = request.args.get("q", "").strip()
    ended = request.args.get("da-ngung") == "1"
    return render_template(
        "org/people.html",
        people_lines=queries.people(search=search, all_accounts=ended),
        waiting=queries.waiting_for_second(current_actor()),
        may_agree=lambda position: queries.may_agree(current_actor(), position),
        search=search,
        ended=ended,
    )


@bp.get("/can-bo/<int:person_id>")
@guard(P.ORGANISATION_VIEW, person=queries.get_person)
def show(person: User):
    """Show one person."""
    return render_template(
        "org/person.html",
        person=person,
        held=sorted(person.positions, key=lambda p: (not p.is_held(clock.today()), p.starts_on, p.id)),
        delegation_lines=queries.delegations(user_id=person.id),
        absence_lines=queries.absences(user_id=person.id),
        may_agree=lambda position: queries.may_agree(current_actor(), position),
        entries=history_for(current_actor(), person),
    )


@bp.route("/can-bo/moi", methods=["GET", "POST"])
@guard(P.USER_CREATE)
def new():
    """Create an account; its first password is shown once, on the answer."""
    form = PersonForm()
    if form.validate_on_submit():
        try:
            person, first = services.create_user(
                current_actor(),
                hasher(),
                full_name=form.full_name.data,
                username=form.username.data,
                phone=form.phone.data,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _one_time("Đã tạo tài khoản", person, first)
    return render_template("org/person_form.html", form=form, person=None), form.status


def _one_time(heading: str, person: User, first: str) -> Any:
    return render_template("org/one_time.html", heading=heading, person=person, first=first)


@bp.route("/can-bo/<int:person_id>/sua", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, person=queries.get_person)
def edit(person: User):
    """Correct a person's name or telephone number."""
    form = PersonEditForm(obj=person)
    if not form.is_submitted():
        form.seen.data = str(person.version)
    if form.validate_on_submit():
        try:
            services.edit_user(
                current_actor(),
                person,
                full_name=form.full_name.data,
                phone=form.phone.data,
                seen=int(form.seen.data or 0),
            )
        except Refused as refusal:
            form.refuse(refusal)
            if isinstance(refusal, WrongState):
                form.seen.data = str(person.version)
        else:
            flash("Đã lưu thông tin.", "done")
            return redirect(url_for(".show", person_id=person.id))
    return render_template("org/person_form.html", form=form, person=person), form.status


@bp.post("/can-bo/<int:person_id>/mat-khau")
@guard(P.USER_RESET_PASSWORD, person=queries.get_person)
def reset_password(person: User):
    """Give a person a new first password, shown once."""
    return _new_password(
        person, "Đã đặt lại mật khẩu", lambda: services.reset_password(current_actor(), hasher(), person)
    )


@bp.post("/can-bo/<int:person_id>/mo-lai")
@guard(P.USER_CREATE, person=queries.get_person)
def reactivate(person: User):
    """Let a person in again."""
    return _new_password(
        person, "Đã mở lại tài khoản", lambda: services.reactivate(current_actor(), hasher(), person)
    )


def _new_password(person: User, heading: str, make: Any) -> Any:
    if Press().validate_on_submit():
        try:
            return _one_time(heading, person, make())
        except Refused as refusal:
            flash(refusal.message, "late")
    return redirect(url_for(".show", person_id=person.id))


@bp.route("/can-bo/<int:person_id>/ngung", methods=["GET", "POST"])
@guard(P.USER_DEACTIVATE, person=queries.get_person)
def deactivate(person: User):
    """Let a person sign in no more; refused, with the way to the hand-over, while work is open."""
    form = Press()
    work = handover.open_work(person.id)
    if form.validate_on_submit():
        try:
            services.deactivate(current_actor(), person)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã ngừng tài khoản của {person.full_name}.", "done")
            return redirect(url_for(".show", person_id=person.id))
    return render_template("org/deactivate.html", form=form, person=person, work=work), form.status


@bp.route("/ban-giao/<int:person_id>", methods=["GET", "POST"])
@guard(P.HAND_OVER_CARRY_OUT, person=queries.get_person)
def hand_over(person: User):
    """Give all open work of a person to another, or back to the units."""
    form = HandOverForm()
    receivers = handover.receivers(person)
    form.to_user_id.choices = options([("", "Trả về đơn vị phụ trách"), *receivers])
    work = handover.open_work(person.id)
    if form.validate_on_submit():
        try:
            to_user_id = form.to_user_id.data
            moved = handover.hand_over(current_actor(), person, to_user_id=to_user_id)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            words = moved.words(dict(receivers).get(to_user_id, ""))
            flash(f"Đã bàn giao việc của {person.full_name}: {words}.", "done")
            return redirect(url_for(".show", person_id=person.id))
    return render_template("org/hand_over.html", form=form, person=person, work=work), form.status


@bp.route("/can-bo/<int:person_id>/chuc-vu", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, person=queries.get_person)
def appoint(person: User):
    """Give a person a position; where others lead already they are shown first, then it is done.

    They are shown at an address of their own, so that Back leads to it without sending anything again.
    """
    looks = request.method == "GET" and "role" in request.args
    form, leading = PositionForm(request.args) if looks else PositionForm(), []
    form.unit_id.choices = options([("", "Không gắn đơn vị"), *queries.unit_choices()])
    if not form.is_submitted() and not looks:
        form.role.data, form.starts_on.data = Role.SPECIALIST.value, clock.today()
    if looks and form.validate_address():
        leading = queries.already_leading(person, **_wanted(form))
    if form.validate_on_submit():
        wanted = _wanted(form)
        leading = queries.already_leading(person, **wanted)
        if leading and request.form.get("agreed") != _those(leading):
            return redirect(url_for(".appoint", person_id=person.id, **form.as_address()))
        try:
            body = Body(form.body.data) if form.body.data else None
            position = positions.appoint(
                current_actor(), person, body=body, name=form.name.data, **wanted
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(
                "Đã đề nghị. Chức vụ có hiệu lực khi người thứ hai chấp thuận."
                if position.awaits_second
                else "Đã ghi chức vụ.",
                "wait" if position.awaits_second else "done",
            )
            return redirect(url_for(".show", person_id=person.id))
    page = render_template(
        "org/appoint.html",
        form=form,
        person=person,
        two=[role.label for role in Role if role in positions.TWO_PEOPLE],
        leading=leading,
        agreed=_those(leading),
    )
    return page, form.status


def _wanted(form: PositionForm) -> dict[str, Any]:
    return {
        "role": Role(form.role.data), "unit_id": form.unit_id.data, "is_head": form.is_head.data,
        "starts_on": form.starts_on.data, "ends_on": form.ends_on.data,
    }  # fmt: skip


def _those(leading: list[Position]) -> str:
    """Return what stands for having seen exactly these."""
    return "-".join(str(one.id) for one in leading)


@bp.post("/can-bo/<int:person_id>/chuc-vu/<int:position_id>/chap-thuan")
@guard(P.ORGANISATION_VIEW, person=queries.get_person)
def agree(person: User, position_id: int):
    """Agree, as the second person, to a position."""
    return _decide(person, position_id, positions.agree, "Đã chấp thuận. Chức vụ có hiệu lực.")


@bp.post("/can-bo/<int:person_id>/chuc-vu/<int:position_id>/khong-chap-thuan")
@guard(P.ORGANISATION_VIEW, person=queries.get_person)
def decline(person: User, position_id: int):
    """Turn a proposed position down, or take one's own proposal back."""
    return _decide(person, position_id, positions.decline, "Đã bỏ đề nghị bổ nhiệm.")


def _decide(person: User, position_id: int, deed: Any, words: str) -> Any:
    position = queries.position_of(person, position_id)
    press(lambda: deed(current_actor(), position), words)
    return redirect(url_for(".show", person_id=person.id))


@bp.route("/can-bo/<int:person_id>/chuc-vu/<int:position_id>/ket-thuc", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, person=queries.get_person)
def end_position(person: User, position_id: int):
    """End a position after a day."""
    position = queries.position_of(person, position_id)
    if position.awaits_second:
        raise Forbidden("Chức vụ này đang chờ người thứ hai. Hãy bỏ đề nghị thay vì kết thúc.")
    form = PositionEndForm()
    if not form.is_submitted():
        form.ends_on.data = clock.today()
    if form.validate_on_submit():
        try:
            positions.end_position(current_actor(), position, ends_on=form.ends_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi ngày kết thúc chức vụ.", "done")
            return redirect(url_for(".show", person_id=person.id))
    return render_template("org/position_end.html", form=form, person=person, position=position), form.status
