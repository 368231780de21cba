"""Every page of the demo that links lead to, as the people who use it see it."""

import pytest

from intranet.seed.commune import PASSWORD
from tests.support.chromium import DESK, PHONE
from tests.support.crawl import walk

pytestmark = pytest.mark.browser

FIRST_VISIT, LATER = 200_000, 100_000  # bytes on the wire
PEOPLE = [
    ("van.thu", DESK),
    ("van.phong", PHONE),
    ("chu.tich", DESK),
    ("bi.thu", PHONE),
    ("kinh.te", PHONE),
    ("thon.suoicat", PHONE),
    ("hdnd", PHONE),
    ("quan.tri", DESK),
]
# Pages that only some work leads to: the first link with these words on the desk, then what its page offers.
ABOUT_DATES = [
    ("chu.tich", "Xem, quyết định", ("cho-gia-han", "khong-gia-han")),
    ("kinh.te", "Giải trình", ("giai-trinh", "xin-gia-han")),
    ("van.hoa", "Báo cáo", ()),
    ("hdnd", "Xem phiếu", ()),
]


@pytest.mark.parametrize(("name", "size"), PEOPLE, ids=[f"{name}-{size[0]}" for name, size in PEOPLE])
def test_every_page_is_sound(demonstration, chrome, demo_address, name, size):
    """No fault in the console, nothing for axe-core, nothing wider than the window, and light."""
    with chrome.tab(demo_address, size) as tab:
        faults = [f"{weight} bytes at first"] if (weight := tab.weigh("/dang-nhap")) > FIRST_VISIT else []
        tab.sign_in(name, PASSWORD)
        before = tab.sent
        for path in walk(tab, demonstration):
            if tab.sent - before > LATER:
                faults.append(f"{path}: {tab.sent - before} bytes")
            faults += [f"{path}: {line}" for line in [*tab.axe(), *tab.overflow()]]
            before = tab.sent
    assert faults == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: str(size[0]))
@pytest.mark.parametrize(("name", "first", "further"), ABOUT_DATES, ids=[one[0] for one in ABOUT_DATES])
def test_pages_about_dates_are_sound(demonstration, chrome, demo_address, name, first, further, size):
    def follow(link) -> None:
        tab.page.goto(link.first.evaluate("a => a.href"))

    with chrome.tab(demo_address, size) as tab:
        tab.sign_in(name, PASSWORD)
        tab.go("/")
        follow(tab.page.locator("a", has_text=first))
        here, faults = tab.page.url, [*tab.axe(), *tab.overflow()]
        for deed in further:
            follow(tab.page.locator(f"a[href$='/{deed}']"))
            faults += [f"{deed}: {line}" for line in [*tab.axe(), *tab.overflow()]]
            tab.page.goto(here)
    assert faults == []


def test_signing_in_needs_no_script(chrome, demo_address):
    with chrome.tab(demo_address, PHONE, scripts=False) as tab:
        tab.sign_in("thon.suoicat", PASSWORD)
        tab.go("/")
        assert tab.page.locator("h1").count() == 1
