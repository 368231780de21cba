"""A browser and a server for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.support.chromium import DESK, PHONE, Chrome, Tab
from tests.support.server import live_server


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start Chromium once."""
    with Chrome() as chrome:
        yield chrome


@pytest.fixture
def address(app, session) -> Iterator[str]:
    """Serve the application over the untouched world."""
    with live_server(app) as address:
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
