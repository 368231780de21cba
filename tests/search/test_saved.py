"""Filters kept under a name, for oneself and for one's unit (J3)."""

import pytest
from sqlalchemy import select

from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.errors import Forbidden, Refused
from intranet.search import saved_queries as queries
from intranet.search import saved_services as services
from intranet.search.models import SavedFilter
from intranet.search.places import place_called
from tests.support import world
from tests.support.queries import recorded

LATE = "/bo-loc/luu?noi=nhiem-vu&loc=han%3Dqua-han%26sau%3D2026-01-01_5%26x%3D1"


def test_a_filter_is_kept_from_the_list_and_leads_back_to_it(session, as_):
    office = as_("office")
    page = office.get("/nhiem-vu?han=qua-han&don-vi=tat-ca")
    save = next(link for link in page.links if link.startswith("/bo-loc/luu"))
    assert "Lưu bộ lọc" in office.get(save).heading
    assert office.post(save, {"name": "Quá hạn", "whom": "toi"}) == "/nhiem-vu?don-vi=tat-ca&han=qua-han"
    page = office.get("/nhiem-vu")
    assert "/nhiem-vu?don-vi=tat-ca&han=qua-han" in page.links and "Quá hạn" in page.text
    assert "Lưu bộ lọc này" not in page.text  # nothing is narrowed here


def test_only_what_narrows_is_kept(session, as_):
    as_("office").post(LATE, {"name": "Quá hạn", "whom": "toi"})
    assert db.session.scalars(select(SavedFilter)).one().address == "han=qua-han"


def test_ones_own_is_nobody_elses(session, as_):
    as_("office").post(LATE, {"name": "Riêng tôi", "whom": "toi"})
    saved = db.session.scalars(select(SavedFilter)).one()
    for name in ("office_head", "chairman", "specialist"):
        assert "Riêng tôi" not in as_(name).get("/bo-loc").text
        as_(name).post(f"/bo-loc/{saved.id}/bo", status=404)


def test_a_units_is_used_by_the_unit(session, as_, actor):
    unit = world.unit("economy").id
    as_("specialist").post(LATE, {"name": "Việc chậm của phòng", "whom": str(unit)})
    saved = db.session.scalars(select(SavedFilter)).one()
    assert saved.unit_id == unit
    assert [one.id for one in queries.listed(actor("junior"), "nhiem-vu")] == [saved.id]
    page = as_("junior").get("/nhiem-vu")
    assert "Việc chậm của phòng" in page.text and "/nhiem-vu?han=qua-han" in page.links
    assert queries.listed(actor("culture")) == []
    as_("culture").post(f"/bo-loc/{saved.id}/bo", status=404)


def test_nobody_keeps_one_for_another_unit(session, as_, actor):
    other = world.unit("culture").id
    as_("specialist").post(LATE, {"name": "Của người khác", "whom": str(other)}, status=422)
    with pytest.raises(Forbidden):
        services.save(
            actor("specialist"), place_called("nhiem-vu"), name="x", address="han=qua-han", unit_id=other
        )


def test_a_guest_keeps_for_themselves_only(session, as_, actor):
    assert queries.for_whom(actor("guest")) == [("toi", "Chỉ mình tôi")]
    as_("guest").post(
        "/bo-loc/luu?noi=tim&loc=q%3Dkenh", {"name": "Kênh", "whom": str(world.unit("clinic").id)}, status=422
    )


def test_the_same_name_takes_the_new_narrowing(session, as_):
    office = as_("office")
    office.post(LATE, {"name": "Của tôi", "whom": "toi"})
    office.post("/bo-loc/luu?noi=nhiem-vu&loc=buoc%3Dchua-tiep-nhan", {"name": "cua TÔI", "whom": "toi"})
    saved = db.session.scalars(select(SavedFilter)).one()
    assert (saved.name, saved.address) == ("cua TÔI", "buoc=chua-tiep-nhan")


def test_a_name_is_needed_and_nothing_typed_is_lost(session, as_):
    page = as_("office").post(LATE, {"name": "  ", "whom": "toi"}, status=422)
    assert "Cần đặt tên" in page.text
    page = as_("office").post(LATE, {"name": "x" * 80, "whom": "toi"}, status=422)
    assert page.fields["name"] == "x" * 80


def test_what_narrows_nothing_is_not_kept(session, as_, actor):
    page = as_("office").post("/bo-loc/luu?noi=nhiem-vu&loc=", {"name": "Trống", "whom": "toi"}, status=422)
    assert "chưa lọc gì" in page.text
    assert as_("office").open("/bo-loc/luu?noi=https://x.vn&loc=a%3D1").status_code == 404


def test_there_are_not_too_many(session, actor):
    who = actor("office")
    for n in range(services.MOST):
        services.save(who, place_called("tim"), name=f"Bộ lọc {n}", address=f"q=viec{n}")
    with pytest.raises(Refused, match="bỏ bớt"):
        services.save(who, place_called("tim"), name="Thêm nữa", address="q=them")


def test_it_is_taken_away_and_each_step_is_in_the_log(session, as_):
    office = as_("office")
    office.post(LATE, {"name": "Quá hạn", "whom": "toi"})
    saved = db.session.scalars(select(SavedFilter)).one()
    assert office.post(f"/bo-loc/{saved.id}/bo") == "/bo-loc"
    assert "Chưa lưu bộ lọc nào" in office.get("/bo-loc").text
    deeds = select(AuditEntry.action).where(AuditEntry.action.startswith("filter.")).order_by(AuditEntry.id)
    assert list(db.session.scalars(deeds)) == ["filter.save", "filter.drop"]


def test_kept_searches_are_offered_before_anything_is_asked(session, as_):
    office = as_("office")
    office.post("/bo-loc/luu?noi=tim&loc=q%3Dk%C3%AAnh%26muc%3Dke-hoach", {"name": "Kênh", "whom": "toi"})
    page = office.get("/tim")
    assert "/tim?q=k%C3%AAnh&muc=ke-hoach" in page.links
    with recorded() as sql:
        office.get("/bo-loc")
    assert len(sql) <= 4
