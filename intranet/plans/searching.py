"""Plans as things that can be found, by every word of their text and every number they are known by."""

from collections.abc import Collection, Iterator

from sqlalchemy import Select, or_, select

from intranet.access.actor import Actor
from intranet.access.audience import locks
from intranet.access.check import visible
from intranet.db.session import db
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind as PaperKind
from intranet.plans.models import Plan, PlanVersion
from intranet.plans.queries import SEEING
from intranet.search.kinds import Entry, Kind, Watch


def _entries(ids: Collection[int]) -> Iterator[Entry]:
    codes = _codes(ids)
    query = select(Plan).where(Plan.id.in_(ids)).execution_options(populate_existing=True)
    for plan in db.session.scalars(query):
        yield Entry(
            subject_id=plan.id,
            day=plan.sort_day,
            title=f"{plan.title}: {plan.subject}" if plan.code else plan.title,
            note=plan.state.label,
            text=plan.text,
            also="\n".join(codes.get(plan.id, ())),
            code=plan.code,
            body=plan.body,
            seen_by=frozenset(lock for permission in SEEING for lock in locks(permission, plan, ())),
        )


def _codes(ids: Collection[int]) -> dict[int, list[str]]:
    """Return the numbers of earlier versions, and of the papers that amended a plan, by plan."""
    query = (
        select(PlanVersion.plan_id, PlanVersion.code, Document.code)
        .outerjoin(Document, Document.id == PlanVersion.document_id)
        .where(PlanVersion.plan_id.in_(ids))
        .order_by(PlanVersion.id)
    )
    found: dict[int, list[str]] = {}
    for plan, earlier, amending in db.session.execute(query):
        found.setdefault(plan, []).extend(filter(None, (earlier, amending)))
    return found


def _seen(actor: Actor) -> Select:
    return select(Plan.id, Plan.id.label("page")).where(
        or_(*(visible(actor, permission, Plan) for permission in SEEING))
    )


def _plan_of(document: Document) -> tuple[int | None]:
    return (document.plan_id if document.kind is PaperKind.PLAN else None,)


PLANS = Kind(
    name="plan",
    number=2,
    label="Kế hoạch",
    icon="file-text",
    slug="ke-hoach",
    permissions=SEEING,
    ids=lambda: select(Plan.id),
    load=_entries,
    seen=_seen,
    path=lambda number: f"/ke-hoach/{number}",
    watches=(
        Watch(
            Plan,
            lambda plan: (plan.id,),
            frozenset({"subject", "code", "state", "sort_day", "text", "body"}),
        ),
        Watch(PlanVersion, lambda version: (version.plan_id,)),
        Watch(Document, _plan_of, frozenset({"code"})),
    ),
)
