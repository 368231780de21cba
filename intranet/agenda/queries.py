"""Read what falls on the days of the calendar: a fixed number of statements, however much that is.

Of each day only the first few are read and the rest is counted, up to a limit, each in the index that
holds the day: a month with a hundred thousand limits costs what a month with a hundred does.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, case, func, literal_column, or_, select, tuple_, union_all
from sqlalchemy.orm import contains_eager

from intranet.access.actor import Actor
from intranet.access.check import condition, letters, parameters
from intranet.access.permissions import Permission as P
from intranet.agenda.filters import Wanted
from intranet.db.cache import written
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.dialogues.queries import visible_to
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.tasks.models import NO_DAY, Assignment, AssignmentState, Phase, Task
from intranet.text.places import write_place

CAP = 100  # how far the work of one day is counted
MOST = 2_000  # how much of one plan's work, or of what one's units coordinate on, is read
PAGE = 50
PLANS = 60


class Row(NamedTuple):
    """One share of work on its day."""

    id: int
    title: str
    unit_id: int
    state: AssignmentState
    day: date
    time: str
    for_dialogue: str


_ROW = (
    Assignment.id, Task.title, Assignment.unit_id, Assignment.state, Assignment.sort_day,
    Assignment.due_time, Assignment.for_dialogue,
)  # fmt: skip
# What still has to be done stands first on its day, then what waits, then what is done.
_RANK = case(
    (Assignment.phase == Phase.OPEN, 0), (Assignment.phase == Phase.WAITING, 1), else_=2
)  # fmt: skip


@dataclass(slots=True)
class DayWork:
    """The first of a day's work, and how much there is in all; ``capped`` says that there may be more."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the list; ``earlier`` and ``later`` are places for the address, or empty."""

    rows: Sequence[Row] = ()
    earlier: str = ""
    later: str = ""


def dialogues(actor: Actor, first: date, last: date, plan: int | None = None) -> list[Dialogue]:
    """Return the dialogues from *first* to *last* that the person may see, held or to be held."""
    query = visible_to(actor).where(Dialogue.day >= first, Dialogue.day <= last)
    if plan is not None:
        query = query.where(Dialogue.plan_id == plan)
    heads = contains_eager(Dialogue.plan).load_only(*plans.HEAD)
    return list(
        db.session.scalars(query.options(heads).order_by(Dialogue.day, Dialogue.time, Dialogue.id).limit(300))
    )


def plan_choices(actor: Actor, chosen: int | None) -> list[tuple[int, str]]:
    """Return the newest plans that the calendar can be narrowed to, and the *chosen* one if it is older."""
    seen = plans.visible_to(actor).options(plans.load_head())
    newest = plans.visible_to(actor).with_only_columns(Plan.id)
    newest = newest.order_by(Plan.sort_day.desc(), Plan.id.desc()).limit(PLANS).subquery()
    query = seen.where(or_(Plan.id.in_(select(newest.c.id)), Plan.id == (chosen or 0)))
    found = db.session.scalars(query.order_by(Plan.sort_day.desc(), Plan.id.desc()))
    return [(plan.id, plan.title if plan.code else plan.title[:80]) for plan in found]


# ---------------------------------------------------------------- whose work


def _is_own(actor: Actor, wanted: Wanted) -> bool:
    """Tell whether the units wanted alone leave only what the person may see."""
    found = letters(actor, P.TASK_VIEW)
    own = {grant.unit_id for letter in found.keys() & {"U", "V"} for grant in found[letter]}
    return bool(wanted.units) and not wanted.helping and own.issuperset(wanted.units)


def _is_narrow(wanted: Wanted) -> bool:
    """Tell whether so few rows are wanted that they are read at once, not day by day."""
    return wanted.plan is not None or wanted.helping or wanted.person is not None


def _whose(actor: Actor, wanted: Wanted) -> list[Any]:
    """Return the conditions on whose work it is, what the person may see first."""
    found = [] if _is_own(actor, wanted) else [condition(actor, P.TASK_VIEW, Assignment)]
    if wanted.helping:
        found.append(Assignment.coordinated_by(bindparam("units", expanding=True)))
    elif wanted.units is not None:
        unit = Assignment.unit_id if wanted.plan is None else func.coalesce(Assignment.unit_id, 0)
        found.append(unit.in_(bindparam("units", expanding=True)))
    if wanted.person is not None:
        found.append(Assignment.assignee_id == bindparam("person"))
    if wanted.plan is not None:
        found.append(Task.plan_id == bindparam("plan"))
    return found


def _shape(actor: Actor, wanted: Wanted, *more: Any) -> tuple[Any, ...]:
    """Return what a statement depends on; values travel as parameters."""
    seen = "".join(sorted(letters(actor, P.TASK_VIEW)))
    return (
        seen, _is_own(actor, wanted), wanted.units is not None, wanted.helping, wanted.person is not None,
        wanted.plan is not None, wanted.phases, *more,
    )  # fmt: skip


def _values(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    values = parameters(actor, P.TASK_VIEW)
    values |= {"units": wanted.units or (), "person": wanted.person, "plan": wanted.plan}
    values |= {"first": wanted.first, "last": wanted.last, "phases": wanted.phases}
    for name, spot in (("after", wanted.after), ("before", wanted.before)):
        if spot:
            values[f"{name}_day"], values[f"{name}_id"] = spot
    return values


# ---------------------------------------------------------------- day by day


def by_day(actor: Actor, wanted: Wanted, *, few: int) -> dict[date, DayWork]:
    """Return the work of each day wanted, at most *few* of each day and phase, with how much there is."""
    if not wanted.works:
        return {}
    if _is_narrow(wanted):
        return _gathered(_narrow(actor, wanted), few)
    count = len(wanted.days)
    statement = written(
        "agenda-days", _shape(actor, wanted, count, few), lambda: _daily(actor, wanted, count, few)
    )
    values = _values(actor, wanted) | {f"day_{n}": day for n, day in enumerate(wanted.days)}
    found: dict[date, DayWork] = defaultdict(DayWork)
    counted: set[tuple[date, Phase]] = set()
    for *columns, phase, many in db.session.connection().execute(statement, values):
        row = Row._make(columns)
        found[row.day].rows.append(row)
        if (row.day, phase) not in counted:
            counted.add((row.day, phase))
            found[row.day].total += min(many, CAP)
            found[row.day].capped |= many > CAP
    return found


def _daily(actor: Actor, wanted: Wanted, count: int, few: int) -> Select[Any]:
    """Return one statement of the first *few* of each day and phase, each with its capped count."""
    whose, terms = _whose(actor, wanted), []
    for n in range(count):
        for phase in wanted.phases:
            here = [*whose, Assignment.phase == phase, Assignment.sort_day == bindparam(f"day_{n}")]
            some = select(literal_column("1")).select_from(Assignment).where(*here)
            many = select(func.count()).select_from(some.limit(CAP + 1).subquery()).scalar_subquery()
            first = select(Assignment.id, many.label("many")).where(*here).order_by(Assignment.id).limit(few)
            terms.append(select(first.subquery()))
    found = union_all(*terms).subquery()
    query = select(*_ROW, Assignment.phase, found.c.many).join(found, found.c.id == Assignment.id)
    query = query.join(Task, Task.id == Assignment.task_id)
    return query.order_by(Assignment.sort_day, _RANK, Assignment.id)


def _narrow(actor: Actor, wanted: Wanted) -> list[Row]:
    """Return all the work wanted where it is little: its own index leads to it, not that of the days.

    The work of a person, and that of a task, has an index that holds its days; that of a plan has none.
    """
    of_plan = wanted.plan is not None
    day = func.coalesce(Assignment.sort_day, NO_DAY) if of_plan else Assignment.sort_day
    query = select(*_ROW).join(Task, Task.id == Assignment.task_id).where(*_whose(actor, wanted))
    query = query.where(day >= bindparam("first"), day <= bindparam("last"))
    phase = func.coalesce(Assignment.phase, Phase.OPEN) if of_plan else Assignment.phase
    query = query.where(phase.in_(bindparam("phases", expanding=True)))
    query = query.order_by(day, _RANK, Assignment.id).limit(MOST)
    return list(map(Row._make, db.session.execute(query, _values(actor, wanted))))


def _gathered(rows: Sequence[Row], few: int) -> dict[date, DayWork]:
    found: dict[date, DayWork] = defaultdict(DayWork)
    for row in rows:
        of_day = found[row.day]
        of_day.total += 1
        if len(of_day.rows) < few:
            of_day.rows.append(row)
    return found


# ---------------------------------------------------------------- the list


def page(actor: Actor, wanted: Wanted) -> Slice:
    """Return one page of the work on the days wanted, in the order of the days."""
    if not wanted.works:
        return Slice()
    backwards = wanted.after is None and wanted.before is not None
    if _is_narrow(wanted):
        found, more = _cut(sorted(_narrow(actor, wanted), key=_place), wanted)
    else:
        shape = _shape(actor, wanted, wanted.after is not None, wanted.before is not None)
        statement = written("agenda-list", shape, lambda: _listed(actor, wanted, backwards))
        found = list(map(Row._make, db.session.connection().execute(statement, _values(actor, wanted))))
        more, found = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not found:
        return Slice()
    first, last = (write_place(row.day, row.id) for row in (found[0], found[-1]))
    return Slice(
        found,
        earlier=first if (more if backwards else wanted.after is not None) else "",
        later=last if backwards or more else "",
    )


def _listed(actor: Actor, wanted: Wanted, backwards: bool) -> Select[Any]:
    """Return the statement of one page: a page of each phase in its index, then the first of all these."""
    place, whose = tuple_(Assignment.sort_day, Assignment.id), _whose(actor, wanted)
    order = [one.desc() if backwards else one for one in (Assignment.sort_day, Assignment.id)]
    terms = []
    for phase in wanted.phases:
        few = select(Assignment.id).where(*whose, Assignment.phase == phase)
        few = few.where(Assignment.sort_day >= bindparam("first"), Assignment.sort_day <= bindparam("last"))
        if wanted.after is not None:
            few = few.where(place > tuple_(bindparam("after_day"), bindparam("after_id")))
        elif wanted.before is not None:
            few = few.where(place < tuple_(bindparam("before_day"), bindparam("before_id")))
        terms.append(select(few.order_by(*order).limit(PAGE + 1).subquery()))
    found = union_all(*terms).subquery()
    query = select(*_ROW).join(found, found.c.id == Assignment.id).join(Task, Task.id == Assignment.task_id)
    return query.order_by(*order).limit(PAGE + 1)


def _place(row: Row) -> tuple[date, int]:
    return row.day, row.id


def _cut(rows: list[Row], wanted: Wanted) -> tuple[list[Row], bool]:
    """Return the page of *rows* that the address asks for, and whether more follow in its direction."""
    if wanted.after is not None:
        rows = [row for row in rows if _place(row) > wanted.after]
    elif wanted.before is not None:
        rows = [row for row in rows if _place(row) < wanted.before]
        return rows[-PAGE:], len(rows) > PAGE
    return rows[:PAGE], len(rows) > PAGE
