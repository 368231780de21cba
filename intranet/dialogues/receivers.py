"""When the paper of a plan is issued, its tasks go out, those that hang on its dialogues too (B8)."""

from typing import Any

from intranet.access.actor import Actor
from intranet.dialogues import anchoring as dialogues
from intranet.dialogues import services
from intranet.documents.models import Document
from intranet.documents.signals import document_issued
from intranet.plans import queries
from intranet.plans import services as plans
from intranet.tasks import anchoring


def connect() -> None:
    """Listen to papers, and tell on what a task made by hand may hang. ``app`` calls this once."""
    anchoring.register(offers=dialogues.offers, finds=dialogues.finds)
    document_issued.connect(_put_in_force)


def _put_in_force(document: Document, *, actor: Actor, **_more: Any) -> set[int]:
    """Put the plan in force; return the units that were told of their tasks."""
    plan = queries.plan_of(document)
    if plan is None:
        return set()
    plans.bear(actor, plan, document)
    given = plans.issue_tasks(actor, plan, anchors=services.anchors(plan.dialogues))
    return {share.unit_id for share in given}
