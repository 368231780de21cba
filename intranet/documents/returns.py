"""What the leader said when a paper came back, what was changed since, and whether anything was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from intranet.documents.approvals import parts_of
from intranet.documents.models import Document, Round, VersionOrigin
from intranet.org.directory import directory
from intranet.text.compare import PartChange
from intranet.text.line_changes import changes

UNCHANGED = "Nội dung chưa sửa gì từ lần trả lại."


@dataclass(frozen=True, slots=True)
class Returned:
    """The last return of a paper that is still to be approved."""

    number: int
    by: str
    at: datetime | None
    comment: str
    remarks: list[tuple[str, str]]
    changes: Sequence[PartChange]
    is_unchanged: bool


def last_return(document: Document) -> Round | None:
    """Return the last submission that came back, while the paper is not agreed to."""
    if not (document.state.is_draft or document.state.is_submitted):
        return None
    return next((one for one in reversed(document.rounds) if one.decision == "return"), None)


def returned(document: Document) -> Returned | None:
    """Return what came of the last submission that came back; None where none did."""
    made = last_return(document)
    if made is None:
        return None
    texts, now = dict(made.snapshot), parts_of(document)
    by = directory().person_name(made.decided_by_id)
    return Returned(
        number=made.number, by=f"{by} (thay {made.on_behalf_of})" if made.on_behalf_of else by,
        at=made.decided_at, comment=made.comment,
        remarks=[(texts.get(key, ""), text) for key, text in made.remarks.items()],
        changes=changes(made.snapshot, now), is_unchanged=_is_unchanged(document, made, now),
    )  # fmt: skip


def is_unchanged(document: Document) -> bool:
    """Tell whether a draft that came back says the same as then, so that its writer looks at it again."""
    made = last_return(document) if document.state.is_draft else None
    return made is not None and _is_unchanged(document, made, parts_of(document))


def _is_unchanged(document: Document, made: Round, now: Sequence[tuple[str, str]]) -> bool:
    """Tell whether neither the words were changed nor a file edited in Word was brought."""
    edits = [one.at for one in document.versions if one.origin is VersionOrigin.EDITED]
    brought = any(made.decided_at is not None and at >= made.decided_at for at in edits)
    return not brought and [list(one) for one in now] == [list(one) for one in made.snapshot]
