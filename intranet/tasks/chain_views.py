"""What comes after what, and how long a recurring duty goes on (C10, C17)."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.forms.fields import options
from intranet.org.directory import directory
from intranet.tasks import chain_queries, chain_services, queries, repeat_services, services
from intranet.tasks.models import Assignment
from intranet.tasks.views import press
from intranet.tasks.work_forms import AfterForm, RepeatForm
from intranet.tasks.workflow import not_to_wait
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_chain", __name__, url_prefix="/nhiem-vu/<int:assignment_id>")


@bp.route("/lam-sau", methods=["GET", "POST"])
@guard(P.TASK_CREATE, assignment=queries.get)
def wait_for(assignment: Assignment):
    """Let the task begin when another ends."""
    if request.method == "GET" and (why := not_to_wait(assignment)):
        flash(why, "soon")
        return redirect(url_for("tasks.show", assignment_id=assignment.id))
    actor, names = current_actor(), directory()
    form = AfterForm(now=assignment.version, after=assignment.task.after_id or 0)
    found = chain_queries.offered(actor, assignment.body, but=assignment.task_id)
    form.after.choices = options([
        (0, "Chọn việc trước"),
        *((one.task_id, chain_queries.named(one, names.unit_name(one.unit_id))) for one in found),
    ])  # fmt: skip
    if form.validate_on_submit():
        try:
            services.expect(assignment, form.seen.data)
            chain_services.wait_for(actor, assignment, task_id=form.after.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã xếp sau. Việc này tự mở khi việc trước xong.", "done")
            return redirect(url_for("tasks.show", assignment_id=assignment.id))
    page = render_template(
        "tasks/move.html", assignment=assignment, form=form, title="Làm sau khi xong việc khác",
        text="Chỉ khi chưa đơn vị nào tiếp nhận. Việc trước xong thì việc này mở, đơn vị được báo lúc ấy.",
        submit="Xếp sau", danger=False,
    )  # fmt: skip
    return page, form.status


@bp.post("/bat-dau")
@guard(P.TASK_CREATE, assignment=queries.get)
def begin_now(assignment: Assignment):
    """Give the unit its share without waiting any longer."""
    return press(assignment, chain_services.begin_now, "Đã mở. Đơn vị được báo ngay.")


@bp.route("/ky-lap", methods=["GET", "POST"])
@guard(P.TASK_CREATE, assignment=queries.get)
def repeat(assignment: Assignment):
    """Say how long a recurring duty goes on."""
    if not assignment.period:
        raise NotFound("Việc này không định kỳ.")
    now = assignment.period_words  # “Lần 2, tháng 12/2026”
    form = RepeatForm(now=assignment.version, repeats_until=assignment.task.repeats_until)
    if form.validate_on_submit():
        try:
            services.expect(assignment, form.seen.data)
            repeat_services.end_on(current_actor(), assignment, day=form.repeats_until.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi ngày thôi lặp lại.", "done")
            return redirect(url_for("tasks.show", assignment_id=assignment.id))
    page = render_template(
        "tasks/move.html", assignment=assignment, form=form, title="Kỳ lặp lại",
        text=f"Đang là {now[:1].lower()}{now[1:]}. "
        "Kỳ sau tự giao khi kỳ này xác nhận xong, hoặc khi sang kỳ.",
        submit="Lưu", danger=False,
    )  # fmt: skip
    return page, form.status
