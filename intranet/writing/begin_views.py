"""Begin a plan: from a template, from a plan of an earlier year, or with an empty page."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.fields import options
from intranet.imports import queries as imports
from intranet.org.directory import directory
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.web.guard import current_actor, guard
from intranet.writing import blanks, copying, queries, services
from intranet.writing.forms import BlankForm, CopyForm
from intranet.writing.shifting import grouped

bp = Blueprint("writing_begins", __name__, url_prefix="/ke-hoach/soan")

EMPTY = "trang-trang"


class _Subject:
    """A plan of *body* that is not there yet."""

    def __init__(self, body: Body):
        self.body = body


def _bodies(actor: Actor) -> list[Body]:
    """Return the bodies whose plans the person writes."""
    return [body for body in (Body.STATE, Body.PARTY) if permits(actor, P.PLAN_CREATE, _Subject(body))]


@bp.route("", methods=["GET", "POST"])
@guard(P.PLAN_CREATE)
def index():
    """Choose how a plan begins; list those that are being written."""
    actor = current_actor()
    bodies = _bodies(actor)
    found = [one for one in blanks.BLANKS if one.body in bodies]
    form = BlankForm(year=_coming_year())
    form.blank.choices = options(
        [(one.name, one.title) for one in found]
        + [(f"{EMPTY}-{body}", _empty_label(body, bodies)) for body in bodies]
    )
    if not form.is_submitted() and found:
        form.blank.data = found[0].name
    if form.validate_on_submit():
        try:
            draft = _begin(actor, form.blank.data, form.year.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("writing.edit", draft_id=draft.id))
    written = [one for one in imports.open_drafts(actor) if one.is_written]
    about = {one.name: one.about for one in found}
    page = render_template(
        "writing/index.html", form=form, about=about, drafts=written, names=directory(), empty=EMPTY
    )
    return page, form.status


def _empty_label(body: Body, bodies: list[Body]) -> str:
    return "Trang trắng" if len(bodies) == 1 else f"Trang trắng, thể thức {body.label}"


def _begin(actor: Actor, name: str, year: int) -> Any:
    if one := blanks.blank(name):
        return services.begin(actor, blanks.filled(one, year), body=one.body, note=f"Theo mẫu: {one.title}")
    body = Body(name.removeprefix(f"{EMPTY}-"))
    return services.begin(actor, blanks.empty(body, year), body=body, note="Trang trắng")


def _coming_year() -> int:
    """Return the year for which a plan is most likely written: from November on, the next one."""
    today = clock.today()
    return today.year + (today.month >= 11)


@bp.route("/chep", methods=["GET", "POST"])
@guard(P.PLAN_CREATE)
def copy():
    """Choose a plan and a year, see every change that the copy would make, then begin it."""
    actor = current_actor()
    found = queries.sources(actor)
    is_sent = request.method == "POST"
    # Looking at the changes is a question with its own address; only beginning the copy changes anything.
    form = CopyForm() if is_sent else CopyForm(request.args, meta={"csrf": False})
    form.plan.choices = options([(one.id, copying.called(one)) for one in found])
    if not is_sent and not request.args:
        form.year.data = _coming_year()
        return _copy_page(form, found), 200
    if not form.validate():
        return _copy_page(form, found), 422
    plan = plans.get(actor, form.plan.data)
    year = form.from_year.data or copying.year_of(plan)
    shifted = copying.shifted(plan, from_year=year, to_year=form.year.data)
    if is_sent and not g.get("restored"):
        note = f"Chuyển từ năm {year} sang năm {form.year.data}"
        draft = services.copy(actor, plan, shifted, years=form.year.data - year, note=note)
        flash("Đã chép kế hoạch. Đơn vị, cách tính thời hạn đã soát trước đây được giữ.", "done")
        return redirect(url_for("writing.edit", draft_id=draft.id))
    return _copy_page(form, found, plan=plan, shifted=shifted, year=year), 200


def _copy_page(form: CopyForm, found: list[Plan], **shown: Any) -> str:
    listed = grouped(shown["shifted"].changes) if "shifted" in shown else []
    return render_template("writing/copy.html", form=form, sources=found, changes=listed, **shown)
