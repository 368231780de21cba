"""What a plan said before it was amended."""

from flask import Blueprint, render_template

from intranet.access.permissions import Permission as P
from intranet.files import handing
from intranet.org.directory import directory
from intranet.plans import queries
from intranet.plans.lines import numbered
from intranet.plans.models import Plan
from intranet.plans.versions import compared
from intranet.web.guard import current_actor, guard

bp = Blueprint("plan_versions", __name__, url_prefix="/ke-hoach/<int:plan_id>/phien-ban/<int:number>")


def _seen(actor, plan_id: int) -> Plan:
    return queries.get(actor, plan_id)


@bp.get("")
@guard(P.ACCOUNT_USE, plan=_seen)
def show(plan: Plan, number: int):
    """Show one earlier version, and word by word what the next one made of it."""
    version = queries.version(plan, number)
    after = queries.following(version)
    return render_template(
        "plans/version.html",
        plan=plan, version=version, after=after, names=directory(),
        changes=compared(version, after or plan),
        lines=numbered(version.text),
    )  # fmt: skip


@bp.get("/tep")
@guard(P.ACCOUNT_USE, plan=_seen)
def source(plan: Plan, number: int):
    """Download the file that the version was read from."""
    stored = queries.source_file(queries.version(plan, number))
    return handing.stored_file(current_actor(), stored, plan)
