"""The browser of the tests finds what it is there to find."""

import pytest
from flask import Flask, render_template_string

from tests.support.chromium import PHONE
from tests.support.crawl import Walk, follow
from tests.support.server import live_server

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><html lang="vi"><title>Trang</title><link rel="icon" href="data:,">'
GOOD = HEAD + "<main><h1>Trang</h1></main>"
POLICY = "default-src 'self' data:; img-src 'self' http: data:"
PAGES = {
    "good": GOOD,
    "inline": GOOD + "<script>window.x = 1</script>",
    "wide": GOOD.replace("<h1>", '<div class="w">rộng</div><h1>')
    + '<link rel="stylesheet" href="/wide.css">',
    "unlabelled": GOOD.replace("</main>", "<input name='a'></main>"),
    "elsewhere": GOOD + '<img alt="" src="http://127.0.0.2:9/a.png">',
}


@pytest.fixture(scope="module")
def faulty():
    """Return an application of pages with one fault each."""
    app = Flask("faulty", static_folder=None)

    @app.get("/<name>")
    def page(name: str):
        return render_template_string(PAGES[name]), 200, {"Content-Security-Policy": POLICY}

    @app.get("/wide.css")
    def css():
        return ".w { width: 900px }", 200, {"Content-Type": "text/css"}

    @app.get("/refused")
    def refused():
        return GOOD, 422

    @app.get("/start/<int:page>")
    def start(page: int):
        last = "/refused/x" if page else "#"
        return render_template_string(
            f'{GOOD}<a href="/good">a</a><a href="/wide">b</a><a href="/wide.css">d</a><a href="{last}">c</a>'
        )

    return app


@pytest.fixture(scope="module")
def address(faulty):
    """Serve the pages."""
    with live_server(faulty) as address:
        yield address


def test_a_good_page_passes(chrome, address):
    with chrome.tab(address, PHONE) as tab:
        assert 100 < tab.weigh("/good") < 2000
        assert tab.axe() == []
        assert tab.overflow() == []
        tab.go("/refused", status=422)


@pytest.mark.parametrize(("name", "word"), [("inline", "CSP"), ("elsewhere", "another host")])
def test_a_page_that_breaks_its_policy_is_found(chrome, address, name, word):
    with pytest.raises(AssertionError, match=word), chrome.tab(address) as tab:
        tab.go("/" + name)


def test_a_page_wider_than_the_phone_is_found(chrome, address):
    with chrome.tab(address, PHONE) as tab:
        tab.go("/wide")
        assert any("rộng" in line for line in tab.overflow())


def test_a_field_without_a_label_is_found(chrome, address):
    with chrome.tab(address) as tab:
        tab.go("/unlabelled")
        assert [line for line in tab.axe() if line.startswith("label ")]


def test_a_walk_keeps_the_longest_page_of_each_kind(faulty):
    seen = Walk(faulty)
    follow(seen, faulty.test_client(), "ai", start="/start/0")
    assert [page.path for page in seen.found] == ["/start/0", "/wide"]
    assert seen.downloads == {"css"} and seen.missed == {"refused"} and seen.broken == []
    follow(seen, faulty.test_client(), "ai", start="/start/1")
    (broken,) = seen.broken
    assert "leads to /refused/x" in broken
