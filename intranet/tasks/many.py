"""Write many assignments in one statement: a session writes rows with a version one by one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from intranet import clock
from intranet.db.session import db
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import NO_DAY, PENDING, PHASES, Assignment, AssignmentState, Phase


def rewrite(changes: Sequence[tuple[Assignment, dict[str, Any]]]) -> None:
    """Give assignments new values, the same columns to all; whoever calls this has locked the rows.

    What hangs on a state and on a date changes with it, and the version goes up as with any other change.
    """
    if not changes:
        return
    db.session.flush()
    _let_lapse([share for share, values in changes if share.wants_due and _ends(values)])
    every = [(share, _whole(share, values)) for share, values in changes]
    table = Assignment.__table__
    columns = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in every[0][1]}
    statement = update(table).where(table.c.id == bindparam("row_id")).values(columns)
    db.session.connection().execute(
        statement,
        [
            {"row_id": share.id, **{f"new_{name}": value for name, value in values.items()}}
            for share, values in every
        ],
    )
    for share, values in every:
        for name, value in values.items():
            set_committed_value(share, name, value)
    db.session.info["work-changed"] = True  # no flush will say so: the numbers above lists count anew


def keep(shares: Sequence[Assignment]) -> list[Assignment]:
    """Keep new shares and return them as they stand in the database."""
    if not shares:
        return []
    db.session.flush()
    table = Assignment.__table__
    made = db.session.scalars(insert(table).values([_row(one) for one in shares]).returning(table.c.id)).all()
    db.session.info["work-changed"] = True
    query = select(Assignment).where(Assignment.id.in_(made)).options(joinedload(Assignment.task))
    return list(db.session.scalars(query.order_by(Assignment.id)))


def _row(share: Assignment) -> dict[str, Any]:
    """Return the row of a share that is not kept yet, with what a new row has by default."""
    now = clock.now()
    row: dict[str, Any] = {"created_at": now, "updated_at": now, "version": 1}
    for column in Assignment.__table__.columns:
        default = column.default.arg if column.default is not None and column.default.is_scalar else None
        if not column.primary_key and column.name not in row:
            row[column.name] = share.__dict__.get(column.name, default)
    return row


def _ends(values: dict[str, Any]) -> bool:
    """Tell whether a share moves to where its date matters to its unit no more."""
    return "state" in values and values["state"] not in PENDING


def _let_lapse(shares: Sequence[Assignment]) -> None:
    """Let requests for another date fall away, as ``Assignment.lapse_request`` does for one share."""
    if shares:
        db.session.execute(
            update(Matter)
            .where(Matter.assignment_id.in_([one.id for one in shares]))
            .where(Matter.kind == MatterKind.EXTENSION, Matter.outcome == Outcome.OPEN)
            .values(outcome=Outcome.LAPSED)
        )


def _whole(share: Assignment, values: dict[str, Any]) -> dict[str, Any]:
    more: dict[str, Any] = {"version": share.version + 1, "updated_at": clock.now()}
    if "state" in values:
        more["phase"] = PHASES.get(values["state"], Phase.OPEN)
        if _ends(values):
            more["wants_due"] = None
        if values["state"] is AssignmentState.CANCELLED:
            more["explain_by"] = more["committed"] = None
    if "due" in values:
        more["sort_day"] = values["due"] or NO_DAY
    return {**values, **more}
