"""What comes after what (C10)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused
from intranet.notifications.models import Notice
from intranet.tasks import chain_services as chains
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from intranet.tasks.services import Duty
from tests.support.make import make_task
from tests.support.world import actor, person, unit

pytestmark = pytest.mark.usefixtures("session")
THREE_AFTER = {"days": 3, "working_days": True, "direction": "after", "anchor": "previous"}


@pytest.fixture(autouse=True)
def _on_a_monday(at):
    at("2026-11-16 09:00")


def after(first: Assignment, *units: str, title: str = "Giao đơn vị trả lời", **more) -> list[Assignment]:
    duty = Duty(
        body=Body.STATE, title=title, words=f"{title}.", after_id=first.task_id,
        unit_ids=[unit(key).id for key in units or ("culture",)], **more,
    )  # fmt: skip
    task = tasks.give(actor("office"), duty)
    commit()
    return list(task.assignments)


def finish(one: Assignment, by: str) -> None:
    tasks.accept(actor(by), one)
    tasks.report(actor(by), one, kind=ReportKind.RESULT, text="Đã xong.")
    tasks.confirm(actor("office"), one)


def told(username: str) -> list[str]:
    query = db.select(Notice.text).where(Notice.user_id == person(username).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def test_the_next_opens_when_the_last_share_of_the_one_before_ends(at):
    one, other = make_task("economy", "police", title="Tổng hợp ý kiến")
    (later,) = after(one, rule=THREE_AFTER)
    assert later.state.is_queued and told("culture") == []
    finish(one, "specialist")
    assert later.state.is_queued
    commit()
    at("2026-11-18 10:00")
    finish(other, "police")
    assert not later.state.is_queued and later.accept_by == date(2026, 11, 19)
    assert later.due == later.first_due == date(2026, 11, 23)
    assert told("culture") == ["Việc trước đã xong, giao: Giao đơn vị trả lời"]


def test_it_opens_through_the_pages_in_the_same_request(as_):
    (one,) = make_task("economy", title="Tổng hợp ý kiến")
    (later,) = after(one)
    path, office = f"/nhiem-vu/{one.id}", as_("office")
    assert "Chưa đến lượt" in office.get(f"/nhiem-vu/{later.id}").text
    assert "Tổng hợp ý kiến" in office.get(f"/nhiem-vu/{later.id}").text
    assert "Xong việc này thì mở" in office.get(path).text
    assert f"/nhiem-vu/{later.id}" in office.get("/nhiem-vu?buoc=chua-den-luot").links
    assert f"/nhiem-vu/{later.id}" not in as_("culture").get("/").links
    ours = as_("specialist")
    ours.post(f"{path}/tiep-nhan")
    ours.post(f"{path}/bao-cao", {"text": "Đã xong.", "kind": "result"})
    office.post(f"{path}/xac-nhan")
    assert "Tiếp nhận việc này" in as_("culture").get(f"/nhiem-vu/{later.id}").text


def test_nobody_takes_or_declines_what_is_not_their_turn():
    (one,) = make_task("economy")
    (later,) = after(one)
    for verb in (tasks.accept, lambda who, x: tasks.decline(who, x, comment="Không phải việc của phòng")):
        with pytest.raises(Refused):
            verb(actor("culture"), later)


def test_a_ring_is_refused():
    (one,), (two,), (three,) = make_task("economy"), make_task("culture"), make_task("police")
    office = actor("office")
    chains.wait_for(office, two, task_id=one.task_id)
    chains.wait_for(office, three, task_id=two.task_id)
    for before in (three, one):
        with pytest.raises(Refused, match="đang chờ chính việc này"):
            chains.wait_for(office, one, task_id=before.task_id)
    assert not one.state.is_queued


def test_only_what_nobody_has_taken_waits_and_the_unit_is_told():
    (one,), (two,) = make_task("economy"), make_task("culture")
    chains.wait_for(actor("office"), two, task_id=one.task_id)
    assert two.state.is_queued and any("chờ việc trước xong" in text for text in told("culture"))
    (taken,) = make_task("police")
    tasks.accept(actor("police"), taken)
    with pytest.raises(Refused, match="đã tiếp nhận"):
        chains.wait_for(actor("office"), taken, task_id=one.task_id)
    with pytest.raises(Forbidden):
        chains.wait_for(actor("specialist"), one, task_id=taken.task_id)


def test_waiting_is_offered_only_where_it_would_be_allowed(as_):
    first, other = make_task("economy", "police", title="Rà soát hồ sơ")
    make_task("culture", title="Tổng hợp ý kiến")
    path, office = f"/nhiem-vu/{first.id}", as_("office")
    assert f"{path}/lam-sau" in office.get(path).links
    tasks.accept(actor("police"), other)
    commit()
    assert f"{path}/lam-sau" not in office.get(path).links, "a share of the same task has been taken"
    assert office.open(f"{path}/lam-sau").location == path
    assert "Công an xã đã tiếp nhận việc này" in office.get(path).text
    (monthly,) = make_task("economy", rule={"recurring": "monthly"})
    assert not any(link.endswith("/lam-sau") for link in office.get(f"/nhiem-vu/{monthly.id}").links)


def test_where_the_one_before_is_cancelled_the_office_decides(as_):
    (one,) = make_task("economy", title="Tổng hợp ý kiến")
    (later,) = after(one)
    tasks.cancel(actor("chairman"), one, comment="Không làm nữa.")
    commit()
    assert later.state.is_queued and any("Việc trước đã hủy" in text for text in told("office"))
    office, path = as_("office"), f"/nhiem-vu/{later.id}"
    assert "Việc trước đã hủy, cần quyết định" in office.get("/").text and path in office.get("/").links
    office.post(f"{path}/bat-dau", {"seen": office.get(path).fields["seen"]})
    assert told("culture") == ["Không chờ việc trước nữa, giao: Giao đơn vị trả lời"]


def test_one_share_taken_back_does_not_hold_the_rest():
    one, other = make_task("economy", "police")
    (later,) = after(one)
    finish(one, "specialist")
    tasks.cancel(actor("chairman"), other, comment="Không cần nữa.")
    assert not later.state.is_queued


def test_who_may_not_see_the_one_before_is_not_told_its_name(as_):
    (one,) = make_task("economy", title="Việc kín của phòng")
    (later,) = after(one)
    page = as_("culture").get(f"/nhiem-vu/{later.id}")
    assert "Việc kín" not in page.text and "Việc của đơn vị khác" in page.text


def test_a_recurring_duty_never_ends_so_nothing_waits_for_it():
    (one,) = make_task("economy", rule={"recurring": "monthly"})
    (two,) = make_task("culture")
    with pytest.raises(Refused, match="định kỳ"):
        chains.wait_for(actor("office"), two, task_id=one.task_id)
