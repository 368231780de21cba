"""The steps of an assignment: write down, tick, leave out (C9)."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.tasks import queries, step_services
from intranet.tasks.models import Assignment
from intranet.tasks.work_forms import StepForm
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_steps", __name__, url_prefix="/nhiem-vu/<int:assignment_id>/buoc")


def _back(assignment: Assignment) -> Any:
    return redirect(url_for("tasks.show", assignment_id=assignment.id, _anchor="cac-buoc"))


def _write(assignment: Assignment, verb: Callable[..., Any], title: str, text: str) -> Any:
    form = StepForm()
    if form.validate_on_submit():
        try:
            verb(current_actor(), assignment, text=form.text.data, mandatory=form.mandatory.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã thêm bước.", "done")
            return _back(assignment)
    page = render_template(
        "tasks/move.html",
        assignment=assignment,
        form=form,
        title=title,
        text=text,
        submit="Thêm bước",
        danger=False,
    )
    return page, form.status


@bp.route("/them", methods=["GET", "POST"])
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def add(assignment: Assignment):
    """Let the unit write down a step of its own."""
    return _write(
        assignment, step_services.add, "Thêm bước",
        "Đơn vị chia việc thành các bước và đánh dấu khi xong; văn phòng thấy đã xong mấy bước.",
    )  # fmt: skip


@bp.route("/yeu-cau", methods=["GET", "POST"])
@guard(P.TASK_CREATE, assignment=queries.get)
def ask(assignment: Assignment):
    """Let the office ask for a step."""
    return _write(
        assignment, step_services.ask, "Thêm bước cho đơn vị",
        "Đơn vị được báo và đánh dấu khi xong; đơn vị không tự bỏ được bước này.",
    )  # fmt: skip


def _press(assignment: Assignment, act: Callable[[], None], done: str) -> Any:
    form = Press()
    if form.validate_on_submit():
        act()
        flash(done, "done")
    return _back(assignment)


@bp.post("/<int:step_id>/xong")
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def tick(assignment: Assignment, step_id: int):
    """Say that a step is done."""
    actor = current_actor()
    return _press(
        assignment,
        lambda: step_services.tick(actor, assignment, step_id, done=True),
        "Đã đánh dấu xong.",
    )


@bp.post("/<int:step_id>/chua-xong")
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def untick(assignment: Assignment, step_id: int):
    """Say that a step is not done after all."""
    actor = current_actor()
    return _press(
        assignment, lambda: step_services.tick(actor, assignment, step_id, done=False), "Đã bỏ đánh dấu."
    )


@bp.post("/<int:step_id>/bo")
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def remove(assignment: Assignment, step_id: int):
    """Let the unit leave out a step of its own."""
    actor = current_actor()
    return _press(assignment, lambda: step_services.remove(actor, assignment, step_id), "Đã bỏ bước.")


@bp.post("/<int:step_id>/rut")
@guard(P.TASK_CREATE, assignment=queries.get)
def take_back(assignment: Assignment, step_id: int):
    """Let the office take back a step that it asked for."""
    actor = current_actor()
    return _press(assignment, lambda: step_services.take_back(actor, assignment, step_id), "Đã rút bước.")
