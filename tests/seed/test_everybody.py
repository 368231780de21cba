"""Everybody of the demo signs in, and no link they are shown is shut to them."""

from urllib.parse import urlsplit

import pytest
from werkzeug.exceptions import HTTPException

from intranet.access.actor import Role
from intranet.seed.commune import PEOPLE
from tests.support.browser import Page

FIRST = {}
for one in PEOPLE:
    FIRST.setdefault(one.role, one.username)


def test_every_role_has_somebody():
    assert set(FIRST) == set(Role)


@pytest.mark.parametrize("username", FIRST.values(), ids=[role.value for role in FIRST])
def test_no_link_that_is_shown_is_shut(demo_browser, loaded, username):
    """Walk from the home page; of each kind of page (endpoint) two are opened, and one is read closely."""
    browser = demo_browser(username)
    routes = loaded.url_map.bind("localhost")
    waiting, opened, seen = ["/"], {}, set()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        try:
            endpoint, _ = routes.match(urlsplit(path).path, method="GET")
        except HTTPException as problem:
            raise AssertionError(f"a link leads to {path}: {problem}") from problem
        opened[endpoint] = opened.get(endpoint, 0) + 1
        if endpoint == "static" or opened[endpoint] > 2:
            continue
        response = browser._send("GET", path)
        assert response.status_code in (200, 302), (
            f"{path}: {response.status_code} {browser._words(response)}"
        )
        if response.status_code == 302 or "text/html" not in response.content_type:
            continue
        page = Page(response.get_data(as_text=True))
        if opened[endpoint] == 1:
            page.check()
        here = urlsplit(path).path
        for link in page.links:
            target = urlsplit(link)
            if target.netloc or target.scheme or not (target.path or target.query):
                continue
            query = f"?{target.query}" if target.query else ""
            waiting.append((target.path or here) + query)
