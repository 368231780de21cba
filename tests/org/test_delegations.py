"""Delegation and absence (A4, A5)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.access.check import acting, permits, permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.db.counters import bump
from intranet.db.session import db, set_reading
from intranet.errors import Forbidden, Refused
from intranet.org import absences, people_services, position_services
from intranet.org import delegation_services as services
from intranet.org.people import Absence, Delegation
from intranet.org.things import THINGS
from tests.support import world
from tests.support.world import PEOPLE, person


class Paper:
    """A paper of a body that nobody here wrote."""

    author_id = 0

    def __init__(self, body):
        self.body = body


@pytest.fixture(autouse=True)
def writing(session, at):
    db.session.rollback()
    set_reading(False)
    at("2026-11-20 08:00")


def delegate(actor, **changes):
    facts = {
        "body": Body.STATE,
        "receiver_id": person("vice").id,
        "starts_on": date(2026, 11, 23),
        "ends_on": date(2026, 11, 27),
        "document": "Giấy ủy quyền số 12/GUQ-UBND",
    }
    return services.delegate(actor, **(facts | changes))


def test_a_deputy_approves_only_inside_the_window(actor, at):
    delegate(actor("chairman"))
    for day, may in ((22, False), (23, True), (27, True), (28, False)):
        at(f"2026-11-{day} 09:00")
        assert permits(world.actor("vice"), P.PLAN_APPROVE, Paper(Body.STATE)) is may, day
    at("2026-11-24 09:00")
    assert acting(world.actor("vice"), P.PLAN_APPROVE, Paper(Body.STATE)).acting_for == "Nông Văn Bình"
    assert not permits(world.actor("vice"), P.PLAN_APPROVE, Paper(Body.PARTY))


def test_each_step_has_its_own_verb(as_):
    browser = as_("chairman")
    assert "Lập ủy quyền" in browser.get("/uy-quyen").text
    page = browser.get("/uy-quyen/moi")
    assert page.heading == "Lập ủy quyền" and "Ghi ủy quyền" in page.text


def test_a_delegation_reaches_only_what_it_names(actor, at):
    delegate(actor("chairman"), limits=["conclusion"])
    at("2026-11-24 09:00")
    vice = world.actor("vice")
    assert permits(vice, P.CONCLUSION_APPROVE, Paper(Body.STATE))
    assert not permits_somewhere(vice, P.PLAN_APPROVE)


def test_a_revoked_delegation_ends_at_once(as_, at):
    chairman = as_("chairman")
    chairman.post(
        "/uy-quyen/moi",
        {
            "body": "state", "receiver_id": person("vice").id, "starts_on": "2026-11-20",
            "ends_on": "2026-11-27", "document": "Giấy ủy quyền số 12/GUQ-UBND",
            "limits": ["plan", "task"],
        },
    )  # fmt: skip
    assert permits_somewhere(world.actor("vice"), P.PLAN_APPROVE)
    row = db.session.scalars(db.select(Delegation)).one()
    assert "Kế hoạch, Nhiệm vụ" in as_("village").get("/uy-quyen").text
    as_("secretary").post(f"/uy-quyen/{row.id}/thu-hoi", status=403)
    chairman.post(f"/uy-quyen/{row.id}/thu-hoi")
    assert not permits_somewhere(world.actor("vice"), P.PLAN_APPROVE)
    assert "Đã thu hồi" in as_("village").get(f"/can-bo/{person('vice').id}").text


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"chairman", "secretary"}))
def test_only_leaders_delegate(actor, as_, name):
    with pytest.raises(Forbidden):
        delegate(actor(name))
    as_(name).get("/uy-quyen/moi", status=403)


def test_a_leader_delegates_for_the_own_body_only(actor):
    with pytest.raises(Forbidden):
        delegate(actor("chairman"), body=Body.PARTY, receiver_id=person("standing").id)
    assert delegate(actor("secretary"), body=Body.PARTY, receiver_id=person("standing").id).id


@pytest.mark.parametrize(
    "change, words",
    [
        ({"receiver_id": "specialist"}, "cấp phó"),
        ({"receiver_id": "chairman"}, "chính mình"),
        ({"receiver_id": "standing"}, "cấp phó"),
        ({"ends_on": date(2026, 11, 22)}, "trước ngày bắt đầu"),
        ({"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 19)}, "đã qua"),
        ({"ends_on": date(2028, 11, 22)}, "một năm"),
        ({"document": "  "}, "văn bản"),
        ({"limits": ["backup"]}, "Không ủy quyền được"),
    ],
)
def test_a_delegation_that_is_not_right(actor, change, words):
    if isinstance(change.get("receiver_id"), str):
        change = {"receiver_id": person(change["receiver_id"]).id}
    with pytest.raises(Refused, match=words):
        delegate(actor("chairman"), **change)


def test_what_a_leader_gave_ends_with_the_leader(actor, at):
    delegate(actor("chairman"))
    delegate(actor("chairman"), starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 5))
    position_services.end_position(
        actor("office"), person("chairman").positions[0], ends_on=date(2026, 11, 25)
    )
    for day, may in (("11-25", True), ("11-26", False), ("12-02", False)):
        at(f"2026-{day} 09:00")
        assert permits_somewhere(world.actor("vice"), P.PLAN_APPROVE) is may, day


def test_absences_are_ones_own(as_):
    village = as_("village")
    sent = {"starts_on": "2026-11-23", "ends_on": "25/11/2026", "reason": "Đi học"}
    village.post("/vang-mat", sent)
    assert "đã ghi vắng mặt" in village.post("/vang-mat", sent, status=422).text.lower()
    row = db.session.scalars(db.select(Absence)).one()
    assert (row.user_id, row.ends_on) == (person("village").id, date(2026, 11, 25))
    as_("office").post(f"/vang-mat/{row.id}/bo", status=404)
    page = as_("guest").get(f"/can-bo/{person('village').id}")
    assert "23/11/2026 – 25/11/2026" in page.text and "Đi học" not in page.text
    village.post(f"/vang-mat/{row.id}/bo")
    assert not db.session.scalars(db.select(Absence)).all()


def test_whoever_gives_work_learns_who_is_away(actor):
    services.record_absence(actor("specialist"), starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 25))
    ids = [person("specialist").id, person("junior").id]
    assert absences.away(ids, date(2026, 11, 22)) == []
    (one,) = absences.away(ids, date(2026, 11, 25))
    assert one.words == "Chu Văn Thắng vắng mặt từ 23/11/2026 đến 25/11/2026."
    assert absences.away([], date(2026, 11, 25)) == []


def test_an_absence_that_is_over_stays(actor, at):
    absence = services.record_absence(
        actor("junior"), starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 20)
    )
    at("2026-11-21 08:00")
    with pytest.raises(Refused):
        services.remove_absence(actor("junior"), absence)


def test_every_object_that_can_be_delegated_has_a_name():
    assert {p.thing for p in P} == set(THINGS)
    assert set(services.things()) <= set(THINGS)


def test_a_delegation_falls_with_whoever_gave_it(actor, at):
    delegate(actor("chairman"), starts_on=date(2026, 11, 20), ends_on=date(2027, 3, 1))
    assert permits_somewhere(world.actor("vice"), P.PLAN_APPROVE)
    people_services.deactivate(actor("admin"), person("chairman"))
    assert not permits_somewhere(world.actor("vice"), P.PLAN_APPROVE)


def test_a_leader_who_left_the_post_by_any_door_delegates_no_more(actor, at):
    delegate(actor("chairman"), starts_on=date(2026, 11, 20), ends_on=date(2027, 3, 1))
    person("chairman").positions[0].ends_on = date(2026, 11, 19)
    db.session.flush()
    assert not permits_somewhere(world.actor("vice"), P.PLAN_APPROVE)


def test_no_delegation_outlasts_the_givers_own_position(actor):
    who = actor("chairman")
    person("chairman").positions[0].ends_on = date(2026, 11, 25)
    db.session.flush()
    bump("org")
    with pytest.raises(Refused, match="25/11/2026"):
        delegate(who)
    assert delegate(who, ends_on=date(2026, 11, 25)).id


@pytest.mark.parametrize("limits", [[], ["plan"]])
def test_the_same_is_not_delegated_twice_at_a_time(actor, limits):
    first = delegate(actor("chairman"), limits=limits)
    with pytest.raises(Refused, match="đã được ủy quyền"):
        delegate(actor("chairman"), limits=limits, starts_on=date(2026, 11, 27), ends_on=date(2026, 12, 3))
    assert delegate(actor("chairman"), limits=["conclusion"]).id
    assert delegate(actor("chairman"), limits=limits, starts_on=date(2026, 11, 28), ends_on=date(2026, 12, 3))
    services.revoke(actor("chairman"), first)
    assert delegate(actor("chairman"), limits=limits).id
