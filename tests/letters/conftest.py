"""Letters are looked at in the demo too."""

from tests.support.demonstration import demonstration, loaded  # noqa: F401
