"""The steps of an assignment (C9)."""

import pytest

from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.tasks import services as tasks
from intranet.tasks import step_services as steps
from intranet.tasks.models import Assignment, ReportKind
from tests.support.make import make_task
from tests.support.world import actor, person

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def taken() -> Assignment:
    """Work of Phòng Kinh tế that it has accepted."""
    (one,) = make_task("economy")
    tasks.accept(actor("specialist"), one)
    commit()
    return one


def report(one: Assignment) -> None:
    tasks.report(actor("specialist"), one, kind=ReportKind.RESULT, text="Đã xong.")


def test_a_mandatory_step_keeps_the_work_open_and_is_named(taken):
    steps.add(actor("specialist"), taken, text="Đi thực địa", mandatory=False)
    must = steps.ask(actor("office"), taken, text="Lập biên bản", mandatory=True)
    commit()
    with pytest.raises(Refused, match="“Lập biên bản”"):
        report(taken)
    tasks.report(actor("specialist"), taken, kind=ReportKind.PROGRESS, text="Đang đi.")
    steps.tick(actor("specialist"), taken, must.id, done=True)
    commit()
    assert (taken.steps_done, taken.steps) == (1, 2)
    report(taken)
    assert taken.state.is_reported


def test_each_side_leaves_out_only_its_own(taken):
    own = steps.add(actor("specialist"), taken, text="Của đơn vị", mandatory=False)
    asked = steps.ask(actor("office"), taken, text="Của văn phòng", mandatory=True)
    with pytest.raises(Refused, match="văn phòng yêu cầu"):
        steps.remove(actor("specialist"), taken, asked.id)
    with pytest.raises(Refused, match="đơn vị tự bỏ"):
        steps.take_back(actor("office"), taken, own.id)
    steps.remove(actor("specialist"), taken, own.id)
    steps.take_back(actor("office"), taken, asked.id)
    commit()
    assert (taken.steps_done, taken.steps) == (0, 0)
    assert "Bỏ bước “Của đơn vị”" in [line.text for line in history(taken)]


def test_the_unit_is_told_of_a_step_that_is_asked_for(taken):
    steps.ask(actor("office"), taken, text="Chụp ảnh", mandatory=True)
    texts = db.session.scalars(db.select(Notice.text).where(Notice.user_id == person("junior").id))
    assert any("Chụp ảnh" in text for text in texts)


def test_who_neither_holds_nor_gave_it_changes_nothing(taken):
    for name in ("culture", "police", "councillor", "chairman"):
        with pytest.raises(Forbidden):
            steps.add(actor(name), taken, text="Chen vào", mandatory=False)
    report(taken)
    with pytest.raises(WrongState):
        steps.add(actor("specialist"), taken, text="Muộn rồi", mandatory=False)


def test_the_page_and_the_list_say_how_far_it_is(as_, taken):
    ours, path = as_("specialist"), f"/nhiem-vu/{taken.id}"
    for text in ("Đi thực địa", "Lập biên bản"):
        ours.post(f"{path}/buoc/them", {"text": text, "mandatory": "y"})
    empty = ours.post(f"{path}/buoc/them", {"text": " "}, status=422)
    assert "Hãy ghi nội dung của bước." in empty.text
    page = ours.get(path)
    assert "0/2 bước đã xong" in page.text
    tick = next(form.get("action") for form in page.all("form") if form.get("action").endswith("/xong"))
    ours.post(tick)
    assert "1/2 bước đã xong" in ours.get(path).text
    assert "1/2 bước" in ours.get("/nhiem-vu").text and "1/2 bước" in as_("office").get("/nhiem-vu").text
    refused = ours.post(f"{path}/bao-cao", {"text": "Đã xong cả.", "kind": "result"}, status=422)
    assert "“Lập biên bản”" in refused.text and refused.fields["text"] == "Đã xong cả."
