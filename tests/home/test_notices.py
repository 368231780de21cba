"""What people are told of delegations and positions."""

from datetime import timedelta

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.db.session import commit
from intranet.org import delegation_services, position_services
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
