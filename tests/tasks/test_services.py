"""Assignments, without the web."""

from datetime import date

import pytest
from sqlalchemy.orm.exc import StaleDataError

from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks import notices, services
from intranet.tasks.models import Assignment, AssignmentState, Manner, Phase, ReportKind
from tests.conclusions import support
from tests.support.make import make_task
from tests.support.world import PEOPLE, person, unit


def through(actor, assignment, *steps):
    who = {"accept": "specialist", "report": "specialist", "confirm": "office"}
    for step in steps:
        one = actor(who[step])
        if step == "report":
            services.report(one, assignment, kind=ReportKind.RESULT, text="Đã rà soát đủ 14 kiến nghị.")
        else:
            getattr(services, step)(one, assignment)
    commit()


def test_from_given_to_done(actor):
    (one,) = make_task("economy")
    through(actor, one, "accept", "report", "confirm")
    assert (one.state, one.phase) == (AssignmentState.DONE, Phase.DONE)
    assert [line.text for line in history(one)] == [
        "Xác nhận hoàn thành", "Báo cáo hoàn thành", "Tiếp nhận", "Giao Phòng Kinh tế, chưa có ngày đến hạn",
    ]  # fmt: skip


def test_the_unit_is_told_once_and_only_the_unit(actor):
    make_task("economy")
    told = set(db.session.scalars(db.select(Notice.user_id)))
    assert told == set()  # the caller tells: a plan tells each unit once for all its duties


def test_a_result_needs_words_or_a_file(actor):
    (one,) = make_task("economy")
    through(actor, one, "accept")
    with pytest.raises(Refused, match="kết quả"):
        services.report(actor("specialist"), one, kind=ReportKind.RESULT, text="  ")


def test_who_does_never_confirms(actor):
    (ours,) = make_task("office")
    services.accept(actor("office"), ours)
    services.report(actor("office"), ours, kind=ReportKind.RESULT, text="Xong.")
    for name in ("office", "office_head"):
        with pytest.raises(Forbidden):
            services.confirm(actor(name), ours)
    services.confirm(actor("chairman"), ours)


def test_who_acts_for_the_leader_hears_of_the_office_s_own_report(actor):
    (ours,) = make_task("office")
    support.delegate("task", until=date(2027, 12, 31))
    services.accept(actor("office"), ours)
    services.report(actor("office"), ours, kind=ReportKind.RESULT, text="Xong.")
    told = db.session.scalars(db.select(Notice.user_id).where(Notice.text.contains("báo cáo hoàn thành")))
    assert set(told) == {person("chairman").id, person("vice").id}


def test_the_other_body_does_not_confirm(actor):
    (one,) = make_task("economy")
    through(actor, one, "accept", "report")
    for name in ("party_office", "secretary", "specialist", "vice", "admin"):
        assert not permits(actor(name), P.TASK_CONFIRM, one), name


def test_a_report_sent_back_is_done_again(actor):
    (one,) = make_task("economy")
    through(actor, one, "accept", "report")
    with pytest.raises(Refused, match="bổ sung"):
        services.send_back(actor("office"), one, comment=" ")
    services.send_back(actor("office"), one, comment="Thiếu biên bản.")
    assert (one.state, one.sent_back) == (AssignmentState.DOING, "Thiếu biên bản.")
    through(actor, one, "report", "confirm")
    assert one.sent_back == ""


def test_declining_has_one_working_day_and_a_reason(actor, at):
    at("2026-11-20 08:00")  # a Friday; 24/11 is a holiday
    (one,) = make_task("economy")
    assert one.accept_by == date(2026, 11, 23)
    with pytest.raises(Refused):
        services.decline(actor("specialist"), one, comment="")
    at("2026-11-25 08:00")
    with pytest.raises(Refused, match="1 ngày làm việc"):
        services.decline(actor("specialist"), one, comment="Không phải việc của phòng.")
    at("2026-11-23 16:00")
    services.decline(actor("specialist"), one, comment="Không phải việc của phòng.")
    assert one.state == AssignmentState.DECLINED


def test_declined_work_goes_to_another_unit_or_stays(actor):
    (one, two) = (make_task("economy")[0], make_task("economy")[0])
    for each in (one, two):
        services.decline(actor("specialist"), each, comment="Thuộc lĩnh vực văn hóa.")
    fresh = services.reassign(actor("office"), one, unit_id=unit("culture").id)
    assert (one.state, fresh.unit_id, fresh.state) == (
        AssignmentState.CANCELLED, unit("culture").id, AssignmentState.GIVEN,
    )  # fmt: skip
    services.insist(actor("office"), two, comment="Đúng chức năng theo quy chế.")
    assert two.state == AssignmentState.GIVEN


def test_a_group_gives_one_share_to_each_member(actor):
    shares = make_task("villages")
    assert {share.unit_id for share in shares} == {unit(key).id for key in ("east", "west", "south")}
    joint = make_task("police", "military")
    assert len(joint) == 2


def test_a_closed_unit_gets_no_work(actor):
    unit("culture").ends_on = date(2020, 1, 1)
    bump("org")
    commit()
    with pytest.raises(Refused, match="Phòng Văn hóa – Xã hội"):
        make_task("culture")


def test_only_the_head_names_a_person_of_the_unit(actor):
    (one,) = make_task("economy")
    with pytest.raises(Forbidden):
        services.name_person(actor("junior"), one, user_id=person("junior").id)
    services.name_person(actor("specialist"), one, user_id=person("junior").id)
    assert one.assignee_id == person("junior").id
    with pytest.raises(Refused):
        services.name_person(actor("specialist"), one, user_id=person("police").id)


def test_nothing_happens_twice(actor):
    (one,) = make_task("economy")
    through(actor, one, "accept")
    with pytest.raises(WrongState):
        services.accept(actor("specialist"), one)


def test_two_people_cannot_overwrite_each_other(actor, as_):
    (one,) = make_task("economy")
    assert one.state == AssignmentState.GIVEN  # read here, before the other person acts
    mine = actor("junior")
    number = one.id
    browser = as_("specialist")
    browser.before = lambda: None
    assert db.session.get(Assignment, number).state == AssignmentState.GIVEN
    db.session.rollback()
    db.session.get(Assignment, number).state  # noqa: B018
    version = db.session.get(Assignment, number).version
    db.session.rollback()
    browser.post(f"/nhiem-vu/{number}/tiep-nhan")
    stale = db.session.get(Assignment, number)
    from sqlalchemy.orm.attributes import set_committed_value

    set_committed_value(stale, "version", version)
    set_committed_value(stale, "state", AssignmentState.GIVEN)
    with pytest.raises(StaleDataError):
        services.accept(mine, stale)
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize("name", PEOPLE)
def test_a_coordinating_unit_sees_and_does_nothing_else(actor, name):
    (one,) = make_task("economy", coordinating=("culture", "farmers"))
    me = actor(name)
    if name in ("culture", "farmer"):
        assert permits(me, P.TASK_VIEW, one)
        assert not permits(me, P.TASK_REPORT_RESULT, one)
    if name in ("village", "guest", "admin", "police"):
        assert not permits(me, P.TASK_VIEW, one)


def test_a_village_has_a_share_of_its_own_dialogue_only(actor):
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại tại các thôn"))
    made = dialogues.create(
        office, plan, [dialogues.Ordered(label=key, unit_id=unit(key).id) for key in ("east", "west")]
    )
    shares = make_task("villages", "police", anchors=dialogues.anchors(made))
    held = {(share.unit_id, share.dialogue_id) for share in shares}
    assert held == {
        (unit("east").id, made[0].id), (unit("west").id, made[1].id),
        (unit("police").id, made[0].id), (unit("police").id, made[1].id),
    }  # fmt: skip


def test_a_body_that_is_not_commanded_is_asked(actor):
    (one,) = make_task("front")
    one.task.manner = Manner.REQUEST
    notices.given([one], source="Kế hoạch 12/KH-UBND")
    told = db.session.scalars(db.select(Notice.text).where(Notice.user_id == person("front").id)).all()
    assert told == [f"Kế hoạch 12/KH-UBND đề nghị: {one.title}"]


def test_after_the_office_has_insisted_the_unit_does_not_decline_again(actor):
    (one,) = make_task("economy")
    services.decline(actor("specialist"), one, comment="Thuộc lĩnh vực văn hóa.")
    services.insist(actor("office"), one, comment="Đúng chức năng.")
    with pytest.raises(Refused, match="giữ nguyên"):
        services.decline(actor("specialist"), one, comment="Vẫn không phải.")


def test_work_is_not_given_twice_to_one_unit_and_keeps_its_date(actor):
    one, _other = make_task("economy", "culture", due=date(2030, 5, 6))
    services.decline(actor("specialist"), one, comment="Không thuộc chức năng.")
    with pytest.raises(Refused, match="đã có phần việc"):
        services.reassign(actor("office"), one, unit_id=unit("culture").id)
    fresh = services.reassign(actor("office"), one, unit_id=unit("police").id)
    assert fresh.due == one.due == date(2030, 5, 6)


def test_the_office_takes_work_from_a_unit_that_was_closed(actor):
    (one,) = make_task("culture")
    with pytest.raises(Refused, match="vẫn hoạt động"):
        services.reassign(actor("office"), one, unit_id=unit("economy").id)
    unit("culture").ends_on = date(2020, 1, 1)
    bump("org")
    commit()
    fresh = services.reassign(actor("office"), one, unit_id=unit("economy").id)
    assert (one.state, fresh.unit_id) == (AssignmentState.CANCELLED, unit("economy").id)


def test_a_date_counted_from_another_day_waits_for_that_day(actor):
    rule = {"days": 5, "working_days": True, "direction": "after", "anchor": "ngày nhận đơn"}
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại"))
    made = dialogues.create(office, plan, [dialogues.Ordered(label="một", day=date(2030, 5, 6))])
    (one,) = make_task("economy", rule=rule, anchors=dialogues.anchors(made))
    (monthly,) = make_task(
        "culture",
        rule={"recurring": "monthly", "day": 20, "direction": "before"},
        anchors=dialogues.anchors(made),
    )
    was = monthly.due
    assert one.due is None and was is not None
    dialogues.fix_day(actor("chairman"), made[0], day=date(2030, 6, 3))
    assert (one.due, monthly.due) == (None, was)
