"""Two who decide one thing at the same time: one of them decides it, the other is told."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, BrokenBarrierError, Thread

from sqlalchemy.orm.exc import StaleDataError

from intranet.access.actor import Role
from intranet.db.session import commit, db, rollback, set_reading
from intranet.errors import Refused
from intranet.tasks import extensions, services
from intranet.tasks.matter_models import MatterKind, Outcome
from intranet.tasks.models import Assignment
from tests.support.make import make_task
from tests.support.world import actor

ASKED, OTHER = date(2026, 11, 12), date(2026, 11, 13)


def test_one_request_for_a_longer_time_is_decided_once(app, session, at):
    at("2026-11-03 08:00")
    (share,) = make_task("economy", due=date(2026, 11, 6))
    services.accept(actor("specialist"), share)
    commit()
    extensions.ask(actor("specialist"), share, day=ASKED, comment="Chờ nước rút.")
    commit()
    number = share.id
    rollback()
    waits = db.engine.dialect.name == "postgresql"  # SQLite lets in one writer at a time
    ready, ended = Barrier(2), []

    def decide(act: Callable[[Assignment], None]) -> None:
        with app.app_context():
            set_reading(False)
            one = db.session.get(Assignment, number)
            len(one.matters)
            if waits:
                ready.wait(10)
            try:
                act(one)
                commit()
                ended.append("decided")
            except (Refused, StaleDataError, BrokenBarrierError) as trouble:
                ended.append(type(trouble).__name__)
            finally:
                rollback()
                db.session.remove()

    chairman = actor("chairman")
    assert any(grant.role is Role.CHAIRMAN for grant in chairman.grants)
    both = [
        Thread(target=decide, args=(lambda one: extensions.grant(chairman, one, day=ASKED),)),
        Thread(target=decide, args=(lambda one: extensions.grant(chairman, one, day=OTHER),)),
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(ended) == 2 and ended.count("decided") == 1, ended
    rollback()  # what was read here before is not what holds now
    kept = db.session.get_one(Assignment, number)
    assert kept.extended == 1 and kept.due in (ASKED, OTHER) and kept.wants_due is None
    (matter,) = [one for one in kept.matters if one.kind is MatterKind.EXTENSION]
    assert matter.outcome is Outcome.GRANTED and matter.settled_day == kept.due
