"""An installation of its own, that nobody has begun to use."""

import pytest

from intranet.db.session import commit
from intranet.seed import demo
from tests.conftest import ENGINES
from tests.support.demonstration import close, demo_browser, demonstration, fresh_installation, loaded

__all__ = ["demo_browser", "demonstration", "loaded"]


@pytest.fixture(scope="module", params=ENGINES)
def installation(request, tmp_path_factory):
    """The application on one engine, with tables and nothing in them."""
    with fresh_installation(request.param, tmp_path_factory.mktemp(f"empty-{request.param}")) as app:
        with app.app_context():
            close()
        app.extensions["test-world"].keep()
        yield app


@pytest.fixture
def empty(installation):
    """An empty installation; commits are real."""
    with installation.app_context():
        close()
    installation.extensions["test-world"].renew()
    installation.extensions.pop("intranet-cache", None)
    with installation.app_context():
        yield installation
        close()


@pytest.fixture
def load(empty, at):
    """Load the demo on a day: ``load("2026-11-20")``."""

    def loading(today: str = "2026-11-20") -> None:
        at(f"{today} 10:00")
        demo.load()
        commit()

    return loading
