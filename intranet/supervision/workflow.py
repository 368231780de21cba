"""How a supervision note moves: written, then replied to (P1)."""

from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.supervision.models import NoteState as S
from intranet.workflow.machine import Machine, Transition

log.define("supervision-note.write", lambda entry: f"Ghi phiếu giám sát: “{entry.data['comment']}”")

moves = Machine(
    "supervision-note",
    S.OPEN,
    [
        Transition(
            name="reply", label="Trả lời", done="Trả lời phiếu giám sát",
            permission=P.SUPERVISION_NOTE_REPLY, sources=frozenset({S.OPEN}), target=S.ANSWERED,
            asks_comment=True, comment_needed="Cần ghi nội dung trả lời.",
        ),
    ],
)  # fmt: skip
