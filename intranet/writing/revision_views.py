"""The revisions of a plan's text: list, compare, take away, bring back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.files import handing
from intranet.forms.base import Press
from intranet.imports import queries as imports
from intranet.imports.models import ImportDraft
from intranet.org.directory import directory
from intranet.text.fold import fold
from intranet.text.line_changes import changes
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard
from intranet.writing import queries, services
from intranet.writing.paper import word_of
from intranet.writing.shifting import Change, grouped

bp = Blueprint("revisions", __name__, url_prefix="/ke-hoach/soan/<int:draft_id>")


@bp.get("/cac-ban")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def index(draft: ImportDraft):
    """List the revisions, the newest first."""
    return _list(draft)


def _list(draft: ImportDraft, problem: str = "") -> str:
    return render_template(
        "writing/revisions.html",
        draft=draft,
        revisions=queries.revisions(draft),
        names=directory(),
        may_restore=queries.is_editable(draft),
        problem=problem,
    )


@bp.get("/so-sanh")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def compare(draft: ImportDraft):
    """Show what became of the words between two revisions; by default since the first one."""
    old, new = _number("cu", 1), _number("moi", draft.revision)
    found = queries.revisions(draft)
    if not {old, new} <= {one.number for one in found}:
        raise NotFound("Không có bản này.")
    before, after = (_lines(queries.text_at(draft, number)) for number in (old, new))
    return render_template(
        "writing/compare.html",
        draft=draft,
        revisions=found,
        old=old,
        new=new,
        changes=changes(before, after),
        names=directory(),
    )


def _number(name: str, usual: int) -> int:
    """Return the revision that the address names; an address without one asks for the usual one."""
    return number(request.args, name) or usual


def _lines(text: str) -> list[tuple[str, str]]:
    return [(str(n), line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


@bp.get("/thay-doi")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def moved(draft: ImportDraft):
    """List what the software changed when the plan was copied to another year."""
    _last, found = queries.landmarks(draft)
    if found is None:
        raise NotFound("Kế hoạch này không chép từ kế hoạch khác.")
    listed = grouped(Change(**one) for one in found.changes)
    return render_template("writing/moved.html", draft=draft, revision=found, changes=listed)


@bp.get("/ban/<int:number>/tai")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def word(draft: ImportDraft, number: int):
    """Download a revision as a Word file that bears DỰ THẢO."""
    if number > draft.revision:
        raise NotFound("Không có bản này.")
    data = word_of(draft.body, queries.text_at(draft, number))
    name = f"du-thao-{fold(draft.title).replace(' ', '-')[:60].strip('-')}-ban-{number}.docx"
    return handing.made_file(current_actor(), data, name=name, kind="docx", subject=draft)


@bp.get("/ban/<int:number>/tep-goc")
@guard(P.PLAN_VIEW_DRAFT, draft=imports.get)
def source(draft: ImportDraft, number: int):
    """Download the file that the first revision was read from."""
    found = queries.revision(draft, number)
    if found.file is None:
        raise NotFound
    return handing.stored_file(current_actor(), found.file, draft)


@bp.post("/ban/<int:number>/lay-lai")
@guard(P.PLAN_EDIT_DRAFT, draft=imports.get)
def restore(draft: ImportDraft, number: int):
    """Let the text be again what it was; what stands now stays as a revision."""
    if Press().validate_on_submit():
        try:
            made = services.restore(current_actor(), draft, number)
        except Refused as refusal:
            return _list(draft, refusal.message), refusal.status
        flash(
            f"Đã lấy lại bản {number}, lưu thành bản {made.number}."
            if made
            else "Văn bản đang đúng như bản này.",
            "done",
        )
    return redirect(url_for("writing.edit", draft_id=draft.id))
