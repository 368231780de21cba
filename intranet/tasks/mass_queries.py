"""Read the assignments that somebody does one thing to, all at once (C13)."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import func, literal_column, select
from sqlalchemy.orm import contains_eager

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.tasks import queries
from intranet.tasks.filters import Filter
from intranet.tasks.models import Assignment, Phase, Task

MOST = 500  # rows of one go


def chosen(actor: Actor, ids: Collection[int], *, lock: bool = False) -> list[Assignment]:
    """Return the assignments *ids* that the person may see, with their tasks; locked to be written."""
    query = (
        queries.visible_to(actor)
        .where(Assignment.id.in_(ids))
        .join(Assignment.task)
        .options(contains_eager(Assignment.task).selectinload(Task.coordinators))
        .order_by(Assignment.sort_day, Assignment.id)
    )
    if lock:
        query = query.with_for_update(of=Assignment).execution_options(populate_existing=True)
    return list(db.session.scalars(query))


def matching(actor: Actor, wanted: Filter) -> list[int]:
    """Return the numbers of what a list shows from its beginning, at most ``MOST``."""
    return [row.id for row in queries.every(actor, wanted, limit=MOST)]


def count(actor: Actor, wanted: Filter) -> int:
    """Return how many a list shows, counted to one more than ``MOST``."""
    whole = queries.looked_up(replace(wanted, after=None, before=None))
    some = queries.matching(actor, whole).with_only_columns(literal_column("1")).limit(MOST + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some), queries.values_of(actor, whole)) or 0


def holders(task_ids: Collection[int]) -> set[tuple[int, int, int | None]]:
    """Return who holds a share of which task, for which dialogue, cancelled ones left out."""
    query = select(Assignment.task_id, Assignment.unit_id, Assignment.dialogue_id).where(
        Assignment.task_id.in_(task_ids), Assignment.phase != Phase.CANCELLED
    )
    return {(task, unit, dialogue) for task, unit, dialogue in db.session.execute(query)}


def numbered(text: str) -> list[tuple[int, int]]:
    """Read “12.3,15.1”: assignments, each with the version that was read; nonsense is left out."""
    found = []
    for part in text.split(",")[:MOST]:
        number, _, version = part.partition(".")
        if number.isdecimal() and version.isdecimal() and len(number) < 10 and len(version) < 10:
            found.append((int(number), int(version)))
    return found


def written(shares: Sequence[Assignment]) -> str:
    """Write assignments with their versions, as :func:`numbered` reads them."""
    return ",".join(f"{one.id}.{one.version}" for one in shares)
