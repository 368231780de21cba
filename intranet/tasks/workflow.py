"""How a unit's share of a task moves (C2)."""

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.org.directory import directory
from intranet.tasks.models import Assignment
from intranet.tasks.models import AssignmentState as S
from intranet.workflow.machine import Machine, Transition

WORKING = frozenset({S.ACCEPTED, S.DOING})
OPEN = frozenset({S.GIVEN, S.ACCEPTED, S.DOING, S.REPORTED, S.DECLINED})


def too_late_to_decline(assignment: Assignment) -> str | None:
    """Return why the unit may not give the work back any more, or None."""
    if assignment.decline_reason:
        return "Văn phòng đã giữ nguyên phân công nên không trả lại việc được nữa. Nếu vướng, bấm “Cần giúp”."
    if clock.today() > assignment.accept_by:
        return f"Chỉ được trả lại việc trong 1 ngày làm việc, đến hết ngày {assignment.accept_by:%d/%m/%Y}."
    return None


def still_has_its_unit(assignment: Assignment) -> str | None:
    """Return why work may not be taken from a unit that neither gave it back nor was closed."""
    unit = directory().unit(assignment.unit_id)
    return f"{unit.name} vẫn hoạt động và chưa trả lại việc này." if unit.is_open(clock.today()) else None


moves = Machine(
    "assignment",
    S.GIVEN,
    [
        Transition(
            name="accept", label="Tiếp nhận", done="Tiếp nhận",
            permission=P.TASK_ACCEPT, sources=frozenset({S.GIVEN}), target=S.ACCEPTED,
        ),
        Transition(
            name="decline",
            label="Trả lại việc (không thuộc chức năng)", done="Trả lại việc vì không thuộc chức năng",
            permission=P.TASK_DECLINE, sources=frozenset({S.GIVEN, S.ACCEPTED}), target=S.DECLINED,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao việc này không thuộc chức năng của đơn vị.",
            obstacle=too_late_to_decline,
        ),
        Transition(
            name="insist", label="Giữ nguyên phân công", done="Giữ nguyên phân công",
            permission=P.TASK_REASSIGN, sources=frozenset({S.DECLINED}), target=S.GIVEN,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao vẫn giao đơn vị này.",
        ),
        Transition(
            name="reassign", label="Giao đơn vị khác", done="Chuyển sang đơn vị khác",
            permission=P.TASK_REASSIGN, sources=frozenset({S.DECLINED}), target=S.CANCELLED,
        ),
        Transition(
            name="rescue", label="Giao đơn vị khác", done="Chuyển từ đơn vị đã kết thúc sang đơn vị khác",
            permission=P.TASK_REASSIGN, sources=frozenset({S.GIVEN, S.ACCEPTED, S.DOING}), target=S.CANCELLED,
            obstacle=still_has_its_unit,
        ),
        Transition(
            name="progress", label="Báo cáo tiến độ", done="Báo cáo tiến độ",
            permission=P.TASK_REPORT_PROGRESS, sources=WORKING, target=S.DOING,
        ),
        Transition(
            name="report", label="Báo cáo hoàn thành", done="Báo cáo hoàn thành",
            permission=P.TASK_REPORT_RESULT, sources=WORKING, target=S.REPORTED,
        ),
        Transition(
            name="confirm", label="Xác nhận hoàn thành", done="Xác nhận hoàn thành",
            permission=P.TASK_CONFIRM, sources=frozenset({S.REPORTED}), target=S.DONE,
        ),
        Transition(
            name="send_back", label="Yêu cầu bổ sung", done="Yêu cầu bổ sung báo cáo",
            permission=P.TASK_CONFIRM, sources=frozenset({S.REPORTED}), target=S.DOING,
            asks_comment=True, comment_needed="Cần ghi rõ phải bổ sung gì.",
        ),
        Transition(
            name="withdraw", label="Rút báo cáo", done="Rút báo cáo để bổ sung",
            permission=P.TASK_REPORT_RESULT, sources=frozenset({S.REPORTED}), target=S.DOING,
        ),
        Transition(
            name="cancel", label="Hủy phần việc", done="Hủy phần việc",
            permission=P.TASK_CANCEL, sources=OPEN, target=S.CANCELLED,
            asks_comment=True, comment_needed="Cần ghi rõ lý do hủy.",
        ),
        Transition(  # only with an amended plan that is signed: its signature is the order (tasks.revising)
            name="lift", label="Thôi giao", done="Không còn phải làm",
            permission=P.TASK_CONFIRM_IMPORT, sources=OPEN - {S.REPORTED}, target=S.CANCELLED,
            asks_comment=True, comment_needed="Cần ghi rõ theo văn bản nào.",
        ),
    ],
)  # fmt: skip
