"""Read pages: the common home “Bảng tin”, one page, the lists, the library, attachments."""

from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.files import handing, store
from intranet.forms.fields import options
from intranet.forms.pressing import press
from intranet.org.directory import directory
from intranet.pages import (
    broadcast_services,
    home_queries,
    library_models,
    list_queries,
    pages,
    queries,
    receipt_services,
)
from intranet.pages.forms import BroadcastForm
from intranet.pages.list_queries import Force
from intranet.pages.markup import plain
from intranet.pages.models import Page, PageKind
from intranet.text.fold import fold_words
from intranet.text.places import read_place
from intranet.text.spoken import seconds, syllables
from intranet.web.guard import current_actor, guard

bp = Blueprint("pages", __name__)
PICTURES = ("jpg", "png")

LONGEST_WORDS = 100


@bp.get("/trang")
@guard(P.PAGE_READ)
def index():
    """Show the common home: what must be read, and its blocks in their order."""
    actor = current_actor()
    parts, unread = home_queries.parts(actor)
    return render_template(
        "pages/index.html",
        parts=parts,
        tree=pages.tree(actor, None)[0],
        unread=unread,
        names=directory(),
    )


@bp.get("/trang/<slugs:place_id>")
@guard(P.PAGE_READ, place=queries.at)
def show(place: Page):
    """Show one page; an address that it had before leads to the one it has now."""
    if request.path != (here := url_for(".show", place_id=place.path)):
        return redirect(here, 301)
    actor, revision = current_actor(), place.shown
    text, expired = pages.with_citations(actor, place, revision) if revision else ("", [])
    tree, below = pages.tree(actor, place)
    is_bulletin, facts = place.kind is PageKind.BULLETIN, place.facts
    spoken = plain(revision.text) if revision and is_bulletin else ""
    return render_template(
        "pages/show.html",
        page=place,
        revision=revision,
        text=text,
        expired=expired,
        files=pages.files(place, revision) if revision else [],
        tree=tree,
        crumbs=pages.crumbs(place),
        below=below,
        facts=facts,
        validity=library_models.validity(facts) if facts else None,
        citing=list_queries.citing(actor, facts) if facts else [],
        read_at=receipt_services.read_at(actor, place) if place.must_read else None,
        length=(seconds(spoken), syllables(spoken)) if is_bulletin else None,
        broadcasts=broadcast_services.noted(place) if is_bulletin else [],
        may_note=is_bulletin and bool(broadcast_services.loudspeakers(actor)),
        names=directory(),
    )


@bp.get("/trang-chung/<int:page_id>/doc")
@guard(P.PAGE_READ, page=queries.get)
def lead(page: Page):
    """Lead from the number of a page to its readable address, whichever that is now."""
    return redirect(url_for(".show", place_id=page.path))


@bp.post("/trang-chung/<int:page_id>/da-doc")
@guard(P.PAGE_READ, page=queries.get)
def confirm(page: Page):
    """Note that the reader has read an announcement."""
    press(lambda: receipt_services.confirm(current_actor(), page), "Đã ghi nhận đồng chí đã đọc.")
    return redirect(url_for(".show", place_id=page.path))


@bp.get("/trang-chung/<int:page_id>/tep/<int:file_id>")
@guard(P.ACCOUNT_USE, page=queries.get)
def file(page: Page, file_id: int):
    """Send an attachment, or a picture of the text."""
    actor = current_actor()
    stored = store.get(queries.file_of(actor, page, file_id))
    hand_over = handing.shown_file if stored.kind in PICTURES else handing.stored_file
    return hand_over(actor, stored, page)


def _words() -> str:
    return request.args.get("q", "")[:LONGEST_WORDS].strip()


def _places() -> dict[str, Any]:
    return {"after": read_place(request.args.get("truoc")), "before": read_place(request.args.get("sau"))}


def _links(endpoint: str, found: list_queries.Slice, **more: Any) -> dict[str, Any]:
    asked = {name: value for name, value in more.items() if value}
    return {
        "newer": url_for(endpoint, sau=found.newer, **asked) if found.newer else None,
        "older": url_for(endpoint, truoc=found.older, **asked) if found.older else None,
    }


@bp.get("/trang-chung/tat-ca")
@guard(P.PAGE_READ)
def browse():
    """List what was published, the newest first; find a page by its words."""
    actor, slug, words = current_actor(), request.args.get("loai", ""), _words()
    kind = pages.KINDS.get(slug)
    found = list_queries.published(actor, kind=kind, words=words, **_places())
    return render_template(
        "pages/browse.html",
        rows=found.rows,
        kind=kind,
        slug=slug if kind else "",
        words=words,
        kinds=pages.kinds(),
        names=directory(),
        **_links(".browse", found, loai=slug if kind else "", q=words),
    )


@bp.get("/trang-chung/thu-vien")
@guard(P.PAGE_READ)
def library():
    """List the texts of the library, by tag, by whether they are in force, by words."""
    actor, tag, words = current_actor(), fold_words(request.args.get("nhan", "")[:LONGEST_WORDS]), _words()
    asked = request.args.get("hieu-luc", "")
    force = Force(asked) if asked in list(Force) else None
    found = list_queries.library(actor, tag=tag, force=force, words=words, **_places())
    tags = list_queries.tags(actor)
    return render_template(
        "pages/library.html",
        rows=found.rows,
        tag=tag,
        tag_name=dict(tags).get(tag, tag),
        tags=tags,
        force=force,
        forces=[(one.value, one.label) for one in Force],
        words=words,
        validity=library_models.validity_of,
        **_links(".library", found, nhan=tag, q=words, **{"hieu-luc": force.value if force else ""}),
    )


@bp.route("/trang-chung/<int:page_id>/nhat-ky-phat", methods=["GET", "POST"])
@guard(P.PAGE_READ, page=queries.get)
def broadcast(page: Page):
    """Note that a bulletin was read in a village."""
    if page.kind is not PageKind.BULLETIN:
        return redirect(url_for(".show", place_id=page.path))
    actor = current_actor()
    broadcast_services.require_some(actor)
    form, places = BroadcastForm(), broadcast_services.loudspeakers(actor)
    form.unit.choices = options([(unit.id, unit.name) for unit in places])
    now = clock.local(clock.now())
    if not form.is_submitted():
        form.day.data, form.hour.data, form.times.data = now.date(), f"{now - timedelta(minutes=10):%H:%M}", 1
        own = [unit.id for unit in places if unit.id in actor.units]
        form.unit.data = own[0] if own else None
    if form.validate_on_submit():
        at = datetime.combine(form.day.data, form.hour.parsed(), clock.VIETNAM)
        try:
            broadcast_services.note(
                actor, page, unit_id=form.unit.data, at=at, times=form.times.data, words=form.words.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi vào nhật ký phát.", "done")
            return redirect(url_for(".show", place_id=page.path, _anchor="nhat-ky-phat"))
    return render_template("pages/broadcast.html", page=page, form=form), form.status
