"""Pages of units: the tree, one unit, new, edit, close; other names and members (A1)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.errors import NotFound, Refused, WrongState
from intranet.forms.fields import options
from intranet.forms.pressing import press
from intranet.org import handover, panels
from intranet.org import unit_queries as queries
from intranet.org import unit_services as services
from intranet.org.directory import directory
from intranet.org.forms import AliasForm, MemberEndForm, MemberForm, UnitEndForm, UnitForm
from intranet.org.models import Block, Unit, UnitKind
from intranet.web.guard import current_actor, guard

bp = Blueprint("units", __name__, url_prefix="/don-vi")


@bp.get("")
@guard(P.ORGANISATION_VIEW)
def index():
    """Show all units by block."""
    search = request.args.get("q", "").strip()
    return render_template("org/units.html", parts=queries.tree(clock.today(), search=search), search=search)


@bp.get("/<int:unit_id>")
@guard(P.ORGANISATION_VIEW, unit=queries.get_unit)
def show(unit: Unit):
    """Show one unit."""
    return _page(unit, AliasForm(formdata=None), _member_form(unit, fresh=True))


def _page(unit: Unit, alias_form: AliasForm, member_form: MemberForm) -> Any:
    known = directory()
    status = 422 if alias_form.errors or member_form.errors else 200
    page = render_template(
        "org/unit.html",
        unit=unit,
        parent=known.units.get(unit.parent_id) if unit.parent_id else None,
        member_lines=queries.members(unit) if unit.kind == UnitKind.GROUP else [],
        group_lines=queries.groups_of(unit),
        people_lines=queries.people_of(unit),
        entries=history_for(current_actor(), unit),
        panels=panels.panels_of(current_actor(), unit.id),
        alias_form=alias_form,
        member_form=member_form,
    )
    return page, status


def _member_form(unit: Unit, *, fresh: bool = False) -> MemberForm:
    form = MemberForm(formdata=None) if fresh else MemberForm()
    form.unit_id.choices = options(queries.member_choices(unit) if unit.kind == UnitKind.GROUP else ())
    return form


def _unit_form(unit: Unit | None) -> UnitForm:
    form = UnitForm(obj=unit)
    form.parent_id.choices = options([("", "Không có"), *queries.parent_choices(unit)])
    return form


def _facts(form: UnitForm) -> services.UnitFacts:
    return services.UnitFacts(
        name=form.name.data,
        short_name=form.short_name.data,
        block=Block(form.block.data),
        kind=UnitKind(form.kind.data),
        gathers=UnitKind(form.gathers.data) if form.gathers.data else None,
        parent_id=form.parent_id.data,
        position=form.position.data,
        starts_on=form.starts_on.data,
    )


@bp.route("/moi", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT)
def new():
    """Create a unit."""
    form = _unit_form(None)
    if form.validate_on_submit():
        try:
            unit = services.create_unit(current_actor(), _facts(form))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã thêm {unit.name}.", "done")
            return redirect(url_for(".show", unit_id=unit.id))
    return render_template("org/unit_form.html", form=form, unit=None), form.status


@bp.route("/<int:unit_id>/sua", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def edit(unit: Unit):
    """Change what is said of a unit, and where it stands."""
    form = _unit_form(unit)
    if not form.is_submitted():
        form.seen.data = str(unit.version)
        form.block.data, form.kind.data = unit.block.value, unit.kind.value
        form.gathers.data = unit.gathers.value if unit.gathers else ""
    if form.validate_on_submit():
        try:
            services.edit_unit(current_actor(), unit, _facts(form), seen=int(form.seen.data or 0))
        except Refused as refusal:
            form.refuse(refusal)
            if isinstance(refusal, WrongState):
                form.seen.raw_data = None
                form.seen.data = str(unit.version)
        else:
            flash("Đã lưu thông tin đơn vị.", "done")
            return redirect(url_for(".show", unit_id=unit.id))
    return render_template("org/unit_form.html", form=form, unit=unit), form.status


@bp.route("/<int:unit_id>/dong", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def close(unit: Unit):
    """Close a unit after a day."""
    form = UnitEndForm()
    if not form.is_submitted():
        form.ends_on.data = clock.today()
    if form.validate_on_submit():
        try:
            services.close_unit(current_actor(), unit, ends_on=form.ends_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"{unit.name} hoạt động đến hết ngày {unit.ends_on:%d/%m/%Y}.", "done")
            return redirect(url_for(".show", unit_id=unit.id))
    people = [one for one in queries.people_of(unit) if one.is_held]
    page = render_template(
        "org/unit_close.html",
        form=form,
        unit=unit,
        people_lines=people,
        work=handover.open_work_of_unit(unit.id),
    )
    return page, form.status


@bp.post("/<int:unit_id>/mo-lai")
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def reopen(unit: Unit):
    """Let a closed unit go on."""
    press(lambda: services.reopen_unit(current_actor(), unit), f"Đã mở lại {unit.name}.")
    return redirect(url_for(".show", unit_id=unit.id))


@bp.post("/<int:unit_id>/ten-goi")
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def add_alias(unit: Unit):
    """Give a unit another name."""
    form = AliasForm()
    if form.validate_on_submit():
        try:
            alias = services.add_alias(current_actor(), unit, name=form.name.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã thêm tên gọi “{alias.name}”.", "done")
            return redirect(url_for(".show", unit_id=unit.id, _anchor="ten-goi"))
    return _page(unit, form, _member_form(unit, fresh=True))


@bp.post("/<int:unit_id>/ten-goi/<int:alias_id>/bo")
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def remove_alias(unit: Unit, alias_id: int):
    """Take another name away."""
    press(lambda: services.remove_alias(current_actor(), unit, alias_id=alias_id), "Đã bỏ tên gọi.")
    return redirect(url_for(".show", unit_id=unit.id, _anchor="ten-goi"))


@bp.post("/<int:unit_id>/thanh-vien")
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def add_member(unit: Unit):
    """Let a unit join a group."""
    if unit.kind != UnitKind.GROUP:
        raise NotFound
    form = _member_form(unit)
    if form.validate_on_submit():
        try:
            services.add_member(
                current_actor(),
                unit,
                unit_id=form.unit_id.data,
                starts_on=form.starts_on.data,
                ends_on=form.ends_on.data,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã thêm đơn vị vào nhóm.", "done")
            return redirect(url_for(".show", unit_id=unit.id, _anchor="thanh-vien"))
    return _page(unit, AliasForm(formdata=None), form)


@bp.route("/<int:unit_id>/thanh-vien/<int:member_id>/roi", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT, unit=queries.get_unit)
def end_member(unit: Unit, member_id: int):
    """Let a unit leave a group after a day."""
    member = queries.get_member(member_id)
    form = MemberEndForm()
    if not form.is_submitted():
        form.ends_on.data = clock.today()
    if form.validate_on_submit():
        try:
            services.end_member(current_actor(), unit, member, ends_on=form.ends_on.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi ngày rời nhóm.", "done")
            return redirect(url_for(".show", unit_id=unit.id, _anchor="thanh-vien"))
    name = directory().unit_name(member.unit_id)
    return render_template("org/member_end.html", form=form, unit=unit, member_name=name), form.status
