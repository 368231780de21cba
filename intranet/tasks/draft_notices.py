"""Who is told of a task made by hand before its units are."""

from intranet import clock
from intranet.access.actor import Role
from intranet.access.permissions import Permission as P
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.deputies import deputies
from intranet.org.directory import directory
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.ordering import LEADERS


def path_to(draft: TaskDraft) -> str:
    """Return where a task made by hand is shown."""
    return f"/nhiem-vu/soan/{draft.id}"


def submitted(draft: TaskDraft) -> None:
    """Tell the leader, and who acts for them, that a task waits to be given."""
    leaders = directory().holders({LEADERS[draft.body]}, clock.today(), body=draft.body)
    outbox.tell(
        [*leaders, *deputies(P.TASK_ISSUE, draft, body=draft.body)],
        f"Chờ đồng chí giao: {draft.title}", path_to(draft), reason="Vì đồng chí giao nhiệm vụ.",
        kind=NoticeKind.WORK,
    )  # fmt: skip


def returned(draft: TaskDraft) -> None:
    """Tell who wrote it, and who submitted it, that the leader wants it otherwise."""
    _tell_writers(draft, f"Lãnh đạo trả lại nhiệm vụ (“{draft.returned}”): {draft.title}")


def issued(draft: TaskDraft) -> None:
    """Tell who wrote it that the units have it."""
    _tell_writers(draft, f"Lãnh đạo đã giao: {draft.title}")


def _tell_writers(draft: TaskDraft, text: str) -> None:
    roles = {Role.PARTY_OFFICE if draft.body == "party" else Role.OFFICE}
    still = set(directory().holders(roles, clock.today(), body=draft.body))
    people = [one for one in (draft.author_id, draft.submitted_by_id) if one in still]
    outbox.tell(
        people, text, path_to(draft), reason="Vì đồng chí soạn, trình nhiệm vụ này.", kind=NoticeKind.WORK
    )
