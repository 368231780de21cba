"""Walk through the application as a person does: by its links."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.support.chromium import Tab

LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"


def walk(tab: Tab, app: Flask, start: str = "/", *, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """Open each kind of page (endpoint) that links lead to, once; give its path while it is open.

    *skip* names endpoints that answer with something else than a page: downloads, the frame of a preview.
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
        tab.go(path)
        yield path
        for link in tab.page.evaluate(LINKS):
            target = urlsplit(link)
            if f"{target.scheme}://{target.netloc}" == tab.address:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
