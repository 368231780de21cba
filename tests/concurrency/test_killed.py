"""A server that is killed in the middle of its work has kept every word it said it had kept."""

import http.client
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from intranet.audit import chain
from intranet.db.session import db
from intranet.tasks.models import Assignment, Report
from tests.support.make import make_task
from tests.support.world import PASSWORD

ROOT = Path(__file__).parents[2]
TASKS, CLERKS = 400, 4


class Clerk(threading.Thread):
    """Accept and report one task after the other; remember what was acknowledged."""

    def __init__(self, port, first):
        super().__init__(daemon=True)
        self.port, self.first, self.acknowledged = port, first, set()

    def run(self):
        try:
            cookie = self._send("/dang-nhap", {"username": "specialist", "password": PASSWORD})[1]
            for number in range(self.first, TASKS + 1, CLERKS):
                self._send(f"/nhiem-vu/{number}/tiep-nhan", {}, cookie)
                words = {"kind": "progress", "text": f"Tiến trình {number}."}
                if self._send(f"/nhiem-vu/{number}/bao-cao", words, cookie)[0] == 302:
                    self.acknowledged.add(number)
        except (OSError, http.client.HTTPException):
            pass  # the server is gone

    def _send(self, path, data, cookie=""):
        there = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        head = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        there.request("POST", path, urlencode(data), head)
        answer = there.getresponse()
        answer.read()
        there.close()
        return answer.status, (answer.getheader("Set-Cookie") or "").partition(";")[0]


@pytest.mark.timeout(170)
def test_no_acknowledged_write_is_lost(app, session):
    for n in range(TASKS):
        make_task("economy", title=f"Việc {n}")
    db.session.remove()
    words = [app.config["SQLALCHEMY_DATABASE_URI"], str(app.config["DATA"])]
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.concurrency.server", *words],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    port = int(server.stdout.readline())
    clerks = [Clerk(port, first) for first in range(1, CLERKS + 1)]
    for clerk in clerks:
        clerk.start()
    until = time.monotonic() + 30
    while sum(len(clerk.acknowledged) for clerk in clerks) < 40 and time.monotonic() < until:
        time.sleep(0.01)
    server.kill()
    server.wait()
    server.stdout.close()
    for clerk in clerks:
        clerk.join(timeout=30)
    acknowledged = set().union(*(clerk.acknowledged for clerk in clerks))
    assert 40 <= len(acknowledged) < TASKS, "it was killed in the middle"
    kept = set(db.session.scalars(db.select(Report.assignment_id)))
    assert acknowledged <= kept
    # What was cut off is not there by half: a report stands only on work that is being done.
    states = dict(db.session.execute(db.select(Assignment.id, Assignment.state)).all())
    assert {number for number, state in states.items() if state.is_doing} == kept
    assert list(chain.faults()) == []
