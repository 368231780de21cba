"""The demo, whose people and work are many enough to compare."""

from tests.support.demonstration import demo_browser, demonstration, loaded

__all__ = ["demo_browser", "demonstration", "loaded"]
