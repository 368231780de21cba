"""An amended order changes open work only; what is shown before is what happens after."""

from dataclasses import replace
from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.audit.models import AuditEntry
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.errors import Forbidden, Refused
from intranet.notifications.models import Notice
from intranet.org import unit_services
from intranet.tasks import extensions, notices, revising, services
from intranet.tasks.models import Assignment, ReportKind, Task
from tests.support.make import make_plan
from tests.support.world import actor, unit

TENTH = {"date": "2026-12-10", "direction": "before", "inclusive": True}
FOURTEENTH = {"date": "2026-12-14", "direction": "before", "inclusive": True}
BEFORE_5 = {"days": 5, "working_days": True, "direction": "before", "anchor": "event"}
SOURCE = "Kế hoạch 45/KH-UBND"
RESULT = ReportKind.RESULT


@pytest.fixture
def duty(session, at):
    """An order to three units by a day."""
    at("2026-11-20 08:00")
    holders = [unit(key).id for key in ("economy", "culture", "police")]
    return services.Duty(
        body=Body.STATE, title="Chuẩn bị nội dung", words="Chuẩn bị nội dung trả lời.", rule=TENTH,
        unit_ids=holders, source="KH 31/KH-UBND, mục II.1",
    )  # fmt: skip


@pytest.fixture
def task(duty):
    """It as given."""
    made = services.give(actor("office"), duty)
    commit()
    return made


def share(key: str) -> Assignment:
    """Return the share of a unit that is newest."""
    query = db.select(Assignment).where(Assignment.unit_id == unit(key).id).order_by(Assignment.id.desc())
    return db.session.scalars(query).first()


def finish(key: str) -> Assignment:
    """Let a unit's share be done."""
    one = share(key)
    by = actor("specialist" if key == "economy" else key)
    services.accept(by, one)
    services.report(by, one, text="Đã xong.", kind=RESULT)
    services.confirm(actor("office"), one)
    commit()
    return one


def revise(task: Task | None, old, new, *, by: str = "office") -> revising.Revision:
    """Foresee a change and carry it out."""
    found = revising.foresee([task] if task else [], old, new)
    revising.carry_out(actor(by), found, source=SOURCE)
    commit()
    return found


def state(one: Assignment) -> tuple:
    """Return what must not change of a closed share."""
    return (one.state, one.due, one.task_id, one.task.words, one.version)


def test_open_shares_get_the_new_date_and_keep_the_first(task, duty):
    done = finish("economy")
    before = state(done)
    found = revise(task, duty, replace(duty, rule=FOURTEENTH))
    assert [one.new for one in found.moved] == [date(2026, 12, 14)] * 2
    assert (share("culture").due, share("culture").first_due) == (date(2026, 12, 14), date(2026, 12, 10))
    assert state(done) == before
    (line,) = history(share("culture"))[:1]
    assert line.text == f"Theo {SOURCE}: hạn đổi từ 10/12/2026 sang 14/12/2026"
    rows = db.select(AuditEntry).where(AuditEntry.action == "assignment.amend")
    assert len(db.session.scalars(rows).all()) == 2


def test_what_was_done_keeps_the_words_it_was_done_by(task, duty):
    done = finish("economy")
    revise(task, duty, replace(duty, words="Chuẩn bị nội dung trả lời bằng văn bản."))
    assert done.task.words == "Chuẩn bị nội dung trả lời."
    going_on = share("culture").task
    assert going_on.id != done.task_id and going_on.words.endswith("bằng văn bản.")
    assert share("police").task_id == going_on.id
    assert len(db.session.scalars(db.select(Assignment)).all()) == 3


def test_where_nothing_is_done_yet_the_task_stays_one(task, duty):
    revise(task, duty, replace(duty, words="Chuẩn bị nội dung trả lời bằng văn bản.", source="KH 45/KH-UBND"))
    (one,) = db.session.scalars(db.select(Task))
    assert (one.words, one.source) == ("Chuẩn bị nội dung trả lời bằng văn bản.", "KH 45/KH-UBND")


def test_other_holders_get_shares_and_former_ones_are_relieved_with_the_reason(task, duty):
    new = replace(duty, unit_ids=[unit("economy").id, unit("military").id])
    found = revise(task, duty, new)
    assert [one.unit_id for one in found.fresh] == [unit("military").id]
    assert share("police").state.is_cancelled and share("economy").state.is_open
    assert share("military").due == date(2026, 12, 10)
    assert history(share("police"))[0].text == f"Không còn phải làm: “Thôi thực hiện theo {SOURCE}”"
    assert [one.text for one in history(share("economy"))] == ["Giao Phòng Kinh tế, hạn 10/12/2026"]


def test_a_group_that_stays_gets_nothing_twice_and_work_given_on_stays_where_it_is(session, duty):
    duty = replace(duty, unit_ids=[unit("villages").id])
    task = services.give(actor("office"), duty)
    services.decline(actor("village"), share("east"), comment="Không thuộc chức năng.")
    services.reassign(actor("office"), share("east"), unit_id=unit("culture").id)
    commit()
    found = revise(task, duty, replace(duty, rule=FOURTEENTH))
    assert not found.fresh and not found.lifted
    assert share("culture").due == date(2026, 12, 14)
    assert share("east").state.is_cancelled and share("east").due == date(2026, 12, 10)


def test_a_duty_that_is_gone_is_nobody_s_but_what_was_done_stays(task, duty):
    done = finish("economy")
    before = state(done)
    found = revise(task, duty, None)
    assert len(found.lifted) == 2 and found.closed == [done]
    assert state(done) == before
    assert share("culture").state.is_cancelled


def test_a_report_that_waits_is_left_alone(task, duty):
    one = share("economy")
    services.accept(actor("specialist"), one)
    services.report(actor("specialist"), one, text="Đã xong.", kind=RESULT)
    commit()
    revise(task, duty, None)
    assert share("economy").state.is_reported


def test_work_for_all_dialogues_becomes_work_for_each(task, duty):
    plan = make_plan(duties=0)
    days = [date(2026, 12, 17), date(2026, 12, 24)]
    ordered = [dialogues.Ordered(label=f"cuộc {n}", day=day) for n, day in enumerate(days)]
    made = dialogues.create(actor("office"), plan, ordered)
    new = replace(duty, rule=BEFORE_5, anchors=dialogues.anchors(made))
    found = revise(task, duty, new)
    assert len(found.fresh) == 3 and not found.lifted
    police = db.select(Assignment.due).where(Assignment.unit_id == unit("police").id)
    dues = sorted(db.session.scalars(police))
    assert dues == [date(2026, 12, 10), date(2026, 12, 17)]
    back = revise(task, new, duty)
    assert len(back.lifted) == 3 and len(back.kept) == 3


def test_what_is_the_same_leaves_no_trace(task, duty):
    rows = len(db.session.scalars(db.select(AuditEntry)).all())
    found = revise(task, duty, replace(duty, words="CHUẨN BỊ nội dung trả lời"))
    assert not found.is_felt
    assert len(db.session.scalars(db.select(AuditEntry)).all()) == rows


def test_a_closed_unit_gets_nothing(task, duty, at):
    clinic = unit("clinic")
    unit_services.close_unit(actor("admin"), clinic, ends_on=date(2026, 11, 1))
    commit()
    with pytest.raises(Refused, match="kết thúc hoạt động"):
        revise(task, duty, replace(duty, unit_ids=[*duty.unit_ids, clinic.id]))


def test_only_who_may_confirm_a_signed_plan_amends(task, duty):
    with pytest.raises(Forbidden):
        revise(task, duty, replace(duty, rule=FOURTEENTH), by="chairman")


def test_each_unit_concerned_is_told_once_and_nobody_else(task, duty):
    finish("economy")
    db.session.execute(db.delete(Notice))
    holders = [unit(key).id for key in ("economy", "culture", "military")]
    new = replace(duty, rule=FOURTEENTH, unit_ids=holders)
    found = revising.foresee([task], duty, new)
    given = revising.carry_out(actor("office"), found, source=SOURCE)
    notices.amended(revising.by_unit([found], given), source=f"{SOURCE} sửa đổi")
    commit()
    told = sorted(db.session.scalars(db.select(Notice.text)))
    assert told == [
        f"{SOURCE} sửa đổi: 1 việc không còn phải làm: Chuẩn bị nội dung",
        f"{SOURCE} sửa đổi: giao 1 việc mới: Chuẩn bị nội dung",
        f"{SOURCE} sửa đổi: hạn đổi 10/12/2026 → 14/12/2026: Chuẩn bị nội dung",
    ]


def extend(one: Assignment, day: date) -> None:
    """Let the chairman give the culture office longer."""
    extensions.ask(actor("culture"), one, day=day, comment="Chờ số liệu.")
    extensions.grant(actor("chairman"), one, day=day)
    commit()


def test_a_granted_time_stays_while_the_order_says_the_same_date(task, duty):
    extend(share("culture"), date(2026, 12, 15))
    revise(task, duty, replace(duty, words="Chuẩn bị nội dung trả lời, có số liệu."))
    kept = share("culture")
    assert (kept.due, kept.extended, kept.slack) == (date(2026, 12, 15), 1, 3)


def test_a_new_date_of_the_order_takes_the_place_of_a_granted_one(task, duty):
    extend(share("culture"), date(2026, 12, 15))
    revise(task, duty, replace(duty, rule=FOURTEENTH))
    kept = share("culture")
    assert (kept.due, kept.first_due) == (date(2026, 12, 14), date(2026, 12, 10))
    assert (kept.extended, kept.slack) == (1, 0)
