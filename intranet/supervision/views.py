"""The list of supervision notes, the page of one, and how one is written and replied to."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.actor import Actor
from intranet.access.check import permits, permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.conclusions import queries as conclusion_queries
from intranet.conclusions.models import Conclusion
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.supervision import pages, queries, services
from intranet.supervision.forms import NoteForm, ReplyForm
from intranet.supervision.models import SupervisionNote
from intranet.supervision.queries import Filter, Tab
from intranet.tasks import queries as task_queries
from intranet.tasks.lists import unit_choices
from intranet.tasks.models import Assignment
from intranet.web.guard import current_actor, guard

bp = Blueprint("supervision", __name__)


@bp.get("/phieu-giam-sat")
@guard(P.SUPERVISION_NOTE_READ)
def index():
    """List the notes: not replied to yet, or replied to."""
    wanted = queries.read(request.args)
    found = queries.page(current_actor(), wanted)
    return render_template(
        "supervision/index.html",
        wanted=wanted,
        lines=[pages.line(note) for note in found.notes],
        tabs=[
            {"label": tab.label, "url": _here(wanted, muc=tab, han=""), "current": tab is wanted.tab}
            for tab in Tab
        ],
        chips=_chips(wanted),
        newer=_here(wanted, truoc=found.newer) if found.newer else "",
        older=_here(wanted, sau=found.older) if found.older else "",
        units=unit_choices(),
    )


def _here(wanted: Filter, **changes: str) -> str:
    values = wanted.chosen | changes
    return url_for(".index", **{name: value for name, value in values.items() if value})


def _chips(wanted: Filter) -> list[dict[str, str]]:
    names, found = directory(), {}
    if wanted.author_unit:
        found["co-quan"] = f"Phiếu của {names.unit_name(wanted.author_unit)}"
    if wanted.unit:
        found["don-vi"] = f"Gửi {names.unit_name(wanted.unit)}"
    if wanted.conclusion:
        found["ket-luan"] = "Về một kết luận"
    if wanted.late:
        found["han"] = "Quá hạn trả lời"
    return [{"label": label, "remove_url": _here(wanted, **{name: ""})} for name, label in found.items()]


@bp.get("/phieu-giam-sat/<int:note_id>")
@guard(P.ACCOUNT_USE, note=queries.get)
def show(note: SupervisionNote):
    """Show one note, its reply, or the form for it."""
    return _page(note, ReplyForm(now=note.version))


def _page(note: SupervisionNote, form: ReplyForm) -> Any:
    actor, names = current_actor(), directory()
    page = render_template(
        "supervision/show.html",
        note=note,
        line=pages.line(note),
        author=names.person_name(note.author_id),
        replier=names.person_name(note.replier_id),
        replier_unit=names.unit_name(note.replier_unit_id),
        about=pages.path_of(note) if _opens(actor, note) else "",
        lists=permits_somewhere(actor, P.SUPERVISION_NOTE_READ),
        may_reply=note.is_open and permits(actor, P.SUPERVISION_NOTE_REPLY, note),
        history=history_for(actor, note),
        form=form,
    )
    return page, form.status


def _opens(actor: Actor, note: SupervisionNote) -> bool:
    """Tell whether the person may open what the note is about."""
    if note.assignment is not None:
        return permits(actor, P.TASK_VIEW, note.assignment)
    return conclusion_queries.is_seen(actor, note.conclusion)


@bp.post("/phieu-giam-sat/<int:note_id>/tra-loi")
@guard(P.SUPERVISION_NOTE_REPLY, note=queries.get)
def reply(note: SupervisionNote):
    """Reply to a note."""
    form = ReplyForm(now=note.version)
    if form.validate_on_submit():
        try:
            services.reply(current_actor(), note, text=form.text.data, seen=form.seen.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã trả lời phiếu giám sát.", "done")
            return redirect(url_for(".show", note_id=note.id))
    return _page(note, form)


@bp.route("/nhiem-vu/<int:assignment_id>/phieu-giam-sat", methods=["GET", "POST"])
@guard(P.SUPERVISION_NOTE_WRITE, assignment=task_queries.get)
def about_task(assignment: Assignment):
    """Write a note about a unit's share of a task."""
    return _write(
        assignment,
        crumbs=[
            ("Nhiệm vụ", url_for("tasks.index")),
            (assignment.title, url_for("tasks.show", assignment_id=assignment.id)),
        ],
        about=f"{directory().unit_name(assignment.unit_id)}: {assignment.title}",
        replied_by="Văn phòng hoặc đơn vị thực hiện",
    )


@bp.route("/ket-luan/<int:conclusion_id>/phieu-giam-sat", methods=["GET", "POST"])
@guard(P.SUPERVISION_NOTE_WRITE, conclusion=conclusion_queries.get)
def about_conclusion(conclusion: Conclusion):
    """Write a note about an issued conclusion."""
    return _write(
        conclusion,
        crumbs=[
            ("Kết luận", url_for("conclusions.index")),
            (conclusion.title, url_for("conclusions.show", conclusion_id=conclusion.id)),
        ],
        about=conclusion.title,
        replied_by="Văn phòng",
    )


def _write(thing: Any, **words: Any) -> Any:
    form = NoteForm()
    if form.validate_on_submit():
        try:
            note = services.write(current_actor(), thing, text=form.text.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi phiếu giám sát. Văn phòng và đơn vị trả lời được báo ngay.", "done")
            return redirect(url_for(".show", note_id=note.id))
    return render_template("supervision/write.html", form=form, thing=thing, **words), form.status
