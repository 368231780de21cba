"""Two processes give numbers in one register at once: none is doubled, none is missing (G3)."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.audit import chain
from intranet.db.session import commit, db, rollback, set_reading
from intranet.documents import register
from intranet.documents import register_queries as queries
from intranet.documents.models import Document, RegisterEntry
from intranet.documents.register_filters import Book
from intranet.errors import Refused
from tests.documents.support import approved
from tests.support.world import actor

ROOT = Path(__file__).parents[2]
EACH = 12
DAY = timedelta(1)


def start(app, user, how, many, place):
    words = [app.config["SQLALCHEMY_DATABASE_URI"], app.config["DATA"], user, how, many, place]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.concurrency.issuer", *map(str, words)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def together(app, how, many):
    """Run two processes at once; return what each says."""
    running = [start(app, user, how, many, place) for place, user in enumerate(("office", "office_head"))]
    found = []
    for process in running:
        out, err = process.communicate(timeout=150)
        assert process.returncode == 0, err
        found.append(json.loads(out))
    return found


def numbers():
    db.session.expire_all()
    return sorted(db.session.scalars(db.select(RegisterEntry.number)))


@pytest.mark.timeout(170)
def test_entering_by_the_page_gives_each_number_once(app, session):
    db.session.remove()
    answers = together(app, "page", EACH)
    assert [set(one) for one in answers] == [{302}, {302}]
    assert numbers() == list(range(1, 2 * EACH + 1))
    assert queries.tally(Book(Body.STATE, str(clock.today().year))).missing == ()
    assert list(chain.faults()) == []


@pytest.mark.timeout(170)
def test_issuing_gives_each_number_once_and_a_failure_gives_it_back(app, session):
    for _ in range(2 * EACH):
        approved()
    db.session.remove()
    one, other = together(app, "issue", EACH)
    kept = EACH - EACH // 3
    assert len(one) == len(other) == kept
    assert sorted(one + other) == numbers() == list(range(1, 2 * kept + 1))
    issued = [document for document in db.session.scalars(db.select(Document)) if document.is_issued]
    assert sorted(document.number for document in issued) == numbers()
    assert list(chain.faults()) == []


def test_a_day_is_held_against_a_number_that_is_just_being_given(app, session):
    taken, said = Event(), []

    def enter(day: date, after: Event | None) -> None:
        with app.app_context():
            set_reading(False)
            paper = register.Outside(type="TB", day=day, subject="Kết luận")
            try:
                if after:
                    after.wait(10)
                register.enter_outside(actor("office"), body=Body.STATE, paper=paper)
                taken.set()
                if not after:
                    sleep(0.5)  # the other one asks meanwhile
                commit()
            except Refused as refusal:
                said.append(refusal.field)
            finally:
                rollback()
                db.session.remove()

    today = clock.today()
    both = [Thread(target=enter, args=(today, None)), Thread(target=enter, args=(today - DAY, taken))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert said == ["reason"] and numbers() == [1]
