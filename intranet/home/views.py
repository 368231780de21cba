"""Everybody's first page, by role."""

from flask import Blueprint, render_template

from intranet.access.actor import Role
from intranet.access.permissions import Permission as P
from intranet.home.desk import desk
from intranet.home.health import health
from intranet.web.guard import current_actor, guard

bp = Blueprint("home", __name__)


@bp.get("/")
@guard(P.ACCOUNT_USE)
def index():
    """Show what waits for the person who looks."""
    actor = current_actor()
    if not actor.grants:
        return render_template("home/unplaced.html")
    if actor.roles <= {Role.ADMINISTRATOR} and actor.roles:
        return render_template("home/health.html", health=health())
    found = desk(actor)
    if actor.roles and actor.roles <= {Role.VILLAGE, Role.PARTY_CELL}:
        return render_template("home/village.html", desk=found)
    return render_template("home/index.html", desk=found)
