"""Note a deletion, undo it, and let go for good what nobody has brought back in time (L12)."""

from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.trash import queries
from intranet.trash.kinds import kind_called
from intranet.trash.models import KEPT, Trashed


def put(
    actor: Actor, kind: str, subject_id: int, *, title: str, reason: str, before: dict[str, Any]
) -> Trashed:
    """Note that a thing was deleted; the caller has asked for the right, hidden it and written the log."""
    if not reason.strip():
        raise Refused("Cần ghi rõ vì sao xóa.", field="comment")
    found = Trashed(
        kind=kind, subject_id=subject_id, title=title, reason=reason.strip(), before=before,
        by_id=actor.user_id or None, by=actor.name, at=clock.now(),
    )  # fmt: skip
    db.session.add(found)
    db.session.flush()
    return found


def restore(actor: Actor, trashed: Trashed) -> str:
    """Bring a thing back as it was; return the address that shows it."""
    db.session.refresh(trashed, attribute_names=["ended_at"], with_for_update=True)
    if trashed.ended_at is not None:
        raise WrongState("Mục này đã được khôi phục hoặc đã xóa hẳn.")
    if not queries.is_seen(actor, trashed):
        raise WrongState("Đã quá 30 ngày nên không khôi phục được nữa.")
    address = kind_called(trashed.kind).restore(actor, trashed)
    trashed.ended_at = clock.now()
    return address


def purge() -> int:
    """Let go for good what was deleted more than thirty days ago; return how many things that were."""
    due = queries.waiting().where(Trashed.at <= clock.now() - KEPT).order_by(Trashed.id)
    found = list(db.session.scalars(due.with_for_update()))
    for one in found:
        kind_called(one.kind).purge(one)
        one.ended_at, one.is_gone = clock.now(), True
        one.title = one.reason = ""
        one.before = {}
    db.session.flush()
    return len(found)
