"""A ward (phường) is called one from the first step on, and has the offices of a ward."""

import re

import pytest

from intranet.access.actor import Body
from intranet.db.session import set_reading
from intranet.documents.house_sample import sample
from intranet.org import names, templates
from intranet.org.directory import directory
from tests.firstday.conftest import COMMUNE
from tests.support.browser import Page

WARDS = "Phòng Kinh tế, Hạ tầng và Đô thị"
# “Xã” as it must stay: society, both kinds, the level of government, an example.
RIGHT = re.compile(
    r"[Xx]ã hội|[Xx]ã, phường|phường, xã|cấp xã|Ví dụ: xã Minh Sơn|“xã”|đơn vị xã|công an xã", re.IGNORECASE
)


@pytest.fixture(autouse=True)
def today(at):
    at("2026-11-20 10:00")


def test_the_steps_speak_of_the_ward(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE)
    assert one.get("/thiet-lap/to-chuc").heading == "Tổ chức của phường"
    one.post("/thiet-lap/xa", COMMUNE | {"level": "đặc khu"})
    assert one.get("/thiet-lap/to-chuc").heading == "Tổ chức của đặc khu"


@pytest.mark.parametrize(("level", "name"), [
    ("phường", WARDS), ("xã", "Phòng Kinh tế"), ("đặc khu", "Phòng Kinh tế"),
])  # fmt: skip
def test_the_economic_office_is_that_of_its_kind(level, name):
    (found,) = [one for one in templates.units_of("2025", level=level) if one.code == "economy"]
    assert found.name == name
    assert {WARDS, "Phòng Kinh tế"} - {name} <= set(found.aliases) and name not in found.aliases


def test_plans_of_either_kind_find_the_economic_office_of_a_ward(found):
    found()
    for said in (WARDS, "Phòng Kinh tế", "KTHTĐT", "PKT", "Phòng Kinh tế phường", "Địa chính"):
        assert directory().unit_name(names.resolve(said).unit_id) == WARDS, said


def test_no_page_of_a_ward_says_xa(whole, empty, sign_in):
    admin, secrets = whole()
    office = sign_in("hoai.tt", secrets[0])
    new = "con suối chảy qua ba bản"
    office.post("/tai-khoan/mat-khau", {"current": secrets[0], "password": new, "repeated": new})
    set_reading(True)
    wrong, seen = {}, set()
    for rule in empty.url_map.iter_rules():
        if "GET" not in rule.methods or rule.arguments or rule.endpoint in ("static", "account.sign_out"):
            continue
        if rule.endpoint.startswith("guides."):  # written for both kinds
            continue
        for somebody in (admin, office):
            answer = somebody._send("GET", rule.rule)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                page = Page(answer.get_data(as_text=True))
                seen.add(rule.rule)
                said = RIGHT.sub("", page.text_of(page.all("body")[0]))
                if there := re.findall(r".{0,40}\b[Xx]ã\b.{0,20}", said):
                    wrong[rule.rule] = there
    assert len(seen) > 40
    assert wrong == {}
    assert sample(Body.STATE).recipients[0].name == "Các đơn vị thuộc phường"
