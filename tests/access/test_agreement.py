"""The list and the page agree: what a condition selects is what ``permits`` allows, for everybody."""

import pytest
from sqlalchemy import func, select

from intranet import clock
from intranet.access.actor import Actor, Body, Grant, Role
from intranet.access.check import condition, parameters, permits, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.org import identity
from intranet.org.models import Unit
from intranet.org.people import User
from intranet.pages.models import Page
from intranet.plans.models import Plan
from intranet.supervision.models import SupervisionNote
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.models import Assignment

OF_TASKS = [permission for permission in P if permission.thing == "task"]
OF_CONCLUSIONS = [permission for permission in P if permission.thing == "conclusion"]
OF_PAGES = [permission for permission in P if permission.thing == "page"]
OF_PLANS = [permission for permission in P if permission.thing == "plan"]


def everybody() -> list[Actor]:
    """Return everybody of the demo, and one of each role for each body in a unit or two."""
    people = [identity.actor_of(user_id, clock.today()) for user_id in db.session.scalars(select(User.id))]
    made = [
        Actor(1, "Ai đó", (Grant(role, body, unit, is_head=head, delegated=head),))
        for role in Role
        for body in Body
        for unit, head in ((None, False), (10, True))
    ]
    mixed = Actor(2, "Hai chức vụ", (Grant(Role.VILLAGE, unit_id=30), Grant(Role.PARTY_CELL, Body.PARTY, 31)))
    return [*people, *made, mixed]


@pytest.mark.parametrize(
    ("model", "permission"),
    [(Assignment, p) for p in OF_TASKS]
    + [(TaskDraft, p) for p in (P.TASK_CREATE, P.TASK_ISSUE, P.TASK_VIEW, P.AUDIT_OBJECT_HISTORY)]
    + [(Plan, p) for p in OF_PLANS]
    + [(Page, p) for p in OF_PAGES]
    + [(Conclusion, p) for p in (*OF_CONCLUSIONS, P.DOCUMENT_VIEW_DRAFT)]
    + [(SupervisionNote, p) for p in (P.SUPERVISION_NOTE_READ, P.SUPERVISION_NOTE_REPLY)]
    + [(SupervisionNote, P.AUDIT_OBJECT_HISTORY)]
    + [(model, P.AUDIT_OBJECT_HISTORY) for model in (Assignment, Plan, Dialogue, Unit, User, Page)],
    ids=lambda value: value.value if isinstance(value, P) else value.__name__,
)
def test_the_list_is_what_the_page_would_show(loaded, model, permission):
    rows = list(db.session.scalars(select(model)))
    assert rows
    for actor in everybody():
        allowed = {row.id for row in rows if permits(actor, permission, row)}
        listed = set(db.session.scalars(select(model.id).where(visible(actor, permission, model))))
        assert listed == allowed, (actor, permission)


@pytest.mark.parametrize("permission", [P.TASK_VIEW, P.TASK_CONFIRM, P.PLAN_FIX_DIALOGUE_DATE, P.PAGE_READ])
def test_the_kept_condition_says_the_same(loaded, permission):
    model = {"plan": Plan, "page": Page}.get(permission.thing, Assignment)
    for actor in everybody():
        kept = select(func.count()).select_from(model).where(condition(actor, permission, model))
        fresh = select(func.count()).select_from(model).where(visible(actor, permission, model))
        assert db.session.scalar(kept, parameters(actor, permission)) == db.session.scalar(fresh)


def test_the_kept_condition_is_one_for_all_of_the_same_letters(loaded):
    one, other = (
        Actor(1, "A", (Grant(Role.VILLAGE, unit_id=3),)),
        Actor(2, "B", (Grant(Role.PARTY_CELL, unit_id=4),)),
    )
    assert condition(one, P.TASK_VIEW, Assignment) is condition(other, P.TASK_VIEW, Assignment)
