"""Read the audit log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.audit.log import describe
from intranet.audit.models import AuditEntry
from intranet.db.session import db


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the history panel shows it."""

    when: datetime
    who: str
    text: str
    data: dict[str, Any]


def history(subject: Any, *conditions: Any, limit: int = 200) -> list[Line]:
    """Return what happened to *subject*, the newest first, as far as the *conditions* hold."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.subject_type == type(subject).__name__, AuditEntry.subject_id == subject.id)
        .where(*conditions)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return [line(entry) for entry in db.session.scalars(query)]


def history_for(actor: Actor, subject: Any) -> list[Line]:
    """Return the history of *subject*, or nothing where the actor may not read it.

    The subject answers what the letters of ``audit:object-history`` ask: ``held_by`` and
    ``coordinated_by``, and ``is_issued``. They are asked in the same statement.
    """
    if not permits_somewhere(actor, P.AUDIT_OBJECT_HISTORY):
        return []
    row = type(subject)
    mine = select(row.id).where(row.id == subject.id, visible(actor, P.AUDIT_OBJECT_HISTORY, row))
    return history(subject, mine.exists())


def line(entry: AuditEntry) -> Line:
    """Return *entry* in words; who acted under a delegation is named with the leader."""
    who = f"{entry.actor_name} (thay {entry.on_behalf_of})" if entry.on_behalf_of else entry.actor_name
    return Line(entry.at, who, describe(entry), entry.data)


def doers(subject: Any) -> list[int]:
    """Return the people who did anything to *subject*, in the order of their numbers."""
    query = (
        select(AuditEntry.actor_id)
        .where(AuditEntry.subject_type == type(subject).__name__, AuditEntry.subject_id == subject.id)
        .where(AuditEntry.actor_id.is_not(None))
        .distinct()
        .order_by(AuditEntry.actor_id)
    )
    return list(db.session.scalars(query))
