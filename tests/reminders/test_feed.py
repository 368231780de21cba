"""One's own calendar at a secret address, read back by a calendar library (I6)."""

import re
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.plans import services as plans
from intranet.reminders.models import CalendarFeed
from intranet.tasks import services as tasks
from tests.support.browser import Browser
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person

CHOICE = "/tai-khoan/nhac-viec"
DUE = date(2026, 12, 4)


@pytest.fixture
def stranger(app, session):
    """A calendar program: no cookie, no sign-in."""
    return Browser(app.test_client(), before=commit).open


@pytest.fixture
def address(as_):
    """Make an address through the page, as its owner does; it is shown this once."""

    def making(name: str) -> str:
        browser = as_(name)
        page = browser.post("/tai-khoan/lich", status=200)
        (found,) = set(re.findall(r"http://localhost(/lich/[\w-]{32}\.ics)", page.html))
        assert found not in browser.get(CHOICE).html
        return found

    return making


def events(answer) -> dict[str, dict]:
    """Return the events of a calendar by their titles."""
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.data)
    assert str(calendar["version"]) == "2.0" and calendar.get("prodid")
    return {str(one["summary"]): one for one in calendar.walk("VEVENT")}


def dialogue(**more):
    who = actor("office")
    plan = plans.enter(who, plans.Paper(body="state", subject="Đối thoại", code="8/KH-UBND"))
    ordered = dialogues.Ordered(
        label="lần thứ nhất", **({"day": DUE, "time": "07:30", "place": "Nhà văn hóa thôn Đông"} | more)
    )
    (made,) = dialogues.create(who, plan, [ordered])
    plans.issue_tasks(who, plan, anchors=[])
    commit()
    return made


def test_a_deadline_is_a_whole_day(address, stranger):
    (one,) = make_task("economy", title="Nạo vét mương, đoạn Nà Lạnh; đợt 1", due=DUE)
    event = events(stranger(address("junior")))["Hạn: Nạo vét mương, đoạn Nà Lạnh; đợt 1"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DUE, date(2026, 12, 5))
    assert "Phòng Kinh tế" in event["description"]
    assert str(event["url"]) == f"http://localhost/nhiem-vu/{one.id}"
    assert event.decoded("dtstamp").tzinfo is not None and event.decoded("last-modified")


def test_a_dialogue_has_its_time_and_place(address, stranger):
    held = dialogue()
    event = events(stranger(address("village")))["Đối thoại lần thứ nhất"]
    assert event.decoded("dtstart") == datetime(2026, 12, 4, 0, 30, tzinfo=UTC)  # 07:30 in Vietnam
    assert str(event["location"]) == "Nhà văn hóa thôn Đông"
    held.time = ""
    event = events(stranger(address("village")))["Đối thoại lần thứ nhất"]
    assert event.decoded("dtstart") == DUE


def test_what_moves_keeps_its_number_and_says_that_it_changed(address, stranger):
    (one,), held = make_task("economy", title="Một việc", due=DUE), dialogue()
    place = address("junior")
    before = events(stranger(place))
    one.due, held.day = date(2026, 12, 11), date(2026, 12, 12)
    after = events(stranger(place))
    for title in ("Hạn: Một việc", "Đối thoại lần thứ nhất"):
        assert before[title]["uid"] == after[title]["uid"]
        assert int(after[title]["sequence"]) > int(before[title]["sequence"])
        assert after[title].decoded("last-modified") >= before[title].decoded("last-modified")
    assert after["Hạn: Một việc"].decoded("dtstart") == date(2026, 12, 11)


def test_what_is_cancelled_or_gone_vanishes(address, stranger):
    (one,), held = make_task("economy", title="Một việc", due=DUE), dialogue()
    place = address("junior")
    assert len(events(stranger(place))) == 2
    tasks.cancel(actor("chairman"), one, comment="Không cần nữa.")
    held.day = None
    assert events(stranger(place)) == {}


def test_only_one_s_own_work_stands_in_it(address, stranger):
    make_task("economy", title="Của phòng", due=DUE)
    (named,) = make_task("economy", title="Của người khác", due=DUE)
    named.assignee_id = person("finance").id
    make_task("culture", title="Của đơn vị khác", due=DUE)
    make_task("economy", title="Chưa có ngày")
    assert set(events(stranger(address("junior")))) == {"Hạn: Của phòng"}
    assert set(events(stranger(address("finance")))) == {"Hạn: Của phòng", "Hạn: Của người khác"}
    assert set(events(stranger(address("specialist")))) == {"Hạn: Của phòng", "Hạn: Của người khác"}
    assert events(stranger(address("chairman"))) == {}


def test_a_dialogue_of_a_plan_that_is_not_in_force_is_not_in_it(address, stranger):
    who = actor("office")
    plan = plans.enter(who, plans.Paper(body="state", subject="Chưa ký", code=""))
    dialogues.create(who, plan, [dialogues.Ordered(label="chưa ký", day=DUE)])
    assert events(stranger(address("office"))) == {}


def test_a_revoked_address_is_not_found(address, stranger, as_):
    first = address("junior")
    second = address("junior")
    assert stranger(first).status_code == 404
    assert stranger(second).status_code == 200
    browser = as_("junior")
    browser.post("/tai-khoan/lich/huy")
    assert stranger(second).status_code == 404
    assert stranger(f"/lich/{'a' * 32}.ics").status_code == 404
    said = db.session.scalars(db.select(AuditEntry.action).where(AuditEntry.action.startswith("user.cal")))
    assert list(said) == ["user.calendar", "user.calendar", "user.calendar-end"]


def test_who_signs_in_no_more_has_no_calendar(address, stranger):
    place = address("junior")
    person("junior").is_active = False
    assert stranger(place).status_code == 404


def test_the_secret_itself_is_kept_nowhere(address, session):
    token = address("junior").removeprefix("/lich/").removesuffix(".ics")
    (kept,) = db.session.scalars(db.select(CalendarFeed.token_hash))
    assert token not in kept and len(kept) == 64
    assert all(token not in str(entry.data) for entry in db.session.scalars(db.select(AuditEntry)))


def test_a_calendar_takes_three_statements_however_much_stands_in_it(address, stranger):
    dialogue()
    place = address("junior")
    stranger(place)
    for n in range(20):
        make_task("economy", title=f"Việc {n}", due=DUE)
    commit()
    with recorded() as seen:
        assert len(events(stranger(place))) == 21
    assert len(seen) <= 3, seen


def test_the_address_of_the_site_is_used_where_it_is_set(app, address, stranger, monkeypatch):
    make_task("economy", title="Một việc", due=DUE)
    place = address("junior")
    monkeypatch.setitem(app.config, "SITE", "https://noibo.xa.example")
    (event,) = events(stranger(place)).values()
    assert str(event["url"]).startswith("https://noibo.xa.example/nhiem-vu/")
