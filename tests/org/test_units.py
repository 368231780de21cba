"""Units as data (A1): made, moved, closed, renamed and grouped without code."""

from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Role
from intranet.audit.queries import history
from intranet.db.counters import bump
from intranet.db.session import db, set_reading
from intranet.errors import Forbidden, Refused, WrongState
from intranet.org import names
from intranet.org import unit_services as services
from intranet.org.directory import directory
from intranet.org.models import AliasOrigin, Block, GroupMember, Unit, UnitKind
from intranet.org.unit_services import UnitFacts
from intranet.text.fold import fold_words
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import PEOPLE, unit
from tests.support.world import actor as world_actor

NEW = {
    "name": "Thôn Bắc",
    "short_name": "",
    "block": "village",
    "kind": "village",
    "gathers": "",
    "parent_id": "",
}


@pytest.fixture(autouse=True)
def writing(session):
    db.session.rollback()
    set_reading(False)


def names_of(day=None, groups=True):
    return [u.name for u in directory().open_units(day or clock.today(), groups=groups)]


def test_a_new_village_appears_everywhere_at_once(as_):
    office = as_("office")
    where = office.post("/don-vi/moi", NEW)
    assert office.get(where).heading == "Thôn Bắc"
    assert "Thôn Bắc" in office.get("/don-vi").text
    assert "Thôn Bắc" in names_of()
    members = directory().members(unit("villages").id, clock.today())
    assert "Thôn Bắc" in [directory().unit_name(one) for one in members]
    assert directory().unit_name(names.resolve("Trưởng thôn Bắc").unit_id) == "Thôn Bắc"


def test_a_closed_unit_keeps_its_history_and_gets_no_work(as_, at):
    at("2026-11-20 08:00")
    office, clinic = as_("office"), unit("clinic")
    office.post(f"/don-vi/{clinic.id}/dong", {"ends_on": "2026-11-20"})
    assert "Trạm Y tế xã" in names_of()
    at("2026-11-21 08:00")
    assert "Trạm Y tế xã" not in names_of()
    assert names.resolve("Trạm Y tế xã").unit_id != clinic.id
    page = as_("office").get(f"/don-vi/{clinic.id}")
    assert (
        "Đã đóng" in page.text
        and "Đỗ Thị Khách" in page.text
        and "hoạt động đến hết ngày 20/11/2026" in page.text
    )
    assert "Đã đóng: 1 đơn vị" in as_("office").get("/don-vi").text


def test_a_closed_unit_is_reopened(as_):
    office, clinic = as_("office"), unit("clinic")
    office.post(f"/don-vi/{clinic.id}/dong", {"ends_on": "2020-03-01"})
    assert "Trạm Y tế xã" not in names_of()
    office.post(f"/don-vi/{clinic.id}/mo-lai")
    assert "Trạm Y tế xã" in names_of()


def test_a_unit_is_not_closed_before_it_began(actor):
    with pytest.raises(Refused, match="01/01/2020"):
        services.close_unit(actor("office"), unit("clinic"), ends_on=date(2019, 1, 1))


def test_a_unit_is_closed_once(actor):
    services.close_unit(actor("office"), unit("clinic"), ends_on=clock.today())
    with pytest.raises(WrongState):
        services.close_unit(actor("office"), unit("clinic"), ends_on=clock.today())


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"office", "office_head", "admin"}))
def test_only_office_and_administrator_change_units(actor, name):
    with pytest.raises(Forbidden):
        services.create_unit(actor(name), UnitFacts("Thôn Bắc", Block.VILLAGE))
    for deed in (
        lambda me: services.close_unit(me, unit("clinic"), ends_on=clock.today()),
        lambda me: services.add_alias(me, unit("clinic"), name="Trạm xá"),
        lambda me: services.add_member(me, unit("organisations"), unit_id=unit("clinic").id),
    ):
        with pytest.raises(Forbidden):
            deed(actor(name))


def test_every_role_may_look_and_only_some_see_buttons(as_):
    for name in ("secretary", "village", "guest", "cell"):
        page = as_(name).get(f"/don-vi/{unit('economy').id}")
        assert ("Sửa" not in page.text and "Quá trình" not in page.text) or name == "secretary"
        as_(name).get("/don-vi/moi", status=403)
        as_(name).post(f"/don-vi/{unit('economy').id}/dong", {"ends_on": "2026-01-01"}, status=403)
    assert "Sửa" in as_("admin").get(f"/don-vi/{unit('economy').id}").text


def test_who_closes_a_unit_is_led_to_its_work_only_if_they_may_see_it(as_):
    make_task()
    path = f"/don-vi/{unit('economy').id}/dong"
    office, administrator = as_("office").get(path), as_("admin").get(path)
    assert "1 phần việc đang mở" in office.text and "1 phần việc đang mở" in administrator.text
    assert [one for one in office.links if one.startswith("/nhiem-vu?")]
    assert not [one for one in administrator.links if one.startswith("/nhiem-vu")]


def test_a_unit_that_is_not_there(as_):
    as_("office").get("/don-vi/99999", status=404)


def test_an_edit_is_told_field_by_field(as_, actor):
    office, economy = as_("office"), unit("economy")
    page = office.get(f"/don-vi/{economy.id}/sua")
    office.post(f"/don-vi/{economy.id}/sua", page.fields | {"name": "Phòng Kinh tế và Hạ tầng"})
    line = history(unit("economy"))[0]
    assert line.text == "Sửa đơn vị (tên: “Phòng Kinh tế” → “Phòng Kinh tế và Hạ tầng”)"
    assert line.who == "Vi Thị Hoa"


def test_two_people_do_not_overwrite_each_other(as_):
    one, other, economy = as_("office"), as_("admin"), unit("economy")
    read_by_one = one.get(f"/don-vi/{economy.id}/sua").fields
    read_by_other = other.get(f"/don-vi/{economy.id}/sua").fields
    one.post(f"/don-vi/{economy.id}/sua", read_by_one | {"short_name": "KT"})
    page = other.post(f"/don-vi/{economy.id}/sua", read_by_other | {"short_name": "PKTế"}, status=422)
    assert "người khác sửa" in page.text and page.fields["short_name"] == "PKTế"
    other.post(f"/don-vi/{economy.id}/sua", page.fields)
    db.session.expire_all()
    assert unit("economy").short_name == "PKTế"


def test_a_unit_never_stands_below_itself(actor):
    party, office = unit("party"), unit("party_office")
    services.edit_unit(
        actor("office"),
        office,
        UnitFacts(office.name, office.block, parent_id=party.id, position=office.position),
        seen=office.version,
    )
    with pytest.raises(Refused, match="chính nó"):
        services.edit_unit(
            actor("office"),
            party,
            UnitFacts(party.name, party.block, parent_id=office.id),
            seen=party.version,
        )


def test_no_unit_stands_below_a_group(actor):
    with pytest.raises(Refused, match="Nhóm"):
        services.create_unit(
            actor("office"), UnitFacts("Tổ mới", Block.FRONT, parent_id=unit("organisations").id)
        )


@pytest.mark.parametrize(
    "taken", ["Phòng Kinh tế", "phòng  kinh tế xã", "Văn phòng – Thống kê", "Các đoàn thể"]
)
def test_a_name_means_one_unit_only(as_, taken):
    page = as_("office").post("/don-vi/moi", NEW | {"name": taken}, status=422)
    assert "đã là tên hoặc tên gọi khác của" in page.text
    assert len(db.session.scalars(db.select(Unit)).all()) == 25


def test_an_alias_is_found_and_taken_away(as_):
    office, clinic = as_("office"), unit("clinic")
    office.post(f"/don-vi/{clinic.id}/ten-goi", {"name": "Trạm xá xã"})
    assert names.resolve("các Trạm xá").unit_id == clinic.id
    alias = unit("clinic").aliases[0]
    assert alias.origin == AliasOrigin.HAND and alias.folded == fold_words("Trạm xá xã")
    office.post(f"/don-vi/{clinic.id}/ten-goi/{alias.id}/bo")
    assert not names.resolve("các Trạm xá").sure


def test_an_alias_of_another_unit_is_refused_with_its_name(as_):
    page = as_("office").post(f"/don-vi/{unit('clinic').id}/ten-goi", {"name": "Địa chính"}, status=422)
    assert "của Phòng Kinh tế" in page.text
    assert page.fields["name"] == "Địa chính"


def test_what_the_reviewer_says_is_remembered(actor):
    learned = services.learn_alias(actor("party_office"), unit("clinic"), name="Trạm xá")
    assert learned.origin == AliasOrigin.IMPORT
    assert services.learn_alias(actor("party_office"), unit("clinic"), name="Trạm xá") is None
    with pytest.raises(Forbidden):
        services.learn_alias(actor("specialist"), unit("clinic"), name="Nhà thuốc")


def test_members_come_and_go_by_date(as_, at):
    at("2026-11-20 08:00")
    office, group, clinic = as_("office"), unit("organisations"), unit("clinic")
    office.post(
        f"/don-vi/{group.id}/thanh-vien", {"unit_id": clinic.id, "starts_on": "2026-12-01", "ends_on": ""}
    )
    known = directory()
    assert clinic.id not in known.members(group.id, date(2026, 11, 30))
    assert clinic.id in known.members(group.id, date(2026, 12, 1))
    assert "/roi" in office.get(f"/don-vi/{group.id}").html
    row = db.session.scalars(db.select(GroupMember).filter_by(unit_id=clinic.id)).one()
    assert "Ngày cuối cùng trong nhóm" in office.get(f"/don-vi/{group.id}/thanh-vien/{row.id}/roi").text
    office.post(f"/don-vi/{group.id}/thanh-vien/{row.id}/roi", {"ends_on": "2026-12-31"})
    assert clinic.id not in directory().members(group.id, date(2027, 1, 1))


def test_a_group_is_not_its_own_member(actor):
    departments, organisations = unit("departments"), unit("organisations")
    services.add_member(actor("office"), departments, unit_id=organisations.id)
    with pytest.raises(Refused, match="chính nó"):
        services.add_member(actor("office"), organisations, unit_id=departments.id)
    with pytest.raises(Refused, match="đang ở trong nhóm"):
        services.add_member(actor("office"), departments, unit_id=organisations.id)


def test_a_group_with_members_stays_a_group(actor):
    group = unit("organisations")
    with pytest.raises(Refused, match="thành viên"):
        services.edit_unit(actor("office"), group, UnitFacts(group.name, group.block), seen=group.version)


def test_units_are_found_with_and_without_accents(as_):
    page = as_("village").get("/don-vi?q=kinh+te")
    assert "Phòng Kinh tế" in page.text and "Công an" not in page.text
    assert "Không có đơn vị nào khớp" in as_("village").get("/don-vi?q=zzz").text


def test_the_tree_costs_the_same_for_few_and_many(as_):
    office = as_("office")
    office.get("/don-vi")
    with recorded() as few:
        office.get("/don-vi")
    for number in range(60):
        db.session.add(
            Unit(
                code=None, name=f"Thôn {number}", short_name="", kind=UnitKind.VILLAGE, block=Block.VILLAGE,
                position=number, starts_on=None, ends_on=None, gathers=None, parent_id=None,
            )
        )  # fmt: skip
    bump("org")
    db.session.commit()
    office.get("/don-vi")
    with recorded() as many:
        office.get("/don-vi")
    assert len(many) == len(few) <= 4


def test_the_administrator_edits_and_roles_are_named_when_refused(as_):
    as_("admin").get("/don-vi/moi")
    page = as_("chairman").get("/don-vi/moi", status=403)
    assert Role.OFFICE.label in page.text


def test_a_new_village_stands_among_the_villages_whatever_the_form_was_left_at(session):
    facts = UnitFacts(name="Thôn Pá Khoang", block=Block.PARTY, kind=UnitKind.VILLAGE)
    assert services.create_unit(world_actor("office"), facts).block == Block.VILLAGE
