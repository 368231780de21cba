"""Write pages: the list of what one writes and publishes, a new page, one page as its writers see it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.dialogues import queries as dialogues
from intranet.errors import Refused
from intranet.files import store
from intranet.forms.fields import options
from intranet.org.directory import directory
from intranet.pages import (
    bulletins,
    list_queries,
    pages,
    queries,
    receipt_services,
    rights,
    services,
    tree_services,
)
from intranet.pages.forms import NewForm
from intranet.pages.list_queries import Tab
from intranet.pages.markup import plain
from intranet.pages.models import Page, PageKind
from intranet.text.places import read_place
from intranet.text.spoken import seconds
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("page_work", __name__, url_prefix="/trang-chung")

LOOK = "xem"


@bp.get("")
@guard(P.PAGE_WRITE)
def index():
    """List what the actor writes, what waits to be published, what nobody touched for long."""
    actor = current_actor()
    tabs = list_queries.tabs_of(actor)
    asked = request.args.get("muc", "")
    tab = Tab(asked) if asked in tabs else tabs[0]
    found = list_queries.worked(
        actor, tab, after=read_place(request.args.get("truoc")), before=read_place(request.args.get("sau"))
    )
    counts = list_queries.counts(actor)
    return render_template(
        "pages/work.html",
        rows=found.rows,
        tab=tab,
        tabs=[
            {
                "label": one.label, "url": url_for(".index", muc=one.value), "current": one is tab,
                "count": counts.get(one) or None,
            }
            for one in tabs
        ],
        newer=url_for(".index", muc=tab.value, sau=found.newer) if found.newer else None,
        older=url_for(".index", muc=tab.value, truoc=found.older) if found.older else None,
        names=directory(),
    )  # fmt: skip


@bp.route("/viet", methods=["GET", "POST"])
@guard(P.PAGE_WRITE)
def new():
    """Begin a page: its kind, its place, its words; a bulletin begins with what its dialogue says."""
    actor, form = current_actor(), NewForm()
    places = queries.places(actor)
    form.kind.choices = options(pages.kinds())
    form.parent.choices = options(_choices(actor, places))
    form.kept.choices = []
    if not form.is_submitted():
        _propose(actor, form, places)
    preview = None
    if request.form.get("deed") == LOOK:
        preview = pages.markup.draw(form.text.data or "")
    elif form.validate_on_submit():
        try:
            page = _begin(actor, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu bản nháp. Xem lại, đặt người đọc nếu cần, rồi đăng hoặc trình đăng.", "done")
            is_text = page.kind is PageKind.LIBRARY
            return redirect(url_for("page_edits.facts" if is_text else ".show", page_id=page.id))
    shown = render_template(
        "pages/new.html", form=form, preview=preview, length=seconds(plain(form.text.data or "")),
        is_bulletin=pages.KINDS.get(form.kind.data) is PageKind.BULLETIN,
    )  # fmt: skip
    return shown, form.status


def _choices(actor: Actor, places: list[queries.Place]) -> list[tuple[str, str]]:
    """Return where a page may stand: what is there, and the sections that are made when first written in."""
    keys = {one.key for one in places}
    own = [unit for unit in sorted(actor.units) if permits(actor, P.PAGE_WRITE, _Of(unit))]
    names = directory()
    found = [(f"p{one.id}", f"{'– ' * one.depth}{one.title}") for one in places]
    found += [(f"u{unit}", names.unit_name(unit)) for unit in own if f"unit-{unit}" not in keys]
    return found if queries.COMMON in keys else [*found, ("u0", tree_services.ROOTS[queries.COMMON])]


class _Of:
    """A page of a unit that is not there yet."""

    def __init__(self, unit_id: int):
        self.unit_id = unit_id

    def held_by(self, units: Any) -> bool:
        """Tell whether one of *units* writes it."""
        return self.unit_id in units


def _propose(actor: Actor, form: NewForm, places: list[queries.Place]) -> None:
    """Fill in what the address asks for: a kind, a place, a dialogue."""
    kind = request.args.get("loai", "")
    form.kind.data = kind if kind in pages.KINDS else "trang"
    asked = f"p{number(request.args, 'o') or 0}"
    own = [f"p{one.id}" for one in places if one.key in {f"unit-{unit}" for unit in actor.units}]
    offered = [str(value) for value, _ in _choices(actor, places)]
    mine = [*own, *(one for one in offered if one.startswith("u") and one != "u0"), *offered]
    form.parent.data = asked if asked in offered else mine[0] if mine else None
    if (dialogue_id := number(request.args, "doi-thoai")) is not None:
        dialogue = dialogues.get(actor, dialogue_id)
        form.kind.data, form.dialogue.data = "ban-tin", dialogue.id
        form.title.data, form.text.data = bulletins.title(dialogue), bulletins.script(dialogue)


def _begin(actor: Actor, form: NewForm) -> Page:
    chosen = form.parent.data
    if chosen == "u0":
        parent = tree_services.root(actor, queries.COMMON)
    elif chosen.startswith("u"):
        parent = tree_services.section_of(actor, int(chosen[1:]))
    else:
        parent = queries.get(actor, int(chosen[1:]))
    unit_id = parent.unit_id if parent.unit_id in actor.units else None
    if parent.is_common or unit_id is None:
        own = [unit for unit in sorted(actor.units) if permits(actor, P.PAGE_WRITE, _Of(unit))]
        unit_id = own[0] if own else 0
    dialogue = dialogues.get(actor, form.dialogue.data) if form.dialogue.data else None
    stored = [store.save(actor, one.read(), name=one.filename or "tep") for one in form.files.data or ()]
    words = services.Words(
        form.title.data, form.summary.data, form.text.data, [services.attached(one) for one in stored]
    )
    return services.begin(
        actor, pages.KINDS[form.kind.data], parent, words, unit_id=unit_id,
        dialogue_id=dialogue.id if dialogue else None, must_read=form.must_read.data,
    )  # fmt: skip


@bp.get("/<int:page_id>")
@guard(P.ACCOUNT_USE, page=queries.get_whole)
def show(page: Page):
    """Show a page as its writers and publishers see it: the latest text, where it stands, what to do."""
    actor = current_actor()
    if not any(permits(actor, one, page) for one in queries.WORKING):
        return redirect(url_for("pages.show", place_id=page.path))
    latest = page.latest
    text, expired = pages.with_citations(actor, page, latest) if latest else ("", [])
    return render_template(
        "pages/sheet.html",
        page=page,
        latest=latest,
        text=text,
        expired=expired,
        files=pages.files(page, latest) if latest else [],
        buttons=pages.buttons(actor, page),
        may_write=pages.may_write(actor, page),
        may_settle=permits(actor, rights.settling(page), page),
        may_publish=permits(actor, rights.publishing(page), page),
        hidden=pages.hidden_above(page),
        readers=pages.readers_words(page),
        length=seconds(plain(latest.text)) if latest and page.kind is PageKind.BULLETIN else None,
        names=directory(),
        entries=history(page, limit=30),
    )


@bp.get("/<int:page_id>/nguoi-doc")
@guard(rights.publishing, page=queries.get)
def readers(page: Page):
    """List who has not read an announcement that must be read, and who has; to be printed (K4)."""
    return render_template("pages/readers.html", page=page, reading=receipt_services.reading(page))
