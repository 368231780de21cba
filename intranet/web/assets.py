"""Addresses of static files that change when the file does, so that browsers may keep them for good."""

import hashlib
from functools import partial
from pathlib import Path

from flask import Flask, url_for

YEAR = 31_536_000


def asset(app: Flask, path: str) -> str:
    """Return the address of a static file, with a mark of its content."""
    known: dict[str, str] = app.extensions["assets"]
    if path not in known or app.debug:
        content = (Path(app.static_folder or "") / path).read_bytes()
        mark = hashlib.sha256(content).hexdigest()[:10]
        known[path] = url_for("static", filename=path, v=mark)
    return known[path]


def init_app(app: Flask) -> None:
    """Offer ``asset`` to templates and let static files be kept for a year."""
    app.extensions["assets"] = {}
    app.jinja_env.globals["asset"] = partial(asset, app)
    app.config.setdefault("SEND_FILE_MAX_AGE_DEFAULT", YEAR)
