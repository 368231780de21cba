"""Which announcements wait to be read by a person."""

from collections.abc import Iterator

from sqlalchemy import Select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.pages.list_queries import unread
from intranet.pages.models import Page


def pages_to_read(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give what the person must read, the newest first, with its path for a place."""
    if permits_somewhere(actor, P.PAGE_READ):
        yield "must-read", unread(actor).with_only_columns(Page.id, Page.title, Page.path, Page.shown_on)
