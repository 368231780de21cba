"""The page of the search, as people use it."""

import re
import unicodedata
from urllib.parse import quote

import pytest

from intranet.access.actor import Body
from tests.support import make, papers
from tests.support.queries import recorded


def titles(page) -> list[str]:
    return [
        " ".join(re.sub(r"<[^>]+>", "", found).split())
        for found in re.findall(r'<a class="rows__title"[^>]*>(.*?)</a>', page.html, re.S)
    ]


@pytest.fixture
def work(session, at):
    """Three duties whose words differ in accents only, the exact one given first."""
    for day, title in enumerate(("Hòa giải tranh chấp", "Hoa giai tranh chap", "Hoá giải tranh chấp"), 1):
        at(f"2026-11-0{day} 08:00")
        make.make_task("economy", title=title)
    at("2026-11-20 08:00")


@pytest.mark.parametrize(
    "typed", ["hòa giải", "hoà giải", "HÒA GIẢI", unicodedata.normalize("NFD", "hòa giải")]
)
def test_the_exact_accents_come_first_then_the_newest(work, as_, typed):
    page = as_("specialist").get(f"/tim?q={quote(typed)}")
    assert titles(page) == ["Hòa giải tranh chấp", "Hoá giải tranh chấp", "Hoa giai tranh chap"]


@pytest.mark.parametrize("typed", ["83/KH-UBND", "083/kh-ubnd", "Số: 83/KH-UBND", "83 / KH - UBND"])
def test_who_types_a_number_finds_the_paper_that_bears_it_first(session, as_, typed):
    plan = make.make_plan(signed=True, code="83/KH-UBND", duties=3)
    page = as_("office").get(f"/tim?q={quote(typed)}")
    found = [link for link in page.links if link.startswith(("/ke-hoach/", "/nhiem-vu/"))]
    assert found[0] == f"/ke-hoach/{plan.id}" and len(found) == 4
    assert "Tất cả 4" in page.text and "Kế hoạch 1" in page.text
    assert "không liền nhau" not in page.text and "khác dấu" not in page.text


@pytest.mark.parametrize("typed", ["8/KH-UBND", "08/KH-UBND", "008/KH-UBND"])
def test_a_small_number_is_found_with_and_without_its_nought(session, as_, typed):
    plan = make.make_plan(signed=True, code="08/KH-UBND", duties=0)
    page = as_("office").get(f"/tim?q={quote(typed)}")
    assert f"/ke-hoach/{plan.id}" in page.links and "Kế hoạch 1" in page.text


def test_without_accents_the_newest_come_first(work, as_):
    page = as_("specialist").get("/tim?q=hoa+giai")
    assert titles(page) == ["Hoá giải tranh chấp", "Hoa giai tranh chap", "Hòa giải tranh chấp"]
    assert "<mark>Hoá giải</mark>" in page.html


def test_what_only_has_the_words_apart_stands_under_a_heading_that_says_so(session, as_):
    for title in ("Lập danh sách, sửa loa ở phòng họp", "Tổ lập loa phóng", "Lắp loa phóng thanh"):
        make.make_task("economy", title=title)
    browser = as_("specialist")
    page = browser.get("/tim?q=lap+loa+phong")
    assert titles(page)[-1] == "Lập danh sách, sửa loa ở phòng họp"
    assert "Không mục nào ghi đúng" not in page.text
    places = [page.text.index(words) for words in ("Tổ lập loa phóng", "không liền nhau", "ở phòng họp")]
    assert places == sorted(places)
    page = browser.get("/tim?q=loa+phong+hop")
    assert titles(page) == ["Lập danh sách, sửa loa ở phòng họp"]
    assert "Không mục nào ghi đúng “loa phong hop”." in page.text and "không liền nhau" in page.text
    assert "khác dấu" in browser.get(f"/tim?q={quote('lập loa phong')}").text


def test_others_learn_nothing(work, as_):
    page = as_("village_west").get("/tim?q=hoa+giai")
    assert "Không tìm thấy" in page.text and "tranh chấp" not in page.html
    assert "Tất cả" not in page.text  # no tab with a count either


def test_every_duty_stands_once_and_opens_the_share_of_ones_own_unit(session, as_):
    shares = make.make_task("east", "west", title="Phát phiếu lấy ý kiến")
    own = next(one for one in shares if one.unit.code == "west")
    page = as_("village_west").get("/tim?q=phat+phieu")
    assert titles(page) == ["Phát phiếu lấy ý kiến"]
    assert f"/nhiem-vu/{own.id}" in page.links
    assert titles(as_("chairman").get("/tim?q=phat+phieu")) == ["Phát phiếu lấy ý kiến"]


def test_it_is_narrowed_by_kind_body_and_year(session, as_, at):
    at("2025-03-04 08:00")
    make.make_task("economy", title="Sửa nhà văn hóa")
    at("2026-03-04 08:00")
    make.make_task("party_office", body=Body.PARTY, title="Mượn nhà văn hóa")
    papers.paper("issued", subject="Địa điểm nhà văn hóa")
    office = as_("office")
    assert len(titles(office.get("/tim?q=nha+van+hoa"))) == 3
    assert titles(office.get("/tim?q=nha+van+hoa&nam=2025")) == ["Sửa nhà văn hóa"]
    assert titles(office.get("/tim?q=nha+van+hoa&co-quan=dang-uy")) == ["Mượn nhà văn hóa"]
    assert len(titles(office.get("/tim?q=nha+van+hoa&muc=van-ban"))) == 1
    page = office.get("/tim?q=nha+van+hoa&muc=van-ban&nam=2025")
    assert "trong phạm vi đang lọc" in page.text
    assert "/tim?q=nha+van+hoa" in page.links


@pytest.mark.parametrize("address", ["muc=xyz&nam=x&co-quan=1", "sau=x&truoc=9_1", "nam=99999", "sau=9_9"])
def test_an_address_that_makes_no_sense_is_no_fault(work, as_, address):
    as_("office").get(f"/tim?q=hoa+giai&{address}")


def test_pages_follow_one_another_there_and_back(session, as_):
    for n in range(45):
        accents = "Kiểm kê" if n % 3 else "Kiem ke"
        make.make_task("economy", title=f"{accents} đợt {n:02}")
    office, seen, path = as_("office"), [], "/tim?q=ki%E1%BB%83m+k%C3%AA"
    pages = []
    while path:
        page = office.get(path)
        pages.append(titles(page))
        seen += titles(page)
        path = next((link for link in page.links if "sau=" in link), "")
    assert len(seen) == len(set(seen)) == 45
    assert [one.startswith("Kiểm") for one in seen] == [True] * 30 + [False] * 15
    back = next(link for link in page.links if "truoc=" in link)
    assert titles(office.get(back)) == pages[-2]
    assert "45" in page.text


def test_few_statements_whatever_is_found(loaded, demo_browser):
    for name, path in (
        ("chu.tich", "/tim?q=doi+thoai"),
        ("kinh.te", "/tim?q=đối+thoại"),
        ("van.thu", "/tim"),
    ):
        browser = demo_browser(name)
        browser.get(path)
        with recorded() as sql:
            browser.get(path)
        assert len(sql) <= 4, sql


def test_words_inside_a_long_text_are_quoted_with_their_neighbours(session, as_):
    words = "Rà soát. " * 80 + "Nạo vét mương Bãi Giữa trước mùa mưa. " + "Báo cáo. " * 80
    make.make_task("economy", title="Việc đầu năm", words=words)
    page = as_("specialist").get("/tim?q=b%C3%A3i+gi%E1%BB%AFa")
    assert "Nạo vét mương <mark>Bãi Giữa</mark> trước mùa mưa" in page.html
    assert len(page.text) < 1500


def test_what_was_typed_is_shown_as_text_only(session, as_):
    page = as_("office").get("/tim?q=" + quote('<script>alert("x")</script> &amp; "đất'))
    assert "<script>alert" not in page.html
    assert page.fields["q"] == '<script>alert("x")</script> &amp; "đất'


def test_nothing_asked_says_how_to_ask(session, as_):
    page = as_("village").get("/tim")
    assert "Cách tìm" in page.text and "không dấu" in page.text
    assert "không có chữ hay số nào" in as_("office").get("/tim?q=%3F%21").text
    assert "kế hoạch, kết luận" in page.text
    assert "kế hoạch" not in as_("admin").get("/tim").text.partition("Cách tìm")[0]


def test_the_box_stands_in_the_head_of_every_page(session, as_):
    html = as_("office").get("/nhiem-vu").html
    assert html.count('action="/tim"') == 2  # in the head, and in the menu of a phone


def test_the_list_of_work_asks_the_same_table(session, as_):
    make.make_task("economy", title="Nạo vét kênh Ba Bờ")
    make.make_task("economy", title="Sửa cầu treo")
    office = as_("office")
    for typed in ("kenh ba bo", "Ba Bờ", "KÊNH nạo vét", unicodedata.normalize("NFD", "kênh")):
        page = office.get(f"/nhiem-vu?q={quote(typed)}")
        assert "Nạo vét kênh Ba Bờ" in page.text and "Sửa cầu treo" not in page.text, typed
    assert "Sửa cầu treo" in office.get("/nhiem-vu?q=%3F").text  # no word, no narrowing
