"""What every test may ask for."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from intranet import clock
from intranet.db.session import commit, db, set_reading
from tests.support import world
from tests.support.application import application
from tests.support.browser import Browser
from tests.support.databases import PostgresWorld, SqliteWorld

ENGINES = ["sqlite", "postgres"] if os.environ.get("TEST_POSTGRES_URL") else ["sqlite"]


@pytest.fixture(scope="session", params=ENGINES)
def app(request, tmp_path_factory):
    """The application on one engine, and a world that is built once."""
    folder = tmp_path_factory.mktemp(request.param)
    kept = (PostgresWorld if request.param == "postgres" else SqliteWorld)(folder)
    app = application(kept.url, folder)
    with app.app_context():
        db.create_all()
        world.build()
        db.session.remove()
        db.engine.dispose()
    kept.keep()
    app.extensions["test-world"] = kept
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    kept.drop()


@pytest.fixture
def session(app):
    """Give a test the same untouched world. Commits are real.

    A test that does not ask for this has no database at all.
    """
    app.extensions["test-world"].renew()
    app.extensions.pop("intranet-cache", None)
    with app.app_context():
        # The test itself takes no write lock by merely looking; its browsers are others.
        set_reading(True)
        yield db.session
        db.session.remove()
        db.engine.dispose()
        set_reading(False)


@pytest.fixture
def actor(session) -> Callable:
    """Return a person as the rules see them: ``actor("chairman")``."""
    return world.actor


@pytest.fixture
def as_(app, session) -> Callable[[str], Browser]:
    """Open a browser for a person: ``as_("specialist").get("/nhiem-vu")``."""

    def sign_in(name: str) -> Browser:
        browser = Browser(app.test_client(), before=commit)
        browser.post("/dang-nhap", {"username": name, "password": world.PASSWORD})
        return browser

    return sign_in


@pytest.fixture
def at(monkeypatch) -> Callable[[str], None]:
    """Set the clock: ``at("2026-03-04 09:00")``, as read in Vietnam."""

    def set_clock(text: str) -> None:
        moment = datetime.fromisoformat(text).replace(tzinfo=clock.VIETNAM)
        monkeypatch.setattr(clock, "wall", lambda: moment)

    return set_clock


@pytest.fixture(autouse=True)
def _forget_counters() -> Iterator[None]:
    """No test answers from what another test's last request knew."""
    from intranet.db.counters import know

    know(None)
    yield
    know(None)
