"""Two leaders of one unit or body: told before, possible after (A3)."""

from datetime import date

import pytest

from intranet.access.actor import Body, Role
from intranet.db.session import db, set_reading
from intranet.org import position_services as services
from tests.support.world import person, unit


@pytest.fixture(autouse=True)
def writing(session):
    db.session.rollback()
    set_reading(False)


def lead(name="junior", **changes):
    """Return what is sent, and where, to have somebody lead the economy department beside its head."""
    asked = {
        "role": "finance", "body": "state", "unit_id": unit("economy").id, "is_head": "y",
        "starts_on": "2026-11-20", "name": "Trưởng phòng",
    }  # fmt: skip
    asked |= changes
    return asked, f"/can-bo/{person(name).id}/chuc-vu"


def test_who_leads_already_is_shown_before_another_is_appointed(as_, at):
    at("2026-11-20 08:00")
    asked, url = lead()
    office = as_("office")
    address = office.post(url, asked)
    page = office.get(address)
    assert page.text == office.get(address).text, "Back leads to it without sending anything again"
    assert page.fields["name"] == "Trưởng phòng" and page.fields["starts_on"] == asked["starts_on"]
    assert "Chu Văn Thắng – Công chức chuyên môn, Phòng Kinh tế, từ 01/01/2020 đến nay" in page.text
    assert "chưa ghi ngày kết thúc" in page.text
    db.session.expire_all()
    assert len(person("junior").positions) == 1
    as_("office").post(url, asked | {"agreed": page.fields["agreed"]})
    db.session.expire_all()
    assert [p.label for p in person("junior").positions][1:] == ["Trưởng phòng"]


def test_agreeing_to_one_leader_is_not_agreeing_to_two(as_, actor, at):
    at("2026-11-20 08:00")
    asked, url = lead()
    office = as_("office")
    seen = office.get(office.post(url, asked)).fields["agreed"]
    services.appoint(
        actor("office"), person("finance"), role=Role.SPECIALIST, body=Body.STATE, is_head=True,
        unit_id=unit("economy").id, starts_on=date(2026, 11, 1), ends_on=date(2026, 12, 31),
    )  # fmt: skip
    db.session.commit()
    page = office.get(office.post(url, asked | {"agreed": seen}))
    assert "La Văn Tiến" in page.text and "từ 01/11/2026 đến hết 31/12/2026" in page.text


@pytest.mark.parametrize("changes", [{"is_head": None}, {"unit_id": ""}, {"starts_on": "2027-01-01"}])
def test_nobody_in_the_way_needs_no_second_press(as_, actor, at, changes):
    at("2026-11-20 08:00")
    services.end_position(actor("office"), person("specialist").positions[0], ends_on=date(2026, 12, 31))
    db.session.commit()
    asked, url = lead(**changes)
    as_("office").post(url, {key: value for key, value in asked.items() if value is not None})


def test_a_proposed_leader_is_in_the_way_too(as_, actor, at):
    at("2026-11-20 08:00")
    services.appoint(
        actor("office"), person("specialist"), role=Role.CHAIRMAN, body=Body.STATE, unit_id=None,
        starts_on=date(2026, 11, 20),
    )  # fmt: skip
    db.session.commit()
    asked, url = lead(role="chairman", unit_id="", is_head="y")
    office = as_("office")
    page = office.get(office.post(url, asked))
    assert "Nông Văn Bình" in page.text and "Chu Văn Thắng" in page.text
    assert page.text.count("(đang chờ người thứ hai)") == 1
