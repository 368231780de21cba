"""Count work once for each change of it: numbers are kept until an assignment anywhere is written."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session

from intranet import clock
from intranet.db.cache import remembered
from intranet.db.counters import bump, value_of
from intranet.db.session import db
from intranet.tasks.models import Assignment, Task, TaskCoordinator

WORK = (Assignment, Task, TaskCoordinator)
T = TypeVar("T")


def tallied(name: str, key: Hashable, count: Callable[[], T]) -> T:
    """Return what *count* found since the last change, today; a request that changes work counts anew."""
    if db.session.info.get("work-changed"):
        return count()
    return remembered(name, (value_of("work"), clock.today(), key), count)


@event.listens_for(Session, "before_flush")
def _note(session: Session, *_how: Any) -> None:
    """Remember, until the transaction ends, that it writes work."""
    if not session.info.get("work-changed") and any(
        isinstance(one, WORK) for some in (session.new, session.dirty, session.deleted) for one in some
    ):
        session.info["work-changed"] = True


@event.listens_for(Session, "before_commit")
def _say(session: Session) -> None:
    """Raise the number with the transaction that changes what was counted."""
    session.flush()
    if session.info.get("work-changed"):
        bump("work")


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop("work-changed", None)
