"""Each screen leads to the part of a guide that helps; every link of the guides leads somewhere (M8)."""

import re
from html import unescape

import pytest

from intranet.access.actor import Role
from intranet.guides import books, screens
from intranet.seed.commune import PEOPLE


@pytest.fixture
def context(app):
    """Draw outside a request of its own."""
    with app.test_request_context():
        yield app


def anchors(guide: books.Guide) -> set[str]:
    return {one.anchor for one in guide.headings}


def test_every_screen_has_its_help_and_it_exists(context):
    unknown, missing = set(), set()
    for rule in context.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or getattr(
            context.view_functions[rule.endpoint], "guarded_by", None
        ) is None:
            continue
        if not screens.places(rule.endpoint):
            unknown.add(rule.endpoint)
    for where in {one for named in screens.SCREENS.values() for one in named}:
        guide, _, anchor = where.partition("#")
        if anchor not in anchors(books.guide(guide)):
            missing.add(where)
    assert unknown == set(), "name in guides/screens.py which part of a guide helps there"
    assert missing == set(), "no such part of a guide"


def test_help_names_no_screen_that_is_not_there(context):
    there = {name for view in context.view_functions for name in (view, view.partition(".")[0])}
    assert set(screens.SCREENS) <= there


def test_help_is_that_of_the_reader(context):
    assert screens.place("tasks.show", {Role.VILLAGE}) == "thon#ba-nut-lon"
    assert screens.place("tasks.show", {Role.CULTURE}) == "don-vi-chuyen-mon#bao-cao"
    assert screens.place("documents.show", {Role.CHAIRMAN}) == "lanh-dao#duyet-van-ban"
    assert screens.place("register.index", {Role.FRONT}) == "van-phong#so-van-ban-di"
    assert screens.place("figures.index", {Role.CHAIRMAN}) == "lanh-dao#so-lieu"
    lists = screens.place("people_intake.ask_people", {Role.ADMINISTRATOR})
    assert lists == "quan-tri#nhap-nhieu-nguoi-tu-excel"
    assert screens.place("settings.show", {Role.OFFICE}) == "quan-tri#thiet-lap"
    assert screens.place("trash.index", {Role.OFFICE}) == "van-phong#bo-nham-xoa-nham"
    # Where a role's own guide says nothing of a page, the common one does, not that of another role.
    assert screens.place("conclusions.index", {Role.VILLAGE}) == "chung#ke-hoach-doi-thoai-ket-luan"
    assert screens.place("delegations.index", {Role.SPECIALIST}) == (
        "chung#don-vi-can-bo-vang-mat-uy-quyen"
    )


def test_every_role_has_a_guide_of_its_own():
    assert {role for role in Role if books.own({role}) == [books.COMMON]} == set()


@pytest.mark.parametrize("name", books.BOOKS)
def test_a_guide_is_read_in_the_application_and_its_links_lead_somewhere(as_, context, name):
    office = as_("office")
    page = office.get(f"/tro-giup/{name}")
    guide = books.guide(name)
    assert guide.parts and "](" not in page.text and "**" not in page.text
    for href in re.findall(r'href="([^"]+)"', guide.html):
        target, _, anchor = unescape(href).partition("#")
        if target.startswith("http"):
            continue
        other = target.removeprefix("/tro-giup/") if target else name
        assert other in books.BOOKS, f"{href} leads nowhere"
        assert not anchor or anchor in anchors(books.guide(other)), f"{href}: no such part"
    for source in re.findall(r'<img [^>]*src="([^"]+)"', guide.html):
        assert office.download(source).mimetype == "image/png"


def test_pages_lead_to_their_help(as_):
    assert "/tro-giup/van-phong#so-van-ban-di" in as_("office").get("/van-ban/so").links
    assert "/tro-giup/thon#ba-nut-lon" in as_("village").get("/").links
    mine = as_("village").get("/tro-giup")
    assert "/tro-giup/thon#han" in mine.links and "/tro-giup/quan-tri" in mine.links


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://localhost/van-ban/so?loai=KH", "/van-ban/so?loai=KH"),
        ("http://example.org/van-ban/so", ""),  # another site's
        ("http://localhost/khong-co-trang-nay", ""),
        ("http://localhost/thong-bao/da-doc", ""),  # a press, which cannot be opened
        ("http://localhost/tro-giup/van-phong", ""),  # itself
        ("http://localhost/dang-nhap?tiep=/tro-giup/van-phong", ""),  # only a door
        ("", ""),
    ],
)
def test_a_guide_leads_back_to_the_page_where_it_was_opened(as_, came_from, back):
    office = as_("office")
    office.client.environ_base["HTTP_REFERER"] = came_from
    page = office.get("/tro-giup/van-phong")
    ways = [link.get("href") for link in page.all("a") if "Quay lại trang" in "".join(link.itertext())]
    assert ways == ([back] if back else [])
    assert "#noi-dung" in page.links and "/tro-giup" in page.links


def test_nothing_else_is_given_out_as_a_picture(as_):
    office = as_("office")
    assert office.open("/tro-giup/hinh/khong-co").status_code == 404
    assert office.open("/tro-giup/hinh/..%2F..%2FREADME.md").status_code == 404
    assert office.open("/tro-giup/khong-co").status_code == 404


def test_people_of_the_demo_find_their_guide(context):
    assert all(books.own({one.role})[0] in books.READERS for one in PEOPLE)
