"""A longer time asked for and decided, an explanation demanded and given (C7, C15): a page each."""

from datetime import date

from flask import Blueprint, redirect, url_for

from intranet.access.permissions import Permission as P
from intranet.tasks import explanations, extensions, longer, queries
from intranet.tasks.forms import ExtensionForm, GrantForm
from intranet.tasks.models import Assignment
from intranet.tasks.move_views import ask, ask_why
from intranet.tasks.views import press
from intranet.text.dates import numeric, weekday
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_dates", __name__, url_prefix="/nhiem-vu/<int:assignment_id>")


def _here(assignment: Assignment):
    return redirect(url_for("tasks.show", assignment_id=assignment.id))


@bp.route("/xin-gia-han", methods=["GET", "POST"])
@guard(P.TASK_ASK_EXTENSION, assignment=queries.get)
def ask_extension(assignment: Assignment):
    """Ask the leader for a longer time."""
    form = ExtensionForm(now=assignment.version)
    dialogue = _offer(form, assignment)
    return ask(
        assignment, form,
        lambda actor, one, asked: extensions.ask(actor, one, day=asked.day.data, comment=asked.comment.data),
        title="Xin gia hạn",
        text=f"{extensions.leader_of(assignment).label} quyết định; hạn cũ vẫn tính cho đến khi được đồng ý.",
        submit="Gửi đề nghị", done="Đã gửi đề nghị gia hạn.",
        strip=longer.strip(assignment, dialogue),
    )  # fmt: skip


@bp.post("/rut-gia-han")
@guard(P.TASK_ASK_EXTENSION, assignment=queries.get)
def withdraw_extension(assignment: Assignment):
    """Take one's request back."""
    return press(assignment, extensions.withdraw, "Đã rút đề nghị gia hạn.")


@bp.route("/cho-gia-han", methods=["GET", "POST"])
@guard(P.TASK_GRANT_EXTENSION, assignment=queries.get)
def grant_extension(assignment: Assignment):
    """Give the unit a longer time, as it asked or to another day."""
    extensions.require_decider(current_actor(), assignment)
    form = GrantForm(now=assignment.version, day=assignment.wants_due)
    if not form.is_submitted() and assignment.wants_due is None:
        return _here(assignment)
    dialogue = _offer(form, assignment)
    return ask(
        assignment, form,
        lambda actor, one, asked: extensions.grant(
            actor, one, day=asked.day.data, comment=asked.comment.data
        ),
        title="Cho gia hạn", text=_asked(assignment.wants_due, dialogue),
        submit="Cho gia hạn", done="Đã gia hạn, đơn vị được báo ngay.",
        strip=longer.strip(assignment, dialogue),
    )  # fmt: skip


def _offer(form: ExtensionForm | GrantForm, assignment: Assignment) -> date | None:
    """Let the form offer its days, and say which day the dialogue is on; return that day."""
    dialogue = longer.dialogue_day(assignment)
    form.day.choices = longer.choices(assignment, dialogue)
    if dialogue:
        form.day.description = f"Ngày đối thoại là {weekday(dialogue)}, {numeric(dialogue)}."
    return dialogue


def _asked(day: date | None, dialogue: date | None) -> str:
    if day is None:
        return ""
    said = (
        f"Đơn vị xin đến {numeric(day)}.", longer.warning(day, dialogue),
        "Hạn đầu và số lần gia hạn vẫn ghi cạnh hạn mới.",
    )  # fmt: skip
    return " ".join(filter(None, said))


@bp.route("/khong-gia-han", methods=["GET", "POST"])
@guard(P.TASK_GRANT_EXTENSION, assignment=queries.get)
def refuse_extension(assignment: Assignment):
    """Let the date stand, saying why."""
    extensions.require_decider(current_actor(), assignment)
    return ask_why(
        assignment, extensions.refuse, asks=("Lý do", "Cần ghi rõ vì sao không gia hạn."),
        title="Không đồng ý gia hạn", text="Hạn cũ giữ nguyên; đơn vị được báo ngay cùng lý do.",
        submit="Không đồng ý", done="Đã trả lời đơn vị: không gia hạn.",
    )  # fmt: skip


@bp.post("/yeu-cau-giai-trinh")
@guard(P.TASK_ASK_EXPLANATION, assignment=queries.get)
def ask_explanation(assignment: Assignment):
    """Ask a late unit to explain itself, with one press."""
    return press(assignment, explanations.demand, "Đã yêu cầu giải trình; đơn vị thấy hạn trả lời.")


@bp.route("/giai-trinh", methods=["GET", "POST"])
@guard(P.TASK_REPORT_PROGRESS, assignment=queries.get)
def explain(assignment: Assignment):
    """Explain why the work is late."""
    return ask_why(
        assignment, explanations.explain, asks=("Nội dung giải trình", "Cần ghi nội dung giải trình."),
        title="Giải trình",
        text="Nêu vì sao chậm, đã làm đến đâu, sẽ làm gì. Người yêu cầu và lãnh đạo được báo.",
        submit="Gửi giải trình", done="Đã gửi giải trình.",
    )  # fmt: skip
