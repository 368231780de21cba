"""The pages of the settings, and what other pages say of them."""

from datetime import date

import pytest

from intranet.db.session import commit, db
from intranet.settings import catalogue, services, values
from intranet.settings.models import SettingValue
from intranet.supervision import services as supervision
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor

BASIS = "Quyết định 15/QĐ-UBND ngày 10/11/2026"
TYPED = {"value": "7", "basis": BASIS, "starts_on": "01/12/2026"}


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def test_a_value_is_set_from_the_page_and_says_first_what_keeps_its_date(as_):
    office = as_("office")
    index = office.get("/quan-tri/thiet-lap")
    assert "05 ngày làm việc" in index.text and "Quy trình nội bộ" in index.text
    page = office.get("/quan-tri/thiet-lap/conclude")
    assert "đã có hạn thì giữ nguyên hạn đang có" in page.text
    office.post("/quan-tri/thiet-lap/conclude", TYPED)
    assert values.on(catalogue.CONCLUDE, date(2026, 12, 1)).number == 7
    told = office.get("/quan-tri/thiet-lap/conclude").text
    assert BASIS in told and "Sắp áp dụng" in told and actor("office").name in told
    assert "Từ 01/12/2026: 07 ngày làm việc" in office.get("/quan-tri/thiet-lap").text


def test_nothing_typed_is_lost_when_the_basis_is_missing(as_):
    page = as_("admin").post("/quan-tri/thiet-lap/conclude", TYPED | {"basis": ""}, status=422)
    assert "Hãy ghi căn cứ" in page.text and page.fields["value"] == "7"
    assert db.session.scalars(db.select(SettingValue)).first() is None


def test_who_has_not_seen_the_last_change_is_told(as_):
    office, admin = as_("office"), as_("admin")
    seen = office.get("/quan-tri/thiet-lap/conclude").fields["seen"]
    admin.post("/quan-tri/thiet-lap/accept", TYPED | {"value": "2"})
    page = office.post("/quan-tri/thiet-lap/conclude", TYPED | {"seen": seen}, status=422)
    assert "vừa có thay đổi" in page.text


def test_a_change_is_called_off_with_a_press(as_):
    office = as_("office")
    office.post("/quan-tri/thiet-lap/conclude", TYPED)
    made = db.session.scalars(db.select(SettingValue)).one()
    office.post(f"/quan-tri/thiet-lap/conclude/huy/{made.id}", {})
    assert "Đã hủy" in office.get("/quan-tri/thiet-lap/conclude").text
    assert values.on(catalogue.CONCLUDE, date(2026, 12, 1)).number == 5


def test_the_pages_cost_as_little_as_before(as_):
    office = as_("office")
    office.get("/quan-tri/thiet-lap")
    with recorded() as statements:
        office.get("/quan-tri/thiet-lap")
    assert len(statements) <= 2
    with recorded() as statements:
        office.get("/quan-tri/thiet-lap/conclude")
    assert len(statements) <= 3


def test_a_note_says_the_days_that_were_set_when_it_was_written(as_, at):
    note = supervision.write(actor("councillor"), make_task("economy")[0], text="Vì sao chậm?")
    commit()
    services.change(
        actor("office"), catalogue.SUPERVISE, value="8", basis=BASIS, starts_on=date(2026, 11, 17)
    )  # fmt: skip
    commit()
    at("2026-11-17 08:00")
    page = as_("councillor").get(f"/phieu-giam-sat/{note.id}")
    assert "05 ngày làm việc" in page.text and "Giá trị ban đầu của phần mềm" in page.text
    assert "08 ngày làm việc" in as_("councillor").get("/phieu-giam-sat").text


def test_an_idle_sign_in_ends_when_it_is_set_to(as_, at):
    services.change(actor("office"), catalogue.IDLE, value="5", basis=BASIS, starts_on=date(2026, 11, 17))
    commit()
    office = as_("office")
    at("2026-11-16 08:14")
    office.get("/quan-tri/thiet-lap")
    at("2026-11-17 08:00")
    again = as_("office")
    again.get("/quan-tri/thiet-lap")
    at("2026-11-17 08:06")
    assert "/dang-nhap" in again.open("/quan-tri/thiet-lap").location
