"""How a unit's share of a task moves, and what may be done with it where it is (C2).

One table for both: a deed without a target leaves the share in its state. Buttons, checks, the page
“Phân quyền” and the log read it.
"""

from collections.abc import Callable
from datetime import date

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.audit.models import AuditEntry
from intranet.org import readers
from intranet.org.directory import directory
from intranet.tasks import step_queries
from intranet.tasks.acceptance import value_of
from intranet.tasks.models import PENDING, Assignment
from intranet.tasks.models import AssignmentState as S
from intranet.text.dates import numeric
from intranet.workflow.machine import Machine, Transition

WORKING = frozenset({S.ACCEPTED, S.DOING})
OPEN = frozenset({S.GIVEN, S.ACCEPTED, S.DOING, S.REPORTED, S.DECLINED, S.QUEUED})


def too_late_to_decline(assignment: Assignment) -> str | None:
    """Return why the unit may not give the work back any more, or None."""
    if assignment.decline_reason:
        return "Văn phòng đã giữ nguyên phân công nên không trả lại việc được nữa. Nếu vướng, bấm “Cần giúp”."
    if clock.today() > assignment.accept_by:
        allowed = value_of(clock.local(assignment.given_at).date())
        until = numeric(assignment.accept_by)
        return f"Chỉ được trả lại việc trong {allowed.words}, đến hết ngày {until}."
    return None


def step_left(assignment: Assignment) -> str | None:
    """Return which mandatory step is still open, or None: until it is done, so is the work (C9)."""
    left = step_queries.owed(assignment)
    if not left:
        return None
    named = "; ".join(f"“{text}”" for text in left[:3])
    more = f" và {len(left) - 3} bước khác" if len(left) > 3 else ""
    return f"Còn bước bắt buộc chưa xong: {named}{more}. Hãy đánh dấu đã xong rồi báo cáo hoàn thành."


def still_has_its_unit(assignment: Assignment) -> str | None:
    """Return why work may not be taken from a unit that neither gave it back nor was closed."""
    unit = directory().unit(assignment.unit_id)
    return f"{unit.name} vẫn hoạt động và chưa trả lại việc này." if unit.is_open(clock.today()) else None


def has_its_people(assignment: Assignment) -> str | None:
    """Return why nobody records for the unit, or None: somebody of it may take and report its work (C5)."""
    today, names = clock.today(), directory()
    able = readers.of_unit(P.TASK_REPORT_RESULT, assignment.unit_id, today) & names.active
    if not able and not readers.by_name(P.TASK_REPORT_RESULT, assignment.assignee_id, today):
        return None
    unit = names.unit_name(assignment.unit_id)
    return f"{unit} có người tiếp nhận, báo cáo được trên phần mềm; văn phòng không ghi nhận thay."


def not_to_wait(assignment: Assignment) -> str | None:
    """Return why the task may not be put after another one, or None: a unit has begun, or it recurs (C10)."""
    task = assignment.task
    if task.rule and task.rule.get("recurring"):
        return "Việc định kỳ có lịch riêng, không chờ việc khác."
    begun = next((one for one in task.assignments if one.state not in (S.GIVEN, S.QUEUED, S.CANCELLED)), None)
    if begun is None:
        return None
    deed = "trả lại" if begun.state.is_declined else "tiếp nhận"
    unit = directory().unit_name(begun.unit_id)
    return f"{unit} đã {deed} việc này nên không xếp sau việc khác được nữa."


def is_late(assignment: Assignment) -> bool:
    """Tell whether the unit still has to do it and its day is over; the day itself is in time."""
    return assignment.state in PENDING and assignment.due is not None and assignment.due < clock.today()


def has_passed(assignment: Assignment) -> bool:
    """Tell whether the day that the unit promised is over too (C16)."""
    return assignment.committed is not None and assignment.committed < clock.today()


def not_to_extend(assignment: Assignment) -> str | None:
    """Return why no other day may be asked for now, or None (C7)."""
    if assignment.due is None:
        return "Việc này chưa có ngày đến hạn nên chưa phải xin gia hạn."
    if assignment.wants_due is not None:
        return (
            f"Đã xin gia hạn đến {assignment.wants_due:%d/%m/%Y}, đang chờ quyết định. "
            "Muốn xin ngày khác thì rút lại rồi xin lại."
        )
    return None


def nothing_asked(assignment: Assignment) -> str | None:
    """Return that there is no request to decide or to withdraw, or None."""
    return None if assignment.wants_due is not None else "Không còn đề nghị gia hạn nào đang chờ."


def not_to_explain(assignment: Assignment) -> str | None:
    """Return why the unit need not explain itself now, or None (C15)."""
    if not is_late(assignment):
        return "Chỉ yêu cầu giải trình việc đã quá hạn."
    if assignment.explain_by is not None:
        return f"Đã có yêu cầu giải trình; đơn vị trả lời đến hết ngày {assignment.explain_by:%d/%m/%Y}."
    return None


def nothing_to_explain(assignment: Assignment) -> str | None:
    """Return that nobody asks for an explanation, or None."""
    return None if assignment.explain_by is not None else "Không có yêu cầu giải trình nào đang chờ."


def _day(text: str) -> str:
    return numeric(date.fromisoformat(text))


def _named(entry: AuditEntry) -> str:
    return " ".join([f"Phân công {entry.data['person']}.", *entry.data["away"]])


def _asked(entry: AuditEntry) -> str:
    old, new = (_day(entry.data[name]) for name in ("old", "new"))
    return f"Xin gia hạn từ {old} đến {new}: “{entry.data['comment']}”"


def _granted(entry: AuditEntry) -> str:
    old, new = (_day(entry.data[name]) for name in ("old", "new"))
    said = f": “{entry.data['comment']}”" if entry.data.get("comment") else ""
    return f"Gia hạn lần {entry.data['number']}, từ {old} đến {new}{said}"


def _demanded(entry: AuditEntry) -> str:
    return f"Yêu cầu giải trình, trả lời đến hết ngày {_day(entry.data['day'])}"


def _recorded(what: str) -> Callable[[AuditEntry], str]:
    """Return the sentence of what the office wrote down in a unit's place."""
    return lambda entry: f"Ghi nhận thay {entry.data['unit']}: {what} ({entry.data['how']})"


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
            obstacle=step_left, field="text",
        ),
        Transition(  # in the place of a unit that has nobody who could (tasks.standing_in)
            name="record-accept", label="Đơn vị đã nhận việc", done=_recorded("đã nhận việc"),
            permission=P.TASK_RECORD_FOR, sources=frozenset({S.GIVEN}), target=S.ACCEPTED,
            obstacle=has_its_people,
        ),
        Transition(
            name="record-progress", label="Đơn vị báo tiến độ", done=_recorded("tiến độ"),
            permission=P.TASK_RECORD_FOR, sources=WORKING | {S.GIVEN}, target=S.DOING,
            obstacle=has_its_people,
        ),
        Transition(
            name="record-report", label="Đơn vị báo đã làm xong", done=_recorded("báo cáo hoàn thành"),
            permission=P.TASK_RECORD_FOR, sources=WORKING | {S.GIVEN}, target=S.REPORTED,
            obstacle=has_its_people,
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
        Transition(
            name="queue", label="Làm sau khi xong việc khác", done="Chờ việc khác xong trước",
            permission=P.TASK_CREATE, sources=frozenset({S.GIVEN}), target=S.QUEUED,
            obstacle=not_to_wait, field="after",
        ),
        Transition(
            name="open", label="Bắt đầu ngay", done="Bắt đầu ngay, không chờ việc trước",
            permission=P.TASK_CREATE, sources=frozenset({S.QUEUED}), target=S.GIVEN,
        ),
        Transition(  # of itself, when the task before it is done (tasks.chain)
            name="turn", label="Đến lượt", done="Đến lượt vì việc trước đã xong",
            permission=P.TASK_CONFIRM, sources=frozenset({S.QUEUED}), target=S.GIVEN,
        ),
        Transition(  # only with an amended plan that is signed: its signature is the order (tasks.revising)
            name="lift", label="Thôi giao", done="Không còn phải làm",
            permission=P.TASK_CONFIRM_IMPORT, sources=OPEN - {S.REPORTED}, target=S.CANCELLED,
            asks_comment=True, comment_needed="Cần ghi rõ theo văn bản nào.",
        ),
        Transition(
            name="name", label="Phân công trong đơn vị", done=_named,
            permission=P.TASK_DELEGATE, sources=OPEN, target=None,
        ),
        Transition(
            name="remind", label="Đôn đốc", done="Đôn đốc",
            permission=P.TASK_REMIND, sources=OPEN, target=None,
            asks_comment=True, comment_needed="Cần ghi nội dung đôn đốc.",
        ),
        Transition(
            name="help", label="Cần giúp", done="Đề nghị giúp",
            permission=P.TASK_REPORT_PROGRESS, sources=OPEN, target=None,
            asks_comment=True, comment_needed="Cần ghi đang vướng ở đâu để văn phòng giúp.",
        ),
        Transition(
            name="help-answer", label="Trả lời đề nghị giúp", done="Trả lời đề nghị giúp",
            permission=P.TASK_REMIND, sources=OPEN, target=None,
            asks_comment=True, comment_needed="Cần ghi đã giúp thế nào.",
        ),
        Transition(
            name="ask-extension", label="Xin gia hạn", done=_asked,
            permission=P.TASK_ASK_EXTENSION, sources=PENDING, target=None,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao xin gia hạn.", obstacle=not_to_extend,
        ),
        Transition(
            name="withdraw-extension", label="Rút đề nghị gia hạn", done="Rút đề nghị gia hạn",
            permission=P.TASK_ASK_EXTENSION, sources=PENDING, target=None, obstacle=nothing_asked,
        ),
        Transition(
            name="grant-extension", label="Cho gia hạn", done=_granted,
            permission=P.TASK_GRANT_EXTENSION, sources=PENDING, target=None, obstacle=nothing_asked,
        ),
        Transition(
            name="refuse-extension", label="Không đồng ý gia hạn", done="Không đồng ý gia hạn",
            permission=P.TASK_GRANT_EXTENSION, sources=PENDING, target=None,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao không gia hạn.", obstacle=nothing_asked,
        ),
        Transition(
            name="ask-explanation", label="Yêu cầu giải trình", done=_demanded,
            permission=P.TASK_ASK_EXPLANATION, sources=PENDING, target=None, obstacle=not_to_explain,
        ),
        Transition(  # owed even when the work has been done meanwhile
            name="explain", label="Giải trình", done="Giải trình",
            permission=P.TASK_REPORT_PROGRESS, sources=frozenset(S) - {S.CANCELLED}, target=None,
            asks_comment=True, comment_needed="Cần ghi nội dung giải trình.", obstacle=nothing_to_explain,
        ),
    ],
)  # fmt: skip
