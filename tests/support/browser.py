"""A client that signs in, and that checks every page it is given."""

import re
import warnings
from collections.abc import Callable
from contextlib import closing
from contextvars import Context
from itertools import pairwise
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, encode_multipart

from intranet.web.restore import MARK, TYPIST
from tests.support.markup import Parser

SPACES = re.compile(r"\s+")
NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}


class Page:
    """What a test needs to know of a page."""

    def __init__(self, html: str):
        self.html = html
        parser = Parser(namespaceHTMLElements=False)
        self.tree = parser.parse(html)
        self.mistakes = [
            f"{code} at {where}"
            for where, code, _ in parser.errors
            if code != "unexpected-char-after-attribute"
        ]

    def all(self, tag: str) -> list[Any]:
        """Return the elements called *tag*."""
        return list(self.tree.iter(tag))

    def text_of(self, element: Any) -> str:
        """Return the words in an element."""
        return SPACES.sub(" ", "".join(element.itertext())).strip()

    @property
    def text(self) -> str:
        """Return the words of the page's main part."""
        mains = self.all("main")
        return self.text_of(mains[0]) if mains else ""

    @property
    def heading(self) -> str:
        """Return the h1."""
        return self.text_of(self.all("h1")[0])

    @property
    def links(self) -> list[str]:
        """Return where the page's links lead."""
        return [a.get("href") for a in self.all("a") if a.get("href")]

    @property
    def fields(self) -> dict[str, str]:
        """Return the values of all fields in the main part, hidden ones included."""
        found: dict[str, str] = {}
        for field in self.all("main")[0].iter():
            name = field.get("name") if isinstance(field.tag, str) else None
            if not name:
                continue
            if field.tag == "textarea":
                found[name] = (field.text or "").lstrip("\n")
            elif field.tag == "select":
                chosen = [o for o in field.iter("option") if o.get("selected") is not None]
                found[name] = chosen[0].get("value", "") if chosen else ""
            elif field.tag == "input":
                if field.get("type") in ("radio", "checkbox") and field.get("checked") is None:
                    continue
                found.setdefault(name, field.get("value", ""))
        return found

    def check(self) -> None:
        """Hold the page to the rules that all pages obey."""
        assert not self.mistakes, self.mistakes
        assert self.all("html")[0].get("lang") == "vi", "the page says that it is Vietnamese"
        headings = [self.text_of(h) for h in self.all("h1")]
        assert len(headings) == 1, f"a page has one h1, not {headings}"
        title = self.text_of(self.all("title")[0])
        assert title.startswith(headings[0]), f"the title {title!r} begins with the h1 {headings[0]!r}"
        ids = [element.get("id") for element in self.tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"an id is used twice: {sorted(i for i in ids if ids.count(i) > 1)}"
        assert all(form.get("action") for form in self.all("form")), "every form names its action"
        assert all(img.get("alt") is not None for img in self.all("img")), "every picture says what it shows"
        visible = self.text_of(self.all("body")[0])
        assert not re.search(r"\bNone\b|<built-in|Undefined", visible), "a missing value was printed"
        self._check_forms()
        self._check_labels(set(ids))
        self._check_order()

    def _check_forms(self) -> None:
        """A form that somebody who has signed in may send says for whom it was drawn (L5)."""
        for form in self.all("form"):
            if form.get("method") == "post" and self.all("body")[0].get("data-user"):
                names = {field.get("name") for field in form.iter("input")}  # what is brought back is marked
                assert names & {TYPIST, MARK}, f"the form to {form.get('action')} does not say who types"

    def _check_labels(self, ids: set[str]) -> None:
        labelled = {label.get("for") for label in self.all("label")}
        inside = {child for label in self.all("label") for child in label.iter()}
        for tag in ("input", "select", "textarea"):
            for field in self.all(tag):
                if field.get("type") in NOT_TYPED:
                    continue
                named = field.get("aria-label") or field.get("aria-labelledby") or field in inside
                assert named or field.get("id") in labelled, f"{tag} {field.get('name')} has no label"
        for element in self.tree.iter():
            for mark in ("aria-describedby", "aria-labelledby", "aria-controls"):
                for target in (element.get(mark) or "").split():
                    assert target in ids, f"{mark} points at {target}, which is not there"

    def _check_order(self) -> None:
        levels = [
            int(e.tag[1])
            for e in self.tree.iter()
            if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)
        ]
        body = levels[levels.index(1) :]
        for before, after in pairwise(body):
            assert after <= before + 1, f"a heading of level {after} follows one of level {before}"


class Browser:
    """One person's browser; ``before`` ends the test's own transaction before each request."""

    def __init__(self, client: FlaskClient, before: Callable[[], None] = lambda: None):
        self.client = client
        self.before = before

    def get(self, path: str, status: int = 200) -> Page:
        """Open a page and check it."""
        return self._read(self._send("GET", path), status)

    def post(self, path: str, data: dict | None = None, status: int = 302) -> Any:
        """Send a form; return where it leads (302), or the checked page."""
        response = self._send("POST", path, data=data or {})
        if status == 302:
            assert response.status_code == 302, f"{response.status_code}: {self._words(response)}"
            return response.location
        return self._read(response, status)

    def open(self, path: str) -> Any:
        """Follow a link; return whatever answers."""
        return self._send("GET", path)

    def download(self, path: str) -> Any:
        """Fetch a file; return the response."""
        response = self._send("GET", path)
        assert response.status_code == 200, f"{response.status_code}: {self._words(response)}"
        return response

    def _send(self, method: str, path: str, **options: Any) -> Any:
        # An empty context: the request must not share the test's ``g`` or
        # session, or Flask-Login would take one person for another.
        self.before()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            options = self._packed(**options)
            # Buffered: a page that grows while it is read is read to its end in its own context.
            return Context().run(self.client.open, path, method=method, buffered=True, **options)

    @staticmethod
    def _packed(*, data: Any = None, **options: Any) -> dict[str, Any]:
        """Return what is sent with files packed in memory: the client would leave a temporary file open."""
        if isinstance(data, dict) and any(isinstance(value, tuple) for value in data.values()):
            with closing(EnvironBuilder(method="POST", data=data)) as builder:
                values = builder.form.copy()
                for name, files in builder.files.lists():
                    values.setlist(name, files)
                boundary, packed = encode_multipart(values)
            return {"data": packed, "content_type": f"multipart/form-data; boundary={boundary}", **options}
        return {"data": data, **options}

    def _words(self, response: Any) -> str:
        html = response.get_data(as_text=True)
        page = Page(html)
        return page.text or html[:2000]

    def _read(self, response: Any, status: int) -> Page:
        assert response.status_code == status, (
            f"{response.status_code} {response.headers.get('Location', '')}: {self._words(response)}"
        )
        page = Page(response.get_data(as_text=True))
        page.check()
        return page
