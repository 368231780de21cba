"""The moves of an assignment that ask for a reason, a unit or a person: a page each, also a dialog."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.org import absences
from intranet.org.directory import directory
from intranet.tasks import queries, services
from intranet.tasks.forms import CommentForm, PersonForm, ReassignForm
from intranet.tasks.models import Assignment
from intranet.web.guard import current_actor, guard

bp = Blueprint("moves", __name__, url_prefix="/nhiem-vu/<int:assignment_id>")

# What is done with the answer; a new assignment, if it makes one, is shown next.
Act = Callable[[Actor, Assignment, Any], Assignment | None]


def ask(
    assignment: Assignment,
    form: Any,
    act: Act,
    *,
    title: str,
    text: str,
    submit: str,
    done: str,
    danger: bool = False,
    **more: Any,
):
    """Draw the question, or carry it out and return to the assignment; *more* is shown with it."""
    if form.validate_on_submit():
        try:
            services.expect(assignment, form.seen.data)
            made = act(current_actor(), assignment, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(done, "done")
            return redirect(url_for("tasks.show", assignment_id=(made or assignment).id))
    page = render_template(
        "tasks/move.html",
        assignment=assignment,
        form=form,
        title=title,
        text=text,
        submit=submit,
        danger=danger,
        **more,
    )
    return page, form.status


def ask_why(
    assignment: Assignment, verb: Callable[..., None], *, asks: tuple[str, str] | None = None, **words: Any
):
    """Ask for a comment and give it to *verb*; *asks* are its label and what is said when it is empty."""
    form = CommentForm(now=assignment.version)
    if asks:
        form.ask(*asks)
    return ask(
        assignment, form, lambda actor, one, asked: verb(actor, one, comment=asked.comment.data), **words
    )


@bp.route("/tra-lai", methods=["GET", "POST"])
@guard(P.TASK_DECLINE, assignment=queries.get)
def decline(assignment: Assignment):
    """Give the work back because it is not the unit's."""
    return ask_why(
        assignment, services.decline,
        title="Trả lại việc (không thuộc chức năng)",
        text="Văn phòng nhận lại việc này cùng lý do, rồi giao đơn vị khác hoặc giữ nguyên phân công.",
        submit="Trả lại việc", done="Đã trả lại việc cho văn phòng.",
    )  # fmt: skip


@bp.route("/giu-nguyen", methods=["GET", "POST"])
@guard(P.TASK_REASSIGN, assignment=queries.get)
def insist(assignment: Assignment):
    """Let the work stay where it was given."""
    return ask_why(
        assignment, services.insist,
        title="Giữ nguyên phân công",
        text="Đơn vị đã trả lại việc này sẽ nhận lại, kèm lý do của văn phòng.",
        submit="Giữ nguyên phân công", done="Đã giữ nguyên phân công.",
    )  # fmt: skip


@bp.route("/giao-lai", methods=["GET", "POST"])
@guard(P.TASK_REASSIGN, assignment=queries.get)
def reassign(assignment: Assignment):
    """Give declined work to another unit."""
    form = ReassignForm(now=assignment.version)
    others = [unit for unit in directory().open_units(clock.today()) if unit.id != assignment.unit_id]
    form.unit.choices = [(0, "Chọn đơn vị"), *((unit.id, unit.name) for unit in others)]
    return ask(
        assignment, form,
        lambda actor, one, asked: services.reassign(
            actor, one, unit_id=asked.unit.data, comment=asked.comment.data
        ),
        title="Giao đơn vị khác",
        text="Phần việc cũ được giữ trong hồ sơ; đơn vị mới nhận việc với cùng thời hạn.",
        submit="Giao việc", done="Đã giao cho đơn vị khác.",
    )  # fmt: skip


@bp.route("/bo-sung", methods=["GET", "POST"])
@guard(P.TASK_CONFIRM, assignment=queries.get)
def send_back(assignment: Assignment):
    """Ask for more than the report says."""
    return ask_why(
        assignment, services.send_back, asks=("Nội dung cần bổ sung", "Cần ghi rõ phải bổ sung gì."),
        title="Yêu cầu bổ sung",
        text="Phần việc mở lại cho đơn vị, kèm yêu cầu này; đơn vị bổ sung rồi báo cáo lại.",
        submit="Yêu cầu bổ sung", done="Đã gửi yêu cầu bổ sung cho đơn vị.",
    )  # fmt: skip


@bp.route("/huy", methods=["GET", "POST"])
@guard(P.TASK_CANCEL, assignment=queries.get)
def cancel(assignment: Assignment):
    """Take the order back."""
    return ask_why(
        assignment, services.cancel,
        title="Hủy phần việc", text="Đơn vị được báo là không phải làm việc này nữa. Không mở lại được.",
        submit="Hủy phần việc", done="Đã hủy phần việc.", danger=True,
    )  # fmt: skip


@bp.route("/don-doc", methods=["GET", "POST"])
@guard(P.TASK_REMIND, assignment=queries.get)
def remind(assignment: Assignment):
    """Urge the unit, on the record."""
    return ask_why(
        assignment, services.remind, asks=("Nội dung đôn đốc", "Cần ghi nội dung đôn đốc."),
        title="Đôn đốc", text="Đơn vị nhận thông báo ngay; nội dung được ghi vào nhật ký của nhiệm vụ.",
        submit="Đôn đốc", done="Đã đôn đốc đơn vị.",
    )  # fmt: skip


@bp.route("/phan-cong", methods=["GET", "POST"])
@guard(P.TASK_DELEGATE, assignment=queries.get)
def name_person(assignment: Assignment):
    """Give the unit's share to one of its people by name."""
    form = PersonForm(now=assignment.version, person=assignment.assignee_id or 0)
    names, today = directory(), clock.today()
    staff = names.staff({assignment.unit_id}, today)
    gone = {
        one.user_id: f"vắng đến {one.ends_on:%d/%m}" for one in absences.away(staff, assignment.due or today)
    }
    people = [
        (one, f"{name} ({gone[one]})" if one in gone else name) for one, name in names.by_name(staff)
    ]
    form.person.choices = [(0, "Cả đơn vị cùng làm"), *people]
    return ask(
        assignment, form,
        lambda actor, one, asked: services.name_person(actor, one, user_id=asked.person.data or None),
        title="Phân công trong đơn vị",
        text="Người được phân công nhận thông báo và thấy việc này trên bàn làm việc.",
        submit="Phân công", done="Đã phân công.",
    )  # fmt: skip


@bp.route("/can-giup", methods=["GET", "POST"])
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def ask_help(assignment: Assignment):
    """Let the unit ask the office for help."""
    level = directory().commune.level
    return ask_why(
        assignment, services.ask_help,
        asks=("Đang vướng ở đâu?", "Cần ghi rõ đang vướng ở đâu để văn phòng giúp."),
        title="Cần giúp",
        text=f"Văn phòng {level} nhận được ngay và sẽ trả lời. Việc vẫn do đơn vị thực hiện.",
        submit=f"Gửi văn phòng {level}", done=f"Đã gửi văn phòng {level}.",
    )  # fmt: skip


@bp.route("/tra-loi-giup", methods=["GET", "POST"])
@guard(P.TASK_REMIND, assignment=queries.get)
def answer_help(assignment: Assignment):
    """Answer a unit that asked for help."""
    return ask_why(
        assignment, services.answer_help, asks=("Trả lời đơn vị", "Cần ghi đã giúp thế nào."),
        title="Trả lời đề nghị giúp", text=f"Đơn vị viết: “{assignment.help_wanted}”",
        submit="Trả lời", done="Đã trả lời đơn vị.",
    )  # fmt: skip
