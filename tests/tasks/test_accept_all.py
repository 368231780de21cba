"""“Tiếp nhận tất cả (n)”: one press, each as by itself, nothing skipped in silence."""

from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.tasks import services
from intranet.tasks.models import Assignment, AssignmentState
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor

PATH = "/nhiem-vu/tiep-nhan-tat-ca"


def listed(page) -> list[str]:
    """Return what the button of a page would accept."""
    return [one.get("value") for one in page.all("input") if one.get("name") == "viec"]


def states() -> set[AssignmentState]:
    db.session.expire_all()
    return set(db.session.scalars(db.select(Assignment.state)))


def test_one_press_accepts_all_new_work_each_with_its_own_entry(as_):
    shares = [make_task("economy", title=f"Việc {n}")[0] for n in range(12)]
    browser = as_("specialist")
    page = browser.get("/")
    assert "Tiếp nhận tất cả (12)" in page.text and len(listed(page)) == 12
    landed = browser.get(browser.post(PATH, {"viec": listed(page)})).text
    assert "Đã tiếp nhận 12 việc." in landed and all(f"Việc {n}" in landed for n in range(12))
    assert states() == {AssignmentState.ACCEPTED}
    for one in shares:
        entry = history(one)[0]
        assert entry.text == "Tiếp nhận" and entry.who.startswith(actor("specialist").name)
        assert one.accepted_by_id == actor("specialist").user_id and one.accepted_at


def test_a_village_head_has_it_too_and_one_task_alone_needs_none(as_):
    make_task("east", title="Việc một")
    browser = as_("village")
    assert "Tiếp nhận tất cả" not in browser.get("/").text
    make_task("east", title="Việc hai")
    page = browser.get("/")
    assert "Tiếp nhận tất cả (2)" in page.text
    browser.post(PATH, {"viec": listed(page)})
    assert states() == {AssignmentState.ACCEPTED}


def test_what_somebody_else_took_meanwhile_is_said(as_):
    first, _second = (make_task("economy", title=f"Việc {n}")[0] for n in range(2))
    browser = as_("specialist")
    sent = listed(browser.get("/"))
    services.accept(actor("junior"), first)
    commit()
    browser.post(PATH, {"viec": sent})
    text = browser.get("/").text
    assert "Đã tiếp nhận 1 việc." in text and "1 việc không còn chờ tiếp nhận" in text
    assert first.accepted_by_id == actor("junior").user_id


def test_who_may_not_take_one_of_them_takes_none(as_):
    (own,), (other,) = make_task("economy"), make_task("culture")
    for name, status in (("specialist", 404), ("front", 403)):
        as_(name).post(PATH, {"viec": [str(own.id), str(other.id)]}, status=status)
    as_("specialist").post(PATH, {"viec": [str(own.id), "999999"]}, status=404)
    assert states() == {AssignmentState.GIVEN}
    as_("specialist").post(PATH, {"viec": ["x", ""]})
    assert states() == {AssignmentState.GIVEN}


def test_reading_many_costs_no_more_questions_than_reading_few(as_):
    costs = []
    for count in (2, 9):
        sent = [str(make_task("economy", title=f"Việc {count}-{n}")[0].id) for n in range(count)]
        browser = as_("specialist")
        with recorded() as sql:
            browser.post(PATH, {"viec": sent})
        costs.append(len([one for one in sql if one.startswith("SELECT")]))
    assert costs[0] == costs[1], costs
