"""The commune: founded on a page, named on a page."""

import pytest

from intranet.audit.queries import history
from intranet.db.counters import bump
from intranet.db.session import db, set_reading
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.models import Commune, GroupMember, Unit, UnitAlias
from intranet.org.people import Position
from tests.support.world import PEOPLE

FOUNDING = {
    "name": "phường Hà Mai", "place": "", "parent": "tỉnh Bắc Hà", "model": "2025",
    "villages": "Tổ dân phố 1\n\nTổ dân phố 2\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def writing(session):
    db.session.rollback()
    set_reading(False)


@pytest.fixture
def nothing():
    """Leave people and their roles, but no unit."""
    db.session.execute(db.update(Position).values(unit_id=None))
    for model in (UnitAlias, GroupMember, Unit, Commune):
        db.session.execute(db.delete(model))
    bump("org")
    db.session.commit()


def test_an_empty_installation_is_led_to_its_units(as_, nothing):
    admin = as_("admin")
    for path in ("/", "/don-vi"):
        assert "/quan-tri/lap-to-chuc" in admin.get(path).links
    assert admin.post("/quan-tri/lap-to-chuc", FOUNDING) == "/don-vi"
    assert "Tổ dân phố 2" in admin.get("/don-vi").text
    assert directory().commune.place == "Hà Mai"
    assert directory().unit_name(names.resolve("Tổ trưởng tổ dân phố 2").unit_id) == "Tổ dân phố 2"
    assert admin._send("GET", "/quan-tri/lap-to-chuc").location == "/don-vi"
    assert "/quan-tri/lap-to-chuc" not in admin.get("/").links


def test_an_organisation_needs_a_name(as_, nothing):
    page = as_("admin").post("/quan-tri/lap-to-chuc", FOUNDING | {"name": " "}, status=422)
    assert "Hãy ghi tên" in page.text and not directory().units


def test_a_village_is_not_founded_twice(as_, nothing):
    villages = "Thôn Đông\nThôn Tây\nthôn  đông"
    page = as_("admin").post("/quan-tri/lap-to-chuc", FOUNDING | {"villages": villages}, status=422)
    assert "“thôn đông” được ghi hai lần" in page.text and not directory().units


def test_the_name_of_the_commune_is_corrected(as_):
    office = as_("office")
    page = office.get("/quan-tri/xa")
    assert page.fields["name"] == "xã Minh Sơn"
    office.post("/quan-tri/xa", page.fields | {"name": "phường Minh Sơn"})
    assert directory().commune.title == "PHƯỜNG MINH SƠN"
    commune = db.session.scalars(db.select(Commune)).one()
    assert history(commune)[0].text == "Sửa tên gọi (tên: “xã Minh Sơn” → “phường Minh Sơn”)"


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"office", "office_head", "admin"}))
def test_others_do_neither(as_, name):
    browser = as_(name)
    browser.get("/quan-tri/xa", status=403)
    browser.post("/quan-tri/lap-to-chuc", FOUNDING, status=403)
