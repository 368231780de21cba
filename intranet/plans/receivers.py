"""A plan follows its paper: what the leader decides on the paper holds for the plan."""

from typing import Any

from intranet.access.permissions import Permission as P
from intranet.documents.models import Document
from intranet.documents.owners import Owner, look_after
from intranet.documents.paper.kinds import Kind
from intranet.documents.signals import document_moved
from intranet.plans import approval, queries
from intranet.tasks import sources


def connect() -> None:
    """Listen to papers, and say where those of plans are read and decided. ``app`` calls this once."""
    document_moved.connect(_follow)
    look_after(Kind.PLAN, Owner(path=_path, obstacle=_obstacle, advice=_advice))
    sources.register("plan_id", sources.Source(P.PLAN_VIEW_ISSUED, "/ke-hoach/{}".format))


def _path(document: Document) -> str:
    return f"/ke-hoach/{document.plan_id}" if document.plan_id else f"/van-ban/{document.id}"


def _obstacle(document: Document) -> str | None:
    """Say why the paper of a plan cannot be submitted yet."""
    plan = queries.plan_of(document)
    if plan is None:
        return "Kế hoạch đang được soát lại. Hãy xác nhận bản soát rồi trình."
    if not plan.items:
        return "Kế hoạch chưa có nhiệm vụ nào cho đơn vị. Hãy soát lại và thêm nhiệm vụ."
    return None


def _advice(document: Document) -> str | None:
    """Say who has duties by the plan and would not get it."""
    plan = queries.plan_of(document)
    missed = approval.unreached(document, plan) if plan else []
    if not missed:
        return None
    names = "; ".join(missed)
    return f"Nơi nhận chưa có đơn vị được giao nhiệm vụ: {names}. Hãy bổ sung nơi nhận trước khi trình."


def _follow(document: Document, *, move: str, **_more: Any) -> None:
    plan = queries.plan_of(document)
    if plan is None:
        return
    if move in ("submit", "approve", "issue"):
        approval.reach_holders(document, plan)
    plan.state = approval.MIRRORED.get(document.state, plan.state)
