"""Write a conclusion: what it says in general, and its points."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.conclusions import queries, services
from intranet.conclusions.forms import BY_DAY, NO_DATE, WITHIN, GeneralForm, MoveForm, PointForm
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.conclusions.services import General, Order
from intranet.errors import Refused
from intranet.forms.base import SeenForm
from intranet.org import holders
from intranet.web.guard import current_actor, guard

bp = Blueprint("conclusion_edits", __name__, url_prefix="/ket-luan/<int:conclusion_id>")


def _back(conclusion: Conclusion, place: str = "") -> Any:
    return redirect(url_for("conclusions.show", conclusion_id=conclusion.id, xem="toan-van", _anchor=place))


def _is_shut(conclusion: Conclusion) -> bool:
    """Tell whether a form would open that cannot be saved; what was sent is refused by the service."""
    shut = request.method == "GET" and not conclusion.state.is_draft
    if shut:
        flash("Chỉ sửa được khi còn là dự thảo. Hãy rút lại trước khi sửa.", "soon")
    return shut


def _saved(conclusion: Conclusion, form: SeenForm, save: Callable[[], Any]) -> bool:
    """Save what a form holds, on the version that its reader saw; tell whether it was."""
    if not form.validate_on_submit():
        return False
    try:
        services.expect(conclusion, form.seen.data)
        save()
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


@bp.route("/sua", methods=["GET", "POST"])
@guard(P.CONCLUSION_DRAFT, conclusion=queries.get)
def general(conclusion: Conclusion):
    """Change what the conclusion says besides its points."""
    if _is_shut(conclusion):
        return _back(conclusion)
    names = General.__slots__
    form = GeneralForm(
        now=conclusion.document.version, data={name: getattr(conclusion, name) for name in names}
    )

    def save() -> None:
        given = {name: form[name].data for name in names}
        services.describe(current_actor(), conclusion, General(**given))

    if _saved(conclusion, form, save):
        flash("Đã lưu.", "done")
        return _back(conclusion)
    return render_template("conclusions/general.html", conclusion=conclusion, form=form), form.status


@bp.route("/diem/moi", methods=["GET", "POST"])
@guard(P.CONCLUSION_DRAFT, conclusion=queries.get)
def new_point(conclusion: Conclusion):
    """Add a point."""
    if _is_shut(conclusion):
        return _back(conclusion)
    form = _point_form(conclusion, None)
    added: list[ConclusionPoint] = []

    def save() -> None:
        added.append(services.add_point(current_actor(), conclusion, _order(form)))

    if _saved(conclusion, form, save):
        flash("Đã thêm điểm.", "done")
        return _back(conclusion, added[0].key)
    return _point_page(conclusion, form, number=len(conclusion.points) + 1, new=True)


@bp.route("/diem/<int:point_id>/sua", methods=["GET", "POST"])
@guard(P.CONCLUSION_DRAFT, conclusion=queries.get)
def point(conclusion: Conclusion, point_id: int):
    """Change a point."""
    if _is_shut(conclusion):
        return _back(conclusion)
    found = services.find(conclusion, point_id)
    form = _point_form(conclusion, found)

    def save() -> None:
        services.change_point(current_actor(), conclusion, point_id, _order(form))

    if _saved(conclusion, form, save):
        flash("Đã lưu điểm kết luận.", "done")
        return _back(conclusion, found.key)
    return _point_page(conclusion, form, number=conclusion.points.index(found) + 1, new=False, point=found)


@bp.post("/diem/<int:point_id>/<any(len,xuong,bo):deed>")
@guard(P.CONCLUSION_DRAFT, conclusion=queries.get)
def move(conclusion: Conclusion, point_id: int, deed: str):
    """Move a point up or down, or take it out."""
    actor, form = current_actor(), MoveForm()
    if form.validate_on_submit():
        services.expect(conclusion, form.seen.data)
        if deed == "bo":
            services.remove_point(actor, conclusion, point_id)
            flash("Đã bỏ điểm.", "done")
        else:
            services.move_point(actor, conclusion, point_id, up=deed == "len")
    return _back(conclusion, "diem" if deed == "bo" else f"diem-{point_id}")


def _point_form(conclusion: Conclusion, found: ConclusionPoint | None) -> PointForm:
    data: dict[str, Any] = {}
    if found is not None:
        kind = BY_DAY if found.due else WITHIN if found.working_days else NO_DATE
        data = {
            "words": found.words, "units": found.unit_ids, "coordinating": found.coordinating_ids,
            "kind": kind,
            "due": found.due, "working_days": found.working_days, "product": found.product,
        }  # fmt: skip
    form = PointForm(now=conclusion.document.version, data=data)
    form.units.choices = form.coordinating.choices = holders.unit_choices(holders.unit_blocks())
    return form


def _order(form: PointForm) -> Order:
    """Return what the form says; of the two ways to give a date only the chosen one counts."""
    return Order(
        words=form.words.data, unit_ids=form.units.data or (), coordinating_ids=form.coordinating.data or (),
        due=form.due.data if form.kind.data == BY_DAY else None,
        working_days=form.working_days.data if form.kind.data == WITHIN else None, product=form.product.data,
    )  # fmt: skip


def _point_page(
    conclusion: Conclusion, form: PointForm, *, number: int, new: bool, point: ConclusionPoint | None = None
) -> Any:
    page = render_template(
        "conclusions/point.html", conclusion=conclusion, form=form, number=number, new=new, point=point,
        blocks=holders.unit_blocks(),
    )  # fmt: skip
    return page, form.status
