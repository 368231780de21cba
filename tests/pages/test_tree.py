"""Where pages stand, who reads them, and that old addresses lead on (K1, K3)."""

import pytest

from intranet.access.actor import Role
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused
from intranet.org.models import Block
from intranet.pages import list_queries, queries, services, tree_services
from intranet.pages.models import Page, PageKind
from tests.pages.support import common, narrow, page, section, seen
from tests.support.world import PEOPLE, actor, unit


def test_a_page_stands_below_the_section_of_its_unit(session):
    made = page("specialist", "Lịch tiếp dân, giải đáp")
    assert made.path == "uy-ban-nhan-dan/phong-kinh-te/lich-tiep-dan-giai-dap"
    assert [one.title for one in made.line] == ["Ủy ban nhân dân", "Phòng Kinh tế", "Lịch tiếp dân, giải đáp"]


def test_two_pages_of_one_title_have_two_addresses(session):
    first, second = page(title="Hỏi đáp"), page(title="Hỏi, đáp")
    assert first.slug == "hoi-dap" and second.slug == "hoi-dap-2"


def test_readers_of_each_role_read_what_is_published(session):
    page("specialist", "Ai cũng đọc")
    page("specialist", "Còn viết", published=False)
    for name in PEOPLE:
        assert seen(name) == ({"Ai cũng đọc"} if name != "admin" else set()), name


@pytest.mark.parametrize(
    ("circle", "readers"),
    [
        ({"units": ("inspection",)}, {"inspector"}),
        ({"roles": (Role.VILLAGE,)}, {"village", "village_west"}),
        ({"blocks": (Block.FRONT,)}, {"front", "farmer"}),
        ({"units": ("east",), "roles": (Role.CHAIRMAN,)}, {"village", "chairman"}),
    ],
)
def test_a_page_may_be_narrowed_to_units_roles_and_blocks(session, circle, readers):
    made = page("office", "Hẹp", parent=common())
    narrow(made, "office", **circle)
    assert {name for name in PEOPLE if "Hẹp" in seen(name)} == readers
    assert {name for name in PEOPLE if permits(actor(name), P.PAGE_READ, made)} == readers


def test_a_child_is_never_wider_than_its_parent(session):
    parent = page("office", "Cha", parent=common())
    child = page("office", "Con", parent=parent)
    narrow(parent, "office", units=("inspection",))
    narrow(child, "office", units=("inspection", "economy"))
    assert {name for name in PEOPLE if "Con" in seen(name)} == {"inspector"}


def test_a_child_limited_to_one_unit_is_nowhere_for_the_readers_of_its_parent(as_):
    parent = page("office", "Việc chung", parent=common())
    child = page("office", "Việc nội bộ kiểm tra", "Chỉ kiểm tra.", parent=parent, kind=PageKind.ANNOUNCEMENT)
    narrow(child, "office", units=("inspection",))
    theirs, ours = as_("specialist"), as_("inspector")
    places = ["/trang", f"/trang/{parent.path}", "/trang-chung/tat-ca", "/trang-chung/tat-ca?q=kiem+tra"]
    for place in places:
        assert "Việc nội bộ" not in theirs.get(place).html, place
        assert "Việc nội bộ" in ours.get(place).html, place
    theirs.get(f"/trang/{child.path}", status=404)
    theirs.get(f"/trang-chung/{child.id}", status=404)
    assert "Chỉ kiểm tra" in ours.get(f"/trang/{child.path}").text


def test_a_parent_that_is_not_published_hides_what_stands_below_it(session):
    parent = page("office", "Cha", parent=common(), published=False)
    page("office", "Con", parent=parent)
    assert "Con" not in seen("chairman")
    services.publish(actor("office"), parent)
    assert {"Cha", "Con"} <= seen("chairman")


def test_old_addresses_lead_to_a_page_that_was_moved_or_renamed(as_):
    parent = page("office", "Quy chế")
    child = page("office", "Nội quy", parent=parent)
    was = child.path
    other = page("office", "Tài liệu")
    tree_services.move(actor("office"), parent, other)
    commit()
    assert child.path.endswith("tai-lieu/quy-che/noi-quy")
    browser = as_("chairman")
    assert browser.open(f"/trang/{was}").location == f"/trang/{child.path}"
    browser.get(f"/trang/{child.path}")
    services.save(
        actor("office"), parent, services.Words("Quy chế, quy định", text="Mới."), base=parent.revision
    )
    assert child.path.endswith("tai-lieu/quy-che/noi-quy")  # readers still see the old name
    services.publish(actor("office"), parent)
    commit()
    assert child.path.endswith("tai-lieu/quy-che-quy-dinh/noi-quy")
    for old in (was, other.path + "/quy-che/noi-quy"):
        assert browser.open(f"/trang/{old}").location == f"/trang/{child.path}"


def test_an_old_address_belongs_to_the_page_that_takes_it(as_):
    first = page("office", "Lịch họp")
    was = first.path
    services.save(actor("office"), first, services.Words("Lịch cũ", text="Cũ."), base=1)
    services.publish(actor("office"), first)
    second = page("office", "Lịch họp", "Lịch mới.")
    assert second.path == was
    assert "Lịch mới" in as_("chairman").get(f"/trang/{was}").text


def test_a_page_is_not_moved_below_itself_nor_too_deep(session):
    top = page("office", "Một")
    below = page("office", "Hai", parent=top)
    with pytest.raises(Refused):
        tree_services.move(actor("office"), top, below)
    with pytest.raises(Refused):
        for number in range(6):
            below = page("office", f"Cấp {number}", parent=below)


def test_moving_takes_the_readers_of_the_new_place(session):
    narrowed = page("office", "Kín", parent=common())
    narrow(narrowed, "office", units=("inspection",))
    child = page("office", "Bản ghi", parent=common())
    assert "Bản ghi" in seen("chairman")
    tree_services.move(actor("office"), child, narrowed)
    commit()
    assert "Bản ghi" not in seen("chairman") and "Bản ghi" in seen("inspector")


def test_a_published_page_reaches_the_common_home_only_through_who_publishes(session):
    made = page("specialist", "Tin của phòng")
    with pytest.raises(Forbidden):
        tree_services.move(actor("specialist"), made, common())
    assert not made.is_common


def test_the_sections_of_all_units_are_made_once(session):
    office = actor("office")
    assert tree_services.found(office) > 15
    assert tree_services.found(office) == 0
    roots = db.session.scalars(
        queries.visible_to(office).where(Page.parent_id.is_(None)).order_by(Page.position)
    )
    assert [one.title for one in roots] == list(tree_services.ROOTS.values())
    with pytest.raises(Forbidden):
        tree_services.found(actor("specialist"))


def test_order_is_changed_by_buttons(as_):
    first, second = page("office", "Trang A"), page("office", "Trang B")
    as_("office").post(f"/trang-chung/{second.id}/len")
    db.session.expire_all()
    assert second.position < first.position
    as_("chairman").post(f"/trang-chung/{second.id}/len", status=403)


def test_sections_are_arranged_by_who_publishes(as_):
    tree_services.found(actor("office"))
    commit()
    browser = as_("office")
    front = section("front")
    root = front.line[0]
    moved = browser.post("/trang-chung/sap-xep/danh-muc", {"page": root.id, "deed": "len"})
    places = [one.get("id") for one in browser.get("/trang-chung/sap-xep").all("li")]
    assert moved.partition("#")[2] in places, "the keyboard goes on elsewhere"
    tops = [a.text for a in browser.get("/trang").all("a") if a.get("href", "").count("/") == 2]
    assert tops.index("Mặt trận và đoàn thể") < tops.index("Ủy ban nhân dân")
    as_("specialist").post("/trang-chung/sap-xep/danh-muc", {"page": root.id, "deed": "len"}, status=403)


def test_must_read_and_lists_follow_the_circle(session):
    made = page("office", "Gấp", parent=common(), kind=PageKind.ANNOUNCEMENT, must_read=True)
    narrow(made, "office", units=("economy",))
    for name, told in (("specialist", ["Gấp"]), ("culture", []), ("admin", [])):
        assert [one.title for one in db.session.scalars(list_queries.unread(actor(name)))] == told
    assert unit("economy").id in tree_services.circle_of(made).units
