"""What people are told, of delegations and positions too, and when it is no news any more."""

from datetime import timedelta

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.db.session import commit, db
from intranet.notifications.models import Notice
from intranet.org import delegation_services, position_services
from intranet.tasks import services as tasks
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit


def test_who_is_given_a_delegation_is_told_and_told_of_its_end(as_):
    today = clock.today()
    given = delegation_services.delegate(
        actor("chairman"), body=Body.STATE, receiver_id=person("vice").id, starts_on=today,
        ends_on=today + timedelta(days=9), document="Giấy ủy quyền số 4", limits=(),
    )  # fmt: skip
    commit()
    browser = as_("vice")
    assert f"ủy quyền cho đồng chí từ {today:%d/%m/%Y}" in browser.get("/thong-bao").text
    delegation_services.revoke(actor("chairman"), given)
    assert "đã chấm dứt ủy quyền" in browser.get("/thong-bao").text


def test_a_leader_s_position_is_put_before_those_who_may_agree(as_):
    position_services.appoint(
        actor("admin"), person("junior"), role=Role.OFFICE, body=Body.STATE, unit_id=unit("office").id,
        starts_on=clock.today(), name="Phó Chánh Văn phòng",
    )  # fmt: skip
    for name in ("chairman", "secretary"):
        browser = as_(name)
        assert "Chờ chấp thuận: Phùng Thu Hà, Phó Chánh Văn phòng" in browser.get("/thong-bao").text
        assert "Chờ người thứ hai" in browser.get("/").text
    assert "Chờ chấp thuận" not in as_("office").get("/thong-bao").text


def bell(page) -> str:
    """Return how many lines the bell counts; nothing for none."""
    (found,) = [one for one in page.all("a") if one.get("href") == "/thong-bao"][:1]
    return "".join(c for c in page.text_of(found) if c.isdigit())


def reminded(title: str) -> str:
    """Give a task to the economy unit and remind it; return where the task is shown."""
    (one,) = make_task("economy", title=title)
    tasks.remind(actor("mobiliser"), one, comment="Đề nghị gửi sớm.")
    commit()
    return f"/nhiem-vu/{one.id}"


def test_a_line_is_read_once_its_thing_was_opened_by_any_way(as_):
    first, _second = reminded("Rà soát hộ nghèo"), reminded("Sửa loa của thôn")
    browser = as_("specialist")
    assert browser.get("/thong-bao").text.count("Mới ") == 2
    assert bell(browser.get(first)) == "1"  # from the desk, not from the bell
    page = browser.get("/thong-bao")  # what is not read yet
    assert page.text.count("Mới ") == 1
    assert "Sửa loa" in page.text and "Rà soát" not in page.text
    assert bell(page) == "1"
    assert as_("junior").get("/thong-bao").text.count("Mới ") == 2  # only for who opened it


def test_what_could_not_be_opened_is_not_read(as_):
    reminded("Rà soát hộ nghèo")
    stored = db.session.scalars(db.select(Notice).where(Notice.user_id == person("specialist").id)).one()
    stored.path = "/nhiem-vu/99999"
    commit()
    browser = as_("specialist")
    browser.get("/nhiem-vu/99999", status=404)
    assert "Mới " in browser.get("/thong-bao").text


def test_opening_again_costs_nothing_more(as_):
    path = reminded("Rà soát hộ nghèo")
    browser, costs = as_("specialist"), []
    browser.get(reminded("Việc khác"))
    for _ in range(3):
        with recorded() as sql:
            browser.get(path)
        costs.append(len(sql))
    assert costs[1] == costs[2] == costs[0] - 1
