"""Every kind of page of the demo, found by its links, opened once: sound, light, fit for paper and phone."""

import json
import re
from fcntl import LOCK_EX, flock
from itertools import groupby
from pathlib import Path

import pytest

from intranet.seed.commune import PASSWORD
from tests.browser.test_pages_besides import OPENED as BESIDES
from tests.support.chromium import PHONE
from tests.support.crawl import Found, walk
from tests.support.soundness import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(500)]  # twenty pages a test

FIRST_VISIT = 200_000  # bytes on the wire
# Together they open every page of the demo; the last ones have desks of their own.
PEOPLE = [
    "van.phong", "vp.dang", "chu.tich", "dan.van", "kinh.te", "van.thu", "hdnd", "quan.tri", "thon.suoicat",
]  # fmt: skip
FURTHER = [("van.phong", f"/nhiem-vu/hang-loat/{deed}?tat-ca=1") for deed in ("don-doc", "giao-don-vi")] + [
    ("van.phong", "/nhiem-vu/hang-loat/xac-nhan?tat-ca=1&loc=muc%3Dcho-xac-nhan"),
    ("kinh.te", "/nhiem-vu/hang-loat/phan-cong?tat-ca=1"),
]
# Where no link of the demo leads, and why.
LEADING = {  # an address that lasts, and leads on to the page that it means now
    "conclusions.point", "pages.lead", "writing_plans.open_plan", "writing_plans.revisions_of",
}  # fmt: skip
ELSEWHERE = LEADING | BESIDES | {
    "account.sign_in",  # below
    "task_drafts.clear",  # no page: a part of one, fetched by its script while somebody types
}
FILES = {
    "feeds.feed", "firstday.own_template", "invitees.fetch", "pages.file", "plan_versions.source",
    "register.scan", "revisions.source", "slips.fetch", "guides.picture",
}  # fmt: skip
SHARES = 8


@pytest.fixture(scope="module")
def walked(demonstration, tmp_path_factory, worker_id):
    """Walk once, whatever the number of workers; each opens the same demo in its own copy."""
    folder = tmp_path_factory.getbasetemp()
    kept = (folder if worker_id == "master" else folder.parent) / "walk.json"
    with Path(f"{kept}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not kept.exists():
            seen = walk(demonstration, PEOPLE, PASSWORD, further=FURTHER, but=ELSEWHERE)
            found = {
                "pages": [list(vars(page).values()) for page in seen.found],
                "missed": sorted(seen.missed),
                "broken": seen.broken,
            }
            kept.write_text(json.dumps(found), encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


def test_links_lead_somewhere_and_no_page_is_left_out(walked):
    assert walked["broken"] == []
    assert set(walked["missed"]) - ELSEWHERE - FILES == set(), "neither a link nor a number leads to these"


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_sound(walked, chrome, demo_address, share):
    """Nothing for axe-core, nothing wider than the window or the sheet, no menus on paper, and light."""
    pages = [Found(*one) for one in walked["pages"]]
    size = -(-len(pages) // SHARES)
    faults = []
    for username, some in groupby(pages[share * size : (share + 1) * size], key=lambda one: one.username):
        with chrome.tab(demo_address) as tab:
            tab.sign_in(username, PASSWORD)
            for at, page in enumerate(some):
                faults += [f"{username} {fault}" for fault in faults_of(tab, page.path, frame=not at)]
    assert faults == []


def test_the_first_visit_is_light_and_sound(chrome, demo_address):
    with chrome.tab(demo_address) as tab:
        assert tab.weigh("/dang-nhap") <= FIRST_VISIT
        assert faults_of(tab, "/dang-nhap") == []


def test_signing_in_needs_no_script(chrome, demo_address):
    with chrome.tab(demo_address, PHONE, scripts=False) as tab:
        tab.sign_in("thon.suoicat", PASSWORD)
        tab.go("/")
        assert tab.page.locator("h1").count() == 1


def test_states_are_told_apart_in_grey(chrome, demo_address):
    """Late, soon and in time differ by words, icon and frame, not by colour alone (C14)."""
    with chrome.tab(demo_address) as tab:
        tab.sign_in("van.phong", PASSWORD)
        tab.go("/nhiem-vu?don-vi=tat-ca")
        tab.page.emulate_media(media="print")
        looks = {}
        for kind in ("late", "soon", "plain"):
            tag = tab.page.locator(f".due .tag--{kind}").first
            assert re.search(r"\w", tag.inner_text())
            looks[kind] = tag.evaluate("e => getComputedStyle(e).borderTopStyle")
            assert tag.locator(".i").count() == 1
        assert len(set(looks.values())) == 3, looks
