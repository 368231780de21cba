"""Who is reminded, of what, when: once a day, of what is open, never after it is done (H9, I2)."""

from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.notifications import outbox
from intranet.notifications import services as notices
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import Notice
from intranet.org import delegation_services
from intranet.org.people import Absence
from intranet.reminders import services
from intranet.reminders.models import Digest, ReminderRun
from intranet.tasks import services as tasks
from intranet.tasks.models import ReportKind
from tests.reminders.support import name, remind, told
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, person

DUE = date(2026, 12, 4)  # a Friday, with no holiday around it
STAFF, HEADS = {"junior", "finance"}, {"specialist"}
SEVEN, THREE, ONE, ITSELF = "2026-11-25", "2026-12-01", "2026-12-03", "2026-12-04"
ONE_AFTER, THREE_AFTER = "2026-12-07", "2026-12-09"


@pytest.fixture
def work(session, at):
    at("2026-11-09 08:00")
    (one,) = make_task("economy", due=DUE)
    return one


@pytest.fixture
def on(at):
    """Remind on a day; return who was reminded on it."""

    def reminding(day: str) -> dict:
        at(f"{day} 06:30")
        remind()
        return told(date.fromisoformat(day))

    return reminding


def absent(username: str, first: date, last: date) -> None:
    db.session.add(Absence(user_id=person(username).id, starts_on=first, ends_on=last))
    commit()


def test_the_ladder_climbs_from_staff_to_chairman(work, on):
    assert on("2026-11-24") == {}  # a holiday
    assert on(SEVEN) == {one: [(-7, "staff")] for one in STAFF}
    assert on("2026-11-26") == {}
    assert set(on(THREE)) == STAFF
    assert set(on(ONE)) == STAFF
    assert on(ITSELF) == {one: [(0, "staff")] for one in STAFF} | {"specialist": [(0, "head")]}
    assert on("2026-12-05") == {}  # Saturday
    assert on(ONE_AFTER) == {
        **{one: [(1, "staff")] for one in STAFF}, "specialist": [(1, "head")], "office": [(1, "office")],
        "office_head": [(1, "office")], "vice": [(1, "deputy")],
    }  # fmt: skip
    assert on("2026-12-08") == {}
    last = on(THREE_AFTER)
    assert last["chairman"] == [(3, "leader")]
    assert set(last) == STAFF | HEADS | {"office", "office_head", "vice", "chairman"}
    assert on("2026-12-10") == {} and on("2026-12-31") == {}


def test_party_work_goes_to_the_party_s_office_and_secretary(session, at, on):
    at("2026-11-09 08:00")
    make_task("front", due=DUE, body=Body.PARTY)
    assert set(on(ONE_AFTER)) == {"front", "party_office", "standing"}
    assert set(on(THREE_AFTER)) == {"front", "party_office", "standing", "secretary"}


def test_who_is_named_is_reminded_alone_until_the_day_itself(work, on):
    name(work, person("junior").id)
    assert on(SEVEN) == {"junior": [(-7, "named")]}
    assert on(ITSELF) == {"junior": [(0, "named")], "specialist": [(0, "head")]}


def test_nothing_is_told_after_it_was_reported_or_cancelled(session, at, on):
    at("2026-11-09 08:00")
    (reported,), (cancelled,) = make_task("economy", due=DUE), make_task("economy", due=DUE)
    assert len(on(SEVEN)["junior"]) == 2
    tasks.accept(actor("specialist"), reported)
    tasks.report(actor("specialist"), reported, kind=ReportKind.RESULT, text="Đã xong.", files=())
    tasks.cancel(actor("chairman"), cancelled, comment="Không cần nữa.")
    commit()
    assert on(THREE) == {}
    assert on(THREE_AFTER) == {}


def test_a_moved_due_date_is_told_again(work, on):
    assert set(on(SEVEN)) == STAFF
    work.due = date(2026, 12, 18)
    commit()
    assert on(THREE) == {}
    assert on("2026-12-09") == {one: [(-7, "staff")] for one in STAFF}


def test_a_rung_that_nobody_was_there_to_tell_is_told_once_on_the_next_day(work, on):
    assert on(SEVEN) != {}
    assert on("2026-12-02") == {one: [(-3, "staff")] for one in STAFF}  # the machine stood still on the day
    assert set(on(ONE)) == STAFF


def test_a_person_has_one_digest_a_day_whatever_comes_up_later(work, on, at):
    on(SEVEN)
    (again,) = make_task("economy", title="Việc khác", due=date(2026, 11, 26))
    made = remind()
    assert (made.digests, made.lines) == (0, 0)
    assert len(db.session.scalars(db.select(Digest)).all()) == 2
    assert on("2026-11-26")["junior"] == [(0, "staff")]
    assert again.due == clock.today()


def test_who_is_away_is_told_when_back_and_another_of_the_unit_meanwhile(work, on):
    name(work, person("junior").id)
    absent("junior", date(2026, 11, 25), date(2026, 11, 27))
    assert on(SEVEN) == {"specialist": [(-7, "stands-in")]}
    assert on("2026-11-30") == {"junior": [(-7, "named")]}


def test_an_absent_head_is_stood_in_for_by_the_staff(work, on):
    name(work, person("junior").id)
    absent("specialist", date(2026, 12, 1), date(2026, 12, 31))
    assert on(ITSELF) == {"junior": [(0, "named")], "finance": [(0, "stands-in")]}


def test_a_village_whose_only_head_is_away_still_has_it_told(session, at, on):
    at("2026-11-09 08:00")
    make_task("east", due=DUE)
    absent("village", date(2026, 11, 20), date(2026, 12, 31))
    assert on(SEVEN) == {"village": [(-7, "staff")]}


def test_an_absent_chairman_s_digest_goes_to_the_deputy(work, on):
    absent("chairman", date(2026, 12, 8), date(2026, 12, 20))
    last = on(THREE_AFTER)
    assert "chairman" not in last and last["vice"] == [(3, "delegate")]


def test_who_acts_for_the_chairman_is_told_with_him(work, on, at):
    at("2026-12-08 08:00")
    delegation_services.delegate(
        actor("chairman"), body=Body.STATE, receiver_id=person("vice").id, starts_on=date(2026, 12, 8),
        ends_on=date(2026, 12, 20), document="Giấy ủy quyền số 4", limits=("task",),
    )  # fmt: skip
    commit()
    last = on(THREE_AFTER)
    assert last["chairman"] == [(3, "leader")] and last["vice"] == [(3, "delegate")]


def test_work_that_a_unit_gave_back_waits_for_the_office(session, at, on):
    at("2026-11-25 08:00")
    (one,) = make_task("economy", due=DUE)
    tasks.decline(actor("specialist"), one, comment="Không thuộc chức năng.")
    commit()
    assert on("2026-11-26") == {"office": [(-7, "returned")], "office_head": [(-7, "returned")]}


def test_a_unit_of_which_nobody_sees_tasks_is_reminded_through_the_office(session, at, on):
    at("2026-11-09 08:00")
    make_task("clinic", "women", due=DUE)
    assert on(SEVEN) == {one: [(-7, "nobody-there")] * 2 for one in ("office", "office_head")}


def test_what_comes_due_can_be_muted_but_not_what_is_late(work, on):
    notices.mute(actor("junior"), [NoticeKind.SOON])
    notices.mute(actor("vice"), [NoticeKind.FOLLOWED])
    commit()
    assert set(on(SEVEN)) == {"finance"}
    late = on(ONE_AFTER)
    assert late["junior"] == [(1, "staff")] and "vice" not in late


def test_the_bell_tells_of_the_digest(work, on):
    on(ONE_AFTER)
    mine = db.select(Notice).where(Notice.user_id == person("junior").id)
    (line,) = db.session.scalars(mine.where(Notice.path.startswith(services.PATH)))
    assert line.text == "Nhắc việc ngày 07/12/2026: 1 việc, 1 việc quá hạn"
    assert line.path == "/nhac-viec?den=2026-12-07"


def test_the_first_sign_in_of_a_day_reminds_everybody(work, at, as_):
    at(f"{SEVEN} 07:10")
    as_("culture")
    assert set(told()) == STAFF
    (run,) = db.session.scalars(db.select(ReminderRun))
    assert (run.day, run.digests, run.lines) == (date(2026, 11, 25), 2, 2)
    as_("junior")
    assert db.session.scalars(db.select(ReminderRun.last_at)).one() == run.last_at


def test_where_much_is_open_a_sign_in_reminds_its_own_person_only(work, at, as_, monkeypatch):
    monkeypatch.setattr(services, "MOST_AT_SIGN_IN", 1)
    at("2026-11-20 08:00")
    make_task("culture", due=DUE)
    at(f"{SEVEN} 07:10")
    as_("junior")
    as_("junior")
    assert set(told()) == {"junior"}
    assert db.session.scalars(db.select(ReminderRun)).all() == []
    remind()
    assert set(told()) == {"junior", "finance", "culture"}


def test_a_newer_digest_takes_the_place_of_an_older_one_that_was_not_read(work, on, as_):
    on(SEVEN)
    outbox.tell([person("junior").id], "Có văn bản đến", "/van-ban/7", reason="Vì thử.")
    on(THREE)
    browser = as_("junior")
    inbox = browser.get("/thong-bao").text
    assert "Nhắc việc ngày 01/12/2026" in inbox and "Nhắc việc ngày 25/11/2026" not in inbox
    assert "Có văn bản đến" in inbox  # what is no digest is still new
    assert "/nhac-viec?den=2026-11-25" in browser.get("/nhac-viec?den=2026-12-01").links


def test_a_digest_stays_unread_until_all_its_open_work_is_told_again(work, on, as_):
    (other,) = make_task("economy", title="Việc khác", due=date(2026, 12, 7))

    def unread() -> list[str]:
        text = as_("junior").get("/thong-bao").text
        return [day for day in ("25/11", "26/11", "01/12", "02/12", "03/12") if f"ngày {day}/2026:" in text]

    on(SEVEN), on("2026-11-26")
    assert unread() == ["25/11", "26/11"], "each tells of other work"
    on(THREE)
    assert unread() == ["26/11", "01/12"]
    on("2026-12-02")
    assert unread() == ["01/12", "02/12"]
    tasks.accept(actor("specialist"), other)
    tasks.report(actor("specialist"), other, kind=ReportKind.RESULT, text="Đã xong.", files=())
    commit()
    on(ONE)
    assert unread() == ["03/12"], "what was reported need not be read"


def test_it_takes_the_same_statements_however_much_is_open(session, at):
    at("2026-11-09 08:00")
    make_task("economy", due=DUE)
    at(f"{SEVEN} 06:30")
    services.remind()
    db.session.rollback()
    with recorded() as few:
        services.remind()
    db.session.rollback()
    at("2026-11-09 08:00")
    for key in ("economy", "culture", "police", "front", "east"):
        for n in range(6):
            make_task(key, title=f"Việc {n}", due=DUE)
    at(f"{SEVEN} 06:30")
    with recorded() as many:
        made = services.remind()
    assert made.lines > 30
    assert len(many) == len(few), many

