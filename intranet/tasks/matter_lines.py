"""What was asked, demanded and promised about the date of a share, in the words of its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.calendar.queries import current
from intranet.calendar.why import Mark as Day
from intranet.org.directory import directory
from intranet.tasks import extensions, longer
from intranet.tasks.lists import Mark
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment, Phase


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One of them: what it is, how it stands, who said what, and what became of it."""

    title: str
    mark: object
    by: str
    text: str
    answer_by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Request:
    """The request for a longer time that waits: the strip of days it would give, and whose word it needs."""

    day: date
    days: int
    reason: str
    by: str
    strip: tuple[Day, ...]
    number: int
    leader: str
    warning: str


def lines(assignment: Assignment) -> list[MatterLine]:
    """Return all of them, the newest first."""
    promises = [one for one in assignment.matters if one.kind is MatterKind.COMMITMENT]
    return [_line(assignment, one, promises) for one in reversed(assignment.matters)]


def _line(assignment: Assignment, one: Matter, promises: Sequence[Matter]) -> MatterLine:
    names = directory()
    settled = f"{names.person_name(one.settler_id)}, {_at(one.settled_at)}" if one.settled_at else ""
    answer = one.settled_text
    mark: object
    if one.kind is MatterKind.EXTENSION:
        title, mark = _asked(one), one.outcome
    elif one.kind is MatterKind.EXPLANATION:
        title = f"Yêu cầu giải trình, trả lời đến hết ngày {one.day:%d/%m/%Y}"
        mark = _explained(assignment, one)
    else:
        title = f"Cam kết hoàn thành đến hết ngày {one.day:%d/%m/%Y}"
        mark = _kept(assignment, one, promises)
    by = f"{names.person_name(one.asker_id)}, {_at(one.asked_at)}"
    return MatterLine(title, mark, by, one.text, settled, answer)


def _asked(one: Matter) -> str:
    """Say from when to when was asked, and what was given where that is another day."""
    asked = f"Xin gia hạn từ {one.was:%d/%m/%Y} đến {one.day:%d/%m/%Y}" if one.was else "Xin gia hạn"
    if one.settled_day is None or one.settled_day == one.day:
        return asked
    return f"{asked}, được gia hạn đến {one.settled_day:%d/%m/%Y}"


def _at(moment) -> str:
    return f"{clock.local(moment):%d/%m/%Y, %H:%M}"


def explanation_mark(day: date) -> Mark:
    """Say until when a unit has to explain itself, or for how long it has not."""
    today = clock.today()
    if day < today:
        return Mark(f"Quá hạn giải trình {(today - day).days} ngày", "late", "alarm")
    words = "trong hôm nay" if day == today else f"chậm nhất hết ngày {day:%d/%m/%Y}"
    return Mark(f"Giải trình {words}", "soon", "message-question")


def _explained(assignment: Assignment, one: Matter) -> object:
    if not one.is_open:
        return one.outcome
    if assignment.explain_by is None:
        return Mark("Không phải trả lời nữa", "void", "ban")
    return explanation_mark(one.day)


def _kept(assignment: Assignment, one: Matter, promises: Sequence[Matter]) -> object:
    """Say whether a promised day still stands, was kept, or went by."""
    if not one.is_open:
        return one.outcome
    later = next((other for other in promises if other.id > one.id), None)
    if assignment.committed == one.day and later is None:
        passed = one.day < clock.today()
        return Outcome.MISSED if passed else Mark("Đang theo cam kết", "soon", "clock")
    if assignment.phase == Phase.CANCELLED and later is None:
        return Outcome.LAPSED
    # What ended before outcomes of promises were kept.
    ended = later.asked_at if later else assignment.reported_at
    if one.day < (clock.local(ended).date() if ended else clock.today()):
        return Outcome.MISSED
    return Outcome.CHANGED if later else Outcome.KEPT if assignment.reported_at else Outcome.REPLACED


def request_of(assignment: Assignment) -> Request | None:
    """Return the request that waits for a word, or None."""
    one, due = extensions.open_request(assignment), assignment.due
    if one is None or due is None:
        return None
    dialogue = longer.dialogue_day(assignment)
    return Request(
        day=one.day, days=current().count_between(due, one.day), reason=one.text,
        by=f"{directory().person_name(one.asker_id)}, {_at(one.asked_at)}",
        strip=longer.strip(assignment, dialogue, until=one.day),
        number=assignment.extended + 1, leader=extensions.leader_of(assignment).label,
        warning=longer.warning(one.day, dialogue),
    )  # fmt: skip
