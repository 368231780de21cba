"""Open work with a date, and who was reminded of it."""

from datetime import date

from intranet.db.session import commit, db
from intranet.org.people import User
from intranet.reminders import services
from intranet.reminders.models import Digest, DigestLine
from intranet.tasks.models import Assignment


def told(day: date | None = None) -> dict[str, list[tuple[int, str]]]:
    """Return by name what each digest (of *day*, or of all days) tells: the rungs and why."""
    query = (
        db.select(User.username, DigestLine.rung, DigestLine.why)
        .join(Digest, Digest.id == DigestLine.digest_id)
        .join(User, User.id == Digest.user_id)
        .order_by(User.username, Digest.day, DigestLine.rung)
    )
    if day is not None:
        query = query.where(Digest.day == day)
    found: dict[str, list[tuple[int, str]]] = {}
    for name, rung, why in db.session.execute(query):
        found.setdefault(name, []).append((rung, why.value))
    return found


def remind() -> services.Made:
    """Do the day's reminding as the command does."""
    made = services.remind()
    services.note_run(made)
    commit()
    return made


def name(assignment: Assignment, user_id: int | None) -> None:
    """Let the work be somebody's by name."""
    assignment.assignee_id = user_id
    commit()
