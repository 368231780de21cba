"""However many tasks there are, a list walks only what it shows."""

import pytest
from sqlalchemy import event

from intranet.db.session import db

# PostgreSQL decides by its figures, and a small table is best read whole: there is nothing to see there.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
LAST = "truoc=9999-12-31_999999999"
NARROWED = (
    "", LAST, "xep=moi-giao", "muc=cho-xac-nhan", "muc=hoan-thanh&xep=moi-giao", "han=qua-han", "han=chua-co",
    "han=3-ngay", "buoc=chua-tiep-nhan", "buoc=don-vi-tra-lai", "buoc=can-bo-sung", "ke-hoach=1", "nguoi=1",
    "buoc=qua-han-tiep-nhan", "buoc=xin-gia-han", "buoc=cho-giai-trinh", "buoc=qua-cam-ket",
    "don-vi=1", "don-vi=1&buoc=can-bo-sung", "don-vi=1&buoc=qua-cam-ket", f"don-vi=1&{LAST}",
)  # fmt: skip


@pytest.fixture
def plans(app, session):
    """Collect how SQLite means to answer each statement about assignments."""
    seen = []

    def explain(_connection, cursor, statement, parameters, *_rest):
        if statement.startswith("SELECT") and ("assignments" in statement or "FROM tasks" in statement):
            fresh = cursor.connection.cursor()
            seen.extend(row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))
            fresh.close()

    event.listen(db.engine, "before_cursor_execute", explain)
    yield seen
    event.remove(db.engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("narrowed", NARROWED)
@pytest.mark.parametrize("name", ["office", "specialist"])
def test_each_list_and_its_numbers_are_led_by_an_index(as_, plans, name, narrowed):
    browser = as_(name)
    plans.clear()  # the first to sign in on a working day makes the reminders of all
    browser.get(f"/nhiem-vu?{narrowed}")
    assert plans
    assert [step for step in plans if step.startswith(("SCAN assignments", "SCAN tasks"))] == []
    if "ke-hoach" not in narrowed:
        assert [step for step in plans if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize("narrowed", ["linh-vuc=9", "linh-vuc=chua-co", "muc=tat-ca&linh-vuc=9"])
def test_a_field_with_little_work_is_led_by_its_own_index(as_, plans, narrowed):
    office = as_("office")
    plans.clear()
    office.get(f"/nhiem-vu?{narrowed}")
    assert [step for step in plans if "ix_tasks_field_id" in step], plans
    # The numbers above the list are not narrowed: indexes alone answer them.
    led = [step for step in plans if "assignments USING" in step and "COVERING" not in step]
    assert led and [step for step in led if "ix_assignments_task_id" not in step] == []


@pytest.mark.parametrize("name", ["office", "specialist"])
def test_the_numbers_are_read_from_indexes_alone(as_, plans, name):
    browser = as_(name)
    plans.clear()  # signing in looks for recurring work whose period has begun
    browser.get("/nhiem-vu")
    counted = [step for step in plans if step.startswith("SEARCH assignments")]
    bare = [step for step in counted if "COVERING" not in step]
    assert len(counted) > 5 and len(bare) <= 1 + (name == "specialist"), plans  # the page; who coordinates
