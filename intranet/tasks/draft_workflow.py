"""How a task made by hand comes to its units: written, submitted, given by the leader (C18)."""

from intranet.access.permissions import Permission as P
from intranet.tasks import clarity, ordering
from intranet.tasks.draft_models import DraftState as S
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.ordering import Order
from intranet.workflow.machine import Machine, Transition


def order_of(draft: TaskDraft) -> Order:
    """Return what *draft* says."""
    return Order(**{name: getattr(draft, name) for name in Order.__slots__})


def not_clear(draft: TaskDraft) -> str | None:
    """Return what is not clear yet of a task, or None: until all six are, nobody gets it."""
    found = clarity.sentence(ordering.ticks(draft.body, order_of(draft)))
    return f"Nhiệm vụ {found}. Hãy bổ sung cho đủ 6 rõ." if found else None


moves = Machine(
    "task-draft",
    S.DRAFT,
    [
        Transition(
            name="submit", label="Trình lãnh đạo giao", done="Trình lãnh đạo giao",
            permission=P.TASK_CREATE, sources=frozenset({S.DRAFT}), target=S.SUBMITTED, obstacle=not_clear,
        ),
        Transition(
            name="recall", label="Rút lại để sửa", done="Rút lại để sửa",
            permission=P.TASK_CREATE, sources=frozenset({S.SUBMITTED}), target=S.DRAFT,
        ),
        Transition(
            name="issue", label="Giao việc", done="Giao việc",
            permission=P.TASK_ISSUE, sources=frozenset({S.SUBMITTED}), target=S.ISSUED, obstacle=not_clear,
        ),
        Transition(
            name="give_back", label="Trả lại văn phòng", done="Trả lại văn phòng",
            permission=P.TASK_ISSUE, sources=frozenset({S.SUBMITTED}), target=S.DRAFT,
            asks_comment=True, comment_needed="Cần ghi rõ phải sửa gì.",
        ),
        Transition(
            name="drop", label="Bỏ dự thảo", done="Bỏ dự thảo",
            permission=P.TASK_CREATE, sources=frozenset({S.DRAFT}), target=S.DROPPED,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao bỏ dự thảo này.",
        ),
        Transition(
            name="restore", label="Khôi phục", done="Khôi phục dự thảo đã bỏ",
            permission=P.TASK_CREATE, sources=frozenset({S.DROPPED}), target=S.DRAFT,
        ),
    ],
)  # fmt: skip
