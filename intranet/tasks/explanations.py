"""A leader or supervisor asks a late unit to explain itself, with one press (C15)."""

from intranet import clock
from intranet.access.actor import Actor
from intranet.calendar.queries import current
from intranet.settings import values
from intranet.settings.catalogue import EXPLAIN
from intranet.tasks import notices
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment
from intranet.tasks.workflow import moves


def open_demand(assignment: Assignment) -> Matter | None:
    """Return the demand that waits for an answer, or None."""
    if assignment.explain_by is None:
        return None
    return next(
        (one for one in reversed(assignment.matters) if one.kind is MatterKind.EXPLANATION and one.is_open),
        None,
    )


def demand(actor: Actor, assignment: Assignment) -> None:
    """Ask the unit why it is late; it answers within the working days that are set, one at first."""
    today = clock.today()
    day = current().add_working(today, values.on(EXPLAIN, today).number)
    moves.fire(actor, assignment, "ask-explanation", day=day)
    assignment.explain_by = day
    assignment.matters.append(
        Matter(
            kind=MatterKind.EXPLANATION, outcome=Outcome.OPEN, day=day, was=assignment.due,
            asker_id=actor.user_id, asked_at=clock.now(),
        )
    )  # fmt: skip
    notices.to_unit(assignment, f"{actor.name} yêu cầu giải trình, trả lời đến hết ngày {day:%d/%m/%Y}")


def explain(actor: Actor, assignment: Assignment, *, comment: str) -> None:
    """Answer; the answer stays with the task."""
    request = open_demand(assignment)
    moves.fire(actor, assignment, "explain", comment)
    assignment.explain_by = None
    if request is not None:
        request.outcome, request.settled_text = Outcome.ANSWERED, comment
        request.settler_id, request.settled_at = actor.user_id, clock.now()
        notices.explained(assignment, request.asker_id)
