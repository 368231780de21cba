"""How the text of a page moves from its draft to its readers (K1, K7): one table."""

from intranet.access.permissions import Permission as P
from intranet.pages.models import Page
from intranet.pages.models import PageState as S
from intranet.workflow.machine import Machine, Transition


def _is_public(page: Page) -> str | None:
    return "Trang đang đăng nên không xóa được; hãy gỡ trang trước." if page.is_published else None


def _is_not_public(page: Page) -> str | None:
    return None if page.is_published else "Trang này chưa đăng."


_OPEN = frozenset(S) - {S.DELETED}
_ANY = frozenset({S.DRAFT, S.SUBMITTED, S.PUBLISHED})

moves = Machine(
    "page",
    S.DRAFT,
    [
        Transition(
            name="submit", label="Trình đăng", done="Trình đăng",
            permission=P.PAGE_WRITE, sources=frozenset({S.DRAFT, S.WITHDRAWN}), target=S.SUBMITTED,
        ),
        Transition(
            name="recall", label="Rút lại để sửa", done="Rút lại để sửa",
            permission=P.PAGE_WRITE, sources=frozenset({S.SUBMITTED}), target=S.DRAFT,
        ),
        Transition(
            name="return", label="Trả lại", done="Trả lại người viết",
            permission=P.PAGE_PUBLISH, sources=frozenset({S.SUBMITTED}), target=S.DRAFT,
            asks_comment=True, comment_needed="Cần ghi rõ phải sửa gì.",
        ),
        Transition(
            name="publish", label="Đăng", done="Đăng lên trang chung",
            permission=P.PAGE_PUBLISH, sources=_OPEN, target=S.PUBLISHED,
        ),
        Transition(
            name="publish-own", label="Đăng", done="Đăng trong chuyên mục",
            permission=P.PAGE_PUBLISH_OWN, sources=_OPEN, target=S.PUBLISHED,
        ),
        Transition(
            name="revise", label="Sửa", done="Sửa sau khi đăng hoặc gỡ",
            permission=P.PAGE_WRITE, sources=frozenset({S.PUBLISHED, S.WITHDRAWN}), target=S.DRAFT,
        ),
        Transition(
            name="withdraw", label="Gỡ trang", done="Gỡ khỏi trang chung",
            permission=P.PAGE_PUBLISH, sources=_ANY, target=S.WITHDRAWN, obstacle=_is_not_public,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao gỡ.",
        ),
        Transition(
            name="withdraw-own", label="Gỡ trang", done="Gỡ khỏi chuyên mục",
            permission=P.PAGE_PUBLISH_OWN, sources=_ANY, target=S.WITHDRAWN, obstacle=_is_not_public,
            asks_comment=True, comment_needed="Cần ghi rõ vì sao gỡ.",
        ),
        Transition(
            name="drop", label="Xóa trang", done="Xóa trang",
            permission=P.PAGE_WRITE, sources=frozenset({S.DRAFT, S.WITHDRAWN}), target=S.DELETED,
            obstacle=_is_public, asks_comment=True, comment_needed="Cần ghi rõ vì sao xóa.",
        ),
        Transition(
            name="restore-draft", label="Khôi phục", done="Khôi phục trang đã xóa",
            permission=P.PAGE_WRITE, sources=frozenset({S.DELETED}), target=S.DRAFT,
        ),
        Transition(
            name="restore-withdrawn", label="Khôi phục", done="Khôi phục trang đã xóa",
            permission=P.PAGE_WRITE, sources=frozenset({S.DELETED}), target=S.WITHDRAWN,
        ),
    ],
)  # fmt: skip


def move_for(page: Page, name: str) -> str:
    """Return the move called *name* where *page* stands: on the common home or in the section of a unit."""
    return f"{name}-own" if page.is_of_unit and f"{name}-own" in moves.transitions else name


def is_written(page: Page) -> bool:
    """Tell whether the text may be changed now: not while it waits for who publishes, nor a fixed section."""
    return not page.is_fixed and page.state is not S.SUBMITTED
