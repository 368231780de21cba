"""Walk through the application as a person does: by its links."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException

from tests.support.chromium import Tab

LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"


def walk(tab: Tab, app: Flask, start: str = "/", *, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """Open each kind of page (endpoint) that links lead to, once; give its path while it is open.

    A download must answer, and is passed over. *skip* names endpoints not to be opened.
    """
    routes = app.url_map.bind("127.0.0.1")
    waiting, seen = [start], {"static"} | skip
    while waiting:
        path = waiting.pop(0)
        try:
            endpoint, _values = routes.match(urlsplit(path).path, method="GET")
        except HTTPException as problem:
            raise AssertionError(f"{tab.page.url} links to {path}: {problem}") from problem
        if endpoint in seen:
            continue
        seen.add(endpoint)
        try:
            tab.go(path)
        except Error as problem:
            assert "Download is starting" in problem.message, f"{path}: {problem}"
            assert tab.page.request.get(tab.address + path).ok, f"{path} cannot be downloaded"
            continue
        yield path
        for link in tab.page.evaluate(LINKS):
            target = urlsplit(link)
            if f"{target.scheme}://{target.netloc}" == tab.address:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
