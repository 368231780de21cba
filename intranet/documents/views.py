"""The lists of papers and the page of one (F7, F8, G7, G10)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.documents import list_queries, pages, queries, readings, recipients, waiting
from intranet.documents.list_queries import KINDS, Tab, Wanted
from intranet.documents.models import Document
from intranet.documents.paper_forms import DeliverForm
from intranet.documents.rights import right
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.org.directory import directory
from intranet.text.places import read_place
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("documents", __name__, url_prefix="/van-ban")


@bp.get("")
@guard(P.DOCUMENT_VIEW)
def index():
    """Show the papers for the person's units, all that were issued, or those on their way."""
    actor = current_actor()
    tabs = list_queries.tabs_of(actor)
    asked = request.args.get("muc", "")
    unit = number(request.args, "don-vi")
    fallback = Tab.ISSUED if unit else tabs[0]
    tab = next((one for one in tabs if one.value == asked), fallback)
    kind = KINDS.get(request.args.get("loai", ""))
    wanted = Wanted(tab, kind, unit if unit in directory().units else None)
    after, before = (read_place(request.args.get(name)) for name in ("sau", "truoc"))
    found = list_queries.page(actor, wanted, after=after, before=before)
    mine = tab is Tab.MINE
    return render_template(
        "documents/index.html",
        rows=found.rows,
        tab=tab,
        tabs=[{"label": one.label, "url": _here(wanted, tab=one), "current": one is tab} for one in tabs],
        kinds=[(slug, one.label) for slug, one in KINDS.items()],
        kind_slug=next((slug for slug, one in KINDS.items() if one is kind), ""),
        unit_name=directory().unit_name(wanted.unit),
        chips=_chips(wanted),
        received=list_queries.received([row.id for row in found.rows], actor.units) if mine else {},
        light=waiting.light,
        unit_of=directory().unit_name,
        newer=_here(wanted, truoc=found.newer) if found.newer else "",
        older=_here(wanted, sau=found.older) if found.older else "",
    )


def _here(wanted: Wanted, *, tab: Tab | None = None, **place: str) -> str:
    """Return the address of the list as it is narrowed, at another tab or place."""
    slug = next((slug for slug, one in KINDS.items() if one is wanted.kind), "")
    values = {"muc": (tab or wanted.tab).value, "loai": slug, "don-vi": wanted.unit or "", **place}
    return url_for(".index", **{name: value for name, value in values.items() if value})


def _chips(wanted: Wanted) -> list[dict[str, str]]:
    found = []
    if wanted.kind is not None:
        without = Wanted(wanted.tab, None, wanted.unit)
        found.append({"label": wanted.kind.label, "remove_url": _here(without)})
    if wanted.unit is not None:
        without = Wanted(wanted.tab, wanted.kind, None)
        name = directory().unit_name(wanted.unit)
        found.append({"label": f"Gửi {name}", "remove_url": _here(without)})
    return found


@bp.get("/<int:document_id>")
@guard(P.ACCOUNT_USE, document=queries.get)
def show(document: Document):
    """Show one paper: its page, its files, who got it, what may be done."""
    if document.is_issued:
        readings.opened(current_actor(), document)
    return page(document)


def page(document: Document, *, problem: str = "") -> Any:
    """Draw the page of one paper; *problem* is why a move could not be made."""
    return render_template(
        "documents/show.html",
        document=document,
        sheet=pages.sheet(current_actor(), document),
        problem=problem,
        own=f"/van-ban/{document.id}",
    )


@bp.get("/<int:document_id>/luot-xem")
@guard(P.DOCUMENT_KEEP_REGISTER, document=queries.get)
def readers(document: Document):
    """List who opened and downloaded a paper."""
    return render_template(
        "documents/readers.html",
        document=document,
        rows=readings.listed(current_actor(), document),
        names=directory(),
    )


@bp.post("/<int:document_id>/da-nhan")
@guard(P.DOCUMENT_VIEW, document=queries.get)
def receive(document: Document):
    """Say for one's own units that the paper has arrived."""
    form = Press()
    if form.validate_on_submit():
        try:
            recipients.receive(current_actor(), document)
        except Refused as refusal:
            return page(document, problem=refusal.message), refusal.status
        flash("Đã báo cho văn phòng là đơn vị đã nhận văn bản.", "done")
    return redirect(url_for(".show", document_id=document.id))


@bp.route("/<int:document_id>/noi-nhan/<int:recipient_id>/da-chuyen", methods=["GET", "POST"])
@guard(right("issue"), document=queries.get)
def deliver(document: Document, recipient_id: int):
    """Note that a paper copy was handed over."""
    form = DeliverForm()
    line = recipients.undelivered(document, recipient_id)
    if form.validate_on_submit():
        try:
            recipients.deliver(
                current_actor(), document, recipient_id=recipient_id, note=form.note.data or ""
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi nhận chuyển bản giấy.", "done")
            return redirect(url_for(".show", document_id=document.id, _anchor="noi-nhan"))
    drawn = render_template(
        "documents/deliver.html", document=document, form=form, line=recipients.place_of(line)
    )
    return drawn, form.status
