"""How a reading ends: as a plan, or dropped; a plan that is only a draft may be reviewed again."""

from intranet.access.permissions import Permission as P
from intranet.imports.models import ImportState as S
from intranet.workflow.machine import Machine, Transition

moves = Machine(
    "import",
    S.OPEN,
    [
        Transition(
            name="confirm", label="Xác nhận", done="Xác nhận kế hoạch đã soát",
            permission=P.PLAN_IMPORT, sources=frozenset({S.OPEN}), target=S.CONFIRMED,
        ),
        Transition(
            name="drop", label="Bỏ bản đọc", done="Bỏ bản đọc kế hoạch",
            permission=P.PLAN_IMPORT, sources=frozenset({S.OPEN}), target=S.DROPPED,
            asks_comment=True, comment_needed="Cần ghi vì sao bỏ bản đọc này.",
        ),
        Transition(
            name="restore", label="Khôi phục", done="Khôi phục bản đọc đã bỏ",
            permission=P.PLAN_IMPORT, sources=frozenset({S.DROPPED}), target=S.OPEN,
        ),
        Transition(  # only while nobody has reported work of the plan: withdrawing.withdraw looks at it
            name="withdraw", label="Thu hồi, nhập nhầm", done="Thu hồi kế hoạch nhập nhầm",
            permission=P.PLAN_IMPORT, sources=frozenset({S.CONFIRMED}), target=S.DROPPED,
            asks_comment=True, comment_needed="Cần ghi vì sao thu hồi kế hoạch này.",
        ),
        Transition(  # only while the plan is a draft: services.reopen looks at the plan
            name="reopen", label="Soát lại", done="Mở lại để soát, bỏ dự thảo kế hoạch",
            permission=P.PLAN_EDIT_DRAFT, sources=frozenset({S.CONFIRMED}), target=S.OPEN,
        ),
    ],
)  # fmt: skip
