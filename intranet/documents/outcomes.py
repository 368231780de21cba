"""Who brought a paper to where it stands, and when: said to whoever comes too late with another move."""

from datetime import datetime

from intranet import clock
from intranet.documents.models import Document
from intranet.documents.workflow import moves_of
from intranet.org.directory import directory

_CANNOT = {
    "submit": "Không trình được", "recall": "Không rút lại được", "approve": "Không duyệt được",
    "return": "Không trả lại được", "issue": "Không ban hành được", "drop": "Không bỏ được",
}  # fmt: skip
_DONE = {"approve": "đã duyệt", "return": "đã trả lại", "recall": "đã rút lại"}


def too_late(document: Document, move: str, *, seen: int | None = None) -> str:
    """Say why *move* comes too late; empty where it may still be made.

    What was approved may still be returned, but not by who has not *seen* that it was.
    """
    stale = seen is not None and seen != document.version
    unseen = stale and move == "return" and document.state.is_approved
    if moves_of(document).fits(document, move) and not unseen:
        return ""
    if document.is_issued:
        return outcome(document)
    return f"{_CANNOT[move]}: {outcome(document)}"


def outcome(document: Document) -> str:
    """Say who brought a paper to where it stands, and when."""
    state, made = document.state, document.rounds[-1] if document.rounds else None
    if state.is_issued:
        number = f" số {document.code}" if document.code else ""
        return f"Văn bản đã ban hành{number}{_at(document.issued_at)}."
    if not state.is_open:
        return "Dự thảo này đã bỏ."
    if made is None:
        return "Văn bản còn là dự thảo."
    if made.decision in _DONE:
        return f"{_name(made.decided_by_id)} {_DONE[made.decision]}{_at(made.decided_at)}."
    return f"{_name(made.submitted_by_id)} đã trình{_at(made.submitted_at)}, đang chờ duyệt."


def _name(user_id: int | None) -> str:
    return directory().person_name(user_id) or "Có người"


def _at(moment: datetime | None) -> str:
    """Return the hour, with its day unless that is today."""
    if moment is None:
        return ""
    local = clock.local(moment)
    return f" lúc {local:%H:%M}" if local.date() == clock.today() else f" lúc {local:%H:%M ngày %d/%m/%Y}"
