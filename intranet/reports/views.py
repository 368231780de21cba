"""The pages of the log."""

from datetime import date

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from intranet.access.permissions import Permission as P
from intranet.org.directory import directory
from intranet.reports import queries
from intranet.reports.queries import Extent, Wanted
from intranet.reports.subjects import address_of
from intranet.text.dates import DateError, parse
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("reports", __name__, url_prefix="/nhat-ky")

# What an entry of the log leads to; of the rest, much is gone or kept back from whoever reads the log.
_LED_TO = ("Assignment", "Plan", "Dialogue", "Unit", "User", "SupervisionNote")


@bp.get("")
@guard(P.ACCOUNT_USE)
def log():
    """Show who did what: everything, the technical part, or one's own deeds, as far as one may read."""
    return _page(queries.extent(current_actor()))


@bp.get("/cua-toi")
@guard(P.ACCOUNT_USE)
def own():
    """Show what one has done oneself."""
    return _page(Extent.OWN)


def _page(extent: Extent) -> str:
    wanted = _wanted(request.args, queries.things(extent))
    found = queries.page(current_actor(), wanted, extent)
    return render_template(
        "reports/log.html",
        extent=extent,
        follows=extent != Extent.OWN,
        entries=[(entry, _url(entry) if extent == Extent.ALL else "") for entry in found.entries],
        wanted=wanted,
        people=directory().people,
        things=queries.things(extent),
        here=url_for(request.endpoint or ".log"),
        later=_here(wanted, sau=found.later) if found.later else "",
        earlier=_here(wanted, truoc=found.earlier) if found.earlier else "",
        narrowed=wanted != Wanted(sign_ins=wanted.sign_ins, before=wanted.before, after=wanted.after),
    )


@bp.get("/kiem-tra")
@guard(P.AUDIT_VERIFY)
def verify():
    """Check the chain of the log, entry by entry."""
    return render_template("reports/verify.html", verdict=queries.verdict())


def _url(entry: queries.Entry) -> str:
    return address_of(entry.subject_type, entry.subject_id) if entry.subject_type in _LED_TO else ""


def _wanted(args: MultiDict[str, str], things: dict[str, str]) -> Wanted:
    """Read the narrowing from the address; what cannot be read does not narrow."""
    return Wanted(
        person=number(args, "nguoi"),
        thing=args.get("viec", "") if args.get("viec", "") in things else "",
        sign_ins=args.get("dang-nhap") == "1",
        first=day(args.get("tu", "")),
        last=day(args.get("den", "")),
        before=number(args, "truoc"),
        after=number(args, "sau"),
    )


def day(text: str) -> date | None:
    """Return the day that was typed, or None."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def _here(wanted: Wanted, **place: int) -> str:
    chosen = {
        "nguoi": wanted.person, "viec": wanted.thing, "dang-nhap": int(wanted.sign_ins),
        "tu": wanted.first, "den": wanted.last,
    }  # fmt: skip
    return url_for(
        request.endpoint or ".log", **{key: value for key, value in (chosen | place).items() if value}
    )
