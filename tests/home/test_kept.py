"""The statements of a desk: written once, asked by each for themselves, led by indexes."""

from datetime import date

import pytest
from flask import current_app
from sqlalchemy import event

from intranet.access.check import anyone_like
from intranet.db.session import commit, db
from intranet.home import queries
from intranet.tasks import explanations, services
from tests.support.make import make_task
from tests.support.world import actor


def titles(name: str, section: str) -> list[str]:
    found = queries.waiting(actor(name)).get(section)
    return [row.title for row in found.rows] if found else []


def test_those_who_hold_the_same_share_the_statements_and_nothing_else(as_, at):
    at("2026-11-15 08:00")  # a day on which no other test looks
    shelves = current_app.extensions.setdefault("intranet-statements", {})
    before = {kept: len(shelves.get(kept, ())) for kept in ("desk-work", "desk-others")}
    make_task("east", title="Việc của thôn Đông")
    make_task("west", title="Việc của thôn Tây")
    for name, own, other in (("village", "Đông", "Tây"), ("village_west", "Tây", "Đông")):
        page = as_(name).get("/")
        assert f"Việc của thôn {own}" in page.text and f"Việc của thôn {other}" not in page.text
    for kept in before:
        assert len(shelves[kept]) == before[kept] + 1, kept


def test_what_waits_is_counted_by_the_day_of_the_look(session, at):
    at("2026-11-16 08:00")
    make_task("economy", title="Chưa ai nhận")
    assert titles("office", "silent") == []
    at("2026-11-18 08:00")
    assert titles("office", "silent") == ["Chưa ai nhận"]


def test_each_leader_is_shown_what_they_asked_to_be_explained(session, at):
    at("2026-11-02 08:00")
    (one,) = make_task("economy", title="Vá đường liên thôn", due=date(2026, 11, 5))
    services.accept(actor("specialist"), one)
    commit()
    at("2026-11-10 08:00")
    assert titles("specialist", "explain") == titles("councillor", "unexplained") == []
    explanations.demand(actor("councillor"), one)
    commit()
    at("2026-11-30 08:00")
    assert titles("specialist", "explain") == titles("councillor", "unexplained") == ["Vá đường liên thôn"]
    assert titles("chairman", "unexplained") == ["Vá đường liên thôn"], "a leader is told whoever asked"
    assert titles("culture", "explain") == titles("inspector", "unexplained") == []


@pytest.mark.parametrize("ask", [bool, sorted, len])
def test_a_statement_for_many_cannot_ask_who_looks(session, ask):
    with pytest.raises((TypeError, NotImplementedError)):
        ask(anyone_like(actor("office")).units)
    with pytest.raises(TypeError):
        bool(anyone_like(actor("office")).user_id)


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["office", "chairman", "secretary", "specialist", "village", "councillor"])
def test_no_desk_walks_through_all_the_work_there_is(as_, name):
    browser, steps = as_(name), []
    browser.get("/")

    def explain(_connection, cursor, statement, parameters, *_rest):
        if "assignments" in statement:
            fresh = cursor.connection.cursor()
            steps.extend(row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))
            fresh.close()

    event.listen(db.engine, "before_cursor_execute", explain)
    browser.get("/")
    event.remove(db.engine, "before_cursor_execute", explain)
    assert any(step.startswith("SEARCH assignments") for step in steps)
    walks = [step for step in steps if step.startswith(("SCAN assignments", "SCAN tasks"))]
    few = ("ix_assignments_explain_by", "ix_assignments_wants_due")  # hold only what gives the reason
    assert [step for step in walks if not any(name in step for name in few)] == []
