"""Every page that links lead to, as the people who use it see it."""

import pytest

from tests.support import world
from tests.support.chromium import DESK, PHONE
from tests.support.crawl import walk

# What a browser sees does not depend on the database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("app", ["sqlite"], indirect=True)]

FIRST_VISIT, LATER = 200_000, 100_000  # bytes on the wire


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("office", DESK),
        ("office", PHONE),
        ("chairman", DESK),
        ("secretary", PHONE),
        ("specialist", PHONE),
        ("village", PHONE),
        ("admin", DESK),
    ],
    ids=lambda it: it if isinstance(it, str) else str(it[0]),
)
def test_every_page_is_sound(app, chrome, address, name, size):
    """No fault in the console, nothing for axe-core, nothing wider than the window, and light."""
    with chrome.tab(address, size) as tab:
        tab.sign_in(name, world.PASSWORD)
        assert tab.sent < FIRST_VISIT
        faults, before = [], tab.sent
        for path in walk(tab, app):
            if tab.sent - before > LATER:
                faults.append(f"{path}: {tab.sent - before} bytes")
            faults += [f"{path}: {line}" for line in [*tab.axe(), *tab.overflow()]]
            before = tab.sent
    assert faults == []


def test_signing_in_needs_no_script(chrome, address):
    with chrome.tab(address, PHONE, scripts=False) as tab:
        tab.sign_in("village", world.PASSWORD)
        tab.go("/")
        assert tab.page.locator("h1").count() == 1
