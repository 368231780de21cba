"""A commune with very much to do: the small world of the tests, and a hundred thousand tasks."""

import random
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import Table, insert, select

from intranet import clock
from intranet.access.actor import Body
from intranet.app import create_app
from intranet.db.session import commit, db
from intranet.org.models import Unit, UnitKind
from intranet.org.people import User
from intranet.plans.models import Plan, PlanItem, PlanState
from intranet.tasks.models import (
    PHASES,
    Assignment,
    AssignmentState,
    Manner,
    Phase,
    Task,
    TaskCoordinator,
)
from tests.bench.bare import DUTIES
from tests.bench.measure import Asker
from tests.support import world

STATES = list(AssignmentState)
PLANS, ITEMS = 400, len(DUTIES)


def make(folder: Path, rows: int = 100_000) -> Flask:
    """Return our application, with all its protections, over *rows* tasks in a new database in *folder*."""
    app = create_app(
        {
            "DATA": folder,
            "SECRET_KEY": "only for a measurement",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'own.db'}",
            "PASSWORD_MEMORY_KIB": 8,
            "IDLE_MINUTES": 600,
        }
    )
    with app.app_context():
        db.create_all()
        world.build()
        _fill(rows)
        commit()
    return app


def asker(app: Flask, name: str, path: str) -> Asker:
    """Sign *name* in through the page and return what asks for *path* as they would."""
    client = app.test_client()
    page = client.get("/dang-nhap").get_data(as_text=True)
    token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    answer = client.post(
        "/dang-nhap", data={"username": name, "password": world.PASSWORD, "csrf_token": token}
    )
    assert answer.status_code in {302, 303}, answer.status
    client.get(path)  # a browser keeps what the first page adds to its cookie
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie
    return Asker(app, path, f"{cookie.key}={cookie.value}")


def _fill(rows: int) -> None:
    """Write plans with their items, and *rows* tasks with an assignment each, the same on every run."""
    chance, now, today = random.Random(7), clock.now(), clock.today()
    author = world.person("office").id
    units = db.session.scalars(select(Unit.id).where(Unit.kind != UnitKind.GROUP)).all()
    people = [None, *db.session.scalars(select(User.id))]
    stamps = {"created_at": now, "updated_at": now, "version": 1}
    plans, items, tasks, shares, helpers = [], [], [], [], []
    for n in range(1, PLANS + 1):
        plans.append(
            dict(
                id=n, body=Body.STATE, state=PlanState.ISSUED, code=f"{n}/KH-UBND", author_id=author,
                subject=f"Gặp gỡ, trao đổi với bà con về việc thứ {n}", text="", issued_at=now,
                issued_on=today - timedelta(days=n % 300), sort_day=today - timedelta(days=n % 300), **stamps,
            )
        )  # fmt: skip
        for k, duty in enumerate(DUTIES):
            items.append(
                dict(
                    id=n * ITEMS + k, plan_id=n, position=k, line=k, place=f"mục {k}", title=duty, words=duty,
                    manner=Manner.ORDER.value,
                )
            )  # fmt: skip
    for n in range(1, rows + 1):
        title = f"{chance.choice(DUTIES)} (đợt {n % 97 + 1})"
        plan, item = n % PLANS + 1, n % ITEMS
        state, due = chance.choice(STATES), today + timedelta(days=chance.randint(-10, 700))
        tasks.append(
            dict(
                id=n, body=Body.STATE, title=title, words=title, manner=Manner.ORDER, plan_id=plan,
                source=f"KH {plan}/KH-UBND, mục {item}", author_id=author,
                plan_item_id=plan * ITEMS + item, **stamps,
            )
        )  # fmt: skip
        shares.append(
            dict(
                id=n, task_id=n, unit_id=chance.choice(units), assignee_id=chance.choice(people),
                body=Body.STATE, author_id=author, state=state, phase=PHASES.get(state, Phase.OPEN),
                due=due, first_due=due, sort_day=due, given_at=now, accept_by=today, **stamps,
            )
        )  # fmt: skip
        helpers.append(dict(task_id=n, unit_id=chance.choice(units)))
    tables = (Plan, plans), (PlanItem, items), (Task, tasks), (Assignment, shares), (TaskCoordinator, helpers)
    for model, values in tables:
        table: Table = model.__table__
        known = {column.name for column in table.columns}
        db.session.execute(insert(table), [{k: v for k, v in row.items() if k in known} for row in values])
