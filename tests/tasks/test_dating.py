"""Dates of many shares are written at once, and never over somebody else's change."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from intranet.access.actor import Body
from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks import dating
from intranet.tasks.dating import Dated
from intranet.tasks.models import Assignment
from tests.support.make import BEFORE_7, make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

UNITS = ("economy", "culture", "police", "military", "front", "farmers", "women", "office")


def dialogue_with(duties: int):
    """Return a dialogue on 27/11/2026 on which *duties* duties of eight units hang."""
    office = actor("office")
    asked = [
        plans.Duty(
            line=n, title=f"Việc {n}", words=f"Làm việc {n}.", unit_ids=[unit(key).id for key in UNITS],
            rule=BEFORE_7, per_dialogue=True,
        )
        for n in range(duties)
    ]  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=asked))
    held = dialogues.create(office, plan, [dialogues.Ordered(label="quý IV", day=date(2026, 11, 27))])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors(held))
    commit()
    return held[0]


def cost_of_moving(duties: int) -> tuple[int, int]:
    """Return the statements that write, and the log entries, of a move of a dialogue with *duties* duties."""
    dialogue = dialogue_with(duties)
    before = db.session.query(AuditEntry).count()
    with recorded() as seen:
        assert dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 12, 3)) == duties * len(UNITS)
        commit()
    writing = [one for one in seen if one.startswith(("INSERT", "UPDATE"))]
    return len(writing), db.session.query(AuditEntry).count() - before


def test_a_move_writes_no_more_often_for_more_work(session, at):
    at("2026-11-02 08:00")
    few, many = cost_of_moving(1), cost_of_moving(12)
    assert few[0] == many[0]
    assert (few[1], many[1]) == (8 + 1, 96 + 1)


def test_what_is_written_is_what_the_session_shows(session):
    (one,) = make_task("economy", rule=BEFORE_7)
    version = one.version
    dating.write([Dated(one, date(2026, 12, 1), "", date(2026, 12, 10))])
    shown = (one.due, one.sort_day, one.anchor_day, one.first_due, one.version)
    commit()
    db.session.expire_all()
    assert (one.due, one.sort_day, one.anchor_day, one.first_due, one.version) == shown
    assert shown == (date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 10), date(2026, 12, 1), version + 1)


def test_a_change_by_somebody_else_is_never_overwritten(session):
    (one,) = make_task("economy", rule=BEFORE_7)
    assert one.version
    table = Assignment.__table__
    db.session.execute(update(table).where(table.c.id == one.id).values(version=one.version + 1))
    with pytest.raises(StaleDataError):
        dating.write([Dated(one, date(2026, 12, 1), "", None)])


def test_a_unit_with_one_date_is_told_old_and_new(session, at):
    at("2026-11-02 08:00")
    dialogue = dialogue_with(1)
    db.session.execute(db.delete(Notice))
    dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 12, 3))
    commit()
    told = db.session.scalars(db.select(Notice.text).where(Notice.user_id == person("culture").id)).all()
    assert told == ["Đối thoại quý IV tổ chức ngày 03/12/2026, hạn đổi 17/11/2026 → 23/11/2026: Việc 0"]
