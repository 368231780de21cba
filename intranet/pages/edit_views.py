"""Change a page: its words, two people's changes, its place and readers, its facts, what it said before."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.actor import Role
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.errors import Refused, WrongState
from intranet.files import store
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.org.directory import directory
from intranet.org.models import Block
from intranet.pages import library_services, markup, pages, queries, rights, services, tree_services
from intranet.pages.forms import FactsForm, MergeForm, SettingsForm, WordsForm
from intranet.pages.models import Page, PageRevision
from intranet.text.line_changes import changes
from intranet.text.merging import Choice, merge
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("page_edits", __name__, url_prefix="/trang-chung/<int:page_id>")

LOOK = "xem"


@bp.route("/sua", methods=["GET", "POST"])
@guard(P.PAGE_WRITE, page=queries.get)
def edit(page: Page):
    """Show the words of a page to be written; save them, or only look at them."""
    if page.is_fixed:
        return redirect(url_for("page_work.show", page_id=page.id))
    form = WordsForm()
    latest = queries.revision(page, page.revision)
    known = {one["id"]: one for one in latest.files}
    if not form.is_submitted():
        if not pages.may_write(current_actor(), page):
            return redirect(url_for("page_work.show", page_id=page.id))
        _fill(form, latest)
    elif form.base.data and form.base.data < page.revision:
        known |= {one["id"]: one for one in queries.revision(page, form.base.data).files}
    form.kept.choices = options([(one["id"], one["name"]) for one in known.values()])
    if request.form.get("deed") == LOOK:
        return _editor(page, form, latest, preview=_preview(page, form))
    if form.validate_on_submit():
        try:
            return _save(page, form, known)
        except services.Conflict as conflict:
            return _ask(page, conflict, form)
        except Refused as refusal:
            form.refuse(refusal)
            status = refusal.status if isinstance(refusal, WrongState) else 422
            return _editor(page, form, latest, status=status)
    return _editor(page, form, latest, status=form.status)


def _fill(form: WordsForm, latest: PageRevision) -> None:
    form.title.data, form.summary.data, form.text.data = latest.title, latest.summary, latest.text
    form.kept.data = [one["id"] for one in latest.files]
    form.base.data = latest.number


def _editor(
    page: Page, form: WordsForm, latest: PageRevision, *, preview: Any = None, status: int = 200
) -> Any:
    shown = render_template(
        "pages/edit.html", page=page, form=form, latest=latest, preview=preview,
        author=directory().person_name(latest.author_id),
    )  # fmt: skip
    return shown, status


def _preview(page: Page, form: WordsForm) -> Any:
    return markup.draw(
        form.text.data or "", files=form.kept.data or (),
        address=lambda file_id: url_for("pages.file", page_id=page.id, file_id=file_id),
    )  # fmt: skip


def _words(form: WordsForm, known: dict[int, dict[str, Any]], *, more: Any = ()) -> services.Words:
    actor = current_actor()
    kept = [known[number] for number in form.kept.data or () if number in known]
    stored = [store.save(actor, one.read(), name=one.filename or "tep") for one in more]
    files = [*kept, *(services.attached(one) for one in stored)]
    return services.Words(form.title.data, form.summary.data, form.text.data, files)


def _save(page: Page, form: WordsForm, known: dict[int, dict[str, Any]]) -> Any:
    words = _words(form, known, more=form.files.data or ())
    saved = services.save(current_actor(), page, words, base=form.base.data or 0, note=form.note.data or "")
    if saved.revision is None:
        flash("Trang không có gì thay đổi so với bản đã lưu.", "done")
    elif saved.beside is not None:
        who = directory().person_name(saved.beside.author_id)
        flash(f"Đã lưu. Thay đổi {who} vừa lưu (bản {saved.beside.number}) ở chỗ khác cũng được giữ.", "done")
    else:
        flash(f"Đã lưu thành bản {saved.revision.number}.", "done")
    return redirect(url_for("page_work.show", page_id=page.id))


@bp.post("/hop-nhat")
@guard(P.PAGE_WRITE, page=queries.get)
def settle(page: Page):
    """Save words whose conflicts a person has settled."""
    form = MergeForm()
    if page.is_fixed or not form.base.data or not form.theirs.data:
        return redirect(url_for(".edit", page_id=page.id))
    base, theirs = queries.revision(page, form.base.data), queries.revision(page, form.theirs.data)
    known = {one["id"]: one for revision in (base, theirs) for one in revision.files}
    form.kept.choices = options([(number, one["name"]) for number, one in known.items()])
    if not form.validate_on_submit():
        return _editor(page, form, theirs, status=422)
    found = merge(base.text, form.text.data, theirs.text)
    chosen, own = _answers(len(found.conflicts))
    conflict = services.Conflict(found, services.clashes_of(base, _words(form, known), theirs), theirs)
    try:
        words = _settled(form, conflict, base, known, chosen, own)
        note = form.note.data or f"Hợp nhất với bản {theirs.number}"
        services.save(current_actor(), page, words, base=theirs.number, note=note)
    except services.Conflict as again:  # somebody was quicker once more
        return _ask(page, again, form)
    except Refused as refusal:
        form.refuse(refusal)
        return pages.merging(page, form, conflict, chosen=chosen, own=own, status=422)
    flash("Đã lưu bản hợp nhất.", "done")
    return redirect(url_for("page_work.show", page_id=page.id))


def _settled(
    form: MergeForm, conflict: services.Conflict, base: PageRevision, known: Any, chosen: Any, own: Any
) -> services.Words:
    lines, missing = {}, len(conflict.merge.conflicts) - len(chosen)
    for clash in conflict.clashes:
        answer = request.form.get(f"chon-{clash.name}", "")
        missing += answer not in ("mine", "theirs")
        lines[clash.name] = clash.theirs if answer == "theirs" else clash.mine
    if missing:
        raise Refused(f"Còn {missing} chỗ chưa chọn.")
    mine, theirs = _words(form, known), conflict.theirs
    plain = services.lines_of(base, mine, theirs) | lines
    files = services.joined(base.files, mine.files, theirs.files)
    return services.Words(plain["title"], plain["summary"], conflict.merge.settled(chosen, own), files)


def _answers(count: int) -> tuple[dict[int, Choice], dict[int, str]]:
    """Return what was chosen for each of *count* places, and the words typed anew for each."""
    known = {choice.value: choice for choice in Choice}
    sent = {number: request.form.get(f"chon-{number}", "") for number in range(count)}
    chosen = {number: known[value] for number, value in sent.items() if value in known}
    return chosen, {number: request.form.get(f"rieng-{number}", "") for number in range(count)}


def _ask(page: Page, conflict: services.Conflict, sent: WordsForm) -> Any:
    """Return the page that asks about the places which two people changed."""
    form = MergeForm(formdata=None)
    for name in ("title", "summary", "text", "base", "note", "kept"):
        form[name].data = sent[name].data
    form.theirs.data = conflict.theirs.number
    return pages.merging(page, form, conflict, chosen={}, own={}, status=conflict.status)


@bp.route("/thiet-lap", methods=["GET", "POST"])
@guard(rights.settling, page=queries.get)
def settings(page: Page):
    """Settle where a page stands, who reads it, and whether it must be read."""
    actor, form = current_actor(), SettingsForm(now=page.version)
    places = queries.places(actor, but=page)
    found = [(f"p{one.id}", f"{'– ' * one.depth}{one.title}") for one in places]
    here = f"p{page.parent_id}" if page.parent_id else "p0"
    if here not in [value for value, _ in found]:
        above = page.line[-2].title if len(page.line) > 1 else "Không có"
        found.insert(0, (here, above))
    form.parent.choices = options(found)
    form.blocks.choices = options([(block.value, block.label) for block in Block])
    form.units.choices = options([(unit.id, unit.name) for unit in directory().units.values()])
    form.roles.choices = options(
        [(role.value, role.label) for role in Role if role is not Role.ADMINISTRATOR]
    )
    if not form.is_submitted():
        circle = tree_services.circle_of(page)
        form.title.data, form.parent.data, form.must_read.data = page.title, here, page.must_read
        form.blocks.data, form.units.data = [one.value for one in circle.blocks], list(circle.units)
        form.roles.data = [one.value for one in circle.roles]
    if form.validate_on_submit():
        try:
            _settle(page, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu thiết lập của trang.", "done")
            return redirect(url_for("page_work.show", page_id=page.id))
    shown = render_template(
        "pages/settings.html", page=page, form=form, unit_blocks=pages.circle_blocks(),
        above=pages.readers_words_above(page),
    )  # fmt: skip
    return shown, form.status


def _settle(page: Page, form: SettingsForm) -> None:
    actor = current_actor()
    services.expect(page, form.seen.data)
    circle = tree_services.Circle(
        tuple(Block(one) for one in form.blocks.data or ()), tuple(form.units.data or ()),
        tuple(Role(one) for one in form.roles.data or ()),
    )  # fmt: skip
    tree_services.narrow(actor, page, circle)
    services.set_must_read(actor, page, form.must_read.data)
    if page.is_fixed:
        tree_services.rename(actor, page, form.title.data or page.title)
    elif int(form.parent.data[1:]) != page.parent_id:
        tree_services.move(actor, page, queries.get(actor, int(form.parent.data[1:])))


@bp.route("/thong-tin", methods=["GET", "POST"])
@guard(rights.settling, page=queries.get)
def facts(page: Page):
    """Keep what the library knows of a text."""
    if not pages.has_facts(page):
        return redirect(url_for("page_work.show", page_id=page.id))
    form = FactsForm(now=page.version, obj=None if request.method == "POST" else page.facts)
    if not form.is_submitted():
        form.tags.data = ", ".join(one.tag for one in page.tags)
    if form.validate_on_submit():
        try:
            services.expect(page, form.seen.data)
            names = ("form", "code", "issuer", "issued_on", "starts_on", "ends_on", "replaced_by", "basis")
            known = {name: form[name].data for name in names}
            tags = library_services.tags_of(form.tags.data or "")
            library_services.settle(current_actor(), page, library_services.Facts(**known, tags=tags))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu thông tin văn bản.", "done")
            return redirect(url_for("page_work.show", page_id=page.id))
    return render_template("pages/facts.html", page=page, form=form), form.status


@bp.get("/cac-ban")
@guard(P.ACCOUNT_USE, page=queries.get)
def revisions(page: Page):
    """List what a page said at each save."""
    if not any(permits(current_actor(), one, page) for one in queries.WORKING):
        return redirect(url_for("pages.show", place_id=page.path))
    return _list(page)


def _list(page: Page, problem: str = "") -> str:
    return render_template(
        "pages/revisions.html", page=page, revisions=queries.revisions(page), names=directory(),
        may_restore=pages.may_write(current_actor(), page), problem=problem,
    )  # fmt: skip


@bp.get("/so-sanh")
@guard(P.ACCOUNT_USE, page=queries.get)
def compare(page: Page):
    """Show what became of the words between two revisions; by default what readers do not see yet."""
    if not any(permits(current_actor(), one, page) for one in queries.WORKING) or not page.revision:
        return redirect(url_for("pages.show", place_id=page.path))
    new = number(request.args, "moi") or page.revision
    old = number(request.args, "cu") or (page.published if page.has_news else max(1, new - 1))
    before, after = queries.revision(page, old), queries.revision(page, new)
    return render_template(
        "pages/compare.html", page=page, revisions=queries.revisions(page), old=old, new=new,
        changes=changes(_lines(before), _lines(after)), names=directory(),
        files=_files(before, after),
    )  # fmt: skip


def _lines(revision: PageRevision) -> list[tuple[str, str]]:
    lines = [revision.title, revision.summary, *revision.text.split("\n")]
    return [(str(n), line) for n, line in enumerate(lines, 1) if line.strip()]


def _files(before: PageRevision, after: PageRevision) -> tuple[list[str], list[str]]:
    old, new = ({one["id"]: one["name"] for one in revision.files} for revision in (before, after))
    return [old[one] for one in old if one not in new], [new[one] for one in new if one not in old]


@bp.post("/ban/<int:number>/lay-lai")
@guard(P.PAGE_WRITE, page=queries.get)
def restore(page: Page, number: int):
    """Let a page say again what it said; what it says now stays as a revision."""
    if Press().validate_on_submit():
        try:
            made = services.restore(current_actor(), page, number)
        except Refused as refusal:
            return _list(page, refusal.message), refusal.status
        again = (
            f"Đã lấy lại bản {number}, lưu thành bản {made.number}."
            if made
            else "Trang đang đúng như bản này."
        )
        flash(again, "done")
    return redirect(url_for("page_work.show", page_id=page.id))


@bp.post("/con-dung")
@guard(rights.settling, page=queries.get)
def touch(page: Page):
    """Note that a page was looked through and is still right."""
    if Press().validate_on_submit():
        services.touch(current_actor(), page)
        flash("Đã ghi nhận nội dung còn đúng.", "done")
    return redirect(url_for("page_work.show", page_id=page.id))
