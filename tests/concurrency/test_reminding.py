"""Two processes that remind at once make one digest for each person and send each letter once (I4)."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from intranet import clock
from intranet.calendar.queries import current
from intranet.db.session import commit, db
from intranet.reminders import choice_services
from intranet.reminders.models import Digest, DigestLine, MailState
from tests.reminders.post import Box, running
from tests.support.make import make_task
from tests.support.world import PEOPLE, actor

ROOT = Path(__file__).parents[2]
UNITS = ("economy", "culture", "police", "military", "front", "farmers", "east", "west", "office")


@pytest.mark.timeout(170)
def test_nobody_is_reminded_or_written_to_twice(app, session, monkeypatch):
    working = current().previous_working(clock.today())
    for key in UNITS:
        for n in range(5):
            make_task(key, title=f"Việc {n}", due=working + timedelta(1))
    for name in PEOPLE:
        choice_services.choose(actor(name), muted=(), address=f"{name}@xa.example", by_mail=True)
    commit()
    db.session.remove()
    box = Box()
    with running(box) as smtp:
        words = [app.config["SQLALCHEMY_DATABASE_URI"], str(app.config["DATA"]), smtp["port"], f"{working}"]
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.concurrency.reminder", *words],
                cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for _ in range(2)
        ]  # fmt: skip
        said = []
        for process in started:
            out, err = process.communicate(timeout=120)
            assert process.returncode == 0, err
            said.append(out)
    assert all(one.startswith("Nhắc việc ngày ") and one.count("\n") == 1 for one in said), said
    digests = db.session.scalars(db.select(Digest)).all()
    assert len({one.user_id for one in digests}) == len(digests) > 8
    lines = db.session.scalars(db.select(DigestLine)).all()
    assert sum(one.count for one in digests) == len(lines)
    assert {one.mail for one in digests} == {MailState.SENT}
    assert len(box.letters) == len({one["To"] for one in box.letters}) == len(digests)
