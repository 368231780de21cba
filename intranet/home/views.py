"""Everybody's first page, by role."""

from flask import Blueprint, render_template

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.calendar.queries import unconfirmed
from intranet.home.desk import desk, whole
from intranet.home.groups import KEYS, NAMES
from intranet.home.health import health
from intranet.org.absences import away_today
from intranet.org.directory import directory
from intranet.org.things import THINGS
from intranet.web.guard import current_actor, guard

bp = Blueprint("home", __name__)
_SLUGS = ",".join(f"'{slug}'" for slug in KEYS)


@bp.get("/")
@guard(P.ACCOUNT_USE)
def index():
    """Show what waits for the person who looks."""
    actor = current_actor()
    if not actor.grants:
        return render_template("home/unplaced.html")
    away = away_today(actor.user_id)
    if actor.roles <= {Role.ADMINISTRATOR}:
        return render_template(
            "home/health.html", health=health(), away=away, founded=bool(directory().units)
        )
    found = desk(actor)
    page = "home/village.html" if actor.roles <= {Role.VILLAGE, Role.PARTY_CELL} else "home/index.html"
    return render_template(
        page, desk=found, away=away, acting=_acting(actor), uncertain=_uncertain_years(actor)
    )


def _uncertain_years(actor: Actor) -> list[int]:
    """Return the years whose days off are not confirmed, for those who can see to it (M6)."""
    return unconfirmed(clock.today()) if permits_somewhere(actor, P.CALENDAR_EDIT) else []


@bp.get(f"/viec-cho/<any({_SLUGS}):slug>")
@guard(P.ACCOUNT_USE)
def group(slug: str):
    """Show one group of the desk with all that it holds."""
    key = KEYS[slug]
    return render_template("home/group.html", desk=whole(current_actor(), key), title=NAMES[key][0])


def _acting(actor: Actor) -> list[tuple[str, str]]:
    """Return for whom the person acts today by delegation, and in which things; no thing: in all."""
    return [
        (grant.acting_for, ", ".join(label for thing, label in THINGS.items() if thing in grant.limits))
        for grant in actor.grants
        if grant.delegated
    ]
