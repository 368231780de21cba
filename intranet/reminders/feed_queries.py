"""Read what stands in somebody's calendar: their own deadlines, and the dialogues they may see (I6)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, or_, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.counters import ChangeCounter, know
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.org import identity
from intranet.org.people import User
from intranet.plans.models import Plan
from intranet.reminders.models import CalendarFeed
from intranet.tasks.models import Assignment, Phase, Task

MOST = 500  # of each kind
LOOK_BACK = timedelta(days=60)


class Deadline(NamedTuple):
    """A share of open work with a date."""

    id: int
    title: str
    source: str
    unit_id: int
    due: date
    due_time: str
    for_dialogue: str
    changes: int
    changed_at: datetime


class Meeting(NamedTuple):
    """A dialogue with its day."""

    id: int
    told_by: str
    day: date
    time: str
    place: str
    topic: str
    audience: str
    changes: int
    changed_at: datetime


def owner_of(token_hash: str) -> int | None:
    """Return whose calendar it is, in one statement with what the rest of the request must know."""
    numbers = [
        select(ChangeCounter.value).where(ChangeCounter.name == name).scalar_subquery().label(name)
        for name in identity.COUNTERS
    ]
    query = select(CalendarFeed.user_id, *numbers).join(User, User.id == CalendarFeed.user_id)
    row = db.session.execute(
        query.where(CalendarFeed.token_hash == token_hash, User.is_active)
    ).one_or_none()
    if row is None:
        return None
    know({name: row._mapping[name] or 0 for name in identity.COUNTERS})
    return row.user_id


def feed_of(actor: Actor) -> CalendarFeed | None:
    """Return the feed that a person has made, if they have."""
    return db.session.get(CalendarFeed, actor.user_id)


def deadlines(actor: Actor) -> Sequence[Deadline]:
    """Return the dated work that a person has to do.

    It is theirs by name, or their unit's with nobody named; a head's is all of the unit's.
    """
    if not actor.units:
        return []
    heads = [grant.unit_id for grant in actor.grants if grant.is_head and grant.unit_id is not None]
    ours = or_(
        Assignment.assignee_id == actor.user_id,
        and_(Assignment.unit_id.in_(sorted(actor.units)), Assignment.assignee_id.is_(None)),
        Assignment.unit_id.in_(heads),
    )
    query = (
        select(
            Assignment.id, Task.title, Task.source, Assignment.unit_id, Assignment.due, Assignment.due_time,
            Assignment.for_dialogue, Assignment.version, Assignment.updated_at, Task.version, Task.updated_at,
        )
        .join(Task, Task.id == Assignment.task_id)
        .where(visible(actor, P.TASK_VIEW, Assignment), ours)
        .where(Assignment.phase.in_((Phase.OPEN, Phase.WAITING)), Assignment.due.is_not(None))
        .order_by(Assignment.sort_day, Assignment.id)
        .limit(MOST)
    )  # fmt: skip
    return [
        Deadline(*row[:7], changes=row[7] + row[9] - 2, changed_at=max(row[8], row[10]))
        for row in db.session.execute(query)
    ]


def meetings(actor: Actor) -> Sequence[Meeting]:
    """Return the dialogues of plans in force that a person may see, from two months ago on."""
    query = (
        select(
            Dialogue.id, Dialogue.told_by, Dialogue.day, Dialogue.time, Dialogue.place, Dialogue.topic,
            Dialogue.audience, Dialogue.version, Dialogue.updated_at,
        )
        .join(Plan, Plan.id == Dialogue.plan_id)
        .where(visible(actor, P.PLAN_VIEW_ISSUED, Plan), Dialogue.day >= clock.today() - LOOK_BACK)
        .order_by(Dialogue.day, Dialogue.id)
        .limit(MOST)
    )  # fmt: skip
    return [Meeting(*row[:7], changes=row[7] - 1, changed_at=row[8]) for row in db.session.execute(query)]
