"""Changing a day of the calendar moves what was counted through it: seen first, told once, on record (C5)."""

from datetime import date, timedelta

import pytest

from intranet.access.actor import Body
from intranet.almanac import services
from intranet.audit.models import AuditEntry
from intranet.audit.queries import history
from intranet.calendar import changes, data, queries
from intranet.calendar import services as calendar
from intranet.calendar.changes import Change
from intranet.calendar.models import CalendarDay, CalendarYear
from intranet.conclusions import services as conclusions
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.documents.models import DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.errors import Forbidden, Refused, WrongState
from intranet.letters import proposals
from intranet.letters import services as letters
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks.models import Assignment, AssignmentState
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

AFTER_5 = {"days": 5, "working_days": True, "direction": "after", "anchor": "event"}
OFF, WORKED = date(2024, 4, 29), date(2024, 5, 4)
NOTICE = "Thông báo 1570/VPCP-KGVX"


def day_off(day: date, name: str = "nghỉ hoán đổi với ngày 04/5", source: str = NOTICE):
    return changes.entry(day, data.OFF, name=name, source=source)


def swap() -> Change:
    return Change(put=changes.swap(day_off(OFF), WORKED))


@pytest.fixture
def before_the_swap(session, at):
    """The spring of 2024, when the swap had not been entered: a dialogue on 23/4, its conclusions +5 days."""
    at("2024-04-02 08:00")
    calendar.load_shipped(actor("office"))
    calendar.carry_out(actor("office"), Change(out=(OFF, WORKED)))
    office = actor("office")
    duties = [
        plans.Duty(
            line=n, title=f"Việc của {key}", words="Gửi kết quả.", unit_ids=[unit(key).id], rule=AFTER_5,
            per_dialogue=True,
        )
        for n, key in enumerate(("economy", "culture"))
    ]  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    held = dialogues.create(office, plan, [dialogues.Ordered(label="quý II", day=date(2024, 4, 23))])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors(held))
    commit()
    db.session.execute(db.delete(Notice))
    return plan


def share(key: str) -> Assignment:
    db.session.expire_all()
    return db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).one()


def test_the_swap_moves_the_limit_that_the_vectors_name(before_the_swap):
    assert share("economy").due == date(2024, 5, 2)
    foreseen = services.foresee(swap())
    assert [(one.unit, one.old, one.new) for one in foreseen.work.moved] == [
        ("Phòng Kinh tế", date(2024, 5, 2), date(2024, 5, 3)),
        ("Phòng Văn hóa – Xã hội", date(2024, 5, 2), date(2024, 5, 3)),
    ]
    assert share("economy").due == date(2024, 5, 2)  # only foreseen
    services.carry_out(actor("office"), foreseen)
    commit()
    assert share("economy").due == date(2024, 5, 3)
    assert share("economy").first_due == date(2024, 5, 2)
    assert queries.current().is_working(WORKED)


def test_each_date_is_on_record_and_each_unit_is_told_once(before_the_swap):
    services.carry_out(actor("office"), services.foresee(swap()))
    commit()
    assert history(share("economy"))[0].text == (
        "Hạn đổi từ 02/5/2024 sang 03/5/2024 vì lịch làm việc thay đổi: nghỉ 29/4/2024, làm bù 04/5/2024"
    )
    told = db.session.execute(db.select(Notice.user_id, Notice.text)).all()
    staff = {"specialist", "junior", "finance", "culture"}
    assert sorted(row.user_id for row in told) == sorted(person(name).id for name in staff)
    assert {row.text for row in told} == {
        "Lịch làm việc thay đổi (nghỉ 29/4/2024, làm bù 04/5/2024), "
        f"hạn đổi 02/05/2024 → 03/05/2024: Việc của {key}"
        for key in ("economy", "culture")
    }
    said = [line.text for line in history(CalendarYear(id=2024))[:2]]
    assert said[1] == f"Ghi ngày nghỉ 29/4/2024: nghỉ hoán đổi với ngày 04/5 (đã công bố, {NOTICE})"


@pytest.mark.parametrize("state", [AssignmentState.DONE, AssignmentState.REPORTED])
def test_work_that_is_reported_or_done_stays(before_the_swap, state):
    share("economy").state = state
    commit()
    foreseen = services.foresee(swap())
    assert [one.unit for one in foreseen.work.moved] == ["Phòng Văn hóa – Xã hội"]
    assert foreseen.work.closed == 1
    services.carry_out(actor("office"), foreseen)
    assert share("economy").due == date(2024, 5, 2)


def test_a_date_that_was_set_otherwise_stays(before_the_swap):
    share("economy").due = date(2024, 5, 10)
    commit()
    assert [one.unit for one in services.foresee(swap()).work.moved] == ["Phòng Văn hóa – Xã hội"]


def test_a_day_in_use_goes_only_with_a_reason(before_the_swap):
    services.carry_out(actor("office"), services.foresee(swap()))
    foreseen = services.foresee(Change(out=(OFF,)))
    assert foreseen.needs_reason and foreseen.moves == 2
    with pytest.raises(Refused, match="cần ghi lý do"):
        services.carry_out(actor("office"), foreseen, reason=" ")
    services.carry_out(actor("office"), foreseen, reason="Ghi nhầm ngày")
    commit()
    assert share("economy").due == date(2024, 5, 2)
    assert history(CalendarYear(id=2024))[0].text.endswith("Lý do: Ghi nhầm ngày")


def test_a_day_through_which_only_done_work_was_counted_needs_a_reason_too(before_the_swap):
    services.carry_out(actor("office"), services.foresee(swap()))
    for key in ("economy", "culture"):
        share(key).state = AssignmentState.DONE
        commit()
    foreseen = services.foresee(Change(out=(OFF,)))
    assert (foreseen.moves, foreseen.work.closed, foreseen.needs_reason) == (0, 2, True)


def test_a_day_that_nothing_was_counted_through_goes_without_a_word(before_the_swap):
    foreseen = services.foresee(Change(out=(date(2024, 9, 3),)))
    assert foreseen.is_quiet and not foreseen.needs_reason


def test_a_limit_on_the_new_day_off_moves_earlier(session, at):
    at("2026-11-02 08:00")
    (one,) = make_task("economy", due=date(2026, 12, 16))
    foreseen = services.foresee(Change(put=(day_off(date(2026, 12, 16), "nghỉ đột xuất"),)))
    assert [(shift.old, shift.new) for shift in foreseen.work.moved] == [
        (date(2026, 12, 16), date(2026, 12, 15))
    ]
    services.carry_out(actor("office"), foreseen)
    assert one.due == date(2026, 12, 15)


def test_until_when_work_is_to_be_taken_moves_too(session, at):
    at("2026-11-02 08:00")
    (one,) = make_task("economy")
    assert one.accept_by == date(2026, 11, 3)
    foreseen = services.foresee(Change(put=(day_off(date(2026, 11, 3), "nghỉ bão"),)))
    assert foreseen.is_quiet and len(foreseen.work.accepts) == 1
    services.carry_out(actor("office"), foreseen)
    commit()
    assert one.accept_by == date(2026, 11, 4)


def test_a_conclusion_on_its_way_gets_another_last_day(before_the_swap, at):
    at("2024-04-24 08:00")
    made = conclusions.begin(actor("office"), before_the_swap.dialogues[0])
    commit()
    assert made.document.issue_by == date(2024, 5, 2)
    foreseen = services.foresee(swap())
    assert [(one.old, one.new) for one in foreseen.papers] == [(date(2024, 5, 2), date(2024, 5, 3))]
    services.carry_out(actor("office"), foreseen)
    commit()
    assert made.document.issue_by == date(2024, 5, 3)
    assert "Hạn ban hành đổi từ 02/5/2024 sang 03/5/2024" in history(made.document)[0].text


@pytest.mark.parametrize("issued", [False, True])
def test_an_announcement_on_its_way_gets_another_last_day(session, at, as_, issued):
    """Seven days before Monday 30/11/2026 is Monday 23/11: on a day off the Friday before it is the last."""
    at("2026-11-02 08:00")
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại"))
    (held,) = dialogues.create(office, plan, [dialogues.Ordered(label="quý IV", day=date(2026, 11, 30))])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors([held]))
    said = proposals.notice_of(held)
    made = letters.for_dialogue(office, held, Kind.NOTICE, said, subject="Thời gian, địa điểm đối thoại")
    commit()
    assert made.issue_by == date(2026, 11, 23)
    if issued:
        made.state = DocumentState.ISSUED
        commit()
    storm = Change(put=(day_off(date(2026, 11, 23), "nghỉ bão"),))
    foreseen = services.foresee(storm)
    if issued:
        assert foreseen.papers == [], "what is out has no last day any more"
        return
    assert [(one.old, one.new) for one in foreseen.papers] == [(date(2026, 11, 23), date(2026, 11, 20))]
    services.carry_out(office, foreseen)
    commit()
    assert made.issue_by == date(2026, 11, 20)
    assert "Hạn ban hành đổi từ 23/11/2026 sang 20/11/2026" in history(made)[0].text
    page = as_("office").get(f"/van-ban/{made.id}")
    assert "20/11/2026" in page.text
    back = services.foresee(Change(out=(date(2026, 11, 23),)))
    assert [(one.old, one.new) for one in back.papers] == [(date(2026, 11, 20), date(2026, 11, 23))]


def test_what_was_foreseen_by_another_calendar_is_not_carried_out(before_the_swap):
    foreseen = services.foresee(swap())
    calendar.carry_out(actor("office"), Change(put=(day_off(date(2024, 6, 3), "nghỉ"),)))
    with pytest.raises(WrongState, match="vừa có thay đổi"):
        services.carry_out(actor("office"), foreseen)


@pytest.mark.parametrize("name", ["chairman", "party_office", "specialist", "village"])
def test_only_office_and_administrator_change_the_calendar(session, name):
    with pytest.raises(Forbidden):
        services.carry_out(actor(name), services.foresee(swap()))


def test_a_year_that_was_only_shipped_becomes_the_offices_own(session):
    assert queries.entered_years() == frozenset()
    services.carry_out(actor("admin"), services.foresee(Change(put=(day_off(date(2026, 12, 31), "nghỉ"),))))
    commit()
    assert queries.entered_years() == {2026}
    assert len(queries.kept().of_year(2026)) == len([one for one in data.DAYS if one.day.year == 2026]) + 1
    assert queries.current().coverage(2026) == "confirmed"
    days = db.session.query(CalendarDay).count()
    assert days == len(queries.kept().of_year(2026))


def test_to_take_the_shipped_days_over_lists_what_differs(session):
    calendar.carry_out(
        actor("office"), Change(out=(date(2026, 1, 1),), put=(day_off(date(2026, 3, 2), "nghỉ"),))
    )
    change = changes.to_shipped(queries.kept(), 2026)
    assert ([one.day for one in change.put], change.out) == ([date(2026, 1, 1)], (date(2026, 3, 2),))
    services.carry_out(actor("office"), services.foresee(change))
    assert changes.to_shipped(queries.kept(), 2026) == Change()


def test_a_year_is_confirmed_by_a_paper(session):
    assert queries.current().coverage(2027) == "expected"
    with pytest.raises(Refused, match="văn bản công bố"):
        calendar.confirm(actor("office"), 2027, source=" ")
    calendar.confirm(actor("office"), 2027, source="Thông báo 15/TB-BNV")
    commit()
    assert queries.current().coverage(2027) == "confirmed"
    assert {(one.status, one.source) for one in queries.kept().of_year(2027)} == {
        ("confirmed", "Thông báo 15/TB-BNV")
    }
    assert history(CalendarYear(id=2027))[0].text == "Xác nhận đã công bố: Thông báo 15/TB-BNV"
    with pytest.raises(Refused, match="chưa có ngày nghỉ"):
        calendar.confirm(actor("office"), 2031, source="Thông báo 15/TB-BNV")


@pytest.mark.parametrize(
    ("day", "kind", "source", "says", "field"),
    [
        (date(2026, 11, 21), data.OFF, NOTICE, "là thứ Bảy, vốn đã nghỉ", "day"),
        (date(2026, 11, 20), data.WORKED, NOTICE, "vốn đã làm việc", "day"),
        (date(2026, 11, 20), data.OFF, "", "thì ghi văn bản công bố", "source"),
        (date(2150, 1, 3), data.OFF, NOTICE, "Chỉ ghi được lịch từ năm", "day"),
    ],
)
def test_what_no_calendar_can_have_is_refused_beside_its_field(day, kind, source, says, field):
    with pytest.raises(Refused, match=says) as refusal:
        changes.entry(day, kind, name="nghỉ", source=source)
    assert refusal.value.field == field


def test_looking_ahead_asks_no_more_for_more_work(session, at):
    at("2026-11-02 08:00")
    change = Change(put=(day_off(date(2026, 12, 16), "nghỉ"),))

    def cost() -> int:
        db.session.expire_all()
        with recorded() as seen:
            services.foresee(change)
        return len(seen)

    make_task("economy", due=date(2026, 12, 16))
    cost()
    few = cost()
    for n in range(12):
        make_task("economy", "culture", title=f"Việc {n}", due=date(2026, 12, 16))
    assert cost() == few
    entries = db.session.query(AuditEntry).count()
    services.carry_out(actor("office"), services.foresee(change))
    commit()
    assert db.session.query(AuditEntry).count() - entries == 25 + 2  # and the year was taken over


def test_a_day_outside_every_count_asks_for_nothing_to_move(session, at):
    at("2026-11-02 08:00")
    make_task("economy", due=date(2026, 12, 16))
    for ahead in (1, 2):
        put = day_off(date(2026, 12, 16) + timedelta(ahead), "nghỉ")
        assert services.foresee(Change(put=(put,))).is_quiet
