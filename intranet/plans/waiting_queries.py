"""Which plans have come last, for everybody who may see plans."""

from collections.abc import Iterator

from sqlalchemy import Select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.plans.models import Plan
from intranet.plans.queries import visible_to


def plans_newest(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the plans that the person may see, the newest first, with their number for a place."""
    if permits_somewhere(actor, P.PLAN_VIEW_ISSUED):
        seen = visible_to(actor).with_only_columns(Plan.id, Plan.subject, Plan.code, Plan.issued_on)
        yield "plan", seen.order_by(Plan.sort_day.desc(), Plan.id.desc())
