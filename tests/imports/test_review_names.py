"""What the clerk says of names: which unit each means, and whether that is remembered."""

import pytest

from intranet.db.session import db
from intranet.org.models import AliasOrigin, UnitAlias
from tests.imports.support import OURS, asked, confirm, draft_at, paste, tasks, units_of
from tests.imports.test_review import duty, press, settle
from tests.support import world


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


@pytest.fixture
def path(clerk):
    """Where the review of our own plan is."""
    return paste(clerk)


def test_an_answered_name_is_remembered_at_the_confirmation(clerk, path):
    settle(clerk, path)
    assert asked(path) == []
    assert db.session.scalar(db.select(UnitAlias.id).where(UnitAlias.origin == AliasOrigin.IMPORT)) is None
    confirm(clerk, path)
    alias = db.session.scalars(db.select(UnitAlias).where(UnitAlias.origin == AliasOrigin.IMPORT)).one()
    assert (alias.name, alias.unit.code) == ("Tổ hòa giải cơ sở", "front")


def test_a_name_need_not_be_remembered(clerk, path):
    press(clerk, path, f"ten/{asked(path)[0].number}", unit=world.unit("front").id)
    confirm(clerk, path)
    assert db.session.scalar(db.select(UnitAlias.id).where(UnitAlias.origin == AliasOrigin.IMPORT)) is None


@pytest.mark.parametrize(
    ("printed", "ticked"),
    [
        ("Ban Xây dựng Đảng bộ", True),  # hardly another spelling
        ("Hội Nông dân Đại Lộc", False),  # of a place that is not ours
        ("Trạm Y tế Suối Cát", False),  # a part of ours, or of nobody's
    ],
)
def test_only_a_name_that_is_nearly_a_units_own_is_remembered_unasked(clerk, printed, ticked):
    path = paste(clerk, OURS.replace("3. Tổ hòa giải cơ sở", f"3. {printed}"))
    (question,) = asked(path)
    assert printed in question.title
    for page in (path, f"{path}/ten/{question.number}/don-vi"):
        (box,) = [one for one in clerk.get(page).all("input") if one.get("name") == "remember"]
        assert (box.get("checked") is not None) is ticked, page


def test_a_name_may_mean_several_units(clerk, path):
    units = [world.unit(key).id for key in ("farmers", "women")]
    press(clerk, path, f"ten/{asked(path)[0].number}/don-vi", units=units)
    confirm(clerk, path)
    assert units_of(tasks()[2]) == ["farmers", "women"]


@pytest.mark.parametrize(("printed", "meant"), [
    ("Trưởng các thôn Đông, Tây", ["east", "west"]),
    ("Trưởng ba thôn Đông, Tây và Nam", ["east", "south", "west"]),
    ("Ban quản lý thôn Đông, Công an xã", ["east", "police"]),
])
def test_a_list_under_one_head_means_each_of_its_units(clerk, printed, meant):
    path = paste(clerk, OURS.replace("3. Tổ hòa giải cơ sở", f"3. {printed}"))
    assert asked(path) == []
    confirm(clerk, path)
    assert sorted(units_of(tasks()[2])) == meant


def test_a_list_with_one_that_nobody_knows_is_asked_about(clerk):
    path = paste(clerk, OURS.replace("3. Tổ hòa giải cơ sở", "3. Trưởng các thôn Đông, Bắc"))
    assert [one.kind for one in asked(path)] == ["name"]


def test_a_name_that_is_no_unit_leaves_its_duty_without_holder(clerk, path):
    press(clerk, path, f"ten/{asked(path)[0].number}")
    (question,) = asked(path)
    assert question.kind == "holder"
    press(clerk, path, f"nhiem-vu/{question.number}/bo")
    assert asked(path) == []


def test_a_name_that_means_a_unit_already_is_not_learnt_for_another(clerk, as_):
    path = paste(clerk, OURS.replace("2. Công an xã, Ban CHQS xã", "2. Trưởng thôn Đông"))
    number = next(n["number"] for n in draft_at(path).review["names"] if "Đông" in n["printed"])
    assert "Nhớ tên này" not in clerk.get(f"{path}/ten/{number}/don-vi").text
    cell = world.unit("cell_east").id
    press(clerk, path, f"ten/{number}/don-vi", units=cell, remember="y")
    settle(clerk, path)
    confirm(clerk, path)
    assert units_of(tasks()[1]) == [world.unit("cell_east").code]
    learnt = {
        one.name for one in db.session.scalars(db.select(UnitAlias)) if one.origin is AliasOrigin.IMPORT
    }
    assert learnt == {"Tổ hòa giải cơ sở"}


def test_a_name_that_is_no_unit_takes_its_duty_out_by_one_press(clerk, path):
    number = asked(path)[0].number
    assert "Bỏ, không giao" in clerk.get(path).text
    press(clerk, path, f"ten/{number}", drop="1")
    assert asked(path) == []
    assert duty(path, "Tổ hòa giải")["dropped"]
    confirm(clerk, path)
    assert len(tasks()) == 3


def test_a_clause_taken_for_a_name_is_not_remembered(clerk):
    clause = "Bà con ở các ngõ chưa có đèn đường cùng cán bộ dân vận các tổ gần chợ mới"
    path = paste(clerk, OURS.replace("2. Công an xã, Ban CHQS xã", f"2. {clause}"))
    number = next(n["number"] for n in draft_at(path).review["names"] if "ngõ" in n["printed"])
    assert "quá dài để nhớ" in clerk.get(f"{path}/ten/{number}/don-vi").text
    press(clerk, path, f"ten/{number}", unit=world.unit("military").id, remember="1")
    settle(clerk, path)
    confirm(clerk, path)
    assert db.session.scalar(db.select(UnitAlias.id).where(UnitAlias.name == clause)) is None
