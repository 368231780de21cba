"""Put supervision notes into the words that pages show."""

from dataclasses import dataclass

from intranet import clock
from intranet.calendar.deadlines import due_state
from intranet.calendar.queries import current
from intranet.org.directory import directory
from intranet.supervision import replying
from intranet.supervision.models import SupervisionNote
from intranet.tasks.lists import Mark


def mark_of(note: SupervisionNote) -> Mark:
    """Return how a note stands: replied to, owed in so many working days, overdue."""
    if not note.is_open:
        return Mark("Đã trả lời", "done", "circle-check")
    view = due_state(note.due, today=clock.today(), calendar=current())
    if note.is_late:
        return Mark(f"Quá hạn trả lời {view.days} ngày", "late", "alarm")
    if note.due == clock.today():
        return Mark("Trả lời trong hôm nay", "soon", "clock")
    return Mark(f"Chờ trả lời, {view.words[:1].lower()}{view.words[1:]}", "wait", "hourglass")


@dataclass(frozen=True, slots=True)
class Line:
    """One note as the list shows it; ``unit`` holds the work, ``to`` replies."""

    id: int
    title: str
    text: str
    by: str
    unit: str
    to: str
    note: SupervisionNote
    mark: Mark


def line(note: SupervisionNote) -> Line:
    """Return a note with the names of its units."""
    names = directory()
    office, unit = f"Văn phòng ({note.body.label})", names.unit_name(note.unit_id)
    to = f"{unit}, hoặc văn phòng" if replying.replies(note.unit_id) else office
    by = names.unit_name(note.author_unit_id)
    return Line(note.id, note.title, note.text, by, unit or office, to, note, mark_of(note))


def path_of(note: SupervisionNote) -> str:
    """Return where the thing that a note is about is shown."""
    if note.assignment_id is not None:
        return f"/nhiem-vu/{note.assignment_id}"
    return f"/ket-luan/{note.conclusion_id}"
