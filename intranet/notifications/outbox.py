"""Tell people something."""

from collections.abc import Iterable

from sqlalchemy import insert

from intranet import clock
from intranet.db.session import db
from intranet.notifications.models import Notice


def tell(users: Iterable[int], text: str, path: str, *, reason: str) -> None:
    """Put one line into the inbox of each of *users*, once; ``reason`` says why they get it."""
    now = clock.now()
    lines = [
        {"user_id": user, "text": text, "reason": reason, "path": path, "created_at": now}
        for user in sorted(set(users))
    ]
    if lines:
        db.session.flush()
        db.session.execute(insert(Notice.__table__), lines)
