"""Read assignments. Every list begins with what the person may see."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, func, literal_column, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import condition, letters, parameters, permits, visible
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import current
from intranet.db.cache import written
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.search import engine, index
from intranet.search.kinds import kind_called
from intranet.tasks import counted_by
from intranet.tasks.filters import Due, Filter, Mark, Sort, Tab, sees_all
from intranet.tasks.models import NO_DAY, Assignment, AssignmentState, Phase, Report, Task
from intranet.tasks.tally import tallied
from intranet.text.places import write_place

PAGE = 50
CAP = 1000
FEW = 1000
PHASES = {
    Tab.OPEN: Phase.OPEN,
    Tab.WAITING: Phase.WAITING,
    Tab.COORDINATING: Phase.OPEN,
    Tab.DONE: Phase.DONE,
    Tab.CANCELLED: Phase.CANCELLED,
}
STATES = {
    Mark.NOT_ACCEPTED: AssignmentState.GIVEN,
    Mark.SILENT: AssignmentState.GIVEN,
    Mark.DECLINED: AssignmentState.DECLINED,
    Mark.QUEUED: AssignmentState.QUEUED,
    Mark.ACCEPTED: AssignmentState.ACCEPTED,
    Mark.DOING: AssignmentState.DOING,
}
# Few among all the work: an index of their own leads to them.
RARE: dict[Mark, Callable[[], list[Any]]] = {
    Mark.SENT_BACK: lambda: [Assignment.is_sent_back],
    Mark.EXTENSION: lambda: [Assignment.wants_due.is_not(None)],
    Mark.EXPLANATION: lambda: [Assignment.explain_by.is_not(None)],
    Mark.BROKEN: lambda: [Assignment.committed.is_not(None), Assignment.committed < bindparam("today")],
}


class Row(NamedTuple):
    """One assignment as a list shows it; a tuple, for a page makes fifty and a workbook thousands."""

    id: int
    title: str
    source: str
    unit_id: int
    assignee_id: int | None
    state: AssignmentState
    due: date | None
    sort_day: date
    sent_back: bool
    accept_by: date
    body: Body
    rule_words: str
    for_dialogue: str
    needs_help: bool
    first_due: date | None
    extended: int
    committed: date | None
    broken: int
    wants_due: date | None
    explain_by: date | None
    steps: int
    steps_done: int
    period: str
    round: int
    field_id: int | None


# The columns of a :class:`Row`, in its order; they need the task joined.
ROW: tuple[Any, ...] = (
    Assignment.id, Task.title, Task.source, Assignment.unit_id, Assignment.assignee_id, Assignment.state,
    Assignment.due, Assignment.sort_day, Assignment.is_sent_back.label("sent_back"), Assignment.accept_by,
    Assignment.body, Task.rule_words, Assignment.for_dialogue, (Assignment.help_wanted != "").label("help"),
    Assignment.first_due, Assignment.extended, Assignment.committed, Assignment.broken, Assignment.wants_due,
    Assignment.explain_by,
    Assignment.steps, Assignment.steps_done, Assignment.period, Assignment.round,
    Task.field_id,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list; ``earlier`` and ``later`` are places for the address, or empty."""

    rows: Sequence[Row]
    earlier: str
    later: str


def visible_to(actor: Actor) -> Select[tuple[Assignment]]:
    """Select the assignments that the person may see."""
    return select(Assignment).where(visible(actor, P.TASK_VIEW, Assignment))


def get(actor: Actor, assignment_id: int) -> Assignment:
    """Return one assignment with its task, or :class:`NotFound` if the person may not see it."""
    options = [
        joinedload(Assignment.task).selectinload(Task.coordinators),
        selectinload(Assignment.reports).joinedload(Report.author),
        selectinload(Assignment.reports).selectinload(Report.files),
        selectinload(Assignment.matters),
    ]
    assignment = db.session.get(Assignment, assignment_id, options=options)
    if assignment is None or not permits(actor, P.TASK_VIEW, assignment):
        raise NotFound
    return assignment


def several(actor: Actor, numbers: Collection[int]) -> list[Assignment]:
    """Return the assignments that bear *numbers*, or :class:`NotFound` if the person may not see one."""
    query = visible_to(actor).where(Assignment.id.in_(numbers)).order_by(Assignment.id)
    whole = joinedload(Assignment.task).selectinload(Task.coordinators)
    found = list(db.session.scalars(query.options(whole)))
    if len(found) < len(set(numbers)):
        raise NotFound
    return found


# ---------------------------------------------------------------- the list


def _shape(actor: Actor, wanted: Filter) -> tuple[Any, ...]:
    """Return what the statement of a filter depends on; values travel as parameters."""
    return (
        _letters(actor), _is_own(actor, wanted), wanted.tab, wanted.units is not None, wanted.due,
        wanted.mark, wanted.person is not None, wanted.plan is not None, bool(wanted.words), wanted.sort,
        wanted.found is not None, wanted.dialogue and 1, wanted.block is not None,
        wanted.of_field is not None, wanted.result, wanted.first is not None, wanted.last is not None,
        wanted.after is not None, wanted.before is not None,
    )  # fmt: skip


def _is_own(actor: Actor, wanted: Filter) -> bool:
    """Tell whether the units of the narrowing alone leave only what the person may see."""
    found = letters(actor, P.TASK_VIEW)
    own = {grant.unit_id for letter in found.keys() & {"U", "V"} for grant in found[letter]}
    return bool(wanted.units) and own.issuperset(wanted.units)


def _narrowed(actor: Actor, wanted: Filter) -> list[Any]:
    """Return the conditions of a filter, what the person may see first."""
    # Asked of one's own units it says nothing more, and would keep their index from answering alone.
    found = [] if _is_own(actor, wanted) else [condition(actor, P.TASK_VIEW, Assignment)]
    found += _by_stage(wanted)
    if wanted.tab == Tab.COORDINATING:
        found.append(Assignment.coordinated_by(bindparam("units", expanding=True)))
    elif wanted.units is not None:
        unit = Assignment.unit_id if _is_broad(wanted) else func.coalesce(Assignment.unit_id, 0)
        found.append(unit.in_(bindparam("units", expanding=True)))
    found += _by_day(wanted.due)
    if wanted.person is not None:
        found.append(Assignment.assignee_id == bindparam("person"))
    if wanted.plan is not None:
        found.append(Task.plan_id == bindparam("plan"))
    if wanted.found is not None:
        found.append(Task.id.in_(bindparam("found", expanding=True)))
    elif wanted.words:
        found.append(Task.id.in_(engine.having("task", "words")))
    return found + counted_by.conditions(wanted)


def _is_broad(wanted: Filter) -> bool:
    """Tell whether the order of the list is the best way to its rows.

    A plan's work, what was returned and what has rare words or a rare field are few: their own indexes
    lead to them. SQLite has no figures to know this by; so the columns of the order are then written in a
    way that no index offers.
    """
    led = wanted.plan is None and not wanted.dialogue
    return led and wanted.mark not in RARE and wanted.found is None


def _by_stage(wanted: Filter) -> list[Any]:
    """Return the conditions on tab and mark."""
    state, phase = STATES.get(wanted.mark), PHASES.get(wanted.tab)
    found: list[Any] = RARE[wanted.mark]() if wanted.mark in RARE else []
    if wanted.mark == Mark.SILENT:
        # Written so that its index is not offered: the one of the state brings the order too.
        found.append(func.coalesce(Assignment.accept_by, Assignment.sort_day) < bindparam("today"))
    if state is not None:
        found.append(Assignment.state == state)
    if phase is None:  # every index but that of the days would want them sorted again
        found.append(func.coalesce(Assignment.phase, Phase.OPEN) != Phase.CANCELLED)
    elif state is None or phase != Phase.OPEN:  # else the state says it, and its index serves better
        plain = wanted.plan is None and not wanted.dialogue and wanted.found is None
        column = Assignment.phase if plain else func.coalesce(Assignment.phase, Phase.OPEN)
        found.append(column == phase)
    return found


def _by_day(due: Due | None) -> list[Any]:
    if due == Due.LATE:
        return [Assignment.sort_day < bindparam("today")]
    if due == Due.TODAY:
        return [Assignment.sort_day == bindparam("today")]
    if due == Due.SOON:
        return [Assignment.sort_day >= bindparam("today"), Assignment.sort_day <= bindparam("soon")]
    if due == Due.NONE:
        return [Assignment.sort_day == bindparam("no_day")]
    return []


def _values(actor: Actor, wanted: Filter) -> dict[str, Any]:
    today = clock.today()
    values: dict[str, Any] = {
        "units": list(wanted.units or ()), "today": today, "no_day": NO_DAY, "person": wanted.person,
        "plan": wanted.plan, "dialogue": wanted.dialogue, "block": wanted.block, "field": wanted.of_field,
        "first": wanted.first, "last": wanted.last, **parameters(actor, P.TASK_VIEW),
    }  # fmt: skip
    if wanted.found is not None:
        values["found"] = wanted.found
    elif wanted.words:
        values["words"] = engine.value(_terms(wanted))
    if wanted.due == Due.SOON:
        values["soon"] = current().add_working(today, 3)
    for name, spot in (("after", wanted.after), ("before", wanted.before)):
        if spot:
            values[f"{name}_day"], values[f"{name}_id"] = spot
    return values


def _terms(wanted: Filter) -> frozenset[str]:
    return wanted.words | {index.kind_term(kind_called("task"))}


def looked_up(wanted: Filter) -> Filter:
    """Return *wanted* with the duties of its words, or of its field, where so few that they lead the way."""
    if wanted.words:
        return replace(wanted, found=engine.few("task", _terms(wanted), FEW))
    if wanted.of_field is not None:
        field = wanted.of_field or None
        return replace(wanted, found=tallied("few-of-field", field, lambda: _few_of_field(field)))
    return wanted


def _few_of_field(field: int | None) -> tuple[int, ...] | None:
    found = db.session.scalars(select(Task.id).where(Task.field_id == field).limit(FEW + 1)).all()
    return tuple(found) if len(found) <= FEW else None


def _statement(actor: Actor, wanted: Filter) -> Any:
    query = select(*ROW).join(Task, Task.id == Assignment.task_id).where(and_(*_narrowed(actor, wanted)))
    backwards = wanted.before is not None
    if wanted.sort == Sort.NEWEST:
        key: Any = Assignment.id
        spots = {name: bindparam(f"{name}_id") for name in ("after", "before")}
        rising, order = False, [Assignment.id]
    else:
        key = tuple_(Assignment.sort_day, Assignment.id)
        spots = {
            name: tuple_(bindparam(f"{name}_day"), bindparam(f"{name}_id")) for name in ("after", "before")
        }
        rising, order = True, [Assignment.sort_day, Assignment.id]
    if wanted.after or wanted.before:
        spot = spots["before" if backwards else "after"]
        query = query.where(key > spot if rising != backwards else key < spot)
    ordered = order if rising != backwards else [column.desc() for column in order]
    return query.order_by(*ordered).limit(PAGE + 1)


def page(actor: Actor, wanted: Filter) -> Slice:
    """Return one page of the list."""
    wanted = looked_up(wanted)
    statement = written("task-list", _shape(actor, wanted), lambda: _statement(actor, wanted))
    # Columns, not entities: the connection answers without the session's bookkeeping.
    found = list(map(Row._make, db.session.connection().execute(statement, _values(actor, wanted))))
    more, backwards = len(found) > PAGE, wanted.before is not None
    rows = found[:PAGE][::-1] if backwards else found[:PAGE]
    if not rows:
        return Slice((), "", "")
    first, last = (write_place(row.sort_day, row.id) for row in (rows[0], rows[-1]))
    return Slice(
        rows,
        earlier=first if (more if backwards else wanted.after is not None) else "",
        later=last if (True if backwards else more) else "",
    )


def every(actor: Actor, wanted: Filter, *, limit: int) -> list[Row]:
    """Return all rows of the list, from its beginning, at most *limit*."""
    whole = looked_up(replace(wanted, after=None, before=None))
    return list(
        map(Row._make, db.session.execute(_statement(actor, whole).limit(limit), _values(actor, whole)))
    )


def matching(actor: Actor, wanted: Filter) -> Any:
    """Select what a filter leaves, with the parameters of :func:`values_of`."""
    return (
        select(Assignment.id).join(Task, Task.id == Assignment.task_id).where(and_(*_narrowed(actor, wanted)))
    )


def values_of(actor: Actor, wanted: Filter) -> dict[str, Any]:
    """Return the parameters of a filter's statement."""
    return _values(actor, wanted)


def _letters(actor: Actor) -> str:
    return "".join(sorted(letters(actor, P.TASK_VIEW)))


# ---------------------------------------------------------------- the counts above it


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, each at most ``CAP`` + 1."""

    tabs: dict[Tab, int]
    late: int
    today: int
    not_accepted: int
    broken: int


def _counting(actor: Actor, base: Filter) -> Any:
    """Return one statement of capped counts: the tabs, then what the lead sentence says."""
    narrowed = [replace(base, tab=tab) for tab in base.tabs]
    open_ones = replace(base, tab=Tab.OPEN)
    narrowed += [replace(open_ones, due=due) for due in (Due.LATE, Due.TODAY)]
    narrowed += [replace(open_ones, mark=mark) for mark in (Mark.NOT_ACCEPTED, Mark.BROKEN)]
    return select(*(_capped(actor, one) for one in narrowed))


def _capped(actor: Actor, wanted: Filter) -> Any:
    found = select(literal_column("1")).select_from(Assignment).where(*_narrowed(actor, wanted))
    some = found.limit(literal_column(str(CAP + 1))).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def counts(actor: Actor, wanted: Filter) -> Counts:
    """Return the numbers above the list, for its units, whatever else it is narrowed to."""
    base = Filter(units=wanted.units, tab=wanted.tab if wanted.tab == Tab.ALL else Tab.OPEN)
    # Where the units alone do not say what is counted, the numbers are this person's only.
    shared = _is_own(actor, base) or sees_all(actor)
    key = _shape(actor, base), base.units, None if shared else (actor.user_id, actor.grants)
    return tallied("task-numbers", key, lambda: _counted(actor, base))


def _counted(actor: Actor, base: Filter) -> Counts:
    statement = written("task-counts", _shape(actor, base), lambda: _counting(actor, base))
    numbers = db.session.connection().execute(statement, _values(actor, base)).one()
    *tabs, late, today, not_accepted, broken = numbers
    return Counts(dict(zip(base.tabs, tabs, strict=True)), late, today, not_accepted, broken)
