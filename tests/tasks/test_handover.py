"""Work passes from hand to hand inside the unit that holds it, and no further (A6)."""

import pytest
from sqlalchemy import select

from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.notifications.models import Notice
from intranet.org.directory import directory
from intranet.org.people import Position
from intranet.tasks.models import Assignment
from tests.support import world
from tests.support.make import make_task
from tests.support.world import LONG_AGO, person, unit


@pytest.fixture
def held(session):
    """Name the junior for a share of the economy's and one of the culture's."""
    (one,), (other,) = make_task("economy", title="Rà soát hồ sơ"), make_task("culture", title="In tài liệu")
    for share in (one, other):
        share.assignee_id = person("junior").id
    commit()
    return one.id, other.id


def holder(assignment_id: int) -> int | None:
    db.session.expire_all()
    return db.session.get_one(Assignment, assignment_id).assignee_id


def test_only_people_of_the_units_are_offered(held, as_):
    page = as_("admin").get(f"/ban-giao/{person('junior').id}")
    offered = {option.get("value") for option in page.all("option")} - {""}
    units = {unit("economy").id, unit("culture").id}
    staff = set(directory().staff(units, world.LONG_AGO)) - {person("junior").id}
    assert offered == {str(user_id) for user_id in staff}


def test_what_is_not_of_the_receivers_unit_goes_back_to_its_own(held, as_):
    one, other = held
    admin, new = as_("admin"), person("finance").id
    where = admin.post(f"/ban-giao/{person('junior').id}", {"to_user_id": new})
    assert (holder(one), holder(other)) == (new, None)
    words = "1 việc giao La Văn Tiến, 1 việc trả về đơn vị phụ trách"
    assert words in admin.get(where).text
    assert history(person("junior"))[0].text == f"Bàn giao: {words}"
    told = set(db.session.scalars(select(Notice.user_id).where(Notice.text.contains("Rà soát hồ sơ"))))
    assert new in told


def test_nobody_outside_learns_of_the_work(held, as_, actor):
    one, _ = held
    as_("admin").post(f"/ban-giao/{person('junior').id}", {"to_user_id": person("guest").id}, status=422)
    assert holder(one) == person("junior").id
    assert not permits(actor("guest"), P.TASK_VIEW, db.session.get_one(Assignment, one))


def test_somebody_who_joined_the_unit_takes_over(held, as_):
    one, other = held
    user = person("finance")
    first = user.positions[0]
    user.positions.append(
        Position(
            role=first.role, body=first.body, unit_id=unit("culture").id, is_head=False, starts_on=LONG_AGO
        )
    )
    bump("org")
    commit()
    page = as_("admin")
    page.post(f"/ban-giao/{person('junior').id}", {"to_user_id": user.id})
    assert (holder(one), holder(other)) == (user.id, user.id)


def test_closing_a_unit_shows_what_it_still_holds(as_):
    make_task("economy", title="Rà soát hồ sơ")
    office = as_("office")
    path = f"/don-vi/{unit('economy').id}/dong"
    page = office.get(path)
    assert "còn 1 phần việc đang mở" in page.text
    assert f"/nhiem-vu?don-vi={unit('economy').id}" in page.links
    office.get(f"/nhiem-vu?don-vi={unit('economy').id}")
    assert "đang mở" not in office.get(f"/don-vi/{unit('culture').id}/dong").text
    assert office.post(path, {"ends_on": "31/12/2026"})
