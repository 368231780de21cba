"""Plans that are there already, for one that was just read."""

from collections.abc import Iterable

from sqlalchemy import Select, extract, select
from sqlalchemy.orm import load_only, selectinload

from intranet.access.actor import Body
from intranet.db.session import db
from intranet.imports.models import ImportDraft, ImportState
from intranet.imports.recognising import like_subjects, like_texts, plain_code
from intranet.plans.models import Plan, PlanState, PlanVersion

NEAR = 300  # plans whose subjects are looked at when a number is blank
CLOSEST = 5  # of these, texts that are compared
OFFERED = 100  # plans to choose from
_HEAD = (Plan.body, Plan.state, Plan.code, Plan.subject, Plan.issued_on, Plan.sort_day)


def with_number(body: Body, code: str, year: int | None) -> Plan | None:
    """Return the plan of *body* that bears, or bore, a number of a year; without a year the newest one."""
    if not code:
        return None
    wanted = plain_code(code)
    query = _standing(body).where(Plan.code != "").order_by(Plan.sort_day.desc(), Plan.id)
    earlier = select(PlanVersion.plan_id, PlanVersion.code).join(Plan, Plan.id == PlanVersion.plan_id)
    earlier = earlier.where(Plan.body == body, Plan.state != PlanState.WITHDRAWN, PlanVersion.code != "")
    earlier = earlier.order_by(PlanVersion.id.desc())
    if year is not None:
        query = query.where(extract("year", Plan.sort_day) == year)
        earlier = earlier.where(extract("year", PlanVersion.issued_on) == year)
    found = [
        one for one in db.session.scalars(query.options(load_only(*_HEAD))) if plain_code(one.code) == wanted
    ]
    if found:
        return found[0]
    before = [plan_id for plan_id, old in db.session.execute(earlier) if plain_code(old) == wanted]
    return db.session.get(Plan, before[0]) if before else None


def with_text(body: Body, *, subject: str, text: str) -> list[Plan]:
    """Return the plans of *body* whose subject and text are nearly these, the newest first."""
    query = _standing(body).order_by(Plan.id.desc()).limit(NEAR)
    near = [
        plan
        for plan in db.session.scalars(query.options(load_only(*_HEAD, Plan.place, Plan.issuer)))
        if like_subjects(plan.subject, subject)
    ]
    return [plan for plan in near[:CLOSEST] if like_texts(plan.text, text)]


def _standing(body: Body) -> Select[tuple[Plan]]:
    """Select the plans of *body* that are not withdrawn."""
    return select(Plan).where(Plan.body == body, Plan.state != PlanState.WITHDRAWN)


def readings_of(plan_id: int) -> Iterable[dict]:
    """Return what was read in the files that the plan was made and amended by."""
    query = select(ImportDraft.reading).where(
        ImportDraft.plan_id == plan_id, ImportDraft.state == ImportState.CONFIRMED
    )
    return db.session.scalars(query.order_by(ImportDraft.id.desc()))


def last_whole(plan_id: int) -> ImportDraft | None:
    """Return the reading that the plan as a whole was last made of."""
    query = select(ImportDraft).where(
        ImportDraft.plan_id == plan_id, ImportDraft.state == ImportState.CONFIRMED
    )
    found = db.session.scalars(query.order_by(ImportDraft.id.desc()))
    return next((one for one in found if not (one.review.get("amends") or {}).get("is_partial")), None)


def open_readings(body: Body, *, limit: int = 50) -> list[ImportDraft]:
    """Return the newest readings of *body* that are still being reviewed."""
    query = select(ImportDraft).where(ImportDraft.body == body, ImportDraft.state == ImportState.OPEN)
    query = query.order_by(ImportDraft.id.desc()).limit(limit)
    return list(
        db.session.scalars(query.options(load_only(ImportDraft.name, ImportDraft.state, ImportDraft.reading)))
    )


def in_force(body: Body) -> list[Plan]:
    """Return the plans of *body* that may be amended, the newest first."""
    query = select(Plan).where(Plan.body == body, Plan.state == PlanState.ISSUED)
    query = query.order_by(Plan.sort_day.desc(), Plan.id.desc()).limit(OFFERED)
    return list(db.session.scalars(query.options(load_only(*_HEAD))))


def whole(plan_id: int) -> Plan | None:
    """Return a plan with its items and dialogues."""
    options = [selectinload(Plan.items), selectinload(Plan.dialogues)]
    return db.session.scalars(select(Plan).where(Plan.id == plan_id).options(*options)).one_or_none()
