"""What is said about an assignment: write, change, take back (C12)."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.org.directory import directory
from intranet.tasks import comment_queries, comment_services, queries, services
from intranet.tasks.models import Assignment
from intranet.tasks.work_forms import CommentForm, EditForm
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_comments", __name__, url_prefix="/nhiem-vu/<int:assignment_id>/trao-doi")


def _back(assignment: Assignment, place: str = "trao-doi") -> Any:
    return redirect(url_for("tasks.show", assignment_id=assignment.id, _anchor=place))


@bp.route("", methods=["GET", "POST"])
@guard(P.TASK_COMMENT, assignment=queries.get)
def write(assignment: Assignment):
    """Say something; the page also lets people and units be named."""
    form = CommentForm()
    names = directory()
    readers = comment_queries.readers(assignment)
    units = comment_queries.units_of(readers)
    form.people.choices = [(one, names.person_name(one)) for one in readers]
    form.units.choices = [(one, names.unit_name(one)) for one in units]
    if form.validate_on_submit():
        try:
            made = comment_services.write(
                current_actor(), assignment,
                text=form.text.data, user_ids=form.people.data or (), unit_ids=form.units.data or (),
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã gửi ý kiến trao đổi.", "done")
            return _back(assignment, f"trao-doi-{made.id}")
    blocks: dict[str, list[Any]] = {}
    for one in names.open_units(clock.today()):
        if one.id in units:
            blocks.setdefault(one.block.label, []).append(one)
    page = render_template(
        "tasks/comment.html", assignment=assignment, form=form, blocks=list(blocks.items()),
        people=comment_queries.by_unit(readers),
    )  # fmt: skip
    return page, form.status


@bp.route("/<int:comment_id>/sua", methods=["GET", "POST"])
@guard(P.TASK_COMMENT, assignment=queries.get)
def edit(assignment: Assignment, comment_id: int):
    """Change one's own words."""
    comment = comment_queries.get(assignment, comment_id)
    comment_services.expect_own(current_actor(), assignment, comment)
    form = EditForm(now=comment.version, text=comment.text)
    if form.validate_on_submit():
        try:
            services.expect(comment, form.seen.data)
            comment_services.edit(current_actor(), assignment, comment, text=form.text.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã sửa.", "done")
            return _back(assignment, f"trao-doi-{comment.id}")
    page = render_template(
        "tasks/move.html", assignment=assignment, form=form, title="Sửa ý kiến trao đổi",
        text="Sửa được trong 15 phút sau khi gửi; nhật ký giữ cả lời cũ.", submit="Lưu", danger=False,
    )  # fmt: skip
    return page, form.status


@bp.post("/<int:comment_id>/rut")
@guard(P.TASK_COMMENT, assignment=queries.get)
def withdraw(assignment: Assignment, comment_id: int):
    """Take one's own words back."""
    comment = comment_queries.get(assignment, comment_id)
    if Press().validate_on_submit():
        comment_services.withdraw(current_actor(), assignment, comment)
        flash("Đã rút ý kiến trao đổi.", "done")
    return _back(assignment)
