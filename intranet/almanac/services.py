"""Change the calendar and every date that is counted through it: foreseen first, then carried out (C5)."""

import hashlib
from dataclasses import dataclass

from intranet.access.actor import Actor
from intranet.calendar import queries
from intranet.calendar import services as calendar
from intranet.calendar.changes import Change
from intranet.conclusions import recounting as papers
from intranet.conclusions.recounting import PaperShift
from intranet.db.counters import value_of
from intranet.errors import Refused, WrongState
from intranet.letters import recounting as announcements
from intranet.tasks import recount_queries
from intranet.tasks import recounting as shares
from intranet.tasks.recount_queries import Recount

STALE = "Lịch làm việc vừa có thay đổi. Hãy xem lại rồi gửi lại."


@dataclass(frozen=True)
class Foreseen:
    """What a change of the calendar does to work and papers, before it is done."""

    change: Change
    version: int
    work: Recount
    papers: list[PaperShift]
    takes_back: bool

    @property
    def moves(self) -> int:
        """Return how many dates move."""
        return len(self.work.moved) + len(self.papers)

    @property
    def needs_reason(self) -> bool:
        """Tell whether a day goes or changes its kind through which dates were counted."""
        return self.takes_back and bool(self.moves or self.work.closed)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nobody need be asked first."""
        return not self.moves and not self.needs_reason

    @property
    def token(self) -> str:
        """Return a mark of just this: who agrees to it agrees to nothing else."""
        dates = [(one.assignment.id, one.old, one.new) for one in self.work.moved]
        dates += [(one.document.id, one.old, one.new) for one in self.papers]
        return hashlib.sha256(repr((self.version, self.change, dates)).encode()).hexdigest()[:16]


def version() -> int:
    """Return how often the calendar has been changed."""
    return value_of(queries.COUNTER)


def expect(seen: int | None) -> None:
    """Refuse to act on a calendar that the person has not read."""
    if seen is not None and seen != version():
        raise WrongState(STALE)


def foresee(change: Change) -> Foreseen:
    """Return what *change* would do; nothing is saved."""
    kept = queries.kept()
    after = change.calendar(kept)
    return Foreseen(
        change=change,
        version=version(),
        work=recount_queries.foresee(kept.calendar, after),
        papers=[*papers.foresee(kept.calendar, after), *announcements.foresee(kept.calendar, after)],
        takes_back=change.touches(kept),
    )


def carry_out(actor: Actor, foreseen: Foreseen, *, reason: str = "") -> None:
    """Change the days, move every open date that was counted through them, tell each unit once."""
    if foreseen.version != version():
        raise WrongState(STALE)
    if foreseen.needs_reason and not reason.strip():
        raise Refused("Có thời hạn đã đếm qua ngày này nên cần ghi lý do.", field="reason")
    calendar.carry_out(actor, foreseen.change, reason=reason)
    cause = foreseen.change.words
    shares.carry_out(actor, foreseen.work, cause=cause)
    papers.carry_out(actor, foreseen.papers, cause=cause)
