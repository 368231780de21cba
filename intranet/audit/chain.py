"""Seal entries to each other, and find the one that was altered.

Entries recorded in a transaction wait in the session and are sealed just before it commits, so the
head of the chain is locked for a moment only, whatever else the transaction does.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import event, func, insert, select, update

from intranet.audit.models import AuditEntry, AuditHead
from intranet.db.session import db
from intranet.db.upsert import upsert

FIRST = "0" * 64
_PENDING = "audit_pending"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is broken, and how."""

    entry_id: int
    text: str


def append(values: dict[str, Any]) -> None:
    """Let *values* of an entry be sealed when the present transaction commits."""
    db.session.info.setdefault(_PENDING, []).append(values)


def pending() -> list[dict[str, Any]]:
    """Return the entries that wait for the present transaction to commit."""
    return list(db.session.info.get(_PENDING, ()))


def seal(previous: str, values: dict[str, Any]) -> str:
    """Return the hash of an entry whose predecessor has the hash *previous*."""
    parts = [
        previous,
        values["id"],
        values["at"].astimezone(UTC).isoformat(timespec="microseconds"),
        *(values[key] for key in ("actor_id", "actor_name", "on_behalf_of", "action")),
        *(values[key] for key in ("subject_type", "subject_id", "subject_title", "data")),
    ]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@event.listens_for(db.session, "before_commit")
def _seal_pending(session: Any) -> None:
    waiting = session.info.pop(_PENDING, None)
    if not waiting:
        return
    session.flush()
    head = AuditHead.__table__
    lock = upsert(
        head,
        keys=["id"],
        values={"id": 1, "last_id": 0, "last_hash": FIRST},
        update={"last_id": head.c.last_id},
    )
    last_id, last_hash = session.execute(lock.returning(head.c.last_id, head.c.last_hash)).one()
    for values in waiting:
        last_id += 1
        values |= {"id": last_id, "previous_hash": last_hash}
        last_hash = values["hash"] = seal(last_hash, values)
    session.execute(insert(AuditEntry.__table__), waiting)
    session.execute(update(head).values(last_id=last_id, last_hash=last_hash))


@event.listens_for(db.session, "after_rollback")
def _forget_pending(session: Any) -> None:
    session.info.pop(_PENDING, None)


def faults() -> Iterator[Fault]:
    """Give every place where the chain does not hold: altered, missing or cut-off rows."""
    expected, previous = 1, FIRST
    entries = select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=500)
    for entry in db.session.scalars(entries):
        if entry.id != expected:
            yield Fault(expected, f"Thiếu dòng {expected} đến {entry.id - 1} trong nhật ký.")
        elif entry.previous_hash != previous:
            yield Fault(entry.id, f"Dòng {entry.id} không nối với dòng trước.")
        values = {column.key: getattr(entry, column.key) for column in AuditEntry.__table__.columns}
        if seal(entry.previous_hash, values) != entry.hash:
            yield Fault(entry.id, f"Dòng {entry.id} đã bị sửa.")
        expected, previous = entry.id + 1, entry.hash
    head = db.session.execute(select(AuditHead.last_id, AuditHead.last_hash)).one_or_none()
    last_id, last_hash = head or (0, FIRST)
    if last_id != expected - 1:
        yield Fault(expected, f"Nhật ký bị cắt: dòng cuối phải là {last_id}, chỉ còn {expected - 1}.")
    elif last_hash != previous:
        yield Fault(last_id, f"Dòng {last_id} không khớp với đầu chuỗi.")


def length() -> int:
    """Return how many entries the log holds."""
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
