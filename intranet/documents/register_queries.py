"""Read the register."""

from datetime import date

from sqlalchemy import func, select

from intranet.db.session import db
from intranet.documents.models import EntryState, RegisterEntry
from intranet.documents.numbering import Sequence


def last_day(sequence: Sequence) -> date | None:
    """Return the latest day that a paper of the sequence bears."""
    body, scope, period = sequence
    return db.session.scalar(
        select(func.max(RegisterEntry.day)).where(
            RegisterEntry.body == body, RegisterEntry.scope == scope, RegisterEntry.period == period,
            RegisterEntry.state == EntryState.USED,
        )
    )  # fmt: skip
