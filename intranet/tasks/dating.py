"""Write the dates of many shares at once: a moved dialogue or a changed calendar may touch a thousand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from intranet import clock
from intranet.db.session import db
from intranet.tasks.models import NO_DAY, Assignment

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Shift:
    """One assignment whose date changes."""

    assignment: Assignment
    unit: str
    old: date | None
    new: date | None
    time: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """What an assignment is to have: its date and hour, and the day that it is counted from."""

    assignment: Assignment
    due: date | None
    time: str
    anchor_day: date | None


def write(dates: Iterable[Dated]) -> None:
    """Give each assignment its date, only on the version that was read; in few statements.

    What somebody else changed meanwhile is a conflict, as it would be for a single one.
    """
    db.session.flush()
    groups: dict[tuple, list[Assignment]] = defaultdict(list)
    for one in dates:
        share = one.assignment
        first = share.first_due or one.due
        groups[one.due, one.time, one.anchor_day, first, share.version].append(share)
    if groups:
        db.session.info["work-changed"] = True  # no flush will say so: the numbers above lists count anew
    now = clock.now()
    for (due, time, anchor_day, first, version), shares in groups.items():
        values = {
            "due": due, "sort_day": due or NO_DAY, "due_time": time, "anchor_day": anchor_day,
            "first_due": first, "version": version + 1, "updated_at": now,
        }  # fmt: skip
        for start in range(0, len(shares), _AT_ONCE):
            _write(shares[start : start + _AT_ONCE], version, values)


def _write(shares: Sequence[Assignment], version: int, values: dict) -> None:
    table = Assignment.__table__
    numbers = [share.id for share in shares]
    found = db.session.execute(
        update(table).where(table.c.id.in_(numbers), table.c.version == version).values(values)
    )
    if found.rowcount != len(shares):
        raise StaleDataError("an assignment was changed by somebody else meanwhile")
    for share in shares:
        for name, value in values.items():
            set_committed_value(share, name, value)
