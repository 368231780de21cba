"""The calendar was changed: open dates that were counted through it move (C5)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import update

from intranet.access.actor import Actor
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.tasks import dating, notices
from intranet.tasks.dating import Dated
from intranet.tasks.models import Assignment
from intranet.tasks.recount_queries import Recount
from intranet.tasks.reflow import by_unit
from intranet.text.dates import short

_AT_ONCE = 500


def _sentence(entry: AuditEntry) -> str:
    old, new = (short(date.fromisoformat(entry.data[name])) for name in ("old", "new"))
    return f"Hạn đổi từ {old} sang {new} vì lịch làm việc thay đổi: {entry.data['cause']}"


log.define("assignment.recount", _sentence)


def carry_out(actor: Actor, recount: Recount, *, cause: str) -> None:
    """Let what was foreseen happen; each date is noted in the log and each unit is told once."""
    _accept(recount.accepts)
    for shift in recount.moved:
        log.record(actor, "assignment.recount", shift.assignment, old=shift.old, new=shift.new, cause=cause)
    dating.write(Dated(one.assignment, one.new, one.time, one.assignment.anchor_day) for one in recount.moved)
    for theirs in by_unit(recount.moved).values():
        notices.moved(theirs, cause=f"Lịch làm việc thay đổi ({cause})")


def _accept(accepts: Mapping[int, date]) -> None:
    """Write until when shares may be taken; a report typed meanwhile is no conflict with that."""
    by_day: dict[date, list[int]] = {}
    for number, day in accepts.items():
        by_day.setdefault(day, []).append(number)
    for day, numbers in by_day.items():
        for start in range(0, len(numbers), _AT_ONCE):
            some = Assignment.id.in_(numbers[start : start + _AT_ONCE])
            db.session.execute(update(Assignment).where(some).values(accept_by=day))
