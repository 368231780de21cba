"""Numbers and secrets in addresses: one that can be nobody's is an address that does not exist."""

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.routing import BaseConverter, IntegerConverter, Map

LARGEST = 2_147_483_647  # what an INTEGER of the database holds


class RowNumber(IntegerConverter):
    """The number of a row, as in ``/nhiem-vu/<int:assignment_id>``."""

    def __init__(self, url_map: Map, *args: int, **options: int):
        options.setdefault("max", LARGEST)
        super().__init__(url_map, *args, **options)


class Slugs(BaseConverter):
    """Readable words of several levels, as in ``/trang/<slugs:place_id>``: “dang-uy/lich-hop”."""

    part_isolating = False
    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*"

    def to_url(self, value: str) -> str:
        """Return the words as they are: they are letters, digits and dashes only."""
        return value


class Secret(BaseConverter):
    """A secret of 24 bytes as ``secrets.token_urlsafe`` writes it: whoever knows it needs no sign-in."""

    regex = "[A-Za-z0-9_-]{32}"


def number(args: MultiDict[str, str], name: str) -> int | None:
    """Return the row number called *name* in an address' question part; None if it is none."""
    text = args.get(name, "")
    found = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
    return found if 0 < found <= LARGEST else None


def init_app(app: Flask) -> None:
    """Read every ``<int:…>``, ``<slugs:…>`` and ``<secret:…>`` so; before any address is added."""
    app.url_map.converters["int"] = RowNumber
    app.url_map.converters["slugs"] = Slugs
    app.url_map.converters["secret"] = Secret
