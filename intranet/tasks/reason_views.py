"""Why the dates of a list are what they are, on one page for paper."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.tasks import filters, queries, reasons
from intranet.web.guard import current_actor, guard

bp = Blueprint("reasons", __name__, url_prefix="/nhiem-vu/vi-sao")


@bp.get("")
@guard(P.TASK_VIEW)
def index():
    """Explain each date of the list as it is narrowed, fifty at a time."""
    actor = current_actor()
    wanted = filters.read(actor, request.args)
    found = queries.page(actor, wanted)
    return render_template(
        "tasks/reasons.html",
        title="Vì sao các hạn này",
        lead=f"{wanted.tab.label}, xếp như trong danh sách nhiệm vụ.",
        reasons=reasons.of_shares([row.id for row in found.rows]),
        back=("Nhiệm vụ", url_for("tasks.index", **wanted.without(""))),
        earlier=_here(truoc=found.earlier) if found.earlier else "",
        later=_here(sau=found.later) if found.later else "",
    )


def _here(**place: str) -> str:
    kept = {name: value for name, value in request.args.items() if name not in ("sau", "truoc")}
    return f"{request.script_root}{bp.url_prefix}?{urlencode(kept | place)}"
