"""What waits of work, and of drafts of it, for a person: what each group of their desk selects."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import letters, permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.org.people import Position
from intranet.tasks.chain_queries import cut_off
from intranet.tasks.draft_models import DraftState, TaskDraft
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment, AssignmentState, Phase


def drafts_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give what a leader is to give out, and what a leader gave back."""
    for name, permission, *stage in (
        ("to-give", P.TASK_ISSUE, TaskDraft.state == DraftState.SUBMITTED),
        ("given-back", P.TASK_CREATE, TaskDraft.state == DraftState.DRAFT, TaskDraft.returned != ""),
    ):
        if permits_somewhere(actor, permission):
            mine = select(TaskDraft.id, TaskDraft.title, TaskDraft.basis)
            yield name, mine.where(visible(actor, permission, TaskDraft), *stage)


def work_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the work of each group, in the group's order; whatever waits is in one of them only."""
    given, not_own = Assignment.state == AssignmentState.GIVEN, ()
    if actor.has_unit and permits_somewhere(actor, P.TASK_ACCEPT):
        mine = visible(actor, P.TASK_ACCEPT, Assignment), Assignment.unit_id.in_(actor.units)
        not_own = (Assignment.unit_id.not_in(actor.units),)
        # Written so that no index offers the order: it would walk what every unit has not accepted.
        by = func.coalesce(Assignment.accept_by, Assignment.sort_day)
        yield "new", _work(*mine, given, by=by)
        yield "own", _work(*mine, Assignment.phase == Phase.OPEN, ~given, Assignment.explain_by.is_(None))
    if permits_somewhere(actor, P.TASK_CONFIRM):
        reported = visible(actor, P.TASK_CONFIRM, Assignment), Assignment.phase == Phase.WAITING
        yield "confirm", _work(*reported, *_leaders_only(actor))
    if permits_somewhere(actor, P.TASK_REASSIGN):
        ours = visible(actor, P.TASK_REASSIGN, Assignment), *not_own
        declined, helpless = Assignment.state == AssignmentState.DECLINED, Assignment.help_wanted != ""
        yield "declined", _work(*ours, declined)
        yield "help", _work(*ours, ~declined, Assignment.phase == Phase.OPEN, helpless)
        late = Assignment.accept_by < clock.today(), Assignment.help_wanted == ""
        yield "silent", _work(*ours, given, *late)
    if permits_somewhere(actor, P.TASK_CREATE):
        yield "cut", _work(visible(actor, P.TASK_CREATE, Assignment), *cut_off())
    yield from _about_dates(actor)


def _work(*conditions: Any, by: Any = Assignment.sort_day) -> Select:
    return select(Assignment.id).where(*conditions).order_by(by, Assignment.id)


def _leaders_only(actor: Actor) -> list[Any]:
    """A leader's list holds what only the leader can confirm: the office's own work."""
    if permits_somewhere(actor, P.TASK_REASSIGN):
        return []
    offices = select(Position.unit_id).where(
        Position.role.in_(("office", "party_office")), Position.unit_id.is_not(None)
    )
    return [Assignment.unit_id.in_(offices)]


def _about_dates(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the requests that the person decides, and the explanations owed by or to them (C7, C15)."""
    if permits_somewhere(actor, P.TASK_GRANT_EXTENSION):
        wanted = visible(actor, P.TASK_GRANT_EXTENSION, Assignment), _rare("wants_due")
        # From the second time on it is the leader's own affair.
        deputy = "B" not in letters(actor, P.TASK_GRANT_EXTENSION)
        yield "extension", _work(*wanted, *([Assignment.extended == 0] if deputy else []))
    if actor.has_unit and permits_somewhere(actor, P.TASK_REPORT_PROGRESS):
        mine = visible(actor, P.TASK_REPORT_PROGRESS, Assignment), Assignment.unit_id.in_(actor.units)
        yield "explain", _work(*mine, _rare("explain_by"))
    if permits_somewhere(actor, P.TASK_ASK_EXPLANATION):
        silent = _rare("explain_by"), Assignment.explain_by < clock.today()
        yield "unexplained", _work(visible(actor, P.TASK_VIEW, Assignment), *silent, _asked_by(actor))


def _rare(column: str) -> Any:
    """Return the condition that *column* is filled, asked of the index of the few rows where it is.

    Beside an order or a unit, SQLite would walk the index of these instead, through all the work there is.
    """
    few = aliased(Assignment)
    return Assignment.id.in_(select(few.id).where(getattr(few, column).is_not(None)))


def _asked_by(actor: Actor) -> Any:
    """Return the condition of what one asked to be explained, or, for a leader, whoever asked."""
    open_ones = Matter.kind == MatterKind.EXPLANATION, Matter.outcome == Outcome.OPEN
    mine = Assignment.id.in_(select(Matter.assignment_id).where(Matter.asker_id == actor.user_id, *open_ones))
    bodies = {grant.body for grant in actor.grants if grant.role in (Role.CHAIRMAN, Role.PARTY_SECRETARY)}
    return or_(mine, Assignment.body.in_(bodies)) if bodies else mine
