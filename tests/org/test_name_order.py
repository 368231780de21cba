"""People stand by given name, then family name, in every list and picker; names are stored composed (N7)."""

import unicodedata
from html import unescape
from re import findall

from intranet import clock
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.org.people import User
from intranet.pages.models import PageKind
from tests.pages.support import common, page
from tests.support.make import make_task
from tests.support.world import unit

ECONOMY = ["Phùng Thu Hà", "Chu Văn Thắng", "La Văn Tiến"]  # by tên: Hà, Thắng, Tiến


def offered(html: str, name: str) -> list[str]:
    """Return the words of the people that a picker offers."""
    (field,) = findall(rf'<select[^>]*name="{name}".*?</select>', html.replace("\n", " "))
    return [unescape(one).strip() for one in findall(r"<option[^>]*>([^<]*)</option>", field)][1:]


def test_people_stand_by_their_given_name(session):
    names = directory()
    staff = names.staff({unit("economy").id}, clock.today())
    assert [name for _id, name in names.by_name(staff)] == ECONOMY
    assert [name.split()[-1] for name in names.people.values()][:4] == ["Bình", "Chí", "Cường", "Diệp"]


def test_pickers_of_a_unit_s_staff(as_):
    (share,) = make_task("economy")
    head = as_("specialist")
    assert offered(head.get(f"/nhiem-vu/{share.id}/phan-cong").html, "person") == ECONOMY
    assert offered(head.get("/nhiem-vu").html, "nguoi") == ECONOMY
    chosen = head.get(f"/nhiem-vu/hang-loat/phan-cong?viec={share.id}")
    assert offered(chosen.html, "person") == ECONOMY


def test_who_has_not_read_stands_by_unit_and_name(as_):
    made = page("office", "Trực ngày lễ", parent=common(), kind=PageKind.ANNOUNCEMENT, must_read=True)
    text = as_("office").get(f"/trang-chung/{made.id}/nguoi-doc").text
    places = [text.index(name) for name in ECONOMY]
    assert places == sorted(places)


def test_a_name_typed_in_pieces_is_kept_composed_and_stands_in_its_place(as_):
    typed = unicodedata.normalize("NFD", "Bùi Thị Ánh")
    fields = {"full_name": typed, "username": "anh.bui", "phone": ""}
    as_("admin").post("/can-bo/moi", fields, status=200)
    made = db.session.scalars(db.select(User).filter_by(username="anh.bui")).one()
    assert made.full_name == "Bùi Thị Ánh"
    assert next(iter(directory().people.values())) == "Bùi Thị Ánh"
