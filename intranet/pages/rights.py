"""Which permission a deed needs, by where the page stands."""

from intranet.access.permissions import Permission as P
from intranet.pages.models import Page


def publishing(page: Page) -> P:
    """Return what publishing, withdrawing and asking who has read needs."""
    return P.PAGE_PUBLISH if page.is_common else P.PAGE_PUBLISH_OWN


def settling(page: Page) -> P:
    """Return what changing place, readers and facts needs: what readers see, only who publishes changes."""
    return publishing(page) if page.is_published or page.unit_id is None else P.PAGE_WRITE
