"""Pages of the narrowings that one keeps under a name (J3)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.org.directory import directory
from intranet.search import saved_queries as queries
from intranet.search import saved_services as services
from intranet.search.forms import SaveForm
from intranet.search.models import SavedFilter
from intranet.search.places import Place, place_called, places
from intranet.web.guard import current_actor, guard

bp = Blueprint("saved", __name__, url_prefix="/bo-loc")


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """Show what one may use, by list."""
    found = queries.listed(current_actor())
    groups = [(place, [one for one in found if one.place == place.name]) for place in places()]
    return render_template(
        "search/saved.html",
        groups=[(place, some) for place, some in groups if some],
        unit_name=directory().unit_name,
        may_drop=lambda one: queries.may_drop(current_actor(), one),
    )


@bp.route("/luu", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def save():
    """Keep the narrowing that the address holds under a name."""
    place = place_called(request.args.get("noi"))
    if place is None:
        raise NotFound
    form, address = SaveForm(), place.tidy(request.args.get("loc", ""))
    form.whom.choices = options(queries.for_whom(current_actor()))
    if form.validate_on_submit():
        try:
            unit = int(form.whom.data) if form.whom.data != queries.OWN else None
            services.save(current_actor(), place, name=form.name.data, address=address, unit_id=unit)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã lưu bộ lọc “{form.name.data}”.", "done")
            return redirect(place.url(address))
    return _page(place, address, form)


def _page(place: Place, address: str, form: SaveForm) -> Any:
    page = render_template("search/save.html", form=form, place=place, back=place.url(address))
    return page, form.status


@bp.post("/<int:saved_id>/bo")
@guard(queries.right_of, saved=queries.get)
def drop(saved: SavedFilter):
    """Take one away."""
    if Press().validate_on_submit():
        services.drop(current_actor(), saved)
        flash(f"Đã bỏ bộ lọc “{saved.name}”.", "done")
    return redirect(url_for(".index"))
