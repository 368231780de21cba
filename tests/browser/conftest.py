"""A browser and a server for the tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from intranet.web.assets import YEAR
from tests.support.chromium import DESK, PHONE, Chrome, Tab
from tests.support.server import live_server


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start Chromium once."""
    with Chrome() as chrome:
        yield chrome


@pytest.fixture(scope="session")
def packed(app, tmp_path_factory) -> Path:
    """Compress the static files, as ``make run`` does, but elsewhere."""
    folder = tmp_path_factory.mktemp("packed") / "static"
    shutil.copytree(app.static_folder, folder, ignore=shutil.ignore_patterns("*.gz"))
    for file in [*folder.rglob("*")]:
        if file.suffix in {".css", ".js", ".svg", ".json"}:
            list(Compressor(use_brotli=False, quiet=True).compress(str(file)))
    return folder


@pytest.fixture
def address(app, session, packed) -> Iterator[str]:
    """Serve the application over the untouched world."""
    with live_server(WhiteNoise(app, root=packed, prefix="static/", max_age=YEAR)) as address:
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
