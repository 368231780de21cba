"""Letters about work: handing it out, and urging those who are late."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.conclusions import queries as conclusions
from intranet.conclusions.models import Conclusion
from intranet.documents.compose import compose
from intranet.documents.compose.store import Content
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.letters import proposals, queries, services
from intranet.letters.pages import Back, Duties, begin
from intranet.letters.queries import Source
from intranet.org.directory import directory
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.text.dates import numeric
from intranet.web.guard import current_actor, guard

bp = Blueprint("orders", __name__, url_prefix="/van-ban/soan")
NOT_ISSUED = "Văn bản giao việc chưa ban hành nên chưa có nhiệm vụ để soạn công văn."


def _back(source: Source) -> Back:
    if isinstance(source, Plan):
        return source.title, url_for("plans.show", plan_id=source.id)
    return source.title, f"/ket-luan/{source.id}"


def _assign(source: Source) -> Any:
    """Begin the letter that hands the tasks of *source* out, those that are ticked."""
    tasks = {task.id: task for task in queries.tasks_of(source)}
    content = proposals.assignment_of(source, list(tasks.values()))
    rows = {number: proposals.duty_row(task) for number, task in tasks.items()}
    labels = [(number, _label(row.content, row.lead, row.due)) for number, row in rows.items()]

    def make(said: Content, subject: str) -> Document:
        return services.for_source(current_actor(), source, Kind.ASSIGNMENT, said, subject=subject)

    body = house(source.body)
    return begin(
        Kind.ASSIGNMENT, content, title="Soạn công văn giao nhiệm vụ", back=_back(source), make=make,
        subject=proposals.assignment_subject(source) or compose.subject_of(Kind.ASSIGNMENT, content, body),
        problem=_problem(source, labels, "Chưa có nhiệm vụ nào để giao."),
        duties=Duties(labels, lambda chosen: tuple(rows[one] for one in chosen)),
    )  # fmt: skip


def _remind(source: Source) -> Any:
    """Begin the letter that urges those who are late with what *source* ordered."""
    actor = current_actor()
    late = queries.late_of(actor, source)
    count = queries.reminders_before(source) + 1
    content = proposals.reminder_of(source, late, count=count)
    usual = compose.subject_of(Kind.REMINDER, content, house(source.body))
    rows = {one.id: proposals.late_row(one) for one in late}
    labels = [(number, _label(row.title, row.unit, row.due)) for number, row in rows.items()]

    def make(said: Content, subject: str) -> Document:
        return services.for_source(actor, source, Kind.REMINDER, said, subject=subject)

    return begin(
        Kind.REMINDER, content, title="Soạn công văn đôn đốc", back=_back(source), make=make,
        subject=proposals.reminder_subject(source, count) or usual,
        problem=_problem(source, labels, "Không có việc nào quá hạn nên không cần đôn đốc."),
        duties=Duties(labels, lambda chosen: tuple(rows[one] for one in chosen)),
    )  # fmt: skip


def _problem(source: Source, labels: Sequence[tuple[int, str]], none: str) -> str:
    if not source.is_issued:
        return NOT_ISSUED
    return "" if labels else none


def _label(words: str, unit: str, due: Any) -> str:
    short = words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + "…"
    until = f", hạn {numeric(due)}" if due else ""
    return f"{short} ({unit}{until})" if unit else short


@bp.route("/giao-nhiem-vu/<int:plan_id>", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, plan=plans.get)
def assign_plan(plan: Plan):
    """Hand out the tasks of a plan by letter."""
    return _assign(plan)


@bp.route("/ket-luan/<int:conclusion_id>/giao-nhiem-vu", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, conclusion=conclusions.get)
def assign_conclusion(conclusion: Conclusion):
    """Hand out the tasks of a conclusion by letter."""
    return _assign(conclusion)


@bp.route("/don-doc/<int:plan_id>", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, plan=plans.get)
def remind_plan(plan: Plan):
    """Urge those who are late with the tasks of a plan."""
    return _remind(plan)


@bp.route("/ket-luan/<int:conclusion_id>/don-doc", methods=["GET", "POST"])
@guard(P.DOCUMENT_DRAFT, conclusion=conclusions.get)
def remind_conclusion(conclusion: Conclusion):
    """Urge those who are late with the tasks of a conclusion."""
    return _remind(conclusion)


@bp.get("/don-doc")
@guard(P.DOCUMENT_DRAFT)
def late():
    """List the plans and conclusions with late work, to choose what the letter is about."""
    rows = []
    for one in queries.late_sources(current_actor()):
        is_plan = isinstance(one.source, Plan)
        url = (
            url_for(".remind_plan", plan_id=one.source.id)
            if is_plan
            else url_for(".remind_conclusion", conclusion_id=one.source.id)
        )
        rows.append((one, one.source.subject if is_plan else one.source.document.subject, url))
    return render_template("letters/late.html", rows=rows, names=directory())
