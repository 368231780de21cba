"""Measure reminding: 10,000 open assignments, most of them at some rung, then a run that tells nothing.

``seconds`` is the wall clock of the whole of a run with its commit; ``statements`` what it sent to the
database, rows of one statement counted once. ``sign_in_ms`` is what reminding adds to a sign-in over the same
work, where it looks after its own person only, and to the sign-ins after the day's run.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from intranet import clock
from intranet.calendar.queries import current
from intranet.calendar.workdays import SHIPPED
from intranet.db.session import commit, db, rollback
from intranet.reminders import services
from intranet.reminders.ladder import Ladder
from intranet.reminders.models import Digest, DigestLine
from intranet.tasks.models import Assignment, AssignmentState, Phase
from tests.bench.many import make
from tests.bench.measure import report
from tests.support.queries import recorded
from tests.support.world import person

OPEN, DAYS = 10_000, 14


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as folder:
        app = make(Path(folder), rows=OPEN)
        with app.app_context(), clock.at(_working_morning()):
            _open_all()
            alone = {}
            for name in ("junior", "chairman"):
                who = person(name).id
                alone[name] = _seconds(lambda who=who: services.at_sign_in(who))
                rollback()
            with recorded() as seen:
                first = _seconds(_run)
            made = _count(Digest), _count(DigestLine)
            again = _seconds(_run)
            after = _seconds(lambda: services.at_sign_in(person("junior").id))
            assert (_count(Digest), _count(DigestLine)) == made
    report(
        "remind", open=OPEN, digests=made[0], lines=made[1], seconds=round(first, 2),
        again_seconds=round(again, 2), statements=len(seen), limit_seconds=10, within=first <= 10,
        sign_in_ms={
            "officer before the run": round(alone["junior"] * 1000, 1),
            "chairman before the run": round(alone["chairman"] * 1000, 1),
            "after the run": round(after * 1000, 2),
        },
    )  # fmt: skip


def _working_morning() -> datetime:
    """Return the morning of a working day near today."""
    day = SHIPPED.previous_working(clock.today())
    return datetime(day.year, day.month, day.day, 6, 30, tzinfo=clock.VIETNAM)


def _open_all() -> None:
    """Let everything be open, given long ago, and due around today: the worst day there could be."""
    horizon = Ladder(clock.today(), current()).horizon
    for n in range(DAYS):
        mine = update(Assignment).where(Assignment.id % DAYS == n)
        day = horizon - timedelta(n)
        db.session.execute(
            mine.values(
                state=AssignmentState.DOING, phase=Phase.OPEN, due=day, sort_day=day,
                given_at=clock.now() - timedelta(60),
            )
        )  # fmt: skip
    commit()


def _run() -> None:
    services.note_run(services.remind())
    commit()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


if __name__ == "__main__":
    main()
