"""What people are told about dialogues."""

from intranet import clock
from intranet.access.actor import Role
from intranet.access.permissions import Permission as P
from intranet.dialogues.models import Dialogue
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.deputies import deputies
from intranet.org.directory import directory


def proposed(dialogue: Dialogue) -> None:
    """Tell the leader, and who acts for the leader, that a day waits for their word."""
    roles = {Role.PARTY_SECRETARY} if dialogue.body == "party" else {Role.CHAIRMAN}
    assert dialogue.proposed_day is not None
    leaders = directory().holders(roles, clock.today(), body=dialogue.body)
    outbox.tell(
        [*leaders, *deputies(P.PLAN_FIX_DIALOGUE_DATE, dialogue, body=dialogue.body)],
        f"Đề xuất ngày {dialogue.proposed_day:%d/%m/%Y} cho {dialogue.title}",
        f"/doi-thoai/{dialogue.id}",
        reason="Vì đồng chí ấn định ngày đối thoại.",
        kind=NoticeKind.DIALOGUE,
    )
