"""The demo, whose things are of every kind and in every state."""

from tests.support.demonstration import demo_browser, demonstration, loaded

__all__ = ["demo_browser", "demonstration", "loaded"]
