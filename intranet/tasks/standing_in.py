"""Write down, in the place of a unit that has nobody in the software, what it takes and reports.

A clinic or a school is often known only as a guest, who has no work; a unit may have nobody at all. Its
answer comes on paper or by telephone. Who writes it down counts as who reported it, so that another person
confirms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.tasks import notices
from intranet.tasks.models import Assignment, Report, ReportKind
from intranet.tasks.workflow import has_its_people, moves
from intranet.workflow.states import Named


class Channel(Named):
    """How the unit's word came to the office."""

    PAPER = "paper", "Văn bản giấy"
    PHONE = "phone", "Điện thoại"
    MESSAGE = "message", "Tin nhắn, thư điện tử"
    IN_PERSON = "in_person", "Báo trực tiếp, tại cuộc họp"


_KINDS = {
    "record-accept": ReportKind.ACCEPTANCE,
    "record-progress": ReportKind.PROGRESS,
    "record-report": ReportKind.RESULT,
}
MOVES = tuple(_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What came from the unit: by which way, who said it or on which paper, the words, and stored files."""

    channel: Channel
    told_by: str
    text: str = ""
    files: Sequence[Any] = ()

    @property
    def how(self) -> str:
        """Return where it came from, for the history."""
        return f"{self.channel.label}: {self.told_by}"


def may_record(actor: Actor, assignment: Assignment) -> bool:
    """Tell whether *actor* may write something down for the unit now."""
    open_now = any(moves.is_open(actor, assignment, name) for name in MOVES)
    return open_now and has_its_people(assignment) is None


def open_moves(assignment: Assignment) -> list[tuple[str, str]]:
    """Return what may be written down where *assignment* stands, as names and labels."""
    return [(name, moves.transitions[name].label) for name in MOVES if moves.fits(assignment, name)]


def record(actor: Actor, assignment: Assignment, move: str, word: Word) -> None:
    """Write down what the unit said; *move* is one of :data:`MOVES`.

    Progress needs words, a result words or a file (C8), as from the unit itself. No day is promised for late
    work: that would be the unit's promise.
    """
    told_by = word.told_by.strip()
    if not told_by:
        raise Refused("Hãy ghi ai của đơn vị báo, hoặc số và ngày văn bản.", field="told_by")
    if move == "record-report" and not (word.text.strip() or word.files):
        raise Refused("Cần ghi kết quả thực hiện hoặc đính kèm tệp minh chứng.", field="text")
    if move == "record-progress" and not word.text.strip():
        raise Refused("Cần ghi đã làm đến đâu.", field="text")
    unit, now = directory().unit_name(assignment.unit_id), clock.now()
    moves.fire(actor, assignment, move, unit=unit, how=word.how, files=[one.name for one in word.files])
    if assignment.accepted_at is None:
        assignment.accepted_at, assignment.accepted_by_id = now, actor.user_id
    if move != "record-accept" or word.text.strip() or word.files:
        kind = _KINDS[move]
        text = f"Ghi nhận thay {unit} ({word.how}).\n{word.text}".strip()
        assignment.reports.append(
            Report(kind=kind, text=text, at=now, author_id=actor.user_id, files=list(word.files))
        )
    if move == "record-report":
        assignment.reported_at, assignment.reported_by_id = now, actor.user_id
        assignment.sent_back = assignment.help_wanted = ""
        notices.reported(assignment)
