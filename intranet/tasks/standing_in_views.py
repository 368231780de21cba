"""Ask the office for what a unit without people has said of its work."""

from flask import Blueprint, flash, redirect, url_for

from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.errors import Refused, WrongState
from intranet.files import store
from intranet.forms.base import SeenForm
from intranet.forms.fields import options
from intranet.tasks import queries, standing_in
from intranet.tasks.forms import RecordForm
from intranet.tasks.models import Assignment
from intranet.tasks.move_views import ask
from intranet.tasks.workflow import has_its_people
from intranet.web.guard import guard

bp = Blueprint("standing_in", __name__, url_prefix="/nhiem-vu/<int:assignment_id>")


@bp.route("/ghi-nhan-thay", methods=["GET", "POST"])
@guard(P.TASK_RECORD_FOR, assignment=queries.get)
def record(assignment: Assignment):
    """Write down what the unit takes or reports."""
    form = RecordForm(now=assignment.version)
    form.move.choices = options(standing_in.open_moves(assignment))
    obstacle = has_its_people(assignment)
    if not form.is_submitted() and (obstacle or not form.move.choices):
        flash(obstacle or WrongState().message, "soon")
        return redirect(url_for("tasks.show", assignment_id=assignment.id))
    return ask(
        assignment, form, _record,
        title="Ghi nhận thay đơn vị",
        text="Đơn vị chưa có người dùng phần mềm. Ghi đúng điều đơn vị đã báo; nhật ký ghi rõ ai ghi nhận "
        "thay. Người ghi nhận không xác nhận việc này: người khác xác nhận.",
        submit="Ghi nhận", done="Đã ghi nhận thay đơn vị.",
    )  # fmt: skip


def _record(actor: Actor, assignment: Assignment, form: SeenForm) -> None:
    try:
        files = [store.save(actor, one.read(), name=one.filename) for one in form.files.data or ()]
    except Refused as refusal:
        refusal.field = refusal.field or "files"
        raise
    word = standing_in.Word(
        channel=standing_in.Channel(form.channel.data), told_by=form.told_by.data, text=form.text.data,
        files=files,
    )  # fmt: skip
    standing_in.record(actor, assignment, form.move.data, word)
