"""What is opened is no news any more, by whichever way somebody came to it."""

import logging

from flask import Flask, Response, request
from flask_login import current_user
from sqlalchemy import ScalarSelect, bindparam, func, literal_column, select, update
from sqlalchemy.exc import DBAPIError

from intranet import clock
from intranet.db.session import aside
from intranet.notifications.models import Notice

log = logging.getLogger(__name__)


def opened_column() -> ScalarSelect[int]:
    """Return how many unread lines lead to the page asked for, for a request's first statement."""
    own = Notice.user_id == literal_column("users.id"), Notice.read_at.is_(None)
    return select(func.count(Notice.id)).where(*own, Notice.path == bindparam("path")).scalar_subquery()


def opened_here() -> int:
    """Return how many of the person's unread lines lead to the page that is being drawn."""
    frame = getattr(current_user, "frame", None)
    return frame.extras.get("opened", 0) if frame and request.method == "GET" else 0


def init_app(app: Flask) -> None:
    """Note beside each request, which itself saves nothing, that the lines leading to its page were read."""

    @app.after_request
    def note(response: Response) -> Response:
        if response.status_code == 200 and opened_here():
            _note(current_user.actor.user_id, request.path)
        return response


def _note(user_id: int, path: str) -> None:
    """Mark the lines as read; where another writer is in the way, the next opening does."""
    lines = update(Notice).where(Notice.user_id == user_id, Notice.path == path, Notice.read_at.is_(None))
    try:
        with aside() as connection:
            connection.execute(lines.values(read_at=clock.now()))
    except DBAPIError:
        log.warning("not noted: %s opened by %s", path, user_id)


def asked_path() -> str:
    """Return the address that is asked for, without the sign that PostgreSQL keeps in no text."""
    return request.path.replace("\0", "")
