"""Recurring duties: the next share is made once, and ends with the year unless said otherwise (C17)."""

from datetime import date
from threading import Thread

import pytest

from intranet import clock
from intranet.audit.queries import history
from intranet.db.session import commit, db, set_reading
from intranet.notifications.models import Notice
from intranet.tasks import recurring, repeat_services
from intranet.tasks import services as tasks
from intranet.tasks import step_services as steps
from intranet.tasks.models import Assignment, ReportKind
from tests.support.make import make_task
from tests.support.world import actor, person, unit

pytestmark = pytest.mark.usefixtures("session")
QUARTERLY = {"recurring": "quarterly"}


@pytest.fixture
def first(at) -> Assignment:
    """The first quarter's report of Phòng Kinh tế."""
    at("2026-02-02 09:00")
    (one,) = make_task("economy", title="Báo cáo quý", rule=dict(QUARTERLY))
    return one


def finish(one: Assignment) -> None:
    tasks.accept(actor("specialist"), one)
    tasks.report(
        actor("specialist"), one, kind=ReportKind.RESULT, text="Đã gửi báo cáo.", committed=clock.today()
    )
    tasks.confirm(actor("office"), one)
    commit()


def every(task_id: int) -> list[Assignment]:
    return list(db.session.scalars(db.select(Assignment).filter_by(task_id=task_id).order_by(Assignment.id)))


def test_confirming_one_makes_the_next_once(first):
    assert first.period_words == "Lần 1, quý I/2026" and first.due == date(2026, 3, 31)
    steps.ask(actor("office"), first, text="Kèm biểu số liệu", mandatory=False)
    finish(first)
    _, second = every(first.task_id)
    assert second.period_words == "Lần 2, quý II/2026" and second.due == date(2026, 6, 30)
    assert (second.steps_done, second.steps) == (0, 1) and not second.is_closed
    assert history(second)[0].text == "Lần 2, quý II/2026: giao Phòng Kinh tế, hạn 30/06/2026"
    told = db.select(Notice.text).where(Notice.user_id == person("junior").id).order_by(Notice.id)
    texts = list(db.session.scalars(told))
    assert texts[-1] == "Đến kỳ, giao: Báo cáo quý"
    assert recurring.make_due() == [] and len(every(first.task_id)) == 2


def test_a_period_that_begins_makes_it_too_and_the_late_one_stays(first, at):
    at("2026-04-01 07:00")
    (second,) = recurring.make_due()
    commit()
    assert second.period == "2026-Q2" and not first.is_closed
    assert recurring.make_due() == []
    finish(first)
    assert len(every(first.task_id)) == 2


def test_it_ends_with_its_year_unless_said_otherwise(first, at):
    at("2026-10-05 09:00")
    recurring.make_due()
    commit()
    (_, last) = every(first.task_id)
    assert last.period == "2026-Q4"
    at("2027-01-05 09:00")
    assert recurring.make_due() == []
    commit()
    repeat_services.end_on(actor("office"), last, day=date(2027, 6, 30))
    commit()
    (more,) = recurring.make_due()
    assert more.period == "2027-Q1" and more.round == 3


def test_what_the_leader_took_back_does_not_come_again(first, at):
    tasks.cancel(actor("chairman"), first, comment="Không báo cáo riêng nữa.")
    commit()
    at("2026-04-01 07:00")
    assert recurring.make_due() == []


def test_whoever_takes_it_over_goes_on_with_it(first, at):
    tasks.decline(actor("specialist"), first, comment="Việc của văn hóa.")
    taken = tasks.reassign(actor("office"), first, unit_id=unit("culture").id)
    commit()
    assert taken.period_words == "Lần 1, quý I/2026"
    at("2026-04-01 07:00")
    (second,) = recurring.make_due()
    assert second.unit_id == unit("culture").id and second.round == 2


def test_two_at_once_make_one(app, first, at):
    at("2026-04-01 07:00")
    commit()
    made: list[int] = []

    def run() -> None:
        with app.app_context():
            set_reading(False)
            made.append(len(recurring.make_due()))
            commit()
            db.session.remove()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [0, 0, 0, 1]
    db.session.expire_all()
    assert [one.period for one in every(first.task_id)] == ["2026-Q1", "2026-Q2"]


def test_signing_in_makes_what_is_due_and_the_pages_say_which_time_it_is(as_, first, at):
    at("2026-04-01 07:00")
    commit()
    browser = as_("specialist")
    db.session.expire_all()
    first_id, second_id = (one.id for one in every(first.task_id))
    page = browser.get(f"/nhiem-vu/{second_id}")
    assert "Lần 2, quý II/2026" in page.text and "Vì sao hạn là thứ Ba, 30/06/2026?" in page.text
    page = browser.get("/nhiem-vu")
    assert "Lần 1, quý I/2026" in page.text and "Lần 2, quý II/2026" in page.text
    assert f"/nhiem-vu/{first_id}" in browser.get(f"/nhiem-vu/{second_id}").links
    office, path = as_("office"), f"/nhiem-vu/{second_id}/ky-lap"
    form = office.get(path)
    back = office.post(path, form.fields | {"repeats_until": "01/02/2026"}, status=422)
    assert "đã qua" in back.text
    office.post(path, form.fields | {"repeats_until": "30/09/2026"})
    assert "lặp lại đến hết ngày 30/09/2026" in office.get(f"/nhiem-vu/{second_id}").text


def test_each_period_has_its_name_and_days():
    from intranet.calendar.queries import current
    from intranet.calendar.rules import period_of

    calendar = current()
    for rule, due, words in (
        ({"recurring": "monthly", "day": 25, "direction": "before"}, date(2026, 4, 24), "tháng 4/2026"),
        ({"recurring": "monthly", "day": 1, "direction": "before"}, date(2026, 3, 31), "tháng 4/2026"),
        ({"recurring": "yearly"}, date(2026, 12, 31), "năm 2026"),
        ({"recurring": "weekly"}, date(2026, 11, 20), "tuần từ 16/11 đến 22/11/2026"),
    ):
        assert period_of(rule, due, calendar=calendar).words == words
