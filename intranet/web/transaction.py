"""One request, one transaction: saved when the answer is a success."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, Response, g, make_response, request

from intranet.db import session

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def settled(view: Callable[..., Any], *, keep_refusals: bool = False) -> Callable[..., Response]:
    """Commit what *view* did if it succeeded; otherwise leave no trace.

    Done here and not after the request, so that a conflict found while saving still reaches the error
    pages. With *keep_refusals* a refused form is saved too: only for counting failed sign-ins.
    """

    @wraps(view)
    def settling(**args: Any) -> Response:
        try:
            response = make_response(view(**args))
            refused = response.status_code >= 400 and not keep_refusals
            if request.method in READS or refused or g.get("restored"):
                session.rollback()
            else:
                session.commit()
        except Exception:
            session.rollback()
            raise
        return response

    return settling


def let_go() -> None:
    """Let others write while the request is at long work; nothing may have been changed yet."""
    session.let_go()


def init_app(app: Flask) -> None:
    """Tell the database, before the first statement, whether the request may write."""

    @app.before_request
    def begin() -> None:
        session.set_reading(request.method in READS)
