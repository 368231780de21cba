"""What waits for a person, gathered in three statements whatever the number of rows.

Each package says in its ``waiting_queries`` what it has for a desk: it gives the name of a group with the
select of what the person finds there, in its order. Here these are counted, capped and joined in statements
that are kept for all who hold the same positions (``org.kept``).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Date, Select, case, cast, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.waiting_queries import conclusions_due
from intranet.db.session import db
from intranet.dialogues.naming import called
from intranet.dialogues.waiting_queries import dialogues_waiting, work_around_next
from intranet.documents.waiting_queries import papers_unread
from intranet.imports.waiting_queries import readings_waiting
from intranet.org.kept import asked
from intranet.org.waiting_queries import positions_waiting
from intranet.pages.waiting_queries import pages_to_read
from intranet.plans.waiting_queries import plans_newest
from intranet.supervision.waiting_queries import notes_waiting
from intranet.tasks.filters import sees_all
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.queries import ROW, Row
from intranet.tasks.tally import tallied
from intranet.tasks.waiting_queries import drafts_waiting, work_waiting

Offer = Callable[[Actor], Iterator[tuple[str, Select]]]
# Selects the numbers of assignments.
WORK: tuple[Offer, ...] = (work_waiting, work_around_next)
# Selects the number of each thing and what it is called, then its place and its day where it has them.
OTHERS: tuple[Offer, ...] = (
    drafts_waiting, readings_waiting, dialogues_waiting, conclusions_due, notes_waiting, positions_waiting,
    papers_unread, pages_to_read, plans_newest,
)  # fmt: skip
NOTHING = literal(""), cast(null(), Date)  # the place and the day of what has none

MOST = 8
WHOLE = 500  # of the page that shows one group whole; a count above it is said to be more
LEAST = {"new": 50, "next": 100}  # asked for at least: new work that one press may take, days of the timeline
# How many are asked for: few that only tell what comes, all whose papers may be elsewhere on the desk.
FEW = {"next": 3, "plan": 3, "to-conclude": WHOLE, "concluding": WHOLE}
KINDS_OF = {"clocks": ("to-conclude", "concluding")}


def capped(query: Select) -> Any:
    """Return how many rows a select would find, up to one more than are ever shown, as a column."""
    few = query.with_only_columns(literal(1)).order_by(None).limit(WHOLE + 1).subquery()
    return select(func.count()).select_from(few).scalar_subquery()


def _offered(offers: Iterable[Offer], actor: Actor, only: str) -> Iterator[tuple[str, Select]]:
    """Give what *offers* have for the person, for all groups or *only* one."""
    for offer in offers:
        for name, found in offer(actor):
            if not only or name in KINDS_OF.get(only, (only,)):
                yield name, found


def _joined(parts: Iterable[Select]) -> CompoundSelect | None:
    """Return one statement of *parts*, each with its own order and limit; None where there is none."""
    found = [select(part.subquery()) for part in parts]
    return union_all(*found) if found else None


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of a group, and how many there are."""

    rows: list[Any]
    total: int


def waiting(actor: Actor, *, only: str = "", most: int = MOST) -> dict[str, Found]:
    """Return the assignments that wait for the person, by group (*only* one); at most *most* of each."""
    found: dict[str, Found] = {}
    for row in asked("desk-work", actor, (only, most), lambda one: _work(one, only, most)):
        # A union's columns carry the types of its first select, whichever engine.
        found.setdefault(row[0], Found([], row[1])).rows.append(Row(*row[2:]))
    return found


def _work(actor: Actor, only: str, most: int) -> CompoundSelect | None:
    return _joined(
        numbers.with_only_columns(literal(name), capped(numbers), *ROW)
        .join(Task, Task.id == Assignment.task_id)
        .limit(max(most, LEAST.get(name, 0)))
        for name, numbers in _offered(WORK, actor, only)
    )


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's work in numbers."""

    unit_id: int
    done: int
    open: int
    late: int
    given: int  # not accepted yet, and not late
    oldest: date | None
    broken: int

    @property
    def total(self) -> int:
        """Return all that was given and not cancelled."""
        return self.done + self.open


def coordinating(actor: Actor) -> int:
    """Return how much open work of other units the person's own coordinate on, up to the limit."""
    if not actor.has_unit or not permits_somewhere(actor, P.TASK_VIEW):
        return 0
    open_ones = visible(actor, P.TASK_VIEW, Assignment), Assignment.phase == Phase.OPEN
    ours = select(Assignment.id).where(*open_ones, Assignment.coordinated_by(actor.units))
    return tallied("coordinating", actor.grants, lambda: db.session.scalar(select(capped(ours))) or 0)


def by_unit(actor: Actor) -> list[UnitLine]:
    """Return the work of every unit in numbers, for those who follow it; the most late first."""
    return tallied("by-unit", None, lambda: _by_unit(actor)) if sees_all(actor) else []


def _by_unit(actor: Actor) -> list[UnitLine]:
    today = clock.today()
    late = (Assignment.phase == Phase.OPEN) & (Assignment.sort_day < today)
    # Asked by itself, for each unit: so both parts are answered by indexes alone.
    share = aliased(Assignment)
    given = (
        select(func.count())
        .select_from(share)
        .where(share.unit_id == Assignment.unit_id, share.state == AssignmentState.GIVEN)
        .where(share.sort_day >= today, visible(actor, P.TASK_VIEW, share))
        .correlate(Assignment)
        .scalar_subquery()
    )
    query = (
        select(
            Assignment.unit_id,
            func.sum(case((Assignment.phase == Phase.DONE, 1), else_=0)),
            func.sum(case((Assignment.phase != Phase.DONE, 1), else_=0)),
            func.sum(case((late, 1), else_=0)),
            given,
            func.min(case((late, Assignment.sort_day), else_=None)),
            func.sum(case(((Assignment.phase == Phase.OPEN) & (Assignment.committed < today), 1), else_=0)),
        )
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase != Phase.CANCELLED)
        .group_by(Assignment.unit_id)
    )
    found = [
        UnitLine(unit, int(done), int(open_), int(late_), int(given_), oldest, int(broken))
        for unit, done, open_, late_, given_, oldest, broken in db.session.execute(query)
    ]
    return sorted(found, key=lambda line: (-line.late, line.oldest or date.max, line.unit_id))


_DIALOGUES = frozenset({"proposed", "undated", "next", "to-conclude", "concluding"})


@dataclass(frozen=True, slots=True)
class Other:
    """Something that waits and is no assignment: a reading, a day to fix, a plan, a dialogue to come."""

    kind: str
    id: int
    text: str
    place: str
    day: date | None

    @property
    def title(self) -> str:
        """Return what it is called; a dialogue's text is only what tells it from others."""
        if self.kind not in _DIALOGUES:
            return self.text
        return called(self.text)


def others(actor: Actor, *, only: str = "", most: int = MOST) -> dict[str, Found]:
    """Return what else waits for the person, and what comes next, by kind (*only* one)."""
    found: dict[str, Found] = {}
    rows = asked("desk-others", actor, (only, most), lambda one: _others(one, only, most))
    for number, text, place, day, kind, total in rows:
        on = date.fromisoformat(day) if isinstance(day, str) else day
        found.setdefault(kind, Found([], total)).rows.append(Other(kind, number, text, place or "", on))
    return found


def _others(actor: Actor, only: str, most: int) -> CompoundSelect | None:
    return _joined(
        things.add_columns(*NOTHING[len(things.selected_columns) - 2 :], literal(kind), capped(things))
        .limit(FEW.get(kind, most))
        for kind, things in _offered(OTHERS, actor, only)
    )
