"""One thing done to many assignments of the list (C13)."""

from datetime import timedelta

import pytest

from intranet import clock
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.notifications.models import Notice
from intranet.org import unit_services as org
from intranet.tasks import mass_services
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, AssignmentState, ReportKind
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

pytestmark = pytest.mark.usefixtures("session")


def reported(*units: str, **more) -> list[Assignment]:
    by = {"economy": "specialist", "culture": "culture", "police": "police", "office": "office"}
    made = make_task(*units, **more)
    for one in made:
        key = next(key for key in by if unit(key).id == one.unit_id)
        one.state, one.reported_by_id = AssignmentState.REPORTED, person(by[key]).id
    commit()
    return made


def seen(shares: list[Assignment]) -> list[tuple[int, int]]:
    return [(one.id, one.version) for one in shares]


def told(username: str) -> list[str]:
    query = db.select(Notice.text).where(Notice.user_id == person(username).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def pick(*shares: Assignment) -> str:
    return "&".join(f"viec={one.id}" for one in shares)


def test_many_are_confirmed_and_what_cannot_be_is_named(as_):
    one, other = reported("economy", "culture", title="Làm biên bản")
    (given,) = make_task("police", title="Việc chưa báo cáo")
    (own,) = reported("office", title="Việc của văn phòng")
    office = as_("office")
    page = office.get(f"/nhiem-vu/hang-loat/xac-nhan?{pick(one, other, given, own)}&loc=muc%3Dcho-xac-nhan")
    assert "Xác nhận hoàn thành 2 việc" in page.text and "Chưa báo cáo hoàn thành" in page.text
    done = office.post("/nhiem-vu/hang-loat/xac-nhan", page.fields, status=200)
    assert "Đã xác nhận hoàn thành 2 việc." in done.text
    assert "Việc của văn phòng" in done.text and "chính đơn vị mình làm" in done.text
    back = next(link for link in done.links if "chon=" in link)
    assert "muc=cho-xac-nhan" in back
    db.session.expire_all()
    states = [db.session.get(Assignment, x.id).state for x in (one, other, given, own)]
    assert [state.is_done for state in states] == [True, True, False, False]
    listed = office.get(back)
    boxes = [box for box in listed.all("input") if box.get("name") == "viec"]
    boxes = [box for box in boxes if box.get("checked") is not None]
    assert [box.get("value") for box in boxes] == [str(own.id)]
    assert history(db.session.get(Assignment, one.id))[0].text == "Xác nhận hoàn thành"
    assert "Đã xác nhận hoàn thành: Làm biên bản" in told("specialist")


def test_when_all_is_done_the_list_comes_back_as_it_was_filtered(as_):
    shares = [make_task("economy", title=f"Việc {n}")[0] for n in range(3)]
    office = as_("office")
    place = f"loc=q%3DViec%26don-vi%3D{unit('economy').id}"
    page = office.get(f"/nhiem-vu/hang-loat/don-doc?{pick(*shares)}&{place}")
    assert office.post("/nhiem-vu/hang-loat/don-doc", page.fields, status=422)
    to = office.post("/nhiem-vu/hang-loat/don-doc", page.fields | {"comment": "Nộp ngay hôm nay."})
    assert to == f"/nhiem-vu?q=Viec&don-vi={unit('economy').id}"
    assert told("junior")[-1] == "Đôn đốc (“Nộp ngay hôm nay.”): 3 việc" and len(told("junior")) == 1
    assert all("Đôn đốc" in history(one)[0].text for one in shares)


def test_all_of_the_filter_is_chosen_with_its_number(as_):
    for n in range(53):
        make_task("economy", title=f"Việc {n}")
    make_task("culture", title="Không thuộc bộ lọc")
    office, place = as_("office"), f"don-vi={unit('economy').id}"
    listed = office.get(f"/nhiem-vu?{place}")
    assert "Tất cả 53 việc trong bộ lọc" in listed.text
    page = office.get(f"/nhiem-vu/hang-loat/don-doc?tat-ca=1&loc={place.replace('=', '%3D')}")
    assert "Đôn đốc 53 việc" in page.text
    assert "Không thuộc bộ lọc" not in page.text


def test_more_than_is_done_in_one_go_is_said(as_, monkeypatch):
    from intranet.tasks import mass_queries

    monkeypatch.setattr(mass_queries, "MOST", 2)
    for n in range(4):
        make_task("economy", title=f"Việc {n}")
    page = as_("office").get("/nhiem-vu/hang-loat/don-doc?tat-ca=1&loc=")
    assert "Đôn đốc 2 việc" in page.text and "mỗi lần làm nhiều nhất 2 việc" in page.text


def test_the_work_of_a_closed_unit_passes_to_another_at_once():
    shares = [make_task("clinic", title=f"Việc {n}", coordinating=("police",))[0] for n in range(3)]
    (open_one,) = make_task("economy")
    org.close_unit(actor("office"), unit("clinic"), ends_on=clock.today() - timedelta(days=1))
    commit()
    found = mass_services.pass_on(actor("office"), seen([*shares, open_one]), unit_id=unit("police").id)
    commit()
    assert [reason for _, reason in found.left] == ["Phòng Kinh tế vẫn hoạt động và chưa trả lại việc này."]
    fresh = [one for share in shares for one in share.task.assignments if not one.state.is_cancelled]
    assert {one.unit_id for one in fresh} == {unit("police").id} and len(fresh) == 3
    assert all(not share.task.coordinators for share in fresh)
    assert len(told("police")) == 1


def test_the_head_gives_many_to_one_of_the_unit(as_):
    shares = [make_task("economy", title=f"Việc {n}")[0] for n in range(2)]
    head = as_("specialist")
    page = head.get(f"/nhiem-vu/hang-loat/phan-cong?{pick(*shares)}&loc=")
    head.post("/nhiem-vu/hang-loat/phan-cong", page.fields | {"person": person("junior").id})
    db.session.expire_all()
    assert {db.session.get(Assignment, one.id).assignee_id for one in shares} == {person("junior").id}
    assert told("junior")[-1] == "Được phân công: 2 việc"
    assert as_("junior").open("/nhiem-vu/hang-loat/phan-cong").status_code == 403


def test_what_changed_since_it_was_read_is_left():
    (one,) = reported("economy")
    old = seen([one])
    tasks.withdraw(actor("specialist"), one)
    tasks.report(actor("specialist"), one, kind=ReportKind.RESULT, text="Bản khác.")
    commit()
    found = mass_services.confirm(actor("office"), old)
    assert not found.done and "Vừa có thay đổi" in found.left[0][1]


def test_what_one_may_not_see_is_not_even_named():
    (one,) = make_task("police", title="Việc kín")
    found = mass_services.name(actor("specialist"), seen([one]), user_id=None)
    assert (found.done, found.left, found.gone) == ([], [], 1)


@pytest.mark.parametrize(
    ("deed", "name", "answer"),
    [
        ("don-doc", "office", {"comment": "Làm ngay."}), ("xac-nhan", "office", {}),
        ("giao-don-vi", "office", {"unit": "culture"}), ("phan-cong", "specialist", {"person": "junior"}),
    ],
)  # fmt: skip
def test_the_cost_does_not_grow_with_the_rows(as_, deed, name, answer):
    browser, costs = as_(name), []
    values = {"culture": unit("culture").id, "junior": person("junior").id}
    path = f"/nhiem-vu/hang-loat/{deed}"
    browser.get("/nhiem-vu")
    for count in (2, 30):
        made = [(reported if deed == "xac-nhan" else make_task)("economy")[0] for _ in range(count)]
        for one in made if deed == "giao-don-vi" else ():
            one.state = AssignmentState.DECLINED
        commit()
        chosen = pick(*made)
        with recorded() as looked:
            page = browser.get(f"{path}?{chosen}&loc=")
        sent = page.fields | {key: values.get(value, value) for key, value in answer.items()}
        with recorded() as done:
            assert browser.post(path, sent) == "/nhiem-vu"
        costs.append((len(looked), len(done)))
    assert costs[0] == costs[1], costs


def test_confirming_many_opens_what_comes_after_and_makes_what_recurs():
    from intranet.tasks import chain_services

    recurring = reported("economy", title="Báo cáo tháng", rule={"recurring": "monthly"})
    before = reported("culture", title="Tổng hợp")
    (after,) = make_task("police")
    chain_services.wait_for(actor("office"), after, task_id=before[0].task_id)
    commit()
    mass_services.confirm(actor("office"), seen([*recurring, *before]))
    commit()
    assert not after.state.is_queued
    if clock.today().month < 12:
        assert [one.round for one in recurring[0].task.assignments] == [1, 2]


def test_who_can_do_nothing_to_many_sees_no_boxes(as_):
    make_task("economy")
    assert "Chọn việc" not in as_("junior").get("/nhiem-vu").html
    assert "Chọn việc" in as_("office").get("/nhiem-vu").html
