"""A browser and a server for the tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from intranet.app import create_app
from intranet.db.session import commit, db
from intranet.seed import demo
from intranet.web.assets import YEAR
from tests.support import needs
from tests.support.chromium import DESK, PHONE, Chrome, Tab
from tests.support.server import live_server


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start Chromium once."""
    with Chrome() as chrome:
        yield chrome


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Flask:
    """Return the application as ``make run`` starts it, with the demo of today and every protection on."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'demo.db'}"
    app = create_app({"DATA": folder, "SQLALCHEMY_DATABASE_URI": url, "PASSWORD_MEMORY_KIB": 8})
    with app.app_context():
        db.create_all()
        demo.load()
        commit()
        db.session.remove()
        db.engine.dispose()
    return app


@pytest.fixture(scope="session")
def packed(tmp_path_factory) -> Path:
    """Compress the static files, as ``make run`` does, but elsewhere."""
    folder = tmp_path_factory.mktemp("packed") / "static"
    shutil.copytree(needs.ROOT / "static", folder, ignore=shutil.ignore_patterns("*.gz"))
    for file in [*folder.rglob("*")]:
        if file.suffix in {".css", ".js", ".svg", ".json"}:
            list(Compressor(use_brotli=False, quiet=True).compress(str(file)))
    return folder


@pytest.fixture
def address(app, session, packed) -> Iterator[str]:
    """Serve the application over the untouched world."""
    with live_server(WhiteNoise(app, root=packed, prefix="static/", max_age=YEAR)) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(demonstration, packed) -> Iterator[str]:
    """Serve the demo; for tests that only look."""
    with live_server(WhiteNoise(demonstration, root=packed, prefix="static/", max_age=YEAR)) as address:
        yield address


@pytest.fixture
def desk(chrome, address) -> Iterator[Tab]:
    """Open a tab as wide as a clerk's screen."""
    with chrome.tab(address, DESK) as tab:
        yield tab


@pytest.fixture
def phone(chrome, address) -> Iterator[Tab]:
    """Open a tab as narrow as a village head's phone."""
    with chrome.tab(address, PHONE) as tab:
        yield tab
