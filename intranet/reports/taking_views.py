"""The list of who took which files away."""

from typing import Any

from flask import Blueprint, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.org.directory import directory
from intranet.reports import taking_queries as queries
from intranet.reports.subjects import address_of
from intranet.reports.taking_queries import Wanted
from intranet.reports.views import day
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("takings", __name__, url_prefix="/nhat-ky/tep-da-tai")


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """Show who took which file, as far as one may read; what one took oneself is always there."""
    actor = current_actor()
    wanted, follows = _wanted(), queries.sees_others(actor)
    found = queries.page(actor, wanted)
    return render_template(
        "reports/takings.html",
        lines=[(line, _url(line) if follows else "") for line in found.lines],
        older=_here(wanted, truoc="{}-{}".format(*found.older)) if found.older else "",
        newer=_here(wanted, sau="{}-{}".format(*found.newer)) if found.newer else "",
        wanted=wanted,
        follows=follows,
        sees_all=queries.sees_all(actor),
        names=directory(),
        chips=_chips(wanted),
    )


def _url(line: queries.Line) -> str:
    leads = line.subject and line.opens  # what is gone for good has no name to press
    return address_of(line.subject_type, line.subject_id) if leads else ""


def _wanted() -> Wanted:
    """Read the narrowing from the address; what cannot be read does not narrow."""
    args = request.args
    return Wanted(
        person=number(args, "nguoi"), file=number(args, "tep"),
        first=day(args.get("tu", "")), last=day(args.get("den", "")),
        before=_place("truoc"), after=None if "truoc" in args else _place("sau"),
    )  # fmt: skip


def _place(name: str) -> tuple[int, int] | None:
    taking, _, reading = request.args.get(name, "").partition("-")
    is_place = all(one.isdecimal() and len(one) < 10 for one in (taking, reading))
    return (int(taking), int(reading)) if is_place else None


def _here(wanted: Wanted, **changes: str) -> str:
    chosen: dict[str, Any] = {
        "nguoi": wanted.person, "tep": wanted.file, "tu": wanted.first, "den": wanted.last,
    }  # fmt: skip
    return url_for(".index", **{key: value for key, value in (chosen | changes).items() if value})


def _chips(wanted: Wanted) -> list[dict[str, str]]:
    found = {}
    if wanted.file:
        found["tep"] = "Một tệp"
    if wanted.person:
        found["nguoi"] = directory().person_name(wanted.person)
    if wanted.first:
        found["tu"] = f"Từ ngày {wanted.first:%d/%m/%Y}"
    if wanted.last:
        found["den"] = f"Đến ngày {wanted.last:%d/%m/%Y}"
    return [{"label": label, "remove_url": _here(wanted, **{name: ""})} for name, label in found.items()]
