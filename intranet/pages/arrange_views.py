"""Arrange the menu of sections and the blocks of the common home, with buttons (K8)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.pages import home_queries, home_services, pages, queries, rights, tree_services
from intranet.pages.forms import SectionForm
from intranet.pages.models import Page
from intranet.pages.record_models import BlockKind
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("page_order", __name__, url_prefix="/trang-chung")

DEEDS = ("len", "xuong", "an-hien", "bo")


@bp.get("/sap-xep")
@guard(P.PAGE_PUBLISH)
def index():
    """Show the blocks of the common home and the sections of the menu, each with its buttons."""
    return _page(SectionForm(formdata=None))


def _page(form: SectionForm, status: int = 200) -> Any:
    actor = current_actor()
    sections = home_queries.sections(actor)
    titles = {row.id: row.title for row in sections}
    settled = home_queries.blocks()
    lines = [(one.kind, one.section_id, one.is_shown) for one in settled]
    lines = lines or [(kind, None, True) for kind in home_queries.USUAL]
    used = {section for _, section, _ in lines}
    form.section.choices = options([(row.id, row.title) for row in sections if row.id not in used])
    shown = render_template(
        "pages/arrange.html",
        form=form,
        blocks=[
            {"kind": kind.value, "section": section, "shown": is_shown,
             "title": titles.get(section, "Chuyên mục") if section else kind.label}
            for kind, section, is_shown in lines
        ],
        branches=pages.whole_menu(actor),
    )  # fmt: skip
    return shown, status


def _deed() -> str:
    deed = request.form.get("deed", "")
    if deed not in DEEDS:
        raise Refused("Hãy bấm lại một nút của danh sách.")
    return deed


@bp.post("/sap-xep/khoi")
@guard(P.PAGE_PUBLISH)
def block():
    """Move, hide, show or take away a block of the common home."""
    if Press().validate_on_submit():
        kind = request.form.get("kind", "")
        if kind not in list(BlockKind):
            raise Refused("Khối này không còn trên Bảng tin.")
        section, deed = number(request.form, "section"), _deed()
        home_services.change(current_actor(), BlockKind(kind), section, deed)
        if deed != "bo":  # the keyboard goes on at the same block
            return redirect(url_for(".index", _anchor=f"khoi-{kind}-{section or 0}"))
    return redirect(url_for(".index", _anchor="khoi"))


@bp.post("/sap-xep/them")
@guard(P.PAGE_PUBLISH)
def add():
    """Show a section as a block of the common home."""
    form = SectionForm()
    form.section.choices = options([(row.id, row.title) for row in home_queries.sections(current_actor())])
    if not form.validate_on_submit():
        return _page(form, form.status)
    try:
        home_services.add_section(current_actor(), form.section.data)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(form, form.status)
    flash("Đã thêm khối vào Bảng tin.", "done")
    return redirect(url_for(".index", _anchor="khoi"))


@bp.post("/sap-xep/lap")
@guard(P.PAGE_PUBLISH)
def found():
    """Make the sections of all blocks and units that are not there yet."""
    if Press().validate_on_submit():
        made = tree_services.found(current_actor())
        flash(f"Đã lập thêm {made} chuyên mục." if made else "Các chuyên mục đã đủ.", "done")
    return redirect(url_for(".index", _anchor="muc-luc"))


@bp.post("/sap-xep/danh-muc")
@guard(P.PAGE_PUBLISH)
def section():
    """Move a section of the menu up or down."""
    if Press().validate_on_submit():
        down = _deed() == "xuong"
        page = queries.section(current_actor(), number(request.form, "page") or 0)
        tree_services.shift(current_actor(), page, down=down)
        return redirect(url_for(".index", _anchor=f"muc-{page.id}"))
    return redirect(url_for(".index", _anchor="muc-luc"))


@bp.post("/<int:page_id>/<any(len,xuong):way>")
@guard(rights.publishing, page=queries.get)
def shift(page: Page, way: str):
    """Move a page up or down among those beside it."""
    if page.is_fixed:
        raise NotFound("Chuyên mục được sắp xếp ở trang “Sắp xếp”.")
    if Press().validate_on_submit():
        tree_services.shift(current_actor(), page, down=way == "xuong")
    return redirect(url_for("page_work.show", page_id=page.parent_id))
