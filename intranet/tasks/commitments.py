"""The day by which a unit that is late says it will be done (ngày cam kết), and what becomes of it (C16)."""

from datetime import date, timedelta

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.calendar.queries import current
from intranet.errors import Refused
from intranet.settings import values
from intranet.settings.catalogue import PROMISE
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment
from intranet.tasks.workflow import has_passed, is_late
from intranet.text.dates import numeric

log.define(
    "assignment.commit",
    lambda entry: f"Cam kết hoàn thành đến hết ngày {_day(entry.data['new'])}{_instead(entry.data['old'])}",
)


def _day(text: str) -> str:
    return numeric(date.fromisoformat(text))


def _instead(old: str | None) -> str:
    return f" (trước đó cam kết {_day(old)})" if old else ""


def is_needed(assignment: Assignment) -> bool:
    """Tell whether the unit has to say by when: it is late, and no promise of its holds."""
    return is_late(assignment) and (assignment.committed is None or has_passed(assignment))


def days() -> list[date]:
    """Return the days that may be promised: today, for what is done already, and the working days to come."""
    today, calendar = clock.today(), current()
    return [today, *(calendar.add_working(today, n) for n in range(1, _farthest() + 1))]


def _farthest() -> int:
    """Return how many working days ahead may be promised; who needs longer asks for an extension."""
    return values.on(PROMISE, clock.today()).number


def check(assignment: Assignment, day: date | None) -> None:
    """Refuse a report on late work that promises no day, or one that nobody can keep."""
    if day is None:
        if is_needed(assignment):
            raise Refused(_missing(assignment), field="committed")
        return
    if day < clock.today():
        raise Refused("Ngày cam kết phải từ hôm nay trở đi.", field="committed")
    if day > days()[-1]:
        raise Refused(
            f"Chỉ cam kết trong {_farthest()} ngày làm việc, đến {days()[-1]:%d/%m/%Y}. "
            "Cần lâu hơn thì xin gia hạn.",
            field="committed",
        )


def _missing(assignment: Assignment) -> str:
    assert assignment.due is not None
    if has_passed(assignment):
        return (
            f"Đã quá ngày cam kết {assignment.committed:%d/%m/%Y}. Hãy chọn ngày cam kết mới; "
            "đã làm xong thì chọn hôm nay."
        )
    late = (clock.today() - assignment.due) // timedelta(days=1)
    return (
        f"Việc đã quá hạn {late} ngày. Hãy chọn ngày cam kết hoàn thành; đã làm xong thì chọn hôm nay."
    )


def end(assignment: Assignment, outcome: Outcome) -> None:
    """Let the promise go that stands, if there is one, and note what became of it."""
    if assignment.committed is None:
        return
    assignment.committed = None
    standing(assignment).outcome = outcome


def standing(assignment: Assignment) -> Matter:
    """Return the newest promise; older ones have ended, those of long ago without a word on how."""
    return next(one for one in reversed(assignment.matters) if one.kind is MatterKind.COMMITMENT)


def settle(assignment: Assignment) -> None:
    """Say of the promise that stands, at a report of the result, whether it was kept."""
    assignment.broken += has_passed(assignment)
    end(assignment, Outcome.MISSED if has_passed(assignment) else Outcome.KEPT)


def take_back(assignment: Assignment) -> None:
    """Let a promise stand again whose report of the result is taken back, as if it had not been made."""
    last = next((one for one in reversed(assignment.matters) if one.kind is MatterKind.COMMITMENT), None)
    if last is not None and last.outcome is Outcome.KEPT:
        last.outcome, assignment.committed = Outcome.OPEN, last.day


def promise(actor: Actor, assignment: Assignment, day: date | None) -> None:
    """Keep the promised *day* of late work, if one was given; what was promised before stays on record."""
    if day is None:
        return
    old = assignment.committed
    assignment.broken += has_passed(assignment)
    end(assignment, Outcome.MISSED if has_passed(assignment) else Outcome.CHANGED)
    assignment.committed = day
    assignment.matters.append(
        Matter(
            kind=MatterKind.COMMITMENT, outcome=Outcome.OPEN, day=day, was=assignment.due,
            asker_id=actor.user_id, asked_at=clock.now(),
        )
    )  # fmt: skip
    log.record(actor, "assignment.commit", assignment, old=old, new=day)
