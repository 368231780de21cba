"""The demo, for tests that look at the figures of everybody."""

from tests.support.demonstration import demo_browser, demonstration, loaded

__all__ = ["demo_browser", "demonstration", "loaded"]
