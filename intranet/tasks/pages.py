"""Gather what a task page shows besides the task itself."""

from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit.queries import Line as HistoryLine
from intranet.audit.queries import history_for
from intranet.calendar.deadlines import due_state
from intranet.calendar.queries import current
from intranet.calendar.rules import Due, explain, in_words
from intranet.org.directory import directory
from intranet.tasks import queries
from intranet.tasks.lists import SENT_BACK, Mark
from intranet.tasks.models import Assignment, AssignmentState, Task
from intranet.tasks.reckoning import reckon
from intranet.tasks.workflow import moves, too_late_to_decline


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
    why: str
    reckoning: Due | None
    shares: list[Share]
    history: list[HistoryLine]
    open_moves: frozenset[str]
    may_decline: bool
    is_orphan: bool

    @property
    def done_count(self) -> int:
        """Return how many shares are done."""
        return sum(share.state.is_done for share in self.shares)


def _why(task: Task, reckoning: Due | None) -> str:
    if not task.rule or reckoning is None or reckoning.day is None:
        return ""
    return explain(task.rule, reckoning, source="Kết luận" if task.conclusion_point_id else "Kế hoạch")


def sheet(actor: Actor, assignment: Assignment) -> Sheet:
    """Return what the page of *assignment* says to this person."""
    names, calendar, task = directory(), current(), assignment.task
    is_open = assignment.state.is_open
    view = due_state(assignment.due, today=clock.today(), calendar=calendar, open=is_open)
    reckoning = None
    if task.rule:
        given = clock.local(assignment.given_at).date()
        reckoning = reckon(task.rule, anchor_day=assignment.anchor_day, after=given)
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
        why=_why(task, reckoning),
        reckoning=reckoning if reckoning and reckoning.day else None,
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
