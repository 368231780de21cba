"""The demo commune, loaded once, for tests that look at everybody and everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from intranet import clock
from intranet.db.session import commit, db, set_reading
from intranet.seed import demo
from intranet.seed.commune import PASSWORD
from tests.conftest import ENGINES
from tests.support.application import application
from tests.support.browser import Browser
from tests.support.databases import PostgresWorld, SqliteWorld

NOW = datetime(2026, 11, 20, 8, tzinfo=clock.VIETNAM)


@contextmanager
def fresh_installation(engine: str, folder: Path) -> Iterator[Flask]:
    """Give the application on *engine*, with tables and nothing in them."""
    kept = (PostgresWorld if engine == "postgres" else SqliteWorld)(folder)
    app = application(kept.url, folder)
    app.extensions["test-world"] = kept
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        close()
    kept.drop()


def close() -> None:
    """Let go of the database, so that it may be copied or dropped."""
    db.session.remove()
    db.engine.dispose()


@pytest.fixture(scope="session", params=ENGINES)
def demonstration(request, tmp_path_factory):
    """The application with the demo, loaded once on an ordinary Friday; for tests that only look."""
    with fresh_installation(request.param, tmp_path_factory.mktemp(f"demo-{request.param}")) as app:
        with app.app_context(), clock.at(NOW):
            demo.load()
            commit()
            close()
        yield app


@pytest.fixture
def loaded(demonstration, monkeypatch):
    """The demo, to look at."""
    monkeypatch.setattr(clock, "wall", lambda: NOW)
    with demonstration.app_context():
        set_reading(True)
        yield demonstration
        db.session.remove()
        set_reading(False)


@pytest.fixture
def demo_browser(loaded):
    """Open a browser for somebody of the demo."""

    def sign_in(username: str) -> Browser:
        browser = Browser(loaded.test_client(), before=commit)
        browser.post("/dang-nhap", {"username": username, "password": PASSWORD})
        return browser

    return sign_in
