"""Measure what moves many dates at once: a dialogue that is moved, a day off that is entered.

A thousand open shares hang on one dialogue. ``foresee_s`` is what the page asks before anything is saved,
``move_s`` the move itself with its log, its notices and the commit; ``statements`` is how many that took.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import event, func, select

from intranet import clock
from intranet.access.actor import Body
from intranet.almanac import services as almanac
from intranet.audit.models import AuditEntry
from intranet.calendar import changes, data
from intranet.calendar.changes import Change
from intranet.calendar.queries import current
from intranet.db.session import commit, db, rollback
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.org.models import Unit, UnitKind
from intranet.plans import services as plans
from tests.bench import many
from tests.bench.measure import report
from tests.support.world import actor

SHARES, ROUNDS = 1_000, 3
RULES = (
    {"days": 7, "working_days": True, "direction": "before", "anchor": "event"},
    {"days": 10, "working_days": False, "direction": "before", "anchor": "event"},
    {"days": 5, "working_days": True, "direction": "after", "anchor": "event"},
    {"days": 10, "working_days": True, "direction": "after", "anchor": "event"},
)


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as name:
        app = many.make(Path(name), 20_000)
        with app.app_context():
            number = _dialogue()
            report("time", moved=_moving(app, number), recounted=_recounting())


def _dialogue() -> int:
    """Let a plan give out a thousand shares for one dialogue; return the dialogue."""
    office = actor("office")
    units = db.session.scalars(select(Unit.id).where(Unit.kind != UnitKind.GROUP).order_by(Unit.id)).all()
    duties = [
        plans.Duty(
            line=n, title=f"Việc thứ {n} trước và sau đối thoại", words=f"Chuẩn bị phần việc thứ {n}.",
            unit_ids=list(units[: SHARES // 50]), rule=RULES[n % len(RULES)], per_dialogue=True,
        )
        for n in range(50)
    ]  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    held = dialogues.create(office, plan, [dialogues.Ordered(label="quý này", day=_day(30))])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors(held))
    commit()
    return held[0].id


def _day(ahead: int) -> date:
    return current().next_working(clock.today() + timedelta(ahead))


def _moving(app: Flask, number: int) -> dict[str, Any]:
    """Return what a move of the dialogue costs: foreseen, then carried out."""
    chair, foreseen, moved, statements, rows = actor("chairman"), [], [], [], []
    for n in range(ROUNDS):
        day = _day(37 + 7 * n)
        foreseen.append(_seconds(lambda day=day: dialogues.preview(_fresh(number), day)))
        before = db.session.scalar(select(func.count()).select_from(AuditEntry))
        rollback()
        with _Counted(db.engine) as seen:
            moved.append(_seconds(lambda day=day: _move(chair, number, day)))
        statements.append(len(seen))
        rows.append(db.session.scalar(select(func.count()).select_from(AuditEntry)) - before)
    return {
        "shares": SHARES, "foresee_s": round(min(foreseen), 3), "move_s": round(min(moved), 3),
        "statements": min(statements), "entries": rows[0],
    }  # fmt: skip


def _recounting() -> dict[str, Any]:
    """Return what a day off costs through which the thousand were counted, foreseen and then entered."""
    office, day = actor("office"), _day(40)
    put = changes.entry(day, data.OFF, name="nghỉ đột xuất", source="Công văn")
    foreseen = almanac.foresee(Change(put=(put,)))
    rollback()
    seconds = _seconds(lambda: almanac.foresee(Change(put=(put,))))
    rollback()
    foreseen = almanac.foresee(Change(put=(put,)))

    def enter() -> None:
        almanac.carry_out(office, foreseen)
        commit()

    return {
        "dates": foreseen.moves, "foresee_s": round(seconds, 3), "enter_s": round(_seconds(enter), 3),
    }  # fmt: skip


def _fresh(number: int) -> Dialogue:
    db.session.expunge_all()
    return db.session.get_one(Dialogue, number)


def _move(chair: Any, number: int, day: date) -> None:
    dialogues.fix_day(chair, _fresh(number), day=day)
    commit()


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


class _Counted:
    """The statements that an engine sends while this is open."""

    def __init__(self, engine: Any):
        self.engine, self.seen = engine, []

    def __enter__(self) -> list[str]:
        event.listen(self.engine, "before_cursor_execute", self._note)
        return self.seen

    def __exit__(self, *_how: Any) -> None:
        event.remove(self.engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        self.seen.append(statement)


if __name__ == "__main__":
    main()
