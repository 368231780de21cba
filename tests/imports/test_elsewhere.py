"""Work that stands outside the section of duties is added with one press, and shows until then."""

import pytest

from tests.imports.support import draft_at, paste
from tests.imports.test_together import PLAIN

ELSEWHERE = PLAIN.replace(
    "II. TỔ CHỨC THỰC HIỆN",
    "Phòng Kinh tế chuẩn bị hội trường trước ngày 05/12/2026.\n"
    "Công an xã bố trí nơi để xe trước ngày 08/12/2026.\nII. TỔ CHỨC THỰC HIỆN",
)
LEFT = "Ngoài phần tổ chức thực hiện còn 2 chỗ giao việc"


@pytest.fixture
def clerk(as_, at):
    """The clerk's browser, in the year of the plan."""
    at("2026-11-20 08:00")
    return as_("office")


def test_all_of_it_is_added_with_one_press(clerk):
    path = paste(clerk, ELSEWHERE)
    page = clerk.get(path)
    assert LEFT in page.text and "Thêm cả 2 nhiệm vụ" in page.text
    bar = next(one for one in page.tree.iter() if one.get("class") == "bar__done")
    assert bar.get("width") != "100.0", "the bar is not all green while work is left"
    clerk.post(f"{path}/moc/them-ca", {"seen": draft_at(path).version})
    review = draft_at(path).review
    added = [one for one in review["duties"] if "hội trường" in one["words"] or "để xe" in one["words"]]
    assert [one["rule"]["date"] for one in added] == ["2026-12-05", "2026-12-08"]
    assert LEFT not in clerk.get(path).text


def test_one_press_stays_where_it_was_pressed(clerk):
    path = paste(clerk, ELSEWHERE)
    number = draft_at(path).review["loose"][0]["number"]
    place = clerk.post(f"{path}/moc/{number}", {"seen": draft_at(path).version, "deed": "them"})
    assert str(place).endswith("#moc-khac")


def test_the_list_of_plans_shows_what_is_being_read_to_who_may_see_it(clerk, as_):
    path = paste(clerk, PLAIN)
    assert path in clerk.get("/ke-hoach").links
    assert path not in as_("police").get("/ke-hoach").links


def test_the_confirmation_says_how_many_shares_go_out(clerk):
    path = paste(clerk, PLAIN)
    page = clerk.get(path)
    buttons = [page.text_of(one) for one in page.all("button")]
    assert any("Xác nhận 3 nhiệm vụ, 4 phần việc" in one for one in buttons)


def test_duties_put_together_name_all_their_lines(clerk):
    text = PLAIN.replace("- Giữ trật tự", "- Kiểm tra phòng cháy.\n- Giữ trật tự")
    path = paste(clerk, text)
    number = next(one["number"] for one in draft_at(path).review["duties"] if "Giữ" in one["words"])
    clerk.post(f"{path}/nhiem-vu/{number}/gop-tren", {"seen": draft_at(path).version})
    assert "Dòng 14, 15" in clerk.get(path).text
