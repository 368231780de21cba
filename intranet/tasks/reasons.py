"""Why each of many dates is what it is, to be read one after the other and put into a file on paper (C6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from intranet.calendar.why import Why
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.tasks.models import Assignment
from intranet.tasks.pages import why_due


@dataclass(frozen=True, slots=True)
class Reason:
    """One date with what explains it."""

    id: int
    title: str
    unit: str
    source: str
    why: Why


def of_shares(numbers: Sequence[int]) -> list[Reason]:
    """Return the reasons of the shares with these *numbers*, in their order; the caller knows who may see."""
    query = select(Assignment).where(Assignment.id.in_(numbers))
    found = {reason.id: reason for reason in _reasons(query)}
    return [found[number] for number in numbers if number in found]


def selected(query: Select[tuple[Assignment]]) -> list[Reason]:
    """Return the reasons of the shares of a *query* that leaves out what its reader may not see."""
    return list(_reasons(query))


def _reasons(query: Select[tuple[Assignment]]) -> Iterable[Reason]:
    names = directory()
    for share in db.session.scalars(query.options(joinedload(Assignment.task))):
        task = share.task
        yield Reason(share.id, task.title, names.unit_name(share.unit_id), task.source, why_due(share))
