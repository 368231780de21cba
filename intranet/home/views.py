"""Everybody's first page."""

from flask import Blueprint, render_template

from intranet.access.permissions import Permission as P
from intranet.web.guard import guard

bp = Blueprint("home", __name__)


@bp.get("/")
@guard(P.ACCOUNT_USE)
def index():
    """Show what waits for the person who looks."""
    return render_template("home/index.html")
