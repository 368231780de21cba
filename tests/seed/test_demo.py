"""The demo is whole, stands around today, and leaves nothing behind (M3)."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.audit import chain, log
from intranet.calendar.queries import current
from intranet.conclusions.models import Conclusion
from intranet.db.session import commit, db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState, EntryState, RegisterEntry
from intranet.documents.paper.kinds import Kind
from intranet.errors import Refused
from intranet.notifications.models import Notice
from intranet.org import identity
from intranet.org.organisation_services import create_organisation
from intranet.org.passwords import hasher
from intranet.org.people import User
from intranet.org.people_services import create_user
from intranet.seed import demo
from intranet.seed.commune import PASSWORD, PEOPLE
from intranet.tasks.models import Assignment, AssignmentState, Report, ReportFile, Task


def count(model, *conditions) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


def test_every_state_is_there(loaded):
    there = set(db.session.scalars(select(Assignment.state).distinct()))
    assert there == set(AssignmentState)


def test_work_is_late_due_today_to_come_and_without_a_day(loaded):
    today = clock.today()
    open_ones = Assignment.phase == "open"
    assert count(Assignment, open_ones, Assignment.due < today) >= 3
    assert count(Assignment, open_ones, Assignment.due == today) >= 1
    assert count(Assignment, open_ones, Assignment.due > today) >= 5
    assert count(Assignment, open_ones, Assignment.due.is_(None)) >= 5
    never_taken = (Assignment.state == AssignmentState.GIVEN, Assignment.accept_by < today)
    assert count(Assignment, *never_taken) >= 1
    assert count(Assignment, Assignment.sent_back != "") >= 1
    proved = (
        select(ReportFile.report_id)
        .join(Report)
        .join(Assignment)
        .where(Assignment.state == AssignmentState.DONE)
    )
    assert db.session.scalars(proved).first()


def test_every_role_is_there(loaded):
    today = clock.today()
    held = {
        role for user in db.session.scalars(select(User)) for role in identity.actor_of(user.id, today).roles
    }
    assert held == set(Role)


def test_one_dialogue_is_near_one_is_planned_one_is_proposed(loaded):
    held, second, near, planned, youth, proposed = db.session.scalars(select(Dialogue).order_by(Dialogue.id))
    assert held.day < second.day < youth.day < clock.today()
    assert 6 <= (near.day - clock.today()).days <= 14
    assert current().is_working(near.day)
    assert planned.day is None and planned.planned["quarter"] == 1
    assert proposed.day is None and proposed.proposed_day > clock.today()


def test_one_conclusion_is_issued_one_waits_for_the_second_time_one_is_begun(loaded):
    issued, waiting, begun = db.session.scalars(select(Conclusion).order_by(Conclusion.id))
    assert issued.is_issued and issued.document.code.endswith("/TB-UBND")
    assert count(Task, Task.conclusion_point_id.is_not(None)) == len(issued.points) == 3
    assert waiting.state.is_submitted and [one.decision for one in waiting.document.rounds] == ["return", ""]
    assert begun.body is Body.PARTY and begun.state.is_draft and len(begun.points) == 2


def test_papers_stand_at_every_step_of_their_way(loaded):
    there = {tuple(row) for row in db.session.execute(select(Document.kind, Document.state))}
    assert {state for _kind, state in there} == set(DocumentState) - {DocumentState.DROPPED}
    assert {kind for kind, _state in there} == set(Kind) - {Kind.SLIP}
    assert {Body.STATE, Body.PARTY} == set(db.session.scalars(select(Document.body).distinct()))
    assert set(db.session.scalars(select(RegisterEntry.state))) == set(EntryState)


def test_people_have_been_told(loaded):
    assert count(Notice) > 50
    assert 0 < count(Notice, Notice.read_at.is_(None)) < count(Notice)


def test_its_log_holds(loaded):
    assert list(chain.faults()) == []
    assert chain.length() > 100


@pytest.mark.parametrize("today", ["2026-02-18", "2026-12-31", "2027-02-08", "2026-11-21", "2026-09-02"])
def test_it_stands_around_today_whatever_today_is(load, today):
    load(today)
    moments = list(db.session.scalars(select(Assignment.given_at)))
    assert max(moments) <= clock.now()
    assert (clock.today() - clock.local(min(moments)).date()).days < 60
    ahead = select(Dialogue).where(Dialogue.day > clock.today()).order_by(Dialogue.day)
    near = db.session.scalars(ahead).first()
    assert 6 < (near.day - clock.today()).days < 16
    assert current().is_working(near.day)
    assert set(db.session.scalars(select(Assignment.state).distinct())) == set(AssignmentState)
    assert count(Assignment, Assignment.phase == "open", Assignment.due < clock.today()) >= 1


def test_it_is_loaded_only_into_an_empty_installation(loaded):
    assert not demo.is_empty()
    with pytest.raises(Refused):
        demo.load()


def test_removing_leaves_no_row_and_no_file(empty, load):
    load()
    folder = Path(empty.config["DATA"]) / "files"
    assert any(folder.rglob("*"))
    assert demo.remove() > 300
    commit()
    left = {
        t.name: n
        for t in db.metadata.sorted_tables
        if (n := db.session.scalar(select(func.count()).select_from(t)))
    }
    left.pop("change_counters")  # they go on: a running server must not take what comes for the demo
    assert left == {}
    assert not folder.exists()
    assert demo.is_empty()


def test_it_can_be_loaded_again_after_removal(load):
    load()
    demo.remove()
    commit()
    demo.load()
    commit()
    assert list(chain.faults()) == []


def test_only_a_demo_is_removed(empty):
    with pytest.raises(Refused):
        demo.remove()


def test_a_real_installation_keeps_its_rows(load):
    load()
    commune = db.session.scalars(select(demo.Commune)).one()
    commune.demo_password = ""
    commit()
    with pytest.raises(Refused):
        demo.remove()


def test_the_commands_do_it(empty):
    runner = empty.test_cli_runner()
    assert "minhson-2026" in runner.invoke(args=["demo", "load"]).output
    silent = runner.invoke(args=["demo", "load", "--if-empty"])
    assert (silent.exit_code, silent.output) == (0, "")
    assert runner.invoke(args=["demo", "load"]).exit_code == 1
    assert "nguyên vẹn" in runner.invoke(args=["audit", "verify"]).output
    assert runner.invoke(args=["demo", "remove"], input="n\n").exit_code == 1
    assert runner.invoke(args=["demo", "remove", "--yes"]).exit_code == 0
    assert "0 dòng" in runner.invoke(args=["audit", "verify"]).output


def test_nothing_of_it_is_in_a_real_installation(empty):
    create_organisation(log.SYSTEM, commune_name="xã Yên Hòa", villages=("Thôn Đông",))
    create_user(log.SYSTEM, hasher(8), full_name="Dương Gia Bách")
    commit()
    html = empty.test_client().get("/dang-nhap").get_data(as_text=True)
    assert "Đăng nhập" in html and "xã Yên Hòa" in html
    for word in (PASSWORD, "dùng thử", "Minh Sơn", *(one.username for one in PEOPLE)):
        assert word not in html
    assert count(User) == 1
