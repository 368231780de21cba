"""The page on which the office keeps the list of fields, and the question which field a duty has."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.tasks import field_queries, field_services, queries
from intranet.tasks.field_forms import FieldForm, OfTaskForm
from intranet.tasks.field_models import Field
from intranet.tasks.models import Assignment
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_fields", __name__, url_prefix="/linh-vuc")
of_task = Blueprint("task_field", __name__, url_prefix="/nhiem-vu/<int:assignment_id>/linh-vuc")


@bp.get("")
@guard(P.FIELD_LIST_EDIT)
def index():
    """Show the fields in their order, each with how much work has it."""
    return render_template("tasks/fields.html", fields=field_queries.listed(), used=field_queries.used())


@bp.route("/them", methods=["GET", "POST"])
@guard(P.FIELD_LIST_EDIT)
def add():
    """Add a field."""
    form = FieldForm()
    if form.validate_on_submit():
        try:
            field_services.add(current_actor(), name=form.name.data, keywords=form.keywords.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã thêm lĩnh vực. Bấm “Gợi ý lại” để áp dụng cho nhiệm vụ đã có.", "done")
            return redirect(url_for(".index"))
    return render_template("tasks/field_form.html", form=form, title="Thêm lĩnh vực"), form.status


@bp.route("/<int:field_id>", methods=["GET", "POST"])
@guard(P.FIELD_LIST_EDIT, field=field_queries.get)
def edit(field: Field):
    """Change a field's name, or the words that suggest it."""
    form = FieldForm(now=field.version, name=field.name, keywords=field.keywords)
    if form.validate_on_submit():
        try:
            field_services.expect(field, form.seen.data)
            field_services.change(
                current_actor(), field, name=form.name.data, keywords=form.keywords.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu. Bấm “Gợi ý lại” để áp dụng từ khóa mới cho nhiệm vụ đã có.", "done")
            return redirect(url_for(".index"))
    title = f"Sửa lĩnh vực {field.name}"
    return render_template("tasks/field_form.html", form=form, title=title), form.status


def _done(words: str = "") -> Any:
    if words:
        flash(words, "done")
    return redirect(url_for(".index"))


@bp.post("/<int:field_id>/<any(len,xuong):way>")
@guard(P.FIELD_LIST_EDIT, field=field_queries.get)
def shift(field: Field, way: str):
    """Move a field up or down."""
    if Press().validate_on_submit():
        field_services.shift(current_actor(), field, down=way == "xuong")
    return _done()


@bp.post("/<int:field_id>/ngung-dung")
@guard(P.FIELD_LIST_EDIT, field=field_queries.get)
def close(field: Field):
    """Give a field to no new work."""
    if Press().validate_on_submit():
        field_services.set_open(current_actor(), field, is_open=False)
    return _done(f"Đã ngừng dùng “{field.name}”. Nhiệm vụ đã có lĩnh vực này vẫn giữ nguyên.")


@bp.post("/<int:field_id>/dung-lai")
@guard(P.FIELD_LIST_EDIT, field=field_queries.get)
def reopen(field: Field):
    """Give a field to new work again."""
    if Press().validate_on_submit():
        field_services.set_open(current_actor(), field, is_open=True)
    return _done(f"Đã dùng lại “{field.name}”.")


@bp.post("/thuong-dung")
@guard(P.FIELD_LIST_EDIT)
def found():
    """Add the usual fields that the list lacks, and let them be suggested."""
    if not Press().validate_on_submit():
        return _done()
    made = field_services.found_usual(current_actor())
    changed = field_services.guess_again(current_actor()) if made else 0
    words = f"Đã thêm {made} lĩnh vực thường dùng và gợi ý cho {changed} nhiệm vụ."
    return _done(words if made else "Danh mục đã có đủ các lĩnh vực thường dùng.")


@bp.post("/goi-y")
@guard(P.FIELD_LIST_EDIT)
def guess():
    """Suggest a field anew for the duties to which no person gave one."""
    if not Press().validate_on_submit():
        return _done()
    changed = field_services.guess_again(current_actor())
    kept = "Lĩnh vực do người chọn giữ nguyên."
    return _done(f"Đã gợi ý lại lĩnh vực cho {changed} nhiệm vụ. {kept}")


@of_task.route("", methods=["GET", "POST"])
@guard(P.TASK_CREATE, assignment=queries.get)
def choose(assignment: Assignment):
    """Let the office say which field a duty belongs to."""
    task = assignment.task
    form = OfTaskForm(now=task.version, field=task.field_id or 0)
    form.field.choices = options([(0, field_queries.NO_FIELD), *field_queries.choices(task.field_id)])
    if form.validate_on_submit():
        try:
            field_services.expect(task, form.seen.data)
            field_services.choose(current_actor(), assignment, form.field.data or None)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã ghi lĩnh vực của nhiệm vụ.", "done")
            return redirect(url_for("tasks.show", assignment_id=assignment.id))
    page = render_template(
        "tasks/move.html", assignment=assignment, form=form, title="Chọn lĩnh vực", submit="Ghi lĩnh vực",
        text="Lĩnh vực dùng để thống kê, chung cho mọi đơn vị cùng làm nhiệm vụ này.", danger=False,
    )  # fmt: skip
    return page, form.status
