"""Give back what was typed when a form arrives after the sign-in or the page has expired (L5).

The fields travel, signed and compressed, through the sign-in page and come back as a form of their
own. Posting that form opens the original page filled in; nothing is saved until it is sent again.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from intranet.web.guard import View, current_actor

MARK = "_restored"
TYPIST = "_typist"
_NOT_KEPT = frozenset({"csrf_token", "password", "current", "repeated", MARK, TYPIST})
_LARGEST = 400_000
_ONE_DAY = 86_400


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="restore-form")


def typist() -> Markup:
    """Return the hidden field that says, signed, for whom a form was drawn.

    A sign-in that is gone altogether (ended in another window, its cookie lost) no longer says who typed.
    """
    me = current_actor().user_id
    mark = _typists().dumps(me) if me else ""
    return Markup('<input type="hidden" name="{}" value="{}">').format(TYPIST, mark) if mark else Markup()


def _typists() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="typist")


def _drawn_for() -> int:
    """Return for whom the form of the present request was drawn; 0 if it does not say."""
    try:
        return int(_typists().loads(request.form.get(TYPIST, "")))
    except (BadData, TypeError, ValueError):
        return 0


def pack(owner: int) -> str:
    """Return the present request's address and fields as one signed text; empty if too large.

    *owner* is the person who typed them (0: the sign-in no longer says; then the form does): they are given
    back to nobody else.
    """
    owner = owner or _drawn_for()
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in _NOT_KEPT]
    files = [name for name, file in request.files.items() if file.filename]
    text = _serializer().dumps(
        {"owner": owner, "path": request.full_path.rstrip("?"), "fields": fields, "files": bool(files)}
    )
    return text if len(text) <= _LARGEST else ""


def unpack(text: str) -> dict[str, Any] | None:
    """Return what :func:`pack` kept, or None if it is not ours or too old."""
    try:
        kept = _serializer().loads(text, max_age=_ONE_DAY)
    except BadData:
        return None
    return kept if safe_path(kept.get("path", "")) else None


def safe_path(path: str) -> bool:
    """Tell whether *path* stays on this server."""
    parts = urlsplit(path)
    local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return local and not parts.scheme and not parts.netloc and "\n" not in path


def path_of_referrer(*, signed_in: bool = False) -> str:
    """Return the address on this server from which the present request came, or nothing.

    It is one that can be opened again: a refused press may have left its own, which only takes forms.
    Only a page within the sign-in counts with *signed_in*: nobody goes back to where they signed in.
    """
    parts = urlsplit(request.referrer or "")
    view = _view_at(parts.path) if parts.netloc == request.host else None
    if view is None or (signed_in and getattr(view, "guarded_by", None) is None):
        return ""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if safe_path(path) else ""


def _view_at(path: str) -> View | None:
    try:
        endpoint, _arguments = current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return None
    return current_app.view_functions[endpoint]


def init_app(app: Flask) -> None:
    """Mark the requests that only bring typed text back, and let forms say for whom they are drawn."""
    app.jinja_env.globals["typist"] = typist

    @app.before_request
    def mark() -> None:
        g.restored = request.method == "POST" and MARK in request.form
