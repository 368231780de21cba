"""Every figure of every dashboard is pressed, as everybody of the demo: its list is as long (J4)."""

import re
from typing import Any

import pytest

from intranet.seed.commune import PEOPLE
from tests.support.browser import Browser, Page

FIRST = re.compile(r"(\d[\d.]*)(?= |$|,)")
LAST = re.compile(r"\((\d[\d.]*)\)$")
NEXT = re.compile(r'rel="next" href="([^"]+)"')
ROW = 'class="table__title"'
DESKS = ("/", "/so-lieu", "/nhiem-vu", "/ke-hoach")
VIEWS = tuple(
    f"/so-lieu?xem={view}&ky={period}"
    for view in ("tong-quan", "don-vi", "thon", "linh-vuc", "thon-linh-vuc")
    for period in ("tat-ca", "2026", "2026-11", "2026-Q4")
)
NARROWED = (
    "/so-lieu?khoi=government", "/so-lieu?xem=don-vi&ke-hoach=1", "/so-lieu?doi-thoai=1&ky=tat-ca",
    "/so-lieu?xem=linh-vuc&khoi=village&ke-hoach=1", "/so-lieu?don-vi=9&ky=tat-ca",
)  # fmt: skip
ONE_OF_EACH = sorted({one.role: one.username for one in reversed(PEOPLE)}.values())


def counted(link: Any, page: Page) -> int | None:
    """Return the number that a link shows; None where it shows none."""
    for mark in link.iter("span"):
        if mark.get("class") == "count":
            return int(page.text_of(mark))
    words = page.text_of(link)
    found = FIRST.match(words) or LAST.search(words)
    return int(found[1].replace(".", "")) if found else None


def _lines(part: Any) -> int:
    rows = [one for one in part.iter("ol") if "rows" in one.get("class", "").split()]
    listed = sum(one.tag == "li" for lines in rows for one in lines)
    return listed or sum(one.tag == "tr" for body in part.iter("tbody") for one in body)


def length(browser: Browser, page: Page, path: str) -> int | None:
    """Return how long the list at *path* truly is, however many pages it has; None if it is no list."""
    if path.startswith("#"):
        (here,) = [one for one in page.tree.iter() if one.get("id") == path[1:]]
        more = [counted(link, page) for link in here.iter("a") if LAST.search(page.text_of(link))]
        return more[0] if more else _lines(here)
    place = path.partition("?")[0]
    if place.startswith("/ket-luan/") and "diem=" in path:
        points = [one for one in browser.get(path).tree.iter("ol") if one.get("class") == "points"]
        return sum(len(one.findall("li")) for one in points)
    if place not in ("/nhiem-vu",) and not place.startswith("/viec-cho/"):
        return None
    if place.startswith("/viec-cho/"):
        return _lines(browser.get(path).tree)
    html = browser.download(path).get_data(as_text=True)
    found = html.count(ROW)
    while more := NEXT.search(html):
        html = browser.download(more[1].replace("&amp;", "&")).get_data(as_text=True)
        found += html.count(ROW)
    return found


def press_all(browser: Browser, path: str, known: dict[str, int | None]) -> tuple[int, list[str]]:
    """Press every figure at *path*; return how many there were, and what does not agree."""
    page = browser.get(path)
    pressed, wrong = 0, []
    for link in page.all("main")[0].iter("a"):
        url, shown = link.get("href") or "", counted(link, page)
        if shown is None or url.startswith(("/thong-bao", "/nhac-viec")):
            continue
        if url not in known or url.startswith("#"):
            known[url] = length(browser, page, url)
        if known[url] is None:
            continue
        pressed += 1
        if known[url] != shown:
            wrong.append(f"{path}: “{page.text_of(link)}” leads to {known[url]} at {url}")
    return pressed, wrong


@pytest.mark.parametrize("username", ONE_OF_EACH)
def test_every_figure_of_every_desk_leads_to_a_list_of_its_length(demo_browser, username):
    browser, known, every = demo_browser(username), {}, []
    for path in DESKS:
        if browser.open(path).status_code == 200:
            _pressed, wrong = press_all(browser, path, known)
            every += wrong
    assert every == []


@pytest.mark.parametrize("username", ["hdnd", "chu.tich", "kinh.te2"])
def test_the_bar_of_a_plan_leads_to_the_work_it_counts(demo_browser, username):
    browser, known, pressed, every = demo_browser(username), {}, 0, []
    plans = {one for one in browser.get("/ke-hoach").links if re.fullmatch(r"/ke-hoach/\d+", one)}
    for path in sorted(plans):
        count, wrong = press_all(browser, path, known)
        pressed += count
        every += wrong
    assert plans and every == []
    assert (pressed > 1) is (username != "kinh.te2"), "who does not see all that is counted follows no number"


def test_those_who_supervise_press_the_points_of_conclusions(demo_browser):
    browser, known = demo_browser("hdnd"), {}
    press_all(browser, "/", known)
    stages = {url.rpartition("=")[2] for url in known if url.startswith("/ket-luan/") and known[url]}
    assert stages >= {"giao-viec"} and len(stages) > 1


@pytest.mark.parametrize("username", ["van.phong", "hdnd", "mat.tran", "kinh.te2", "thon.nalanh"])
def test_every_figure_of_every_view_leads_to_a_list_of_its_length(demo_browser, username):
    browser, known, pressed, every = demo_browser(username), {}, 0, []
    for path in (*VIEWS, *NARROWED):
        count, wrong = press_all(browser, path, known)
        pressed += count
        every += wrong
    assert every == []
    assert pressed > 20


def test_villages_work_in_several_fields_and_rates_are_told_for_several(demo_browser):
    browser = demo_browser("chu.tich")
    heat = browser.get("/so-lieu?xem=thon-linh-vuc")
    heads = [heat.text_of(one) for one in heat.all("th") if one.get("scope") == "col"]
    assert {"Môi trường, nước sạch", "An sinh xã hội", "Nông nghiệp, nông thôn mới"} < set(heads)
    assert len([one for one in heat.all("td") if "heat-" in one.get("class", "")]) >= 12
    fields = browser.get("/so-lieu?xem=linh-vuc")
    assert len(re.findall(r"\d+(?:,\d)? ?%", fields.text)) >= 5


def test_every_number_of_the_figures_can_be_pressed(demo_browser):
    browser = demo_browser("chu.tich")
    for path in VIEWS:
        page = browser.get(path)
        for cell in page.all("td"):
            words = page.text_of(cell)
            if re.fullmatch(r"[1-9]\d*", words) and cell.find(".//a") is None:
                assert cell.get("class", "").startswith("num hide-phone"), f"{path}: {words} is no link"
