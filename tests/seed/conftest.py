"""An installation of its own, that nobody has begun to use."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from intranet import clock
from intranet.app import create_app
from intranet.db.session import commit, db, set_reading
from intranet.seed import demo
from intranet.seed.commune import PASSWORD
from tests.conftest import ENGINES
from tests.support.browser import Browser
from tests.support.databases import PostgresWorld, SqliteWorld

NOW = datetime(2026, 11, 20, 8, tzinfo=clock.VIETNAM)


@contextmanager
def _installation(engine: str, folder: Path) -> Iterator[Flask]:
    kept = (PostgresWorld if engine == "postgres" else SqliteWorld)(folder)
    app = create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "only for tests",
            "WTF_CSRF_ENABLED": False,
            "DATA": folder,
            "SQLALCHEMY_DATABASE_URI": kept.url,
            "PASSWORD_MEMORY_KIB": 8,
        }
    )
    app.extensions["test-world"] = kept
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        _close()
    kept.drop()


def _close() -> None:
    db.session.remove()
    db.engine.dispose()


@pytest.fixture(scope="module", params=ENGINES)
def installation(request, tmp_path_factory):
    """The application on one engine, with tables and nothing in them."""
    with _installation(request.param, tmp_path_factory.mktemp(f"empty-{request.param}")) as app:
        with app.app_context():
            _close()
        app.extensions["test-world"].keep()
        yield app


@pytest.fixture
def empty(installation):
    """An empty installation; commits are real."""
    with installation.app_context():
        _close()
    installation.extensions["test-world"].renew()
    installation.extensions.pop("intranet-cache", None)
    with installation.app_context():
        yield installation
        _close()


@pytest.fixture
def load(empty, at):
    """Load the demo on a day: ``load("2026-11-20")``."""

    def loading(today: str = "2026-11-20") -> None:
        at(f"{today} 10:00")
        demo.load()
        commit()

    return loading


@pytest.fixture(scope="module", params=ENGINES)
def demonstration(request, tmp_path_factory):
    """The application with the demo, loaded once on an ordinary Friday; for tests that only look."""
    with _installation(request.param, tmp_path_factory.mktemp(f"demo-{request.param}")) as app:
        with app.app_context(), clock.at(NOW):
            demo.load()
            commit()
            _close()
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
