"""Gather what a task page shows of steps, of what comes before and after, of other times, of comments."""

from dataclasses import dataclass

from intranet import clock
from intranet.access.actor import Actor
from intranet.org.directory import directory
from intranet.tasks import chain, chain_queries, comment_queries, field_queries, recurring, step_queries
from intranet.tasks.chain_queries import Around
from intranet.tasks.comment_models import Comment
from intranet.tasks.models import Assignment, Phase
from intranet.tasks.step_models import Step


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as the page shows it."""

    comment: Comment
    who: str
    names: str
    is_mendable: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What the page says besides the sheet."""

    steps: list[Step]
    steps_open: bool  # whether steps may still be changed
    around: Around
    is_cut: bool  # whether what it waits for was cancelled
    rounds: list[Assignment]
    until: str  # how long a recurring duty goes on
    said: list[Said]
    of_field: str = ""

    def unit_name(self, unit_id: int) -> str:
        """Return a unit's name."""
        return directory().unit_name(unit_id)


def work(actor: Actor, assignment: Assignment) -> Work:
    """Return what the page of *assignment* says to this person besides its sheet."""
    around = chain_queries.around(actor, assignment.task)
    return Work(
        steps=step_queries.steps_of(assignment),
        steps_open=assignment.phase in (Phase.OPEN, Phase.QUEUED),
        around=around,
        is_cut=assignment.state.is_queued and _is_cut(assignment),
        rounds=chain_queries.rounds(assignment),
        until=_until(assignment),
        of_field=field_queries.name_of(assignment.task.field_id),
        said=[_said(actor, one) for one in comment_queries.comments_of(assignment)],
    )


def _is_cut(assignment: Assignment) -> bool:
    before = assignment.task.after_id
    return before is not None and chain.is_cut(chain.stands([before])[before], assignment.dialogue_id)


def _until(assignment: Assignment) -> str:
    if not assignment.period:
        return ""
    last = recurring.until(assignment)
    over = last < clock.today()
    return f"{'đã thôi lặp lại từ sau' if over else 'lặp lại đến hết'} ngày {last:%d/%m/%Y}"


def _said(actor: Actor, one: Comment) -> Said:
    names = directory()
    named = [names.person_name(user) for user in one.user_ids]
    named += [names.unit_name(unit) for unit in one.unit_ids]
    return Said(
        one, names.person_name(one.author_id), ", ".join(filter(None, named)),
        one.may_be_mended_by(actor.user_id),
    )  # fmt: skip
