"""Gather what a task page shows besides the task itself."""

from dataclasses import dataclass, replace
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit.queries import Line as HistoryLine
from intranet.audit.queries import history_for
from intranet.calendar.deadlines import due_state
from intranet.calendar.queries import current
from intranet.calendar.rules import in_words
from intranet.calendar.why import Why, why
from intranet.org.directory import directory
from intranet.tasks import queries
from intranet.tasks.lists import SENT_BACK, Mark
from intranet.tasks.models import Assignment, AssignmentState
from intranet.tasks.reckoning import reckon
from intranet.tasks.workflow import moves, too_late_to_decline
from intranet.text.dates import short


@dataclass(frozen=True, slots=True)
class Share:
    """Another unit's share of the same task."""

    id: int
    unit: str
    state: AssignmentState
    due: date | None
    here: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a task page says."""

    unit: str
    person: str
    coordinating: list[str]
    state: AssignmentState | Mark
    due: date | None
    due_state: str
    due_words: str
    rule_words: str
    why: Why
    shares: list[Share]
    history: list[HistoryLine]
    open_moves: frozenset[str]
    may_decline: bool
    is_orphan: bool

    @property
    def done_count(self) -> int:
        """Return how many shares are done."""
        return sum(share.state.is_done for share in self.shares)


def why_due(assignment: Assignment) -> Why:
    """Return what explains the date of *assignment*: counted anew, and said where it was set otherwise."""
    task = assignment.task
    source = "Kết luận" if task.conclusion_point_id else "Kế hoạch"
    if not task.rule:
        return why(None, None, today=clock.today(), source=source)
    given = clock.local(assignment.given_at).date()
    counted = reckon(task, anchor_day=assignment.anchor_day, after=given)
    found = why(task.rule, counted, today=clock.today(), source=source)
    if counted.day is None or counted.day == assignment.due or assignment.due is None:
        return found
    kept = f"Theo cách đếm này hạn là {short(counted.day)}; hạn đang áp dụng là {short(assignment.due)}."
    return replace(found, day=assignment.due, notes=(kept, *found.notes))


def sheet(actor: Actor, assignment: Assignment) -> Sheet:
    """Return what the page of *assignment* says to this person."""
    names, calendar, task = directory(), current(), assignment.task
    is_open = assignment.state.is_open
    view = due_state(assignment.due, today=clock.today(), calendar=calendar, open=is_open)
    state = SENT_BACK if assignment.sent_back and assignment.state.is_doing else assignment.state
    open_moves = frozenset(move.name for move in moves.open_to(actor, assignment))
    return Sheet(
        unit=names.unit_name(assignment.unit_id),
        person=names.person_name(assignment.assignee_id),
        coordinating=[names.unit_name(one.unit_id) for one in task.coordinators],
        state=state,
        due=assignment.due,
        due_state=view.state if is_open else "done",
        due_words=view.words if is_open else assignment.state.label,
        rule_words=in_words(task.rule) if task.rule else "",
        why=why_due(assignment),
        shares=[
            Share(number, names.unit_name(unit), state, due, number == assignment.id)
            for number, unit, state, due in queries.siblings(actor, assignment)
            if not state.is_cancelled
        ],
        history=history_for(actor, assignment),
        open_moves=open_moves,
        may_decline="decline" in open_moves and too_late_to_decline(assignment) is None,
        is_orphan="rescue" in open_moves and not names.unit(assignment.unit_id).is_open(clock.today()),
    )
