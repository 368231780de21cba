"""Two processes writing at once lose nothing and never answer that the database is locked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from intranet.audit import chain
from intranet.db.session import db
from intranet.tasks.models import Assignment, AssignmentState, Report
from tests.support.make import make_task

ROOT = Path(__file__).parents[2]
EACH = 15


def start(app, user, first, step, last):
    words = [app.config["SQLALCHEMY_DATABASE_URI"], str(app.config["DATA"]), user, first, step, last]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.concurrency.worker", *map(str, words)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def answers(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


@pytest.mark.timeout(170)
def test_nothing_is_lost_and_nobody_is_locked_out(app, session):
    for n in range(2 * EACH):
        make_task("economy", title=f"Việc {n}")
    db.session.remove()
    running = [start(app, name, first, 2, 2 * EACH) for first, name in ((1, "specialist"), (2, "junior"))]
    for process in running:
        found = answers(process)
        assert set(found) == {200, 302} and found.count(200) == EACH, found
    assert set(db.session.scalars(db.select(Assignment.state))) == {AssignmentState.DOING}
    assert len(db.session.scalars(db.select(Report.text)).all()) == 2 * EACH
    assert list(chain.faults()) == []


@pytest.mark.timeout(170)
def test_two_people_take_one_thing_and_one_of_them_is_told(app, session):
    make_task("economy", title="Việc chung")
    db.session.remove()
    running = [start(app, name, 1, 1, 1) for name in ("specialist", "junior")]
    accepted = [found[1] for found in map(answers, running)]
    assert sorted(accepted) in ([302, 403], [302, 409]), accepted
    assert list(chain.faults()) == []
