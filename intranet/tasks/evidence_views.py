"""Deleting a file of a report, saying why."""

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.tasks import evidence_services, queries, services, share_queries
from intranet.tasks.forms import CommentForm
from intranet.tasks.models import Assignment
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_files", __name__, url_prefix="/nhiem-vu/<int:assignment_id>/minh-chung/<int:file_id>")


@bp.route("/xoa", methods=["GET", "POST"])
@guard(P.TASK_REPORT_RESULT, assignment=queries.get)
def remove(assignment: Assignment, file_id: int):
    """Ask why, then delete the file."""
    stored, form = share_queries.evidence(assignment, file_id), CommentForm(now=assignment.version)
    form.ask("Vì sao xóa?", "Cần ghi rõ vì sao xóa.")
    if form.validate_on_submit():
        try:
            services.expect(assignment, form.seen.data)
            evidence_services.remove(current_actor(), assignment, file_id, reason=form.comment.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã xóa “{stored.name}”. Trong 30 ngày còn khôi phục được ở “Đã xóa”.", "done")
            return redirect(url_for("tasks.show", assignment_id=assignment.id))
    page = render_template(
        "tasks/move.html", assignment=assignment, form=form, title="Xóa minh chứng",
        text=f"“{stored.name}” không còn trong báo cáo; sau 30 ngày tệp bị xóa hẳn khỏi máy chủ.",
        submit="Xóa minh chứng",
    )  # fmt: skip
    return page, form.status
