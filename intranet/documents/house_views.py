"""How each body's papers are headed and numbered."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.actor import Body
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.documents import house_services as services
from intranet.documents.house_forms import HouseForm
from intranet.documents.house_sample import sample
from intranet.documents.houses import habits, house, settings_of
from intranet.documents.paper import html
from intranet.documents.register_filters import SLUGS, TABS, body_of
from intranet.errors import Refused
from intranet.web.guard import current_actor, guard

bp = Blueprint("houses", __name__, url_prefix="/van-ban/the-thuc")
_LINES = ("parents", "names")
_WORDS = ("in_full", "symbol", "place", "collective", "tone", "end_mark", "heading_mark")


@bp.route("", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def index():
    """Show and change the form of one body's papers."""
    body = body_of(request.args, tuple(Body))
    form = HouseForm(now=settings_of(body).version or 0, **_present(body))
    if body is not Body.PARTY:
        del form.term
    if form.validate_on_submit():
        values: dict[str, Any] = {name: form[name].data.splitlines() for name in _LINES}
        values |= {name: form[name].data for name in _WORDS}
        term = form.term.data if "term" in form else ""
        try:
            changed = services.change(
                current_actor(), body, values, scope=form.scope.data, term=term, seen=form.seen.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            done = "Đã lưu thể thức. Văn bản soạn từ bây giờ theo thể thức mới."
            flash(done if changed else "Không có gì thay đổi.", "done")
            return redirect(url_for(".index", so=SLUGS[body]))
    page = render_template(
        "register/houses.html",
        form=form,
        body=body,
        tabs=[
            {"label": TABS[one], "url": url_for(".index", so=SLUGS[one]), "current": one is body}
            for one in Body
        ],
        preview=html.draw(sample(body)),
        entries=history(settings_of(body)),
    )
    return page, form.status


def _present(body: Body) -> dict[str, Any]:
    here, kept = house(body), habits(body)
    found: dict[str, Any] = {name: "\n".join(getattr(here, name)) for name in _LINES}
    found |= {name: str(getattr(here, name)) for name in _WORDS}
    return found | {"scope": "type" if kept.by_type else "all", "term": kept.term}
