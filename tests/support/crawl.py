"""Walk through the application as people do, by its links, and keep one address of each kind of page.

A kind of page is a view and the template that it drew: “Bàn làm việc” of a village head and of the chairman
are two. A new page that a link leads to is found by itself. So are pages that hang on a thing which the walk
passed by (the page that ends a membership hangs on the one group of the commune): the other pages of that
kind are opened until a link leads there, and what is asked for by number is asked for by the numbers that
were met elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, template_rendered, url_for
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from intranet import clock
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission
from intranet.db.session import db
from intranet.org import identity
from intranet.org.people import User

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
LINK = re.compile(r'<a\b([^>]*)\shref="(/[^"#]*)')
DESK = 5  # how many things of one kind are opened from a desk: what waits there is in every state
TRIES = 300  # times that a page is asked for that no link leads to, and pages opened to find such a link


@dataclass(frozen=True, order=True)
class Found:
    """One page: who opens it, where, and what it is."""

    username: str
    path: str
    endpoint: str
    template: str


@dataclass
class Walk:
    """What was met: the longest page of each kind, the downloads, and what numbers stood in addresses."""

    app: Flask
    but: frozenset[str] = frozenset()  # views that are not looked for where no link leads to them
    pages: dict[tuple[str, str], tuple[int, Found]] = field(default_factory=dict)
    downloads: set[str] = field(default_factory=set)
    leading_on: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    numbers: dict[str, dict[Any, dict[str, None]]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def found(self) -> list[Found]:
        """Return the pages, those of one person together."""
        return sorted(page for _length, page in self.pages.values())

    @property
    def missed(self) -> set[str]:
        """Return the views that answer to GET and were never seen."""
        views = {rule.endpoint for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
        return views - {endpoint for endpoint, _template in self.pages} - self.downloads - {"static"}

    def open(self, client: FlaskClient, username: str, path: str) -> list[str] | None:
        """Ask for *path*; return where its links lead, or ``None`` where it is no page."""
        with _drawn(self.app) as templates:
            answer = Context().run(client.get, path, buffered=True)
        endpoint = self.match(path, username)
        if answer.status_code in (302, 303):
            self.leading_on.add(endpoint)
            return [answer.location]
        if answer.status_code != 200:
            return None
        if answer.mimetype != "text/html" or not templates:
            self.downloads.add(endpoint)
            return []
        html = answer.get_data(as_text=True)
        page = Found(username, path, endpoint, templates[-1])
        kind = (endpoint, templates[-1])
        self.pages[kind] = max(self.pages.get(kind, (0, page)), (len(html), page), key=lambda one: one[0])
        return [href.replace("&amp;", "&") for mark, href in LINK.findall(html) if "download" not in mark]

    def match(self, path: str, username: str) -> str:
        """Return the view of *path*, and remember who met the numbers in it."""
        endpoint, values = self.app.url_map.bind("localhost").match(urlsplit(path).path, method="GET")
        for name, value in values.items():
            self.numbers[name].setdefault(value, {})[username] = None
        return endpoint


@contextmanager
def _drawn(app: Flask) -> Iterator[list[str]]:
    """Give the names of the templates that are drawn meanwhile."""
    names: list[str] = []

    def note(_app: Flask, template: Any, **_values: Any) -> None:
        names.append(template.name or "")

    with template_rendered.connected_to(note, app):
        yield names


def signed_in(app: Flask, username: str, password: str) -> FlaskClient:
    """Return a client of somebody who came in by the page."""
    client = app.test_client()
    page = Context().run(client.get, "/dang-nhap").get_data(as_text=True)
    token = TOKEN.search(page)
    values = {"username": username, "password": password, "csrf_token": token[1] if token else ""}
    answer = Context().run(client.post, "/dang-nhap", data=values)
    assert answer.status_code == 302, f"{username} was not let in"
    return client


def walk(
    app: Flask,
    people: Iterable[str],
    password: str,
    *,
    further: Iterable[tuple[str, str]] = (),
    each: int = 1,
    but: Iterable[str] = (),
) -> Walk:
    """Follow the links of *people*; open at most *each* addresses of a view for each of them.

    *further* are addresses that are opened besides, each with the person who opens it; *but* names the views
    that are not looked for where no link leads to them.
    """
    seen = Walk(app, frozenset(but))
    clients = {username: signed_in(app, username, password) for username in people}
    for username, client in clients.items():
        follow(seen, client, username, each=each)
    for username, path in further:
        assert seen.open(clients[username], username, path) is not None, f"{path} does not open"
    _look_behind(seen, clients)
    return seen


def follow(seen: Walk, client: FlaskClient, username: str, *, each: int = 1, start: str = "/") -> None:
    """Follow the links of one person from *start* on."""
    waiting, asked, count = [start], set(), Counter[str]()
    desk: set[str] = set()
    while waiting:
        path = waiting.pop(0)
        if path in asked:
            continue
        asked.add(path)
        try:
            endpoint = seen.match(path, username)
        except HTTPException as problem:
            seen.broken.append(f"{username}: a link leads to {path}: {problem}")
            continue
        enough = count[endpoint] >= (DESK if path in desk else each)
        if enough or endpoint in seen.downloads or endpoint == "static":
            continue
        count[endpoint] += 1
        links = seen.open(client, username, path)
        if links is None:
            seen.broken.append(f"{username}: a link leads to {path}, which does not open")
        waiting += [link for link in links or () if link.startswith("/")]
        desk = desk or set(waiting)


def _look_behind(seen: Walk, clients: dict[str, FlaskClient]) -> None:
    """Look for what no link led to: on other pages that it may hang on, then by the numbers that were met.

    A number is tried as somebody who met it and may open such a page, until one opens.
    """
    rules = {rule.rule: rule for rule in seen.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    may = _doers(seen.app, clients)
    for path, rule in rules.items():
        above = _above(path, rules)
        if above and rule.endpoint in seen.missed - seen.but:
            for username, address in islice(_addresses(seen, rules[above], may(rule.endpoint)), TRIES):
                for link in seen.open(clients[username], username, address) or ():
                    if link.startswith("/") and seen.match(link, username) in seen.missed:
                        seen.open(clients[username], username, link)
                if rule.endpoint not in seen.missed:
                    break
    for rule in rules.values():
        if rule.endpoint in seen.missed - seen.but:
            for username, address in islice(_addresses(seen, rule, may(rule.endpoint)), TRIES):
                seen.open(clients[username], username, address)
                if rule.endpoint not in seen.missed:
                    break


def _doers(app: Flask, usernames: Iterable[str]) -> Callable[[str], list[str]]:
    """Return who of *usernames* may open the pages of a view at all, as far as its guard says so."""
    with app.app_context():
        ids = dict(db.session.execute(select(User.username, User.id)).all())
        actors = {one: identity.actor_of(ids[one], clock.today()) for one in usernames}
        db.session.remove()

    def may(endpoint: str) -> list[str]:
        wanted = getattr(app.view_functions[endpoint], "guarded_by", None)
        known = isinstance(wanted, Permission)
        return [one for one, actor in actors.items() if not known or permits_somewhere(actor, wanted)]

    return may


def _above(path: str, rules: dict[str, Any]) -> str:
    """Return the address, with gaps, of the page of the thing that *path* is a part of."""
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in rules and rules[path].arguments:
            return path
    return ""


def _addresses(seen: Walk, rule: Any, people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the addresses of a view that the numbers make which one of *people* met."""
    names = sorted(rule.arguments)
    for values in product(*(list(seen.numbers[name]) for name in names)):
        met = [seen.numbers[name][value] for name, value in zip(names, values, strict=True)]
        with seen.app.test_request_context():
            path = url_for(rule.endpoint, **dict(zip(names, values, strict=True)))
        yield from ((one, path) for one in people if met and all(one in others for others in met))
