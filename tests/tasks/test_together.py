"""Where work in turn and work that recurs meet dates that are asked for, moved and counted anew."""

from datetime import date, timedelta

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.almanac import services as almanac
from intranet.calendar import changes, data
from intranet.calendar import services as calendar
from intranet.calendar.changes import Change
from intranet.db.session import commit, db
from intranet.home import queries
from intranet.notifications.models import Notice
from intranet.org import unit_services as org
from intranet.tasks import chain_services, draft_services, extensions, mass_services
from intranet.tasks import services as tasks
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.models import Assignment, AssignmentState, Outcome, ReportKind
from tests.support.make import make_task
from tests.support.world import actor, person, unit
from tests.tasks.test_drafts import made

pytestmark = pytest.mark.usefixtures("session")
OFF = date(2024, 4, 29)
ON_THE_29TH = {"recurring": "monthly", "day": 29, "direction": "on"}


def told(username: str) -> list[str]:
    query = db.select(Notice.text).where(Notice.user_id == person(username).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def off() -> Change:
    return Change(put=(changes.entry(OFF, data.OFF, name="nghỉ", source="Thông báo 1"),))


@pytest.fixture
def april(at) -> Assignment:
    """The share of April of a monthly duty, given in March, when its Monday was a working day."""
    at("2024-03-01 08:00")
    calendar.load_shipped(actor("office"))
    calendar.carry_out(actor("office"), Change(out=(OFF, date(2024, 5, 4))))
    (march,) = make_task("economy", title="Báo cáo tháng", rule=dict(ON_THE_29TH))
    at("2024-03-20 09:00")
    tasks.accept(actor("specialist"), march)
    tasks.report(actor("specialist"), march, kind=ReportKind.RESULT, text="Đã gửi.")
    tasks.confirm(actor("office"), march)
    commit()
    return db.session.scalars(db.select(Assignment).where(Assignment.id != march.id)).one()


def test_a_changed_calendar_counts_a_recurring_share_by_its_own_period(as_, april):
    assert (april.period, april.due) == ("2024-04", OFF)
    foreseen = almanac.foresee(off())
    assert [(one.assignment.id, one.new) for one in foreseen.work.moved] == [(april.id, date(2024, 4, 26))]
    almanac.carry_out(actor("office"), foreseen)
    commit()
    assert (april.due, april.period) == (date(2024, 4, 26), "2024-04")
    assert "Vì sao hạn là thứ Sáu, 26/04/2024?" in as_("specialist").get(f"/nhiem-vu/{april.id}").text


def test_work_that_waits_for_its_turn_moves_too_and_nobody_is_told(april):
    april.state = AssignmentState.QUEUED
    commit()
    before = told("specialist")
    almanac.carry_out(actor("office"), almanac.foresee(off()))
    commit()
    assert april.due == date(2024, 4, 26) and told("specialist") == before


@pytest.fixture
def asked(at) -> Assignment:
    """Work that is not taken yet, for which its unit wants a longer time."""
    at("2026-11-02 09:00")
    (one,) = make_task("culture", due=date(2026, 11, 6), title="Rà soát")
    one.first_due = one.due
    extensions.ask(actor("culture"), one, day=date(2026, 11, 11), comment="Chờ vật tư.")
    commit()
    return one


def test_a_request_lapses_where_work_has_to_wait_for_other_work(as_, asked):
    (other,) = make_task("economy", title="Việc trước")
    chain_services.wait_for(actor("office"), asked, task_id=other.task_id)
    commit()
    assert asked.state.is_queued and asked.wants_due is None
    assert asked.matters[0].outcome is Outcome.LAPSED
    assert "Đơn vị xin gia hạn" not in as_("chairman").get("/").text


def test_work_that_was_given_longer_keeps_its_first_date_through_its_turn(asked):
    extensions.grant(actor("chairman"), asked, day=date(2026, 11, 10))
    (other,) = make_task("economy", title="Việc trước")
    chain_services.wait_for(actor("office"), asked, task_id=other.task_id)
    chain_services.begin_now(actor("office"), asked)
    assert (asked.due, asked.first_due) == (date(2026, 11, 10), date(2026, 11, 6))


def test_what_is_given_elsewhere_with_others_takes_its_dates_along_and_its_request_lapses(asked):
    extensions.grant(actor("chairman"), asked, day=date(2026, 11, 10))
    extensions.ask(actor("culture"), asked, day=date(2026, 11, 13), comment="Chờ thêm.")
    org.close_unit(actor("office"), unit("culture"), ends_on=clock.today() - timedelta(days=1))
    commit()
    seen = [(asked.id, asked.version)]
    found = mass_services.pass_on(actor("office"), seen, unit_id=unit("police").id)
    commit()
    db.session.expire_all()
    assert len(found.done) == 1 and asked.wants_due is None
    assert [one.outcome for one in asked.matters] == [Outcome.GRANTED, Outcome.LAPSED]
    fresh = db.session.scalars(db.select(Assignment).where(Assignment.taken_from_id == asked.id)).one()
    assert (fresh.due, fresh.first_due) == (date(2026, 11, 10), date(2026, 11, 6))
    assert (fresh.extended, fresh.slack) == (1, asked.slack)


def test_who_gave_work_back_learns_that_another_has_it_from_much_given_elsewhere_too(at):
    at("2026-11-02 09:00")
    shares = [make_task("economy", title=f"Việc {n}")[0] for n in range(2)]
    for one in shares:
        tasks.decline(actor("specialist"), one, comment="Việc của công an.")
    commit()
    seen = [(one.id, one.version) for one in shares]
    mass_services.pass_on(actor("office"), seen, unit_id=unit("police").id)
    assert told("specialist")[-1].startswith("Đã giao ") and told("specialist")[-1].endswith(": 2 việc")


def test_each_group_of_drafts_has_a_page(as_):
    draft = made()
    draft_services.submit(actor("office"), draft)
    commit()
    page = as_("chairman").get("/")
    assert "Nhiệm vụ chờ đồng chí giao" in page.text and f"/nhiem-vu/soan/{draft.id}" in page.links
    draft_services.give_back(actor("chairman"), db.session.get(TaskDraft, draft.id), comment="Ghi rõ hơn.")
    commit()
    page = as_("office").get("/")
    assert "Nhiệm vụ lãnh đạo trả lại" in page.text and f"/nhiem-vu/soan/{draft.id}" in page.links


def test_work_cut_off_waits_on_the_office_s_desk(as_):
    (first,) = make_task("economy", title="Việc trước")
    duty = tasks.Duty(
        body=Body.STATE, title="Việc sau", words="Việc sau.", after_id=first.task_id,
        unit_ids=[unit("culture").id],
    )  # fmt: skip
    (later,) = tasks.give(actor("office"), duty).assignments
    tasks.cancel(actor("chairman"), first, comment="Không làm nữa.")
    commit()
    office = as_("office")
    page = office.get("/")
    assert "Việc trước đã hủy, cần quyết định" in page.text
    assert f"/nhiem-vu/{later.id}#buoc-tiep" in page.links
    assert "Việc sau" in office.get("/viec-cho/viec-truoc-da-huy").text


def test_work_cut_off_is_counted_whatever_else_waits_its_turn(as_):
    for n in range(6):
        (first,) = make_task("economy", title=f"Việc trước {n}")
        duty = tasks.Duty(
            body=Body.STATE, title=f"Việc sau {n}", words="Việc sau.", after_id=first.task_id,
            unit_ids=[unit("culture").id],
        )  # fmt: skip
        tasks.give(actor("office"), duty)
        if n:
            tasks.cancel(actor("chairman"), first, comment="Không làm nữa.")
    commit()
    assert queries.waiting(actor("office"))["cut"].total == 5
